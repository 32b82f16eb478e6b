# The vectors, described: what each holds, and what a verifier has to say of it.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0

from . import claims, entries, files, keys, notes, proofs
from .parts import text64


def all_cases():
    for group in (files, notes, entries, claims, keys):
        yield from group.all_cases()


def all_proofs():
    yield from proofs.all_cases()

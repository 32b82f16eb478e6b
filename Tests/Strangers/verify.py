#!/usr/bin/env python3
# A stranger to Exeat: checks a log it published with the Python package `aics-tlog`.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""
usage: verify.py [--given FOLDER] DIR VKEY-FILE [OLDER-CHECKPOINT-FILE ...]

Reads a published log as C2SP tlog-tiles describes it and leaves all arithmetic to the package:
signatures, hashes, tiles, proofs. With --given it also checks the proofs in FOLDER, which Exeat
made, one for each entry. It ends with 0 if everything holds, with 1 and one line on standard error
if anything does not.
"""

import pathlib
import struct
import sys

import aics_tlog

HASH = 32


class Refused(Exception):
    """What does not hold."""


def must(claim, words):
    if not claim:
        raise Refused(words)


def main():
    arguments, given = sys.argv[1:], None
    if arguments[:1] == ["--given"]:
        given, arguments = pathlib.Path(arguments[1]), arguments[2:]
    if len(arguments) < 2:
        print(__doc__.strip().splitlines()[0], file=sys.stderr)
        return 64
    try:
        print(verify(given, *arguments))
    except (Refused, ValueError, OSError) as error:
        print(f"refused: {error}", file=sys.stderr)
        return 1
    return 0


def checkpoint(path, key):
    """Opens a signed note and has the package read its three lines."""
    try:
        note = aics_tlog.parse_note(pathlib.Path(path).read_bytes())
        must(aics_tlog.verify_note(note, [key]), "no good signature of the log's key")
        result = aics_tlog.verify_checkpoint(note, key, expected_origin=key.name)
        must(result.ok, result.error)
        return aics_tlog.parse_checkpoint(note.text)
    except (Refused, ValueError) as error:
        raise Refused(f"{path}: {error}") from None


def verify(given, directory, key_file, *older_files):
    key = aics_tlog.read_vkey_file(pathlib.Path(key_file).read_text())
    head = checkpoint(f"{directory}/checkpoint", key)
    files = aics_tlog.FileSystemTileReader(directory)
    # Every tile and every entry against the signed root.
    report = aics_tlog.audit_tiles(files, head.size, head.root)
    tiles = aics_tlog.VerifiedTileReader(files, head.size, head.root)
    tree = aics_tlog.MerkleTree(tiles.entry(index) for index in range(head.size))
    must(tree.root() == head.root, "the entries do not lead to the signed root")
    for index in range(head.size):
        holds(tree, head, index, tree.inclusion_proof(index))
    growths = 0
    for path in older_files:
        old = checkpoint(path, key)
        must(old.size <= head.size, f"{path}: the log has only {head.size} entries")
        proof = aics_tlog.consistency_proof_from_tiles(tiles, old.size, head.size)
        must(aics_tlog.verify_consistency(old.size, head.size, old.root, head.root, proof),
             f"{path}: the log is no continuation of it")
        growths += 1
    said = (f"accepted: {key.name}, {report.size} entries, {report.tiles} tiles, {report.bundles} "
            f"bundles, {head.size} inclusion proofs, {growths} older checkpoints")
    if given:
        inclusions(given / "inclusions", tree, head)
        number = consistencies(given / "consistencies", tiles, head)
        said += f"; given: {head.size} inclusion and {number} consistency proofs"
    return said


def holds(tree, head, index, proof):
    must(aics_tlog.verify_leaf_inclusion(tree.leaf_data(index), index, head.size, proof, head.root),
         f"inclusion of entry {index}: the proof does not lead to the signed root")


class Proofs:
    """A file of proofs, read from its beginning."""

    def __init__(self, path):
        self.path, self.bytes, self.place = path, path.read_bytes(), 0

    def take(self, count):
        taken = self.bytes[self.place:self.place + count]
        must(len(taken) == count, f"{self.path.name}: it ends inside a proof")
        self.place += count
        return taken

    def hashes(self):
        return [self.take(HASH) for _ in range(self.take(1)[0])]

    @property
    def is_at_end(self):
        return self.place == len(self.bytes)


def inclusions(path, tree, head):
    proofs = Proofs(path)
    for index in range(head.size):
        holds(tree, head, index, proofs.hashes())
    must(proofs.is_at_end, f"{path.name}: there are more than entries")


def consistencies(path, tiles, head):
    proofs, roots, number = Proofs(path), {}, 0

    def root(size):
        # From the proven tiles, not from whoever made the proof.
        if size not in roots:
            roots[size] = aics_tlog.tree_root_from_tiles(tiles, size, head.size)
        return roots[size]

    while not proofs.is_at_end:
        old, new = struct.unpack(">QQ", proofs.take(16))
        must(0 < old <= new <= head.size, f"growth {number}: it is from {old} to {new} entries")
        must(aics_tlog.verify_consistency(old, new, root(old), root(new), proofs.hashes()),
             f"growth {number}: {new} entries are no continuation of {old}")
        number += 1
    return number


if __name__ == "__main__":
    sys.exit(main())

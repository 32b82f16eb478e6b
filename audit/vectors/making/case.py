# One vector, described.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""What every description is made with."""

from .parts import ORIGIN, SEED, key_text, leaf, public, published, root, spelled, transfer_log

LOG_KEY = key_text(public(SEED))
BUNDLE, TILE = "tile/entries/000.p/5", "tile/0/000.p/5"


def invalid(place):
    return {"verdict": "INVALID", "place": place}


def rollback():
    return {"verdict": "ROLLBACK", "place": "checkpoint"}


def fork(size):
    return {"verdict": "FORK", "place": f"size {size}"}


USAGE = {"verdict": "USAGE"}


def ok(entries, *unfinished, findings=0):
    """A good log: the line to keep; and batches without outcome, each with its start's place."""
    expect = {"verdict": "OK", "keep": short_form(entries)}
    if findings:
        expect["findings"] = findings
    if unfinished:
        bundle = f"tile/entries/000.p/{len(entries)}"
        expect["verdict"] = "UNFINISHED"
        expect["place"] = f"{bundle}, entry {unfinished[0][2]}"
        expect["unfinished"] = [{"transfer": some[0], "batch": some[1]} for some in unfinished]
    return expect


def short_form(entries, origin=ORIGIN):
    return f"{origin} {len(entries)} {root([leaf(entry) for entry in entries]).hex()}"


def case(name, section, description, files, expect, vkey=LOG_KEY, since=None):
    return {
        "name": name, "section": section, "description": description, "files": files,
        "expect": expect, "vkey": vkey, "since": since,
    }


def bodies(log=None):
    """The bytes of a log's entries; of the transfer's log unless another is given."""
    return [spelled(members) for members in (transfer_log() if log is None else log)]


def changed(changes, entries=None):
    """The published folder with other files, or without those that are None."""
    files = published(bodies() if entries is None else entries)
    for path, value in changes.items():
        if value is None:
            del files[path]
        else:
            files[path] = value
    return files


def flipped(data, position, bit=4):
    return data[:position] + bytes([data[position] ^ 1 << bit]) + data[position + 1 :]

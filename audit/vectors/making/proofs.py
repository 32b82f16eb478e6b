# Proofs about a person: files that show whether somebody stands in a transfer.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""The files in proofs/. Unless it says otherwise, only what is described is wrong."""

import hashlib

from .case import LOG_KEY, USAGE
from .parts import OTHER_SEED, TRANSFER, created, decided, entry, head, key_text, leaf, note
from .parts import public, root, spelled, text64

HEADER = "exeat.dev/subject-proof@v1"


def tag(number):
    return hashlib.sha256(f"tag {number:03d}".encode()).digest()[:16]


TAGS = sorted(tag(number) for number in range(8))


def record(some_tag, row, code=0):
    """96 bytes of a person who was released, or withheld for a reason."""
    salt = hashlib.sha256(b"salt" + some_tag + bytes([row])).digest()[:16]
    payload = bytes(32) if code else hashlib.sha256(salt + b"payload").digest()
    return (some_tag + salt + payload + bytes(8) + (3).to_bytes(8, "big")
            + (1699999000).to_bytes(4, "big") + bytes([2 if code else 1, code])
            + (0 if code else 1).to_bytes(2, "big") + row.to_bytes(4, "big") + bytes(4))


def erased(data, index=2):
    """What is left of a record."""
    return b"exeat/erased/1\0\0" + leaf(data) + index.to_bytes(8, "big") + bytes(40)


def slot_leaf(data):
    return data[16:48] if data.startswith(b"exeat/erased/1\0\0") else leaf(data)


def path(index, leaves):
    """The hashes beside the way from a leaf to the root, the leaf's sibling first."""
    if len(leaves) == 1:
        return []
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if index < half:
        return path(index, leaves[:half]) + [root(leaves[half:])]
    return path(index - half, leaves[half:]) + [root(leaves[:half])]


# Seven records: the first two tags once, the third twice, then three more. TAGS[4] and the last
# have none.
PEOPLE = [record(TAGS[0], 5), record(TAGS[1], 0, 10), record(TAGS[2], 1), record(TAGS[2], 4),
          record(TAGS[3], 2), record(TAGS[5], 3), record(TAGS[6], 6)]
NOBODY, LAST = TAGS[4], TAGS[7]
FIRST = bytes(16)


def log_of(slots, **segment):
    """A log whose entry 1 decided a transfer with these slots."""
    members = decided(1)
    facts = {"count": len(slots), "root": root([slot_leaf(data) for data in slots]).hex()}
    members["data"]["segment"].update({**facts, **segment})
    return [spelled(some) for some in (created(), members, entry(2, "segment.added"))]


def entry_lines(log, index=1, seed=None, extra=None, hashes=None, number=None):
    """The proof of the transfer's entry."""
    leaves = [leaf(body) for body in log]
    text = head(len(log), root(leaves))
    hashes = path(index, leaves) if hashes is None else hashes
    lines = ["c2sp.org/tlog-proof@v1", f"extra {text64(log[index] if extra is None else extra)}",
             f"index {index if number is None else number}", *map(text64, hashes), ""]
    signed = note(text) if seed is None else note(text, seed)
    return "".join(f"{line}\n" for line in lines).encode() + signed


def proof(slots, some_tag, shown, claim, log=None, count=None, lines=None, transfer=TRANSFER):
    """The whole file; `lines` has others for some of the slots."""
    leaves = [slot_leaf(data) for data in slots]
    text = [HEADER, f"claim {claim}", f"tag {text64(some_tag)}",
            f"segment {transfer} 0 {len(slots) if count is None else count}"]
    for index in shown:
        text += (lines or {}).get(index) or slot_lines(index, slots[index], path(index, leaves))
    text.append("")
    return "".join(f"{line}\n" for line in text).encode() + entry_lines(log or log_of(slots))


def slot_lines(index, data, hashes):
    return [f"slot {index}", f"record {text64(data)}", *map(text64, hashes)]


def ok(claim, records=(), gone=()):
    return {"verdict": "OK", "claim": claim, "records": list(records),
            "erased": [list(some) for some in gone]}


BAD = {"verdict": "INVALID"}


def case(name, description, data, expect=None, vkey=LOG_KEY):
    return {"name": name, "description": f"{description}.", "proof": data,
            "expect": expect or BAD, "vkey": vkey}


def good():
    yield case("000-present", "One record, between its neighbours",
               proof(PEOPLE, TAGS[3], [3, 4, 5], "present"), ok("present", [4]))
    yield case("001-present-twice", "The same person stands in two rows",
               proof(PEOPLE, TAGS[2], [1, 2, 3, 4], "present"), ok("present", [2, 3]))
    yield case("002-present-first", "The first record has no neighbour before it",
               proof(PEOPLE, TAGS[0], [0, 1], "present"), ok("present", [0]))
    yield case("003-present-last", "The last record has no neighbour after it",
               proof(PEOPLE, TAGS[6], [5, 6], "present"), ok("present", [6]))
    yield case("004-present-alone", "The only record of a transfer",
               proof(PEOPLE[:1], TAGS[0], [0], "present"), ok("present", [0]))
    yield case("005-absent", "Two neighbours leave no room between them",
               proof(PEOPLE, NOBODY, [4, 5], "absent"), ok("absent"))
    yield case("006-absent-before-first", "The first record is greater",
               proof(PEOPLE, FIRST, [0], "absent"), ok("absent"))
    yield case("007-absent-after-last", "The last record is smaller",
               proof(PEOPLE, LAST, [6], "absent"), ok("absent"))
    yield case("008-absent-of-none", "The transfer has no record",
               proof([], NOBODY, [], "absent"), ok("absent"))
    gone = [*PEOPLE[:4], erased(PEOPLE[4]), *PEOPLE[5:]]
    yield case("009-absent-or-erased", "Between the neighbours lies an erased slot",
               proof(gone, TAGS[3], [3, 4, 5], "absent-or-erased"),
               ok("absent-or-erased", [], [(4, 2)]))
    yield case("010-present-beside-erased", "Of two records one was erased",
               proof([*PEOPLE[:3], erased(PEOPLE[3]), *PEOPLE[4:]], TAGS[2], [1, 2, 3, 4],
                     "present"), ok("present", [2], [(3, 2)]))
    ends = [erased(PEOPLE[0]), *PEOPLE[1:6], erased(PEOPLE[6], 7)]
    yield case("011-erased-first", "The first slot is erased",
               proof(ends, TAGS[0], [0, 1], "absent-or-erased"),
               ok("absent-or-erased", [], [(0, 2)]))
    yield case("012-erased-last", "The last slot is erased",
               proof(ends, TAGS[6], [5, 6], "absent-or-erased"),
               ok("absent-or-erased", [], [(6, 7)]))
    everything = [erased(data) for data in PEOPLE[:3]]
    yield case("013-all-erased", "Every slot is erased",
               proof(everything, TAGS[1], [0, 1, 2], "absent-or-erased"),
               ok("absent-or-erased", [], [(0, 2), (1, 2), (2, 2)]))


def lies():
    def of(name, description, some_tag, shown, claim, slots=None, **more):
        return case(name, description, proof(slots or PEOPLE, some_tag, shown, claim, **more))

    yield of("100-not-adjacent", "The neighbours have the person between them",
             TAGS[3], [3, 5], "absent")
    yield of("101-neighbour-missing-before", "Nobody before the person is shown",
             NOBODY, [5], "absent")
    yield of("102-neighbour-missing-after", "Nobody after the person is shown",
             NOBODY, [4], "absent")
    yield of("103-no-neighbour", "Nobody is shown at all", NOBODY, [], "absent")
    gone = [*PEOPLE[:4], erased(PEOPLE[4]), *PEOPLE[5:]]
    yield of("104-erased-as-neighbour", "An erased slot bounds the room",
             TAGS[3], [4, 5], "absent", gone)
    yield of("105-erased-called-absent", "An erased slot lies between, and is called absent",
             TAGS[3], [3, 4, 5], "absent", gone)
    yield of("106-erased-left-out", "The erased slot between is not shown",
             TAGS[3], [3, 5], "absent", gone)
    yield of("107-present-called-absent", "A record is shown and called absent",
             TAGS[3], [3, 4, 5], "absent")
    yield of("108-absent-called-present", "Nobody is shown and called present",
             NOBODY, [4, 5], "present")
    yield of("109-record-left-out", "Of two records the first is not shown",
             TAGS[2], [3, 4], "present")
    yield of("110-last-left-out", "Of two records the second is not shown",
             TAGS[2], [1, 2], "present")
    yield of("111-somebody-between", "Between the neighbours stands somebody else",
             TAGS[3], [2, 3, 4, 5], "present")
    yield of("112-order-of-slots", "The slots are shown in another order",
             NOBODY, [5, 4], "absent")
    yield of("113-slot-twice", "A slot is shown twice", TAGS[3], [3, 4, 4, 5], "present")
    yield of("114-claim-of-erasure", "A record is shown and called erased",
             TAGS[3], [3, 4, 5], "absent-or-erased")
    other = [*PEOPLE[:5], record(TAGS[6], 3)]
    leaves = [slot_leaf(data) for data in other]
    mixed = {5: slot_lines(5, other[5], path(5, leaves))}
    yield of("120-neighbour-of-another", "A neighbour is of another transfer",
             NOBODY, [4, 5], "absent", lines=mixed)
    leaves = [slot_leaf(data) for data in PEOPLE]
    whole = path(4, leaves)
    paths = [
        ("121-hash-missing", "The last hash is missing", whole[:-1]),
        ("122-hash-added", "A hash follows", [*whole, bytes(32)]),
        ("123-hash-changed", "The first hash is another", [bytes(32), *whole[1:]]),
        ("124-hashes-swapped", "Two hashes have changed places", [whole[1], whole[0], *whole[2:]]),
        ("125-hash-of-31-bytes", "A hash has 31 bytes", [whole[0][:31], *whole[1:]]),
        ("126-64-hashes", "There are 64 hashes", [bytes(32)] * 64),
    ]
    for name, description, some in paths:
        yield of(name, f"{description} in the path of a slot", TAGS[3], [3, 4, 5], "present",
                 lines={4: slot_lines(4, PEOPLE[4], some)})
    numbers = [
        ("127-slot-off-by-one", "The slot is the next", 5),
        ("128-slot-with-zero", "The slot is `04`", "04"),
        ("129-slot-below-zero", "The slot is -4", -4), ("130-slot-of-2-63", "The slot is 2^63", 2**63),
        ("131-slot-beyond", "The slot is the last and one more", 7),
    ]
    for name, description, number in numbers:
        yield of(name, description, TAGS[3], [3, 4, 5], "present",
                 lines={4: slot_lines(number, PEOPLE[4], whole)})
    flipped = PEOPLE[4][:60] + bytes([PEOPLE[4][60] ^ 1]) + PEOPLE[4][61:]
    marked = erased(PEOPLE[4])
    records = [
        ("132-record-changed", "A bit of the payload is another", flipped),
        ("133-record-of-95-bytes", "The record has 95 bytes", PEOPLE[4][:95]),
        ("134-record-of-97-bytes", "The record has 97 bytes", PEOPLE[4] + b"\0"),
        ("135-record-of-neither", "The record is neither released nor withheld",
         PEOPLE[4][:84] + b"\3" + PEOPLE[4][85:]),
        ("136-erased-with-content", "An erased slot has content", marked[:-1] + b"\1"),
        ("137-erased-other-hash", "An erased slot keeps another hash",
         marked[:16] + bytes(32) + marked[48:]),
        ("138-record-is-a-node", "The hash of two records stands for one",
         marked[:16] + whole[0] + marked[48:]),
    ]
    for name, description, data in records:
        yield of(name, description, TAGS[3], [3, 4, 5], "present",
                 lines={4: slot_lines(4, data, whole)})
    yield of("139-count-changed", "The number of slots is another", FIRST, [0], "absent", count=1)
    yield of("140-another-transfer", "The transfer is another", NOBODY, [4, 5], "absent",
             transfer="01HF7YAT005444444444444444")
    yield of("141-other-root", "The entry names another root", NOBODY, [4, 5], "absent",
             log=log_of(PEOPLE, root="00" * 32))
    yield of("142-unsorted", "The entry names another order", NOBODY, [4, 5], "absent",
             log=log_of(PEOPLE, order="row"))
    yield of("143-other-format", "The entry names another format", NOBODY, [4, 5], "absent",
             log=log_of(PEOPLE, format="seg2"))
    yield case("144-empty-with-root", "The transfer has no record, and the root of some",
               proof([], NOBODY, [], "absent", log=log_of([], root="00" * 32)))


def entries():
    log = log_of(PEOPLE)
    plain = proof(PEOPLE, NOBODY, [4, 5], "absent")
    start = plain.index(b"c2sp.org/")

    def of(name, description, expect=None, vkey=LOG_KEY, **more):
        data = plain[:start] + entry_lines(log, **more)
        return case(name, description, data, expect, vkey)

    leaves = [leaf(body) for body in log]
    yield of("200-other-entry", "The entry is one that decides nothing", index=2)
    yield of("201-index-off-by-one", "The index is the next", number=2)
    yield of("202-index-with-zero", "The index is `01`", number="01")
    yield of("203-index-below-zero", "The index is -1", number=-1)
    yield of("204-index-of-2-63", "The index is 2^63", number=2**63)
    yield of("205-hash-missing", "A hash of the entry's path is missing", hashes=path(1, leaves)[:-1])
    yield of("206-hash-added", "A hash follows the entry's path", hashes=[*path(1, leaves), bytes(32)])
    yield of("207-entry-changed", "The recipient is another", extra=log[1].replace(
        b"company.example", b"another.example"))
    yield of("208-leaf-for-entry", "The hash of the entry stands for it", extra=leaves[1])
    yield of("209-node-for-entry", "Two hashes stand for an entry", extra=b"".join(leaves[:2]))
    yield of("210-other-key", "Another key signed the checkpoint", seed=OTHER_SEED)
    yield of("211-key-not-known", "The key from elsewhere is another",
             vkey=key_text(public(OTHER_SEED)))
    yield of("212-key-that-is-none", "The key from elsewhere is none", USAGE, LOG_KEY[:-4])
    lines = plain[start:].split(b"\n", 2)
    yield case("213-no-entry", "The entry's bytes are not there",
               plain[:start] + lines[0] + b"\n" + lines[2])
    yield case("214-root-changed", "The root of the checkpoint is another", plain.replace(
        text64(root(leaves)).encode(), text64(bytes(32)).encode()))


def spellings():
    plain = proof(PEOPLE, TAGS[3], [3, 4, 5], "present")
    changes = [
        ("300-other-version", "The first line has another version", b"@v1\nclaim", b"@v2\nclaim"),
        ("301-unknown-claim", "The claim is none", b"claim present", b"claim perhaps"),
        ("302-claim-in-capitals", "The claim has a capital", b"claim present", b"claim Present"),
        ("303-no-claim", "There is no claim", b"claim present\n", b""),
        ("304-tag-of-15-bytes", "The tag has 15 bytes", text64(TAGS[3]).encode(),
         text64(TAGS[3][:15]).encode()),
        ("305-tag-without-padding", "The tag has no `=`", text64(TAGS[3]).encode(),
         text64(TAGS[3]).rstrip("=").encode()),
        ("306-range-not-from-zero", "The range does not begin at 0", b" 0 7\n", b" 1 7\n"),
        ("307-two-blanks", "Two blanks stand in a line", b"slot 4", b"slot  4"),
        ("308-carriage-return", "A line ends with CR LF", b"slot 4\n", b"slot 4\r\n"),
        ("309-line-more", "A line that is none stands after a record", b"\nslot 4", b"\nnote\nslot 4"),
        ("310-no-empty-line", "No empty line stands before the entry's proof", b"\n\nc2sp",
         b"\nc2sp"),
        ("311-two-empty-lines", "Two empty lines stand there", b"\n\nc2sp", b"\n\n\nc2sp"),
        ("312-transfer-in-small-letters", "The transfer is in small letters",
         f"segment {TRANSFER}".encode(), f"segment {TRANSFER.lower()}".encode()),
        ("313-no-record", "A slot has no record", b"record " + text64(PEOPLE[4]).encode() + b"\n", b""),
    ]
    for name, description, old, new in changes:
        yield case(name, description, plain.replace(old, new, 1))
    yield case("314-empty", "The file has no byte", b"")
    yield case("315-no-newline", "The last line has no newline", plain[:-1])
    yield case("316-bytes-after", "A byte follows", plain + b"\0")


def all_cases():
    for group in (good, lies, entries, spellings):
        yield from group()

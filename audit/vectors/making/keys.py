# Logs whose signing key changes, and keys that are not the log's.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Numbers 1000 to 1099: one key takes over from another, as the entries say, or otherwise."""

from .case import bodies, case, fork, invalid, ok
from .case import LOG_KEY, USAGE
from .parts import ORIGIN, OTHER_SEED, SEED, created, entry, head, key_text, leaf, line, note
from .parts import public, published, retired, root, rotated, signed, torsion, encoded, without

NEW_KEY = key_text(public(OTHER_SEED))
OVERLAP = [created(), rotated(1)]
ENDED = [*OVERLAP, retired(2)]
AFTER = [*ENDED, entry(3, "segment.added")]


def text_of(log):
    entries = bodies(log)
    return head(len(entries), root([leaf(body) for body in entries]))


def folder(log, signers, keys=None, checkpoint=None):
    """A published log, signed by keys of these seeds and with these or other keys beside it."""
    text = text_of(log)
    files = published(bodies(log))
    lines = b"".join(signed(text, seed) for seed in signers)
    files["checkpoint"] = checkpoint or text + b"\n" + lines
    named = signers if keys is None else keys
    files["log.vkey"] = "".join(f"{key_text(public(seed))}\n" for seed in named).encode()
    return files


def of(name, description, files, expect, vkey=LOG_KEY, section=3, since=None):
    expect = invalid(expect) if isinstance(expect, str) else expect
    return case(name, section, f"{description}.", files, expect, vkey=vkey, since=since)


def good():
    both = SEED, OTHER_SEED
    yield of("1000-both-keys", "A new key has begun: both sign; the older one is known",
             folder(OVERLAP, both), ok(bodies(OVERLAP)))
    yield of("1001-both-keys-newer-known", "The same; the newer one is known",
             folder(OVERLAP, both), ok(bodies(OVERLAP)), NEW_KEY)
    yield of("1002-last-of-both", "The older key ends: it signs the checkpoint with that entry",
             folder(ENDED, both), ok(bodies(ENDED)))
    yield of("1003-newer-alone", "From the next checkpoint on the newer key signs alone",
             folder(AFTER, [OTHER_SEED]), ok(bodies(AFTER)), NEW_KEY)
    third = [*AFTER, rotated(4, OTHER_SEED, 9)]
    yield of("1004-third-key", "A third key begins once the first has ended",
             folder(third, [OTHER_SEED, 9]), ok(bodies(third)), key_text(public(9)))
    tags = [created(), entry(1, "key.rotated", ("key", "subject-tag"), {"epoch": "2"})]
    yield of("1005-other-keys", "Another key of the gateway begins: it signs no log",
             folder(tags, [SEED]), ok(bodies(tags)), section=7)
    text = text_of(OVERLAP)
    newer_first = text + b"\n" + signed(text, OTHER_SEED) + signed(text)
    yield of("1006-lines-in-any-order", "The line of the newer key stands first",
             folder(OVERLAP, both, checkpoint=newer_first), ok(bodies(OVERLAP)))


def wrong_signers():
    both = SEED, OTHER_SEED
    yield of("1010-ended-key-known", "The key that is known has ended",
             folder(AFTER, [OTHER_SEED]), "log.vkey")
    yield of("1011-ended-key-signs", "A key signs after its end, alone",
             folder(AFTER, [SEED]), "checkpoint")
    yield of("1012-ended-key-signs-too", "A key signs after its end, beside the newer one",
             folder(AFTER, both, [OTHER_SEED]), "checkpoint", NEW_KEY)
    yield of("1013-newer-key-alone", "The newer key signs its own rotation, the older does not",
             folder(OVERLAP, [OTHER_SEED], both), "checkpoint", NEW_KEY)
    yield of("1014-older-key-alone", "The newer key does not sign",
             folder(OVERLAP, [SEED], both), "checkpoint")
    plain = [created(), entry(1, "segment.added")]
    yield of("1015-key-without-rotation", "A key signs that no entry names",
             folder(plain, [OTHER_SEED]), "checkpoint", NEW_KEY)
    text = text_of(OVERLAP)
    forged = text + b"\n" + signed(text) + line(bytes(64), ORIGIN, public(OTHER_SEED))
    yield of("1016-newer-line-forged", "The line of the newer key is forged",
             folder(OVERLAP, both, checkpoint=forged), "checkpoint")
    yield of("1017-only-older-listed", "`log.vkey` has only the older of two keys",
             folder(OVERLAP, both, [SEED]), "log.vkey")
    yield of("1018-listed-in-other-order", "`log.vkey` has the newer key first",
             folder(OVERLAP, both, [OTHER_SEED, SEED]), "log.vkey")
    yield of("1019-ended-key-listed", "`log.vkey` has a key that has ended",
             folder(AFTER, [OTHER_SEED], both), "log.vkey", NEW_KEY)
    yield of("1020-unknown-key-listed", "`log.vkey` has a key that no entry names",
             folder(plain, [SEED], both), "log.vkey")
    yield of("1021-another-log", "The entries name another key than the one that signs",
             folder([created_by(OTHER_SEED)], [SEED]), "checkpoint")


def created_by(seed):
    members = created()
    members["data"]["vkey"] = key_text(public(seed))
    return members


def wrong_entries():
    both = SEED, OTHER_SEED

    def bad(name, description, log, index=None):
        index = len(log) - 1 if index is None else index
        place = f"tile/entries/000.p/{len(log)}, entry {index}"
        return of(name, description, folder(log, both), place, section=7)

    first = created()
    yield bad("1030-first-is-another", "The first entry is not the log's creation",
              [entry(0, "segment.added")])
    yield bad("1031-created-twice", "The log is created twice",
              [first, {**created(), "seq": 1, "time": "2023-11-14T22:00:01Z"}])
    yield bad("1032-created-without-key", "The creation names no key",
              [{**first, "data": without(first["data"], "vkey")}])
    yield bad("1033-rotated-from-another", "The previous key is not the one that signs",
              [first, rotated(1, 9)])
    yield bad("1034-rotated-from-nothing", "No previous key is named",
              [first, {**rotated(1), "data": {"vkey": NEW_KEY}}])
    yield bad("1035-rotated-to-nothing", "No new key is named",
              [first, {**rotated(1), "data": {"previous": LOG_KEY}}])
    yield bad("1036-rotated-to-itself", "The new key is the old one", [first, rotated(1, new=SEED)])
    yield bad("1037-rotated-twice", "A third key begins before the first has ended",
              [*OVERLAP, rotated(2, OTHER_SEED, 9)])
    yield bad("1038-rotated-back", "A key that has ended begins anew",
              [*ENDED, rotated(3, OTHER_SEED, SEED)])
    yield bad("1039-rotated-to-another-name", "The new key has another name",
              [first, rotated(1, vkey=key_text(public(OTHER_SEED), "example.org/exeat"))])
    small = key_text(encoded(torsion()[1]))
    yield bad("1040-rotated-to-low-order", "The new key is of low order",
              [first, rotated(1, vkey=small)])
    yield bad("1041-rotated-in-error", "The rotation did not come about",
              [first, {**rotated(1), "outcome": "error", "code": "KYROTE"}])
    yield bad("1042-retired-alone", "The only key ends", [first, retired(1)])
    yield bad("1043-retired-newer", "The newer of two keys ends",
              [*OVERLAP, retired(2, OTHER_SEED)])
    yield bad("1044-retired-unknown", "A key ends that never was", [*OVERLAP, retired(2, 9)])
    yield bad("1045-retired-twice", "A key ends twice", [*ENDED, retired(3)])
    yield bad("1046-retired-nothing", "No key is named that ends",
              [*OVERLAP, {**retired(2), "data": {}}])
    yield bad("1047-retired-other", "A key of the gateway ends that signs no log",
              [*OVERLAP, {**retired(2), "resource": {"kind": "key", "id": "subject-tag"}}])


def older():
    after = bodies(AFTER)
    files = folder(AFTER, [OTHER_SEED])
    text = head(1, root([leaf(after[0])]))
    yield of("1050-older-by-ended-key", "An older checkpoint was kept, signed by the key of then",
             files, ok(after), NEW_KEY, 9, note(text))
    yield of("1051-fork-by-ended-key", "The same; the log had another root then",
             files, fork(1), NEW_KEY, 9, note(head(1, bytes(32))))
    yield of("1052-older-by-unknown-key", "An older checkpoint that a third key signed",
             files, USAGE, NEW_KEY, 9, note(text, 9))
    late = note(head(4, bytes(32)))
    yield of("1053-older-after-its-end", "A checkpoint of this size that the ended key signed",
             files, USAGE, NEW_KEY, 9, late)


def all_cases():
    for group in (good, wrong_signers, wrong_entries, older):
        yield from group()

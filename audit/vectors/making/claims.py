# Logs whose entries say something about other entries, or about an earlier head.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Numbers 880 to 989: hashes and signatures are right; only what is said may be wrong."""

from .case import bodies, case, invalid, ok
from .parts import ORIGIN, OTHER_TRANSFER, TRANSFER, created, decided, digest, ended, entry
from .parts import leaf, published, root, spelled, started, without

BEGIN = [created(), decided(1)]
SENT = [*BEGIN, started(2), ended(3)]


def good(name, description, log):
    entries = bodies(log)
    return case(name, 7, f"{description}.", published(entries), ok(entries))


def bad(name, description, log, index=None):
    index = len(log) - 1 if index is None else index
    place = f"tile/entries/000.p/{len(log)}, entry {index}"
    return case(name, 7, f"{description}.", published(bodies(log)), invalid(place))


def with_data(members, **data):
    return {**members, "data": {**members["data"], **data}}


def without_data(members, *names):
    return {**members, "data": without(members["data"], *names)}


def decisions():
    second = decided(4, OTHER_TRANSFER, 1)
    yield good("880-decisions-in-a-row", "A decision names the one before it", [*SENT, second])
    yield bad("881-no-previous", "A decision does not say which came before",
              [created(), without_data(decided(1), "previous")])
    yield bad("882-previous-of-first", "The first decision names one",
              [created(), decided(1, previous=0)])
    yield bad("883-previous-null", "The second decision names none",
              [*SENT, decided(4, OTHER_TRANSFER)])
    yield bad("884-previous-skipped", "The third decision names the first",
              [*SENT, second, decided(5, TRANSFER, 1)])
    yield bad("885-previous-text", "The decision before is text",
              [*SENT, with_data(second, previous="1")])
    yield bad("886-previous-true", "The decision before is true",
              [*SENT, with_data(second, previous=True)])


def rows():
    start = started(2)
    yield bad("890-no-rows", "A start does not say which rows",
              [*BEGIN, without_data(start, "rows")])
    cases = [
        ("891-rows-empty", "The rows end where they begin", [2, 2]),
        ("892-rows-reversed", "The rows end before they begin", [3, 0]),
        ("893-rows-below-zero", "The rows begin at -1", [-1, 3]),
        ("894-rows-of-one", "There is one number of rows", [0]),
        ("895-rows-of-three", "There are three numbers of rows", [0, 1, 2]),
        ("896-rows-text", "The rows are text", ["0", "3"]),
        ("897-rows-true", "The rows end at true", [0, True]),
        ("898-rows-object", "The rows are an object", {"first": 0, "end": 3}),
    ]
    for name, description, value in cases:
        yield bad(name, description, [*BEGIN, with_data(start, rows=value)])


def head(log, size=None, **changes):
    """What an entry says of the head that a log had."""
    size = len(log) if size is None else size
    hashes = [leaf(body) for body in bodies(log)][:size]
    return {"size": size, "root": root(hashes).hex(), **changes}


def review(seq, some_head, start=0, end=2, **data):
    data = {"from": start, "to": end, "head": some_head, "verdict": "accepted", **data}
    return entry(seq, "review.signed", ("review", "01HF7YAT00502G50M18D060R31"), data)


def exported(seq, some_head):
    data = {"form": "ndjson", "rows": 3, "sha256": digest("file"), "head": some_head}
    return entry(seq, "audit.exported", ("log", ORIGIN), data)


def witnessed(seq, some_head):
    data = {**some_head, "witnesses": ["witness.example.com"], "quorum": True}
    return entry(seq, "log.witnessed", ("log", ORIGIN), data)


def heads():
    yield good("900-review", "An officer reviewed the entries of the head before",
               [*SENT, review(4, head(SENT))])
    yield good("901-review-of-older-head", "The same of an older head",
               [*SENT, review(4, head(SENT, 3))])
    yield good("902-review-of-nothing", "A review of no entries, at a head of none",
               [*SENT, review(4, head(SENT, 0), end=0)])
    yield good("903-exported", "An export names its head", [*SENT, exported(4, head(SENT, 2))])
    yield good("904-witnessed", "Witnesses were asked about the head before",
               [*SENT, witnessed(4, head(SENT))])
    many = [created(), *(entry(seq, "segment.added") for seq in range(1, 7))]
    yield good("905-every-head", "Each entry names another head", [
        *many, *(exported(seq, head(many, seq - 7)) for seq in range(7, 15))])
    wrong = digest("root")
    yield bad("910-review-of-other-root", "The root is another",
              [*SENT, review(4, head(SENT, root=wrong))])
    yield bad("911-review-of-other-size", "The root is that of another size",
              [*SENT, review(4, head(SENT, size=None) | {"size": 3})])
    yield bad("912-exported-other-root", "The root of an export's head is another",
              [*SENT, exported(4, head(SENT, root=wrong))])
    yield bad("913-witnessed-other-root", "The root that witnesses were asked about is another",
              [*SENT, witnessed(4, head(SENT, root=wrong))])
    yield bad("914-head-of-any-type", "An entry of a type without a head names a wrong one", [
        *SENT, entry(4, "segment.added", data={"head": head(SENT, root=wrong)})])
    yield bad("915-head-too-large", "The head has the entry itself in it",
              [*SENT, review(4, {"size": 5, "root": wrong})])
    yield bad("916-head-below-zero", "The size of the head is -1",
              [*SENT, review(4, {"size": -1, "root": wrong})])
    yield bad("917-head-without-root", "The head has no root", [*SENT, review(4, {"size": 4})])
    yield bad("918-head-in-capitals", "The root is in capitals",
              [*SENT, review(4, {"size": 4, "root": head(SENT)["root"].upper()})])
    yield bad("919-head-null", "The head is null", [*SENT, review(4, None)])
    yield bad("920-review-without-head", "A review names no head",
              [*SENT, without_data(review(4, None), "head")])
    yield bad("921-exported-without-head", "An export names no head",
              [*SENT, without_data(exported(4, None), "head")])
    yield bad("922-witnessed-without-size", "Witnesses were asked about no size",
              [*SENT, without_data(witnessed(4, head(SENT)), "size")])
    yield bad("923-empty-head-with-root", "The head of no entries has a root of some",
              [*SENT, review(4, {"size": 0, "root": wrong}, end=0)])
    yield bad("924-review-backwards", "A review ends before it begins",
              [*SENT, review(4, head(SENT), 2, 1)])
    yield bad("925-review-beyond-head", "A review goes beyond its head",
              [*SENT, review(4, head(SENT, 2), 0, 3)])
    yield bad("926-review-below-zero", "A review begins at -1", [*SENT, review(4, head(SENT), -1)])
    yield bad("927-review-of-text", "A review ends at text",
              [*SENT, review(4, head(SENT), end="2")])


def reported(seq, **data):
    data = {"ground": "access-request", "transfers": 1, "present": 1, "last_decided": 1, **data}
    return entry(seq, "subject.reported", ("subjects", "one"), data)


def erased(seq, transfer=TRANSFER, **data):
    data = {
        "erasure": "01HF7YAT00502G50M18D060R32", "ground": "erasure-request",
        "slots": [{"slot": 0, "leaf": digest("record")}, {"slot": 2, "leaf": digest("other")}],
        **data,
    }
    return entry(seq, "subject.erased", ("transfer", transfer), data, transfer=transfer)


def destroyed(seq, kind="segment", name=TRANSFER):
    data = {"epoch": "2023", "horizon": "2023-11-14T22:00:02Z"}
    return entry(seq, "retention.destroyed", (kind, name), data)


def subjects():
    yield good("930-reported", "A report names the newest decision", [*SENT, reported(4)])
    yield good("931-reported-of-nothing", "A report where nothing was decided yet",
               [created(), reported(1, last_decided=None)])
    yield bad("932-reported-null", "A report says that nothing was decided",
              [*SENT, reported(4, last_decided=None)])
    yield bad("933-reported-older", "A report names the decision before the newest",
              [*SENT, decided(4, OTHER_TRANSFER, 1), reported(5)])
    yield bad("934-reported-without", "A report does not say which was the newest",
              [*SENT, without_data(reported(4), "last_decided")])
    yield good("940-erased", "Two slots of a transfer are erased", [*SENT, erased(4)])
    yield good("941-erased-again", "Later the same slot again", [*SENT, erased(4), erased(5)])
    yield bad("942-erased-undecided", "Slots of a transfer that was never decided",
              [*SENT, erased(4, OTHER_TRANSFER)])
    yield bad("943-erased-before", "The erasure comes before the decision",
              [created(), erased(1), decided(2)], 1)
    yield bad("944-erased-without-transfer", "An erasure names no transfer",
              [*SENT, without(erased(4), "transfer")])
    yield bad("945-erased-of-other", "Resource and transfer are two",
              [*SENT, {**erased(4), "resource": {"kind": "transfer", "id": OTHER_TRANSFER}}])
    leaf_text = digest("record")
    cases = [
        ("946-erased-no-slot", "No slot is named", []),
        ("947-erased-slot-below-zero", "The slot is -1", [{"slot": -1, "leaf": leaf_text}]),
        ("948-erased-slot-text", "The slot is text", [{"slot": "0", "leaf": leaf_text}]),
        ("949-erased-leaf-short", "The hash has 62 digits", [{"slot": 0, "leaf": leaf_text[2:]}]),
        ("950-erased-leaf-in-capitals", "The hash is in capitals",
         [{"slot": 0, "leaf": leaf_text.upper()}]),
        ("951-erased-without-leaf", "The second slot has no hash",
         [{"slot": 0, "leaf": leaf_text}, {"slot": 1}]),
        ("952-erased-slots-number", "The slots are a number", 2),
    ]
    for name, description, value in cases:
        yield bad(name, description, [*SENT, erased(4, slots=value)])
    yield good("960-destroyed", "The records of a transfer and a key are destroyed",
               [*SENT, destroyed(4), destroyed(5, "epoch", "2023")])
    yield bad("961-destroyed-undecided", "Records of a transfer that was never decided",
              [*SENT, destroyed(4, name=OTHER_TRANSFER)])
    yield bad("962-destroyed-no-transfer", "The records are of no transfer",
              [*SENT, destroyed(4, name="readers")])
    yield bad("963-destroyed-twice", "The records are destroyed twice",
              [*SENT, destroyed(4), destroyed(5)])
    yield bad("964-started-after-destroyed", "A batch starts of records that are gone",
              [*SENT, destroyed(4), started(5, batch=1)])


def all_cases():
    for group in (decisions, rows, heads, subjects):
        yield from group()

# Logs that are signed by the log's key, of entries that are none or cannot follow one another.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Numbers 600 to 899: hashes and signatures are right throughout; only entries are wrong."""

from .case import bodies, case, invalid, ok
from .parts import OTHER_TRANSFER, TRANSFER, created, decided, ended, entry, finished, published
from .parts import spelled, started, without

FIRST = spelled(created())
SECOND = entry(1, "segment.added", data={"columns": 3, "format": "csv"})
TEXT = spelled(SECOND)


def second(name, section, description, body, is_good=False):
    """A log of two entries, of which the second is in question."""
    entries = [FIRST, body]
    expect = ok(entries) if is_good else invalid("tile/entries/000.p/2, entry 1")
    return case(name, section, description, published(entries), expect)


def with_data(text):
    """The second entry with `data` spelled as given."""
    return TEXT.replace(b'{"columns":3,"format":"csv"}', text)


def nested(levels):
    """An entry of so many levels, itself and the innermost number counted."""
    return with_data(b'{"a":' + b"[" * (levels - 3) + b"1" + b"]" * (levels - 3) + b"}")


def sized(count):
    short = with_data(b'{"a":""}')
    return with_data(b'{"a":"' + b"a" * (count - len(short)) + b'"}')


def spellings():
    good = [
        ("600-every-escape", "Text with each escape that has to be",
         with_data(rb'{"a":"\b\t\n\f\r\"\\\u0000\u000b\u001f"}')),
        ("601-other-text",
         "Text that is not escaped: DEL, U+0085, U+2028, U+FFFF, U+1F512, two accents",
         with_data('{"a":"/\u007f\u0085\u2028\uffff\U0001f512\u00e9e\u0301"}'.encode())),
        ("602-largest-numbers", "The numbers 2^53 and -2^53",
         with_data(b'{"a":9007199254740992,"b":-9007199254740992}')),
        ("603-every-kind", "Every kind of value, and members in order of bytes",
         with_data(b'{"!":null,"A":[],"B":[true,false],"_":{},"a":0,"~":""}')),
        ("604-64-levels", "64 levels, the entry's own and the innermost value's counted",
         nested(64)),
        ("605-16384-bytes", "16,384 bytes", sized(16384)),
    ]
    for name, description, body in good:
        yield second(name, 5, f"{description}.", body, True)
    bad = [
        ("610-blank", "A blank follows a colon", TEXT.replace(b'"seq":', b'"seq": ')),
        ("611-newline-at-end", "A newline follows the object", TEXT + b"\n"),
        ("612-blank-before", "A blank stands before the object", b" " + TEXT),
        ("613-members-not-in-order", "`v` stands before the others",
         b'{"v":1,' + TEXT[1:].replace(b',"v":1}', b"}")),
        ("614-inner-members-not-in-order", "Members of `data` are not in order",
         with_data(b'{"b":1,"a":1}')),
        ("615-duplicate-member", "`v` stands twice", TEXT[:-1] + b',"v":1}'),
        ("616-duplicate-with-other-value", "`type` stands twice, with two values",
         TEXT.replace(b'"type":', b'"type":"access.denied","type":')),
        ("617-duplicate-inside", "A member of `data` stands twice", with_data(b'{"a":1,"a":2}')),
        ("618-duplicate-by-escape", "A member of `data` stands twice, once with an escape",
         with_data(b'{"a":1,"\\u0061":1}')),
        ("619-escaped-slash", "A slash is escaped", with_data(b'{"a":"\\/"}')),
        ("620-escaped-letter", "A letter is escaped", with_data(b'{"a":"\\u0061"}')),
        ("621-escape-in-capitals", "An escape has a capital", with_data(b'{"a":"\\u001F"}')),
        ("622-long-escape", "A newline is `\\u000a`", with_data(b'{"a":"\\u000a"}')),
        ("623-escaped-delete", "DEL is escaped", with_data(b'{"a":"\\u007f"}')),
        ("624-raw-control", "A newline stands in text", with_data(b'{"a":"\n"}')),
        ("625-unknown-escape", "An escape is none", with_data(b'{"a":"\\a"}')),
        ("626-escaped-pair", "A character above U+FFFF is escaped",
         with_data(b'{"a":"\\ud83d\\udd12"}')),
        ("627-half-a-pair", "Half a surrogate pair is escaped", with_data(b'{"a":"\\ud83d"}')),
        ("628-bytes-of-half-a-pair", "Half a surrogate pair in three bytes",
         with_data(b'{"a":"\xed\xa0\x80"}')),
        ("629-overlong", "A slash in two bytes", with_data(b'{"a":"\xc0\xaf"}')),
        ("630-not-utf-8", "A byte that UTF-8 does not have", with_data(b'{"a":"\xff"}')),
        ("631-byte-order-mark", "U+FEFF stands before the object", b"\xef\xbb\xbf" + TEXT),
        ("632-fraction", "A number is 0.5", with_data(b'{"a":0.5}')),
        ("633-whole-with-point", "A number is 1.0", with_data(b'{"a":1.0}')),
        ("634-whole-with-exponent", "A number is 1e0", with_data(b'{"a":1e0}')),
        ("635-negative-zero", "A number is -0", with_data(b'{"a":-0}')),
        ("636-number-with-zero", "A number is 01", with_data(b'{"a":01}')),
        ("637-number-with-plus", "A number is +1", with_data(b'{"a":+1}')),
        ("638-number-above", "A number is 2^53 + 1", with_data(b'{"a":9007199254740993}')),
        ("639-number-above-and-even", "A number is 2^53 + 2, which a double holds",
         with_data(b'{"a":9007199254740994}')),
        ("640-number-below", "A number is -2^53 - 2", with_data(b'{"a":-9007199254740994}')),
        ("641-number-of-22-digits", "A number is 1e+21", with_data(b'{"a":1e+21}')),
        ("642-number-of-5000-digits", "A number has 5,000 digits",
         with_data(b'{"a":' + b"9" * 5000 + b"}")),
        ("643-not-a-number", "A value is NaN", with_data(b'{"a":NaN}')),
        ("644-infinity", "A value is -Infinity", with_data(b'{"a":-Infinity}')),
        ("645-capital-word", "A value is True", with_data(b'{"a":True}')),
        ("646-member-name-not-ascii", "A member's name holds U+00E9",
         with_data('{"\u00e9":1}'.encode())),
        ("647-member-name-with-blank", "A member's name holds a blank", with_data(b'{"a b":1}')),
        ("648-empty-member-name", "A member's name is empty", with_data(b'{"":1}')),
        ("649-member-name-with-delete", "A member's name holds DEL", with_data(b'{"\x7f":1}')),
        ("650-65-levels", "65 levels", nested(65)),
        ("651-5000-levels", "5,000 levels", nested(5000)),
        ("652-comma-at-end", "A comma follows the last value", with_data(b'{"a":[1,]}')),
        ("653-comma-after-member", "A comma follows the last member", with_data(b'{"a":1,}')),
        ("654-no-end", "The last brace is missing", TEXT[:-1]),
        ("655-two-objects", "Another object follows", TEXT + b"{}"),
        ("656-array", "It is an array", b"[" + TEXT + b"]"),
        ("657-number", "It is a number", b"1"),
        ("658-no-bytes", "It has no byte", b""),
        ("659-comment", "It holds a comment", with_data(b"{/**/}")),
        ("660-zero-byte-at-end", "A zero byte follows the object", TEXT + b"\0"),
        ("661-16385-bytes", "16,385 bytes", sized(16385)),
    ]
    for name, description, body in bad:
        yield second(name, 5, f"{description}.", body)


def members():
    def of(name, description, is_good=False, /, **more):
        return second(name, 5, f"{description}.", spelled({**SECOND, **more}), is_good)

    def inside(name, description, member, is_good=False, /, **more):
        return of(name, description, is_good, **{member: {**SECOND[member], **more}})

    yield of("700-unknown-data", "`data` has members that the type does not have", True,
             data={"later": True})
    yield of("701-all-optional", "`transfer`, `cause` and `reason` are there", True,
             transfer=TRANSFER, cause=0, reason="consent.withdrawn")
    yield inside("703-nobody", "The account is the largest; nobody enrolled it", "actor", True,
                 account=2**32 - 1, principal=None, role=None)
    yield inside("704-longest-name", "The principal's name has 64 characters", "actor", True,
                 principal="0._-" * 16)
    yield inside("705-lowest-process", "The process is -2^31", "origin", True, process=-(2**31))
    for number, name in enumerate(sorted(SECOND)):
        yield second(f"{710 + number}-no-{name}", 5, f"`{name}` is missing.",
                     spelled(without(SECOND, name)))
    yield of("722-unknown-member", "It has a member that no entry has", w=1)
    yield of("723-version-2", "`v` is 2", v=2)
    yield of("724-version-true", "`v` is true", v=True)
    yield of("725-version-text", "`v` is text", v="1")
    yield of("726-seq-of-before", "`seq` is that of the entry before", seq=0)
    yield of("727-seq-of-next", "`seq` is that of the next entry", seq=2)
    yield of("728-seq-text", "`seq` is text", seq="1")
    yield of("729-seq-true", "`seq` is true", seq=True)
    identifier = SECOND["id"]
    yield of("730-id-in-small-letters", "`id` is in small letters", id=identifier.lower())
    yield of("731-id-too-large", "`id` begins with 8", id="8" + identifier[1:])
    yield of("732-id-with-u", "`id` holds a `U`", id=identifier[:-1] + "U")
    yield of("733-id-too-short", "`id` has 25 characters", id=identifier[:-1])
    yield of("734-unknown-type", "`type` is none", type="segment.removed")
    yield of("735-type-in-capitals", "`type` is in capitals", type="SEGMENT.ADDED")
    yield of("736-unknown-outcome", "`outcome` is none", outcome="allowed")
    yield of("737-code-of-other-outcome", "`code` has the letter of another outcome", code="SGADDD")
    yield of("738-code-of-other-type", "`code` has the stem of another type", code="EXADDA")
    yield of("739-code-too-long", "A letter follows `code`", code="SGADDAA")
    times = [
        ("740-time-with-offset", "+00:00 instead of Z", "2023-11-14T22:13:20+00:00"),
        ("741-time-in-small-letters", "a small `z`", "2023-11-14T22:13:20z"),
        ("742-time-with-blank", "a blank for the `T`", "2023-11-14 22:13:20Z"),
        ("743-time-with-zero-decimals", "six decimals that are zeros",
         "2023-11-14T22:13:20.000000Z"),
        ("744-time-with-three-decimals", "three decimals", "2023-11-14T22:13:20.500Z"),
        ("745-time-with-nine-decimals", "nine decimals", "2023-11-14T22:13:20.500000000Z"),
        ("746-leap-second", "second 60", "2023-11-14T22:13:60Z"),
        ("747-day-that-is-none", "30 February", "2023-02-30T22:13:20Z"),
        ("748-hour-24", "hour 24", "2023-11-14T24:00:00Z"),
        ("749-year-zero", "the year 0", "0000-11-14T22:13:20Z"),
        ("750-time-without-seconds", "no seconds", "2023-11-14T22:13Z"),
        ("751-time-in-other-digits", "other digits",
         "\u0662\u0660\u0662\u0663-11-14T22:13:20Z"),
        ("752-time-as-number", "a number", 1700000000),
        ("753-day-before-leap-year", "29 February of a year that has none", "2100-02-29T00:00:00Z"),
    ]
    for name, description, time in times:
        yield of(name, f"`time` has {description}" if name[:3] != "752" else "`time` is a number",
                 time=time)
    yield of("754-last-second", "`time` is the last second that it can be", True,
             time="9999-12-31T23:59:59.999999Z")
    yield of("755-leap-day", "`time` is 29 February of a leap year", True,
             time="2400-02-29T00:00:00Z")
    yield inside("760-actor-with-more", "`actor` has a member more", "actor", name="olga")
    yield of("761-actor-with-less", "`actor` has no `role`", actor=without(SECOND["actor"], "role"))
    yield of("762-actor-null", "`actor` is null", actor=None)
    yield inside("763-account-below-zero", "`account` is -1", "actor", account=-1)
    yield inside("764-account-too-large", "`account` is 2^32", "actor", account=2**32)
    yield inside("765-account-true", "`account` is true", "actor", account=True)
    yield inside("766-empty-principal", "`principal` is empty", "actor", principal="")
    yield inside("767-principal-in-capitals", "`principal` has a capital", "actor",
                 principal="Olga")
    yield inside("768-principal-with-dash-first", "`principal` begins with `-`", "actor",
                 principal="-olga")
    yield inside("769-principal-of-65", "`principal` has 65 characters", "actor",
                 principal="o" * 65)
    yield inside("770-principal-with-newline", "A newline follows `principal`", "actor",
                 principal="olga\n")
    yield inside("771-unknown-role", "`role` is none", "actor", role="owner")
    yield inside("772-process-too-large", "`process` is 2^31", "origin", process=2**31)
    yield inside("773-empty-via", "`via` is empty", "origin", via="")
    yield inside("774-origin-with-more", "`origin` has a member more", "origin", host="a")
    yield of("775-empty-software", "`software` is empty", software="")
    yield inside("776-empty-resource", "`id` of `resource` is empty", "resource", id="")
    yield inside("777-resource-with-more", "`resource` has a member more", "resource", name="a")
    yield of("778-data-array", "`data` is an array", data=[])
    yield of("779-transfer-null", "`transfer` is null", transfer=None)
    yield of("780-transfer-too-large", "`transfer` begins with 8", transfer="8" + TRANSFER[1:])
    yield of("781-cause-of-itself", "`cause` is the entry itself", cause=1)
    yield of("782-cause-of-later", "`cause` is a later entry", cause=2)
    yield of("783-cause-below-zero", "`cause` is -1", cause=-1)
    yield of("784-cause-text", "`cause` is text", cause="0")
    yield of("785-cause-null", "`cause` is null", cause=None)
    yield of("786-reason-of-one-word", "`reason` has no dot", reason="consent")
    yield of("787-reason-in-capitals", "`reason` has a capital", reason="consent.Withdrawn")
    yield of("788-reason-with-empty-word", "`reason` ends with a dot", reason="consent.")
    yield of("789-reason-null", "`reason` is null", reason=None)
    yield of("790-unknown-door", "`via` is a door that there is not",
             origin={"process": 1, "via": "window"})
    yield of("792-door-of-the-scheduler", "`via` is `scheduler`: nobody was there", True,
             origin={"process": 1, "via": "scheduler"})
    swapped = [FIRST, spelled({**SECOND, "seq": 0})]
    yield case("791-first-entry-wrong", 5, "`seq` of the first entry is 1.",
               published([spelled({**SECOND, "time": "2023-11-14T22:00:00Z"}), swapped[1]]),
               invalid("tile/entries/000.p/2, entry 0"))


def sequences():
    def bad(name, description, log, index=None):
        index = len(log) - 1 if index is None else index
        place = f"tile/entries/000.p/{len(log)}, entry {index}"
        return case(name, 7, f"{description}.", published(bodies(log)), invalid(place))

    def good(name, description, log, *unfinished):
        entries = bodies(log)
        return case(name, 7, f"{description}.", published(entries), ok(entries, *unfinished))

    begin = [created(), decided(1)]
    sent = [*begin, started(2)]
    other = OTHER_TRANSFER
    yield good("800-times-alike", "Two entries share their time",
               [created(), {**SECOND, "time": created()["time"]}])
    yield good("801-first-time", "The first second that a time can be, then a decimal later", [
        {**created(), "time": "0001-01-01T00:00:00Z"},
        {**SECOND, "time": "0001-01-01T00:00:00.000001Z"}])
    yield good("802-another-batch-after-failure", "Batch 0 failed, its people are in batch 1",
               [*sent, ended(3, "failed"), started(4, batch=1), ended(5, cause=4, batch=1)])
    yield good("803-same-batch-of-another-transfer", "Two transfers each start their batch 0", [
        *sent, ended(3), decided(4, other, 1), started(5, 4, transfer=other)], (other, 0, 5))
    yield good("804-outcome-without-cause", "An outcome need not have a `cause`",
               [*sent, without(ended(3), "cause")])
    yield good("805-uncertain", "Nobody knows whether a batch arrived: its outcome is that",
               [*sent, ended(3, "uncertain")])
    yield good("806-uncertain-reconciled", "An uncertain batch is reconciled",
               [*sent, ended(3, "uncertain"), ended(4, "reconciled")])
    yield good("807-started-reconciled", "A batch without outcome is reconciled",
               [*sent, ended(3, "reconciled")])
    yield good("808-batches-in-any-order", "Batches start and end in any order", [
        *begin, started(2, batch=7), started(3, batch=0), ended(4, cause=3),
    ], (TRANSFER, 7, 2))
    yield good("809-finished-with-open-batch", "A transfer is finished; a batch has no outcome",
               [*sent, finished(3, delivered=0, uncertain=1)], (TRANSFER, 0, 2))
    yield bad("820-time-before", "An entry is a second older than the one before it",
              [{**created(), "time": "2023-11-14T22:00:02Z"}, SECOND])
    yield bad("821-time-before-by-a-millionth", "An entry is a millionth of a second older",
              [{**created(), "time": "2023-11-14T22:00:01.000001Z"}, SECOND])
    yield bad("822-decided-without-transfer", "A decision names no transfer",
              [created(), without(decided(1), "transfer")])
    yield bad("823-started-without-decision", "A batch starts and nothing was decided",
              [created(), started(1, cause=0)])
    yield bad("824-started-without-cause", "A batch starts without `cause`",
              [*begin, without(started(2), "cause")])
    yield bad("825-started-for-another-cause", "The `cause` is an entry that is no decision",
              [*begin, started(2, cause=0)])
    yield bad("826-started-for-another-transfer", "The `cause` decided another transfer",
              [*begin, started(2, transfer=other)])
    yield bad("827-started-without-transfer", "A batch starts without `transfer`",
              [*begin, without(started(2), "transfer")])
    yield bad("828-decided-afterwards", "The decision comes after the start",
              [created(), started(1, cause=0), decided(2)], 1)

    def numbered(batch):
        members = started(2)
        members["data"]["batch"] = batch
        return members

    yield bad("829-batch-below-zero", "The batch is -1", [*begin, numbered(-1)])
    yield bad("830-batch-text", "The batch is text", [*begin, numbered("0")])
    yield bad("831-batch-true", "The batch is true", [*begin, numbered(True)])
    yield bad("832-batch-null", "The batch is null", [*begin, numbered(None)])
    missing = started(2)
    del missing["data"]["batch"]
    yield bad("833-no-batch", "There is no batch", [*begin, missing])
    yield bad("840-started-twice", "A batch starts twice", [*sent, started(3)])
    yield bad("841-started-after-completion", "A batch that was completed starts again",
              [*sent, ended(3), started(4)])
    yield bad("842-started-after-failure", "A batch that failed starts again",
              [*sent, ended(3, "failed"), started(4)])
    yield bad("843-started-twice-by-two-decisions", "A transfer is decided a second time",
              [*sent, ended(3, "failed"), decided(4, previous=1), started(5, cause=4)], 4)
    for number, kind in enumerate(("completed", "failed", "uncertain", "reconciled")):
        yield bad(f"{850 + number}-{kind}-without-start", f"A batch is {kind} that never started",
                  [*begin, without(ended(2, kind), "cause")])
    yield bad("854-outcome-of-another-batch", "Batch 1 is completed, batch 0 was started",
              [*sent, ended(3, batch=1)])
    yield bad("855-outcome-of-another-transfer", "The batch of another transfer is completed",
              [*sent, ended(3, transfer=other)])
    yield bad("856-outcome-without-transfer", "An outcome names no transfer",
              [*sent, without(ended(3), "transfer")])
    yield bad("857-outcome-before-start", "A batch is completed before it starts",
              [*begin, without(ended(2), "cause"), started(3)], 2)
    pairs = [
        ("completed", "completed"), ("completed", "failed"), ("failed", "completed"),
        ("completed", "uncertain"), ("uncertain", "completed"), ("uncertain", "uncertain"),
        ("completed", "reconciled"), ("failed", "reconciled"), ("reconciled", "reconciled"),
        ("reconciled", "completed"),
    ]
    for number, (one, two) in enumerate(pairs):
        yield bad(f"{860 + number}-{two}-after-{one}", f"A batch is {two} after it was {one}",
                  [*sent, ended(3, one), ended(4, two)])
    yield bad("870-outcome-of-another-start", "The `cause` is the start of another batch",
              [*sent, started(3, batch=1), ended(4, cause=3)])
    yield bad("871-outcome-of-a-decision", "The `cause` is the decision",
              [*sent, ended(3, cause=1)])


def all_cases():
    for group in (spellings, members, sequences):
        yield from group()

# Checkpoints, signatures, keys, and checkpoints that were kept elsewhere.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Numbers 300 to 599. What is signed anew says so."""

from .case import USAGE, bodies, case, changed, fork, flipped, invalid, ok, rollback
from .case import BUNDLE, LOG_KEY, short_form
from .parts import ORDER, ORIGIN, OTHER_SEED, PRIME, SEED, TRANSFER, bundle, decoded, encoded
from .parts import head, key_text, leaf, line, note, public, published, root, signature
from .parts import signature_with_point, signature_without_secret, text64, torsion, transfer_log

ONE = bodies()[:1]
ROOT = root([leaf(ONE[0])])
TEXT = head(1, ROOT)
GOOD = note(TEXT)
OWN = line(signature(TEXT, SEED))
WITNESS = line(bytes(76), "witness.example.com", public(9))


def of(name, description, checkpoint, expect="checkpoint", section=3):
    """A log of one entry with another checkpoint."""
    expect = invalid(expect) if isinstance(expect, str) else expect
    return case(name, section, description, changed({"checkpoint": checkpoint}, ONE), expect)


def checkpoints():
    yield of("300-no-checkpoint", "There is no checkpoint.", None)
    yield of("301-empty-checkpoint", "The checkpoint has no byte.", b"")
    yield of("302-size-edited", "The size is another, and not signed.",
             GOOD.replace(b"\n1\n", b"\n2\n"))
    yield of("303-root-edited", "The root is another, and not signed.",
             GOOD.replace(TEXT, head(1, bytes(32))))
    yield of("304-origin-edited", "The origin is another, and not signed.",
             GOOD.replace(TEXT, head(1, ROOT, "example.org/exeat")))
    yield of("305-carriage-returns", "Lines end with CR LF.", GOOD.replace(b"\n", b"\r\n"))
    yield of("306-signed-carriage-returns", "The lines of the text end with CR LF, signed so.",
             note(TEXT.replace(b"\n", b"\r\n")))
    texts = [
        ("310-extension-line", "A fourth line follows the root", TEXT + b"more\n"),
        ("311-two-lines", "There is no root", TEXT.rsplit(b"\n", 2)[0] + b"\n"),
        ("312-empty-line-in-text", "An empty line stands after the origin",
         TEXT.replace(b"\n1\n", b"\n\n1\n")),
        ("313-empty-line-after-text", "An empty line follows the root", TEXT + b"\n"),
        ("314-other-origin", "The origin is not the key's name",
         head(1, ROOT, "example.org/exeat")),
        ("315-empty-origin", "The origin is empty", head(1, ROOT, "")),
        ("316-size-with-zero", "The size is `01`", head("01", ROOT)),
        ("317-size-with-sign", "The size is `+1`", head("+1", ROOT)),
        ("318-negative-size", "The size is `-1`", head("-1", ROOT)),
        ("319-size-with-blank", "A blank follows the size", head("1 ", ROOT)),
        ("320-empty-size", "The size is empty", head("", ROOT)),
        ("321-size-in-other-digits", "The size is U+0661, a digit one", head("\u0661", ROOT)),
        ("322-hexadecimal-size", "The size is `0x1`", head("0x1", ROOT)),
        ("323-size-of-2-63", "The size is 2^63", head(2**63, ROOT)),
        ("324-size-of-2-64-and-1", "The size is 2^64 + 1", head(2**64 + 1, ROOT)),
        ("325-short-root", "The root has 31 bytes", head(1, ROOT[:31])),
        ("326-long-root", "The root has 33 bytes", head(1, ROOT + b"\0")),
        ("327-root-without-padding", "The root has no `=`", TEXT.replace(b"=\n", b"\n")),
        ("329-other-root", "The root is not that of the entries", head(1, bytes(32))),
        ("330-size-zero", "The size is 0, the root is that of one entry", head(0, ROOT)),
    ]
    for name, description, text in texts:
        yield of(name, f"{description}; signed anew.", note(text))
    last = text64(ROOT)[-2]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    stray = text64(ROOT)[:-2] + alphabet[alphabet.index(last) + 1] + "="
    yield of("328-root-with-stray-bits",
             "The root's last character has bits to spare; signed anew.",
             note(f"{ORIGIN}\n1\n{stray}\n".encode()))
    yield of("331-largest-size", "The size is 2^63 - 1: a full bundle is missing; signed anew.",
             note(head(2**63 - 1, ROOT)), "tile/entries/000", 2)
    yield of("332-size-too-large", "The size is 2, of one entry; signed anew.",
             note(head(2, ROOT)), "tile/entries/000.p/2", 2)


def notes():
    good = ok(ONE)
    yield of("340-witness-after", "The line of a witness follows the log's.", GOOD + WITNESS, good)
    yield of("341-witness-before", "The line of a witness stands before the log's.",
             TEXT + b"\n" + WITNESS + OWN, good)
    same = line(bytes(64), ORIGIN, public(OTHER_SEED))
    yield of("342-other-key-of-the-name", "A line of another key of the same name is passed over.",
             TEXT + b"\n" + same + OWN, good)
    forged = line(bytes(64))
    yield of("343-first-line-forged",
             "The first line that names the key is forged, the second good.",
             TEXT + b"\n" + forged + OWN)
    yield of("344-second-line-forged", "The first line that names the key is good; it counts.",
             TEXT + b"\n" + OWN + forged, good)
    yield of("345-100-lines", "The log's line is the last of 100.",
             TEXT + b"\n" + WITNESS * 99 + OWN, good)
    yield of("346-101-lines", "There are 101 lines.", TEXT + b"\n" + OWN + WITNESS * 100)
    dash = "\u2014".encode()
    lines = [
        ("350-no-line", "No line follows the empty line", b""),
        ("351-hyphen", "The log's line begins with a hyphen", OWN.replace(dash, b"-")),
        ("352-en-dash", "The log's line begins with U+2013", OWN.replace(dash, "\u2013".encode())),
        ("353-no-blank-after-dash", "No blank follows the dash", OWN.replace(dash + b" ", dash)),
        ("354-two-blanks", "Two blanks stand before the signature",
         OWN.replace(b"exeat ", b"exeat  ")),
        ("355-blank-at-end", "A blank follows the signature", OWN.replace(b"\n", b" \n")),
        ("356-no-break-space", "U+00A0 stands for the blank after the name",
         OWN.replace(b"exeat ", "exeat\u00a0".encode())),
        ("357-no-newline", "The last line has no newline", OWN[:-1]),
        ("358-empty-line-at-end", "An empty line follows the last", OWN + b"\n"),
        ("359-witness-name-with-plus", "A witness has a name with `+`",
         OWN + WITNESS.replace(b"witness.", b"witness+")),
        ("360-witness-name-with-space", "A witness has a name with U+2003",
         OWN + WITNESS.replace(b"witness.", "witness\u2003".encode())),
        ("361-witness-without-name", "A witness has an empty name",
         OWN + WITNESS.replace(b"witness.example.com", b"")),
        ("362-witness-of-four-bytes", "A witness's line has an identifier and no signature",
         OWN + line(b"", "witness.example.com", public(9))),
        ("363-witness-without-padding", "A witness's line has no `=`",
         OWN + line(bytes(64), "witness.example.com", public(9)).replace(b"=\n", b"\n")),
        ("364-witness-not-base64", "A witness's line is no base 64",
         OWN + dash + b" witness.example.com !!!!!!!!\n"),
        ("365-comment", "A line that is none follows", OWN + b"# signed\n"),
        ("366-bad-utf-8", "A witness's name is not UTF-8",
         OWN + WITNESS.replace(b"witness.", b"witness\xff")),
        ("367-zero-byte", "A witness's name holds a zero byte",
         OWN + WITNESS.replace(b"witness.", b"witness\0")),
        ("368-tab", "A witness's name holds a tab",
         OWN + WITNESS.replace(b"witness.", b"witness\t")),
        ("369-only-a-witness", "There is no line of the log's key", WITNESS),
    ]
    for name, description, some in lines:
        yield of(name, f"{description}.", TEXT + b"\n" + some)
    yield of("370-byte-order-mark", "The note begins with U+FEFF.", "\ufeff".encode() + GOOD)
    yield of("371-signed-byte-order-mark", "The text begins with U+FEFF; signed anew.",
             note("\ufeff".encode() + TEXT))
    yield of("372-no-empty-line", "No empty line parts text and signature.", TEXT + OWN)
    for number, description, time, findings in (
            ("374-cosigned-before", "A witness cosigned it a minute before it could be.",
             1699999140, 1),
            ("375-cosigned-after", "A witness cosigned it a day later.", 1700086400, 0)):
        blob = time.to_bytes(8, "big") + bytes(64)
        yield of(number, description, GOOD + line(blob, "witness.example.com", public(9)),
                 ok(ONE, findings=findings), section=9)
    yield of("373-one-byte-of-signature", "A witness's line has a signature of one byte.",
             GOOD + line(b"?", "witness.example.com", public(9)), good)


def signatures():
    other = signature(TEXT, OTHER_SEED)
    yield of("400-other-key", "Another key of the same name signed.", note(TEXT, OTHER_SEED))
    yield of("401-forged-identifier", "Another key signed, under the identifier of the log's key.",
             TEXT + b"\n" + line(other))
    good = signature(TEXT, SEED)
    added = int.from_bytes(good[32:], "little") + ORDER
    identity = encoded((0, 1))
    blobs = [
        ("402-zero-signature", "The signature is 64 zeros", bytes(64)),
        ("403-short-signature", "The signature has 63 bytes", good[:63]),
        ("404-long-signature", "The signature has 65 bytes", good + b"\0"),
        ("405-bit-in-signature", "A bit of the signature is another", flipped(good, 20)),
        ("406-scalar-too-large", "The order of the group is added to the scalar",
         good[:32] + added.to_bytes(32, "little")),
        ("407-point-with-sign", "The point is the identity with a sign",
         signature_with_point(TEXT, SEED, identity[:31] + b"\x80")),
        ("408-point-not-canonical", "The point is the identity with y = p + 1",
         signature_with_point(TEXT, SEED, (PRIME + 1).to_bytes(32, "little"))),
    ]
    for name, description, blob in blobs:
        yield of(name, f"{description}.", TEXT + b"\n" + line(blob))
    yield of("409-signed-without-newline", "The text was signed without its last newline.",
             TEXT + b"\n" + line(signature(TEXT[:-1], SEED)))
    yield of("410-signed-with-empty-line", "The text was signed with the empty line.",
             TEXT + b"\n" + line(signature(TEXT + b"\n", SEED)))


def keys():
    other = key_text(public(OTHER_SEED))
    files = [
        ("420-other-log-vkey", "`log.vkey` is another key", f"{other}\n"),
        ("421-log-vkey-without-newline", "`log.vkey` has no newline", LOG_KEY),
        ("422-log-vkey-with-carriage-return", "`log.vkey` ends with CR LF", f"{LOG_KEY}\r\n"),
        ("423-log-vkey-twice", "`log.vkey` has a second line", f"{LOG_KEY}\n{LOG_KEY}\n"),
    ]
    for name, description, text in files:
        yield case(name, 3, f"{description}.", changed({"log.vkey": text.encode()}, ONE),
                   invalid("log.vkey"))
    yield case("424-no-log-vkey", 2, "There is no `log.vkey`.", changed({"log.vkey": None}, ONE),
               invalid("log.vkey"))
    yield case("425-all-by-another-key", 9, "All of it is right, under another key than the known.",
               published(ONE, OTHER_SEED), invalid("log.vkey"))
    name, identifier, blob = LOG_KEY.split("+", 2)
    texts = [
        ("430-wrong-identifier", "Its identifier is not that of name and key",
         f"{name}+00000000+{blob}"),
        ("431-identifier-in-capitals", "Its identifier is in capitals",
         f"{name}+{identifier.upper()}+{blob}"),
        ("432-key-of-other-type", "It is of type 02", key_text(public(SEED), kind=2)),
        ("433-key-of-31-bytes", "It has 31 bytes", key_text(public(SEED)[:31])),
        ("434-key-of-33-bytes", "It has 33 bytes", key_text(public(SEED) + b"\0")),
        ("435-key-without-name", "Its name is empty", key_text(public(SEED), "")),
        ("436-key-name-with-space", "Its name holds a blank",
         key_text(public(SEED), "example exeat")),
        ("437-key-name-with-no-break-space", "Its name holds U+00A0",
         key_text(public(SEED), "example\u00a0exeat")),
        ("438-key-name-with-tab", "Its name holds a tab", key_text(public(SEED), "example\texeat")),
        ("439-key-of-two-parts", "It has no identifier", f"{name}+{blob}"),
        ("440-key-with-blank", "A blank follows it", f"{LOG_KEY} "),
        ("441-key-without-padding", "Its base 64 has a `=` too many", f"{LOG_KEY}="),
        ("442-empty-key", "It is empty", ""),
    ]
    for name, description, text in texts:
        yield case(name, 3, f"The key from elsewhere cannot be one: {description[0].lower()}"
                   f"{description[1:]}.", published(ONE), USAGE, vkey=text)
    points = {encoded(point) for point in torsion()}
    # The same points with y + p, where that fits, and those with x = 0 with a sign.
    wide = [(PRIME + y).to_bytes(32, "little") for y in (0, 1)]
    points |= {data[:31] + bytes([data[31] | sign]) for data in wide for sign in (0, 128)}
    points |= {encoded((0, y))[:31] + bytes([encoded((0, y))[31] | 128]) for y in (1, PRIME - 1)}
    for number, key in enumerate(sorted(points)):
        text = key_text(key)
        checkpoint = TEXT + b"\n" + line(signature_without_secret(TEXT, key), key=key)
        yield case(f"{450 + number}-key-of-low-order-{number + 1:02d}", 3,
                   "A key of low order: its signature was made without any secret.",
                   published(ONE, checkpoint=checkpoint, key=text), USAGE, vkey=text)
    y = next(y for y in range(3, 19) if decoded(y.to_bytes(32, "little")))
    for number, sign in enumerate((0, 128)):
        data = (PRIME + y).to_bytes(32, "little")
        text = key_text(data[:31] + bytes([data[31] | sign]))
        yield case(f"{470 + number}-key-not-canonical-{number + 1}", 3,
                   "A key that is not canonical: its y is not below p.",
                   published(ONE, key=text), USAGE, vkey=text)
    y = next(y for y in range(2, 99) if not decoded(y.to_bytes(32, "little")))
    key = y.to_bytes(32, "little")
    checkpoint = TEXT + b"\n" + line(signature(TEXT, SEED), key=key)
    yield case("472-key-that-is-no-point", 3, "No point has the y of the key: nothing verifies.",
               published(ONE, checkpoint=checkpoint, key=key_text(key)), invalid("checkpoint"),
               vkey=key_text(key))


def older():
    five = bodies()
    files = published(five)
    notes = {size: published(five[:size])["checkpoint"] for size in (0, 3, 5)}

    def since(name, description, note, expect, some=files):
        return case(name, 9, description, some, expect, since=note)

    yield since("500-older-checkpoint", "A checkpoint of size 3 was kept.", notes[3], ok(five))
    yield since("501-same-checkpoint", "This checkpoint was kept.", notes[5], ok(five))
    yield since("502-checkpoint-of-nothing", "A checkpoint of size 0 was kept.", notes[0], ok(five))
    yield since("503-older-checkpoint-with-witness", "It has the line of a witness.",
                notes[3] + WITNESS, ok(five))
    yield since("504-line-to-keep", "The line of size 3 was kept, which nobody signs.",
                f"{short_form(five[:3])}\n".encode(), ok(five))
    yield since("505-line-without-newline", "The same without its newline.",
                short_form(five[:3]).encode(), ok(five))
    yield since("514-rolled-back-from-line", "The folder is that of size 3; the line is newer.",
                short_form(five).encode(), rollback(), published(five[:3]))
    yield since("510-rolled-back", "The whole folder is that of size 3 again.", notes[5],
                rollback(), published(five[:3]))
    back = changed({"checkpoint": notes[3]})
    for path, data in published(five[:3]).items():
        back.setdefault(path, data)
    yield since("511-checkpoint-rolled-back", "An older checkpoint lies beside newer files.",
                notes[5], rollback(), back)
    yield since("512-rolled-back-to-nothing", "The folder is that of an empty log.", notes[5],
                rollback(), published([]))
    yield since("513-rolled-back-unseen", "The same as 511 without the newer checkpoint: the "
                "folder alone cannot show it.", None, ok(five[:3], (TRANSFER, 0, 2)), back)
    log = transfer_log()
    log[1]["data"]["recipient"] = "example.com"
    other = bodies(log)
    yield since("520-fork", "Entry 1 is another; all is computed and signed anew.", notes[3],
                fork(3), published(other))
    yield since("521-fork-of-the-same-size", "The same, compared at its own size.", notes[5],
                fork(5), published(other))
    yield since("522-fork-unseen", "The same without the older checkpoint: the folder alone cannot "
                "show it.", None, ok(other), published(other))
    yield since("523-fork-behind", "Entry 3 is another: what was kept of 3 entries agrees.",
                notes[3], ok(five[:3] + edited_end()), published(five[:3] + edited_end()))
    log = transfer_log()
    log[1]["time"] = "2023-11-14T22:00:00Z"
    log[0]["time"] = "2023-11-14T22:00:00Z"
    yield since("524-time-edited", "Entries were given an earlier time, and signed anew.", notes[3],
                fork(3), published(bodies(log)))
    yield since("525-fork-from-nothing", "A checkpoint of size 0 with a root; signed anew.",
                note(head(0, bytes(32))), fork(0))
    yield since("526-fork-from-line", "Entry 1 is another, and a line was kept.",
                short_form(five[:3]).encode(), fork(3), published(other))
    yield since("530-fork-before-damage", "A fork at 3, and an entry behind it was changed.",
                notes[3], fork(3), changed(
                    {BUNDLE: flipped(bundle(other), len(bundle(other)) - 9)}, other))
    yield since("531-damage-before-fork", "A fork at 3, and an entry before it was changed.",
                notes[3], invalid(f"{BUNDLE}, entry 1"),
                changed({BUNDLE: flipped(bundle(other), len(bundle(other[:1])) + 9)}, other))
    yield since("532-fork-before-other-damage", "A fork at 5: nothing else is looked at.", notes[5],
                fork(5), changed({BUNDLE: None}, other))
    yield since("533-bad-checkpoint-before-rollback", "The checkpoint is forged, and too small.",
                notes[5], invalid("checkpoint"),
                changed({"checkpoint": note(head(1, ROOT), OTHER_SEED)}, ONE))
    useless = [
        ("540-older-by-another-key", "another key signed it",
         note(head(3, root([leaf(entry) for entry in five[:3]])), OTHER_SEED)),
        ("541-older-of-another-log", "it is one of another origin, signed by the key",
         note(head(3, root([leaf(entry) for entry in five[:3]]), "example.org/exeat"))),
        ("542-older-is-no-note", "it is a line whose root is cut short",
         b"example.com/exeat 3 0\n"),
        ("543-older-with-zero", "its size is `03`",
         note(head("03", root([leaf(entry) for entry in five[:3]])))),
        ("544-older-is-empty", "it has no byte", b""),
    ]
    for name, description, kept in useless:
        yield since(name, f"The older checkpoint says nothing of this log: {description}.", kept,
                    USAGE)
    line_of_three = short_form(five[:3])
    lines = [
        ("546-line-in-capitals", "its root is in capitals",
         f"{ORIGIN} 3 {line_of_three.split()[2].upper()}"),
        ("547-line-with-two-blanks", "two blanks stand before its size",
         line_of_three.replace(" 3", "  3")),
        ("548-line-with-zero", "its size is `03`", line_of_three.replace(" 3 ", " 03 ")),
        ("549-line-of-another-log", "it is one of another origin",
         short_form(five[:3], "example.org/exeat")),
        ("550-line-with-more", "a word follows its root", f"{line_of_three} olga"),
        ("551-line-of-2-63", "its size is 2^63", line_of_three.replace(" 3 ", f" {2**63} ")),
        ("552-line-with-carriage-return", "its line ends with CR LF", f"{line_of_three}\r\n"),
        ("553-empty-line", "it is an empty line", "\n"),
    ]
    for name, description, text in lines:
        yield since(name, f"The older checkpoint says nothing of this log: {description}.",
                    text.encode(), USAGE)
    yield case("545-useless-before-damage", 9,
               "Neither key nor older checkpoint can be used, and the folder is empty of a log.",
               {"readme": b""}, USAGE, vkey="", since=b"")


def edited_end():
    """Entries 3 and 4 of the transfer's log, with another request behind them."""
    log = transfer_log()
    log[3]["data"]["polls"] = 2
    return bodies(log[3:])


def all_cases():
    for group in (checkpoints, notes, signatures, keys, older):
        yield from group()

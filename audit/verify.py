#!/usr/bin/env python3
# A second verifier of Exeat's published audit log, written from log-format.md alone.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Verify a published audit log with Python's standard library and the `openssl` command.

usage: python3 verify.py DIR [--key FILE] [--since FILE] [--json]
       python3 verify.py subject-proof FILE --key FILE [--json]
       python3 verify.py evidence DIR --key FILE [--since FILE] [--json]
       python3 verify.py receipt FILE --key FILE [--json]

  DIR     the published log: checkpoint, log.vkey and tile/
  --key   the log's verifier key, known from elsewhere; DIR/log.vkey by default, which then proves
          only that the files agree with each other
  --since an older checkpoint of this log that was kept elsewhere: the note, or the line `keep`
  --json  the result as one JSON object

subject-proof checks one file that shows whether a person stands in a transfer; evidence checks a
folder with everything about one person; receipt checks one person's copy of their consents. All
three need a key from elsewhere.

exit status: 0 OK; 6 not as it should be (INVALID, ROLLBACK, FORK; UNFINISHED when a batch was
started and has no outcome, and everything else holds); 64 cannot be run like this, for example
because the key or the older checkpoint cannot be used. Lines that begin with REPORT tell what was
noticed and breaks no rule.
"""

import base64
import datetime
import errno
import functools
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
import tempfile

WIDTH = 256
SIZE_LIMIT = 2**63 - 1
LAST_SECOND = 253402300799
SLACK = 5
PATH_LIMIT = 63
ERASED = b"exeat/erased/1\0\0"
ENTRY_LIMIT = 16 * 1024
DEPTH_LIMIT = 64
INTEGER_LIMIT = 2**53
SIGNATURE_LIMIT = 100

OUTCOMES = {"allow": "A", "deny": "D", "partial": "P", "error": "E", "information": "I"}
STEMS = {
    "log.created": "LGCRE",
    "log.published": "LGPUB",
    "principal.added": "PRADD",
    "principal.disabled": "PRDIS",
    "principal.granted": "PRGRA",
    "principal.revoked": "PRREV",
    "connection.added": "CNADD",
    "connection.shared": "CNSHA",
    "connection.unshared": "CNUNS",
    "connection.agreed": "CNAGR",
    "connection.seconded": "CNSEC",
    "connection.revoked": "CNREV",
    "connection.tested": "CNTST",
    "agreement.published": "AGPUB",
    "segment.added": "SGADD",
    "export.added": "EXADD",
    "export.constrained": "EXCON",
    "export.released": "EXREL",
    "export.scheduled": "EXSCH",
    "export.unscheduled": "EXUNS",
    "export.suspended": "EXSUS",
    "policy.activated": "POACT",
    "policy.compared": "POCMP",
    "purpose.defined": "PUDEF",
    "notice.published": "NOPUB",
    "consent.recorded": "CSREC",
    "consent.withdrawn": "CSWDR",
    "consent.imported": "CSIMP",
    "consent.receipted": "CSRCP",
    "propagation.requested": "PGREQ",
    "propagation.confirmed": "PGCON",
    "subject.searched": "SBSEA",
    "secret.unsealed": "SCUNS",
    "transfer.planned": "TRPLA",
    "transfer.approved": "TRAPP",
    "transfer.decided": "TRDEC",
    "transfer.refused": "TRREF",
    "transfer.explained": "TREXP",
    "transfer.replayed": "TRRPL",
    "transfer.finished": "TRFIN",
    "delivery.withheld": "DLWTH",
    "delivery.started": "DLSTA",
    "delivery.completed": "DLCOM",
    "delivery.failed": "DLFAI",
    "delivery.uncertain": "DLUNC",
    "delivery.reconciled": "DLREC",
    "subject.reported": "SBREP",
    "subject.erased": "SBERA",
    "key.rotated": "KYROT",
    "key.retired": "KYRET",
    "retention.destroyed": "RTDES",
    "config.changed": "CFCHG",
    "log.witnessed": "LGWIT",
    "log.pushed": "LGPSH",
    "audit.exported": "ADEXP",
    "review.signed": "RVSGN",
    "access.denied": "ACDEN",
}
REQUIRED = {
    "v", "seq", "id", "type", "code", "outcome", "time", "actor", "origin", "software",
    "resource", "data",
}
OPTIONAL = {"transfer", "cause", "reason"}
DOORS = {"cli", "socket", "console", "scheduler", "recovery"}
ROLES = {"administrator", "contributor", "officer", "viewer"}

ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
REASON = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
MEMBER = re.compile(r"[\x21-\x7e]+")
NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
LINE = re.compile(r"([^\x00-\x20]+) (0|[1-9][0-9]{0,18}) ([0-9a-f]{64})")
DIGEST = re.compile(r"[0-9a-f]{64}")
WORD = re.compile(r"[^ ]+")
TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{6}))?Z")

# The y coordinates of the points of low order, the sign of x masked out.
LOW_ORDER = {
    bytes(32),
    bytes([1]) + bytes(31),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    bytes.fromhex("ec" + "ff" * 30 + "7f"),
    bytes.fromhex("ed" + "ff" * 30 + "7f"),
    bytes.fromhex("ee" + "ff" * 30 + "7f"),
}
FIELD_PRIME = 2**255 - 19
SPKI_PREFIX = bytes.fromhex("302a300506032b6570032100")


class Refusal(Exception):
    """The log is not as it should be: which verdict, where, and why."""

    def __init__(self, place, cause, verdict="INVALID"):
        super().__init__(f"{verdict}: {place}: {cause}")
        self.verdict = verdict
        self.place = place
        self.cause = cause


class Unusable(Exception):
    """This program cannot be run like this."""


# Files


def read_file(path, place):
    """The bytes of a regular file; links and pipes are refused."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (FileNotFoundError, NotADirectoryError):
        raise Refusal(place, "it is missing") from None
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):
            raise Refusal(place, "it is not a regular file") from None
        raise Unusable(f"`{path}` cannot be read: {error.strerror}") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refusal(place, "it is not a regular file")
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def tile_path(level, index, width):
    """The path of a tile; of a bundle of entries if the level is None."""
    groups = []
    rest = index
    while True:
        groups.append(f"{rest % 1000:03d}")
        rest //= 1000
        if rest == 0:
            break
    place = "/".join([f"x{group}" for group in reversed(groups[1:])] + [groups[0]])
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{'entries' if level is None else level}/{place}{partial}"


def parse_tile_path(path):
    """Level, index and width of a path; None for anything that `tile_path` would not write."""
    found = re.fullmatch(
        r"tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]{1,3}))?", path
    )
    if not found:
        return None
    level = None if found[1] == "entries" else int(found[1])
    index = int(found[2].replace("/", "").replace("x", ""))
    width = WIDTH if found[3] is None else int(found[3])
    if (level or 0) > 63 or index >= 2**55 or not 1 <= width <= WIDTH:
        return None
    return (level, index, width) if tile_path(level, index, width) == path else None


# Notes and keys


def base64_bytes(text):
    """The bytes that a text spells; None unless it is the one spelling of them."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def is_key_name(name):
    return bool(name) and not any(c == "+" or c < " " or c.isspace() for c in name)


def key_identifier(name, key):
    return hashlib.sha256(name.encode() + b"\n\x01" + key).digest()[:4]


def key_file(keys):
    """The one spelling of a file of verifier keys: one a line."""
    return "".join(f"{key_text(key)}\n" for key in keys).encode()


def key_text(key):
    name, data = key
    blob = base64.b64encode(b"\x01" + data).decode()
    return f"{name}+{key_identifier(name, data).hex()}+{blob}"


def read_key(text):
    """Name and 32 bytes of a verifier key; ValueError for any other text, or an unsafe key."""
    parts = text.split("+", 2)
    blob = base64_bytes(parts[2]) if len(parts) == 3 else None
    if blob is None or len(blob) != 33 or blob[0] != 1 or not is_key_name(parts[0]):
        raise ValueError("it is not an Ed25519 verifier key")
    name, data = parts[0], blob[1:]
    if parts[1] != key_identifier(name, data).hex():
        raise ValueError("its identifier is not that of its name and key")
    coordinate = data[:31] + bytes([data[31] & 0x7F])
    if coordinate in LOW_ORDER or int.from_bytes(coordinate, "little") >= FIELD_PRIME:
        raise ValueError("the key is of low order or not canonical")
    return name, data


def parse_key(data, place):
    """The key of a verifier key file; while one takes over from another, the newer of its two."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Refusal(place, "it is not UTF-8") from None
    lines = text.split("\n")
    if lines.pop() or len(lines) not in (1, 2):
        raise Refusal(place, "it is not one line, nor two")
    try:
        return [read_key(line) for line in lines][-1]
    except ValueError as error:
        raise Refusal(place, f"{error}") from None


def parse_keys(data):
    """The keys of a published key file; None if it is none."""
    try:
        keys = [read_key(text) for text in data.decode().split("\n") if text]
    except ValueError:
        return None
    return keys if key_file(keys) == data else None


@functools.lru_cache(maxsize=4)
def verifies(key, signature, message):
    """Whether `openssl` finds the Ed25519 signature to be the key's over the message."""
    der = base64.b64encode(SPKI_PREFIX + key).decode()
    pem = f"-----BEGIN PUBLIC KEY-----\n{der}\n-----END PUBLIC KEY-----\n"
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key", "message", "signature")]
        for path, data in zip(paths, (pem.encode(), message, signature)):
            with open(path, "wb") as file:
                file.write(data)
        try:
            done = subprocess.run(
                ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", paths[0], "-rawin",
                 "-in", paths[1], "-sigfile", paths[2]],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                check=False,
            )
        except OSError as error:
            raise Unusable(f"`openssl` cannot be run: {error.strerror}") from None
    return done.returncode == 0


class Note:
    """A text with signature lines; a value that exists is well formed."""

    def __init__(self, data, place):
        self.place = place
        try:
            data.decode()
        except UnicodeDecodeError:
            raise Refusal(place, "it is not UTF-8") from None
        if any(byte < 0x20 and byte != 0x0A for byte in data):
            raise Refusal(place, "it holds control characters")
        end = data.rfind(b"\n\n")
        if end < 0 or not data.endswith(b"\n") or end + 2 >= len(data):
            raise Refusal(place, "it is not a text, an empty line and signature lines")
        self.text, lines = data[: end + 1], data[end + 2 : -1].decode().split("\n")
        if len(lines) > SIGNATURE_LIMIT:
            raise Refusal(place, f"it has more than {SIGNATURE_LIMIT} signature lines")
        self.lines = []
        for line in lines:
            words = line.split(" ")
            blob = base64_bytes(words[2]) if len(words) == 3 else None
            if words[0] != "\u2014" or blob is None or len(blob) < 5 or not is_key_name(words[1]):
                raise Refusal(place, "one of its signature lines is malformed")
            self.lines.append((words[1], blob[:4], blob[4:]))

    def signers(self, keys):
        """Those of the keys that signed it; a bad line of one of them spoils the whole note."""
        found = []
        for key in keys:
            own = next((line[2] for line in self.lines if self.is_by(line, key)), None)
            if own is None:
                continue
            if len(own) != 64 or not verifies(key[1], own, self.text):
                raise Refusal(self.place, "its signature does not verify")
            found.append(key)
        return found

    @staticmethod
    def is_by(line, key):
        return line[0] == key[0] and line[1] == key_identifier(*key)

    def cosignature_times(self):
        """The times of the lines that have the form of a cosignature, in seconds."""
        times = [int.from_bytes(blob[:8], "big") for _, _, blob in self.lines if len(blob) == 72]
        return [time for time in times if 0 < time <= LAST_SECOND]

    def checkpoint(self):
        """Origin, size and root."""
        rows = self.text[:-1].decode().split("\n")
        root = base64_bytes(rows[2]) if len(rows) == 3 else None
        if root is None or len(root) != 32 or not NUMBER.fullmatch(rows[1]) or not rows[0]:
            raise Refusal(self.place, "its text is not origin, size and root")
        if int(rows[1]) > SIZE_LIMIT:
            raise Refusal(self.place, "its size is 2^63 or more")
        return rows[0], int(rows[1]), root


def signed_checkpoint(note, key):
    """Size and root of a checkpoint that the key signed and whose origin is its name."""
    if not note.signers([key]):
        raise Refusal(note.place, "it is not signed by the key asked for")
    origin, size, root = note.checkpoint()
    if origin != key[0]:
        raise Refusal(note.place, "its origin is not the name of its key")
    return size, root


class Kept:
    """A checkpoint that somebody kept: the signed note, or the line that says the same."""

    def __init__(self, data, place):
        line = data[:-1] if data.endswith(b"\n") else data
        self.note = Note(data, place) if b"\n" in line else None
        if self.note:
            self.origin, self.size, self.root = self.note.checkpoint()
            return
        words = LINE.fullmatch(line.decode("utf-8", "replace"))
        is_plain = b"\xef\xbf\xbd" in line or "\ufffd" not in line.decode("utf-8", "replace")
        if not words or not is_plain or int(words[2]) > SIZE_LIMIT:
            raise Refusal(place, "it is neither a signed note nor the line `origin size root`")
        self.origin, self.size, self.root = words[1], int(words[2]), bytes.fromhex(words[3])

    def is_vouched(self, keys):
        """Whether it can be believed: nobody signs the line, so whoever kept it vouches."""
        return self.note is None or bool(self.note.signers(keys))


# The tree


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree held as its complete subtrees, largest first."""

    def __init__(self):
        self.size = 0
        self.subtrees = []

    def append(self, leaf):
        """Adds a leaf; returns (level, index, hash) of each subtree it completes."""
        completed, place, level, subtree = [], self.size, 0, leaf
        while place & 1:
            subtree = node_hash(self.subtrees.pop(), subtree)
            place >>= 1
            level += 1
            completed.append((level, place, subtree))
        self.subtrees.append(subtree)
        self.size += 1
        return completed

    def root(self):
        if not self.subtrees:
            return hashlib.sha256().digest()
        root = self.subtrees[-1]
        for left in reversed(self.subtrees[:-1]):
            root = node_hash(left, root)
        return root


class Tiles:
    """The published hashes of a log of one size."""

    def __init__(self, directory, size):
        self.directory = directory
        self.size = size
        self.last = {}

    def width(self, level, index):
        return min(WIDTH, (self.size >> 8 * level) - WIDTH * index)

    def path(self, level, position):
        index = position // WIDTH
        return tile_path(level, index, self.width(level, index))

    def hash(self, level, position):
        index, offset = divmod(position, WIDTH)
        if self.last.get(level, (None,))[0] != index:
            path = self.path(level, position)
            data = read_file(os.path.join(self.directory, path), path)
            if len(data) != 32 * self.width(level, index):
                raise Refusal(path, f"it has {len(data)} bytes, which is not its width")
            self.last[level] = (index, data)
        data = self.last[level][1]
        return data[32 * offset : 32 * offset + 32]

    def subtree(self, height, index):
        """The hash over the 2^height entries from index · 2^height on, from one tile."""
        level, rest = divmod(height, 8)
        hashes = [self.hash(level, at) for at in range(index << rest, (index + 1) << rest)]
        while len(hashes) > 1:
            hashes = [node_hash(*hashes[at : at + 2]) for at in range(0, len(hashes), 2)]
        return hashes[0]

    def root(self, size, start=0):
        """The root that the log had at an earlier size."""
        count = size - start
        if count == 0:
            return hashlib.sha256().digest()
        if count & (count - 1) == 0:
            return self.subtree(count.bit_length() - 1, start // count)
        middle = start + (1 << (count - 1).bit_length() - 1)
        return node_hash(self.root(middle, start), self.root(size, middle))


# Entries


def unique_members(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def refuse_number(_):
    raise ValueError("a number is not whole")


def spelling(value, depth=0):
    """The one spelling of a value (RFC 8785, whole numbers only)."""
    if depth >= DEPTH_LIMIT:
        raise ValueError("nested too deeply")
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int):
        if abs(value) > INTEGER_LIMIT:
            raise ValueError("a number has more than 53 bits")
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(spelling(item, depth + 1) for item in value) + "]"
    if not all(MEMBER.fullmatch(name) for name in value):
        raise ValueError("a member's name is not visible ASCII")
    members = (f"{spelling(name)}:{spelling(value[name], depth + 1)}" for name in sorted(value))
    return "{" + ",".join(members) + "}"


def parse_canonical(body):
    """The object in the one spelling; ValueError for any other bytes."""
    try:
        value = json.loads(
            body.decode(), object_pairs_hook=unique_members, parse_float=refuse_number,
            parse_constant=refuse_number,
        )
        if not isinstance(value, dict):
            raise ValueError("it is no object")
        if spelling(value).encode() != body:
            raise ValueError("not in canonical form")
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def is_integer(value, low, high):
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def is_text(value):
    return isinstance(value, str) and value != ""


def matches(pattern, value):
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def microseconds(text):
    """Microseconds since 1970; None unless the text is the one spelling of a time."""
    found = TIME.fullmatch(text) if isinstance(text, str) else None
    if not found or found[2] == "000000":
        return None
    try:
        second = datetime.datetime.strptime(found[1], "%Y-%m-%dT%H:%M:%S")
    except ValueError:
        return None
    if found[1][17:] > "59":
        return None
    since = second - datetime.datetime(1970, 1, 1)
    return (since.days * 86400 + since.seconds) * 1_000_000 + int(found[2] or 0)


def need(name, is_good):
    if not is_good:
        raise ValueError(f"the entry's `{name}` is missing or cannot be")


def check_members(entry, index):
    """Refuses a member that is missing, that no entry has, or that cannot be."""
    for name in sorted(REQUIRED):
        need(name, name in entry)
    for name in sorted(entry):
        need(name, name in REQUIRED or name in OPTIONAL)
    actor, origin, resource = entry["actor"], entry["origin"], entry["resource"]
    need("actor", isinstance(actor, dict) and set(actor) == {"account", "principal", "role"})
    need("actor", is_integer(actor["account"], 0, 2**32 - 1))
    need("actor", actor["principal"] is None or matches(NAME, actor["principal"]))
    need("actor", actor["role"] is None or (is_text(actor["role"]) and actor["role"] in ROLES))
    need("origin", isinstance(origin, dict) and set(origin) == {"process", "via"})
    need("origin", is_integer(origin["process"], -(2**31), 2**31 - 1))
    need("origin", is_text(origin["via"]) and origin["via"] in DOORS)
    need("software", is_text(entry["software"]))
    need("resource", isinstance(resource, dict) and set(resource) == {"kind", "id"})
    need("resource", is_text(resource["kind"]) and is_text(resource["id"]))
    need("reason", "reason" not in entry or matches(REASON, entry["reason"]))
    need("data", isinstance(entry["data"], dict))
    need("v", is_integer(entry["v"], 1, 1))
    need("seq", is_integer(entry["seq"], index, index))
    need("id", matches(ULID, entry["id"]))
    need("time", microseconds(entry["time"]) is not None)
    need("type", is_text(entry["type"]) and entry["type"] in STEMS)
    need("outcome", is_text(entry["outcome"]) and entry["outcome"] in OUTCOMES)
    need("code", entry["code"] == STEMS[entry["type"]] + OUTCOMES[entry["outcome"]])
    need("transfer", "transfer" not in entry or matches(ULID, entry["transfer"]))
    need("cause", "cause" not in entry or is_integer(entry["cause"], 0, index - 1))


class LogKeys:
    """Which keys sign the log, and for how long, as its entries say."""

    def __init__(self, first):
        self.terms = [[first, 0, None]]

    @classmethod
    def created(cls, entry):
        if entry["type"] != "log.created":
            raise ValueError("the first entry is not `log.created`")
        return cls(cls.key(entry, "vkey"))

    @staticmethod
    def key(entry, member):
        try:
            return read_key(entry["data"][member])
        except (KeyError, ValueError, AttributeError):
            need(f"data.{member}", False)

    def valid(self, size):
        """The keys that a checkpoint of this size has to be signed by, oldest first."""
        return [key for key, start, end in self.terms
                if start <= size and (end is None or size <= end)]

    def all(self):
        return [term[0] for term in self.terms]

    def objection(self, key, size):
        """Why a key proves nothing about a checkpoint of this size; None if it signs it."""
        term = next((term for term in self.terms if term[0] == key), None)
        if term is None:
            return "the entries name other keys"
        if term[2] is not None and term[2] < size:
            return f"the key's use ended at entry {term[2] - 1}"
        return None

    def objection_to(self, note, size):
        """Why a note is not signed by exactly the keys of its size; None if it is."""
        try:
            signers = note.signers(self.all())
        except Refusal as refusal:
            return refusal.cause
        for key in self.valid(size):
            if key not in signers:
                return f"`{key_text(key)}` did not sign it"
        return None if len(signers) == len(self.valid(size)) else (
            "a key whose use has ended signed it")

    def take(self, entry, index):
        kind, resource = entry["type"], entry["resource"]
        is_log_key = resource == {"kind": "key", "id": "log-signing"}
        if kind == "log.created":
            if index > 0:
                raise ValueError("the log was created before")
        elif kind == "key.rotated" and is_log_key:
            self.rotate(entry, index)
        elif kind == "key.retired":
            need("resource", is_log_key)
            self.retire(entry, index)

    def rotate(self, entry, index):
        need("outcome", entry["outcome"] == "allow")
        following, previous = self.key(entry, "vkey"), self.key(entry, "previous")
        if sum(term[2] is None for term in self.terms) != 1:
            raise ValueError("the rotation before it has not ended")
        newest = self.terms[-1][0]
        if previous != newest:
            raise ValueError("its previous key is not the one that signs")
        if following[0] != newest[0]:
            raise ValueError("its key has another name")
        if any(term[0][1] == following[1] for term in self.terms):
            raise ValueError("its key signed before")
        self.terms.append([following, index + 1, None])

    def retire(self, entry, index):
        need("outcome", entry["outcome"] == "allow")
        key = self.key(entry, "vkey")
        open_terms = [term for term in self.terms if term[2] is None]
        if len(open_terms) != 2 or open_terms[0][0] != key:
            raise ValueError("its key is not the older of two that sign")
        open_terms[0][2] = index + 1


class Brackets:
    """Between which cosignatures entries were written; what lies outside is a finding."""

    def __init__(self, cosigned):
        self.cosigned = sorted((size, min(times), max(times)) for size, times in cosigned if times)
        self.runs = []

    def take(self, index, time):
        before = [bound for bound in self.cosigned if bound[0] <= index]
        after = [bound for bound in self.cosigned if bound[0] > index]
        if before and time < (before[-1][1] - SLACK) * 1_000_000:
            self.note(index, before[-1], True)
        if after and time > (after[0][2] + SLACK) * 1_000_000:
            self.note(index, after[0], False)

    def note(self, index, bound, is_early):
        for run in self.runs:
            if run[1] == index - 1 and run[2:] == [bound, is_early]:
                run[1] = index
                return
        self.runs.append([index, index, bound, is_early])

    def findings(self):
        return [self.text(*run) for run in self.runs]

    @staticmethod
    def text(first, last, bound, is_early):
        entries = f"entry {first}" if first == last else f"entries {first} to {last}"
        size, earliest, latest = bound
        if is_early:
            return (f"{entries}: dated before {second_text(earliest)}, when a witness had seen a "
                    f"checkpoint of {size} entries")
        return (f"{entries}: dated after {second_text(latest)}, when a witness had seen them in a "
                f"checkpoint of {size} entries")


def second_text(seconds):
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return f"{moment.isoformat()}Z"


def head_claims(entry, index):
    """Every head of this log that an entry speaks of: size and root."""
    data, claims = entry["data"], []
    if "head" in data:
        claims.append(head_claim(data["head"], "data.head", index))
    else:
        need("data.head", entry["type"] not in ("audit.exported", "review.signed"))
    if entry["type"] == "log.witnessed":
        claims.append(head_claim(data, "data", index))
    return claims


def head_claim(value, name, index):
    value = value if isinstance(value, dict) else {}
    need(f"{name}.size", is_integer(value.get("size"), 0, index))
    need(f"{name}.root", matches(DIGEST, value.get("root")))
    return value["size"], bytes.fromhex(value["root"])


class Chain:
    """What entries say about each other."""

    def __init__(self):
        self.newest = None
        self.newest_text = None
        self.keys = None
        self.decisions = {}
        self.decided = set()
        self.last_decision = None
        self.destroyed = set()
        self.deliveries = {}

    def take(self, entry, index):
        """Takes the next entry; ValueError when it cannot follow."""
        time = microseconds(entry["time"])
        if self.newest is not None and time < self.newest:
            raise ValueError("its time is before that of the entry before it")
        if index == 0:
            self.keys = LogKeys.created(entry)
        self.keys.take(entry, index)
        steps = {
            "transfer.decided": lambda: self.decide(entry, index),
            "delivery.started": lambda: self.start(entry, index),
            "delivery.completed": lambda: self.end(entry, "ended", {"started"}),
            "delivery.failed": lambda: self.end(entry, "ended", {"started"}),
            "delivery.uncertain": lambda: self.end(entry, "uncertain", {"started"}),
            "delivery.reconciled": lambda: self.end(entry, "ended", {"started", "uncertain"}),
            "subject.reported": lambda: self.check_report(entry),
            "subject.erased": lambda: self.check_erasure(entry),
            "retention.destroyed": lambda: self.destroy(entry),
            "review.signed": lambda: self.check_review(entry, index),
        }
        steps.get(entry["type"], lambda: None)()
        self.newest, self.newest_text = time, entry["time"]

    @staticmethod
    def place(entry, member):
        """The place of an earlier entry in `data`, or None for null; never left out."""
        value = entry["data"].get(member, False)
        need(f"data.{member}", value is None or is_integer(value, 0, INTEGER_LIMIT))
        return value

    def decide(self, entry, index):
        need("transfer", "transfer" in entry)
        if self.place(entry, "previous") != self.last_decision:
            raise ValueError("its `data.previous` is not the decision before it")
        if entry["transfer"] in self.decided:
            raise ValueError("its transfer was decided before")
        self.decisions[index] = entry["transfer"]
        self.decided.add(entry["transfer"])
        self.last_decision = index

    def start(self, entry, index):
        delivery = self.delivery(entry)
        rows = entry["data"].get("rows")
        need("data.rows", isinstance(rows, list) and len(rows) == 2
             and all(is_integer(row, 0, INTEGER_LIMIT) for row in rows) and rows[0] < rows[1])
        if "cause" not in entry or self.decisions.get(entry["cause"]) != delivery[0]:
            raise ValueError("its cause is not the decision of its transfer")
        if delivery[0] in self.destroyed:
            raise ValueError("the subject records of its transfer were destroyed before")
        if delivery in self.deliveries:
            raise ValueError("the batch was started before")
        self.deliveries[delivery] = ("started", index)

    def end(self, entry, state, before):
        delivery = self.delivery(entry)
        if delivery not in self.deliveries:
            raise ValueError("the batch was never started")
        standing, start = self.deliveries[delivery]
        if standing not in before:
            raise ValueError("the batch had ended before")
        if entry.get("cause", start) != start:
            raise ValueError("its cause is not the start of its batch")
        self.deliveries[delivery] = (state, start)

    @staticmethod
    def delivery(entry):
        need("transfer", "transfer" in entry)
        need("data.batch", is_integer(entry["data"].get("batch"), 0, INTEGER_LIMIT))
        return entry["transfer"], entry["data"]["batch"]

    def check_report(self, entry):
        if self.place(entry, "last_decided") != self.last_decision:
            raise ValueError("its `data.last_decided` is not the newest decision")

    def check_erasure(self, entry):
        need("transfer", "transfer" in entry)
        need("resource", entry["resource"] == {"kind": "transfer", "id": entry["transfer"]})
        slots = entry["data"].get("slots")
        need("data.slots", isinstance(slots, list) and slots and all(
            isinstance(slot, dict) and is_integer(slot.get("slot"), 0, INTEGER_LIMIT)
            and matches(DIGEST, slot.get("leaf")) for slot in slots))
        self.need_decided(entry["transfer"])

    def destroy(self, entry):
        if entry["resource"]["kind"] != "segment":
            return
        transfer = entry["resource"]["id"]
        need("resource", matches(ULID, transfer))
        self.need_decided(transfer)
        if transfer in self.destroyed:
            raise ValueError("the subject records of its transfer were destroyed before")
        self.destroyed.add(transfer)

    def need_decided(self, transfer):
        if transfer not in self.decided:
            raise ValueError("its transfer was not decided before")

    @staticmethod
    def check_review(entry, index):
        data = entry["data"]
        need("data.from", is_integer(data.get("from"), 0, INTEGER_LIMIT))
        need("data.to", is_integer(data.get("to"), data["from"], INTEGER_LIMIT))
        need("data.head", "head" in data)
        if data["to"] > head_claim(data["head"], "data.head", index)[0]:
            raise ValueError("it reviews entries that its head does not have")

    def unfinished(self):
        """Batches without outcome, in the order of their starts."""
        open_ones = [(start, key) for key, (state, start) in self.deliveries.items()
                     if state == "started"]
        return [(*key, start) for start, key in sorted(open_ones)]


def read_entry(body, index):
    """The entry that should stand at a place; ValueError when it is none."""
    if len(body) > ENTRY_LIMIT:
        raise ValueError(f"the entry has {len(body)} bytes; {ENTRY_LIMIT} are allowed")
    entry = parse_canonical(body)
    check_members(entry, index)
    return entry


def take_apart(bundle, width):
    """The entries of a bundle as far as it goes, and what is wrong with the one after them."""
    entries, position = [], 0
    while len(entries) < width:
        if position == len(bundle):
            return entries, "the bundle ends before it"
        if len(bundle) - position < 2:
            return entries, "the bundle ends inside its length"
        start = position + 2
        count = int.from_bytes(bundle[position:start], "big")
        if len(bundle) - start < count:
            return entries, "the bundle ends inside it"
        entries.append(bundle[start : start + count])
        position = start + count
    if position < len(bundle):
        return entries, "the bundle goes on after its last entry"
    return entries, None


# The whole log


class Walk:
    """Derives every hash from the entries and compares it with every tile."""

    def __init__(self, directory, size, root, since, brackets):
        self.directory = directory
        self.size = size
        self.root = root
        self.since = since
        self.root_then = None
        self.brackets = brackets
        self.tiles = Tiles(directory, size)
        self.tree = Tree()
        self.chain = Chain()

    def run(self):
        self.compare_since()
        while self.tree.size < self.size:
            index = self.tree.size // WIDTH
            width = self.tiles.width(0, index)
            path = tile_path(None, index, width)
            data = read_file(os.path.join(self.directory, path), path)
            entries, problem = take_apart(data, width)
            for entry in entries:
                self.take(entry, path)
            if problem:
                raise Refusal(f"{path}, entry {self.tree.size}", problem)
        if self.tree.root() != self.root:
            raise Refusal("checkpoint", "the entries do not have the signed root")

    def take(self, entry, path):
        index = self.tree.size
        leaf = leaf_hash(entry)
        if self.tiles.hash(0, index) != leaf:
            tile = self.tiles.path(0, index)
            if self.leads(leaf, index):
                place = f"{tile}, hash {index % WIDTH}"
                raise Refusal(place, f"it is not the hash of entry {index}")
            raise Refusal(
                f"{path}, entry {index}", f"its bytes do not have the hash in `{tile}`"
            )
        try:
            members = read_entry(entry, index)
            self.chain.take(members, index)
            for size, root in head_claims(members, index):
                if self.tiles.root(size) != root:
                    raise ValueError(f"the log did not have that root at size {size}")
        except ValueError as error:
            raise Refusal(f"{path}, entry {index}", f"{error}") from None
        self.brackets.take(index, self.chain.newest)
        for level, position, subtree in self.tree.append(leaf):
            if level % 8 == 0 and self.tiles.hash(level // 8, position) != subtree:
                place = f"{self.tiles.path(level // 8, position)}, hash {position % WIDTH}"
                raise Refusal(place, "it is not the hash of its entries")
        self.compare_since()

    def compare_since(self):
        if not self.since or self.since.size != self.tree.size:
            return
        self.root_then = self.tree.root()
        if self.since.counts and self.since.root != self.root_then:
            raise fork(self.since)

    def leads(self, leaf, index):
        """Whether an entry, and not the tile that contradicts it, leads to the signed root."""
        try:
            return self.root_over(leaf, index, 0, self.size) == self.root
        except Refusal:
            return False

    def root_over(self, leaf, index, start, end):
        """The root over some entries: of this leaf, and of tiles for what is beside its path."""
        count = end - start
        if start == index and count == 1:
            return leaf
        if not start <= index < end and count & (count - 1) == 0:
            return self.tiles.subtree(count.bit_length() - 1, start // count)
        middle = start + (1 << (count - 1).bit_length() - 1)
        return node_hash(
            self.root_over(leaf, index, start, middle), self.root_over(leaf, index, middle, end)
        )

    def entry_place(self, index):
        bundle = index // WIDTH
        return f"{tile_path(None, bundle, self.tiles.width(0, bundle))}, entry {index}"

    def check_other_files(self):
        """Files under tile/ that this size does not need have to agree with those it needs."""
        paths = []
        for folder, folders, names in os.walk(os.path.join(self.directory, "tile")):
            names += [name for name in folders if os.path.islink(os.path.join(folder, name))]
            paths += [os.path.relpath(os.path.join(folder, name), self.directory) for name in names]
        for path in sorted(paths):
            if not path.endswith(".new"):
                self.check_other(path)

    def check_other(self, path):
        found = parse_tile_path(path)
        if found is None:
            raise Refusal(path, "no tile has this name")
        level, index, width = found
        needed = self.tiles.width(level or 0, index)
        if needed <= 0 or needed == width:
            return
        needed_path = tile_path(level, index, needed)
        present = read_file(os.path.join(self.directory, needed_path), needed_path)
        other = read_file(os.path.join(self.directory, path), path)
        shorter, longer = (other, present) if width < needed else (present, other)
        if level is None:
            is_whole = take_apart(other, width)[1] is None
        else:
            is_whole = len(other) == 32 * width
        if not longer.startswith(shorter) or not is_whole:
            raise Refusal(path, f"it differs from `{needed_path}`")


def from_elsewhere(read, path, *more):
    """What a file holds that is no part of the log; one that is unusable says nothing about it."""
    try:
        return read(read_file(path, path), *more, path)
    except Refusal as refusal:
        raise Unusable(f"`{path}`: {refusal.cause}") from None


def fork(since):
    return Refusal(f"size {since.size}", "the older checkpoint has another root", "FORK")


def compare(since, size, root):
    if since.size > size:
        cause = f"the older checkpoint has {since.size} entries, this log has {size}"
        raise Refusal("checkpoint", cause, "ROLLBACK")
    if since.size == size and since.root != root:
        raise fork(since)


def read_since(path, key):
    """The older checkpoint; `counts` tells whether it needs no other key of the log."""
    since = from_elsewhere(Kept, path)
    if since.origin != key[0]:
        raise Unusable(f"`{path}`: it is of the log `{since.origin}`")
    try:
        since.counts = since.is_vouched([key])
    except Refusal as refusal:
        raise Unusable(f"`{path}`: {refusal.cause}") from None
    return since


def demand_voucher(since, keys, path):
    """An older note counts when a key signed it that signs checkpoints of its size."""
    try:
        if since.is_vouched(keys.valid(since.size)):
            return
    except Refusal as refusal:
        raise Unusable(f"`{path}`: {refusal.cause}") from None
    raise Unusable(f"`{path}`: no key signed it that signs this log's checkpoints of its size")


def absence(directory, key, data):
    """Why the key asked for is not among the published ones: it may have ended."""
    keys = parse_keys(data)
    try:
        walk = verify_with(directory, keys[-1], None, None)[0] if keys else None
    except Refusal:
        walk = None
    if walk and walk.chain.keys and key in walk.chain.keys.all():
        return f"it is not the key asked for: {walk.chain.keys.objection(key, walk.size)}"
    return "it is not the key asked for"


def verify_with(directory, key, since, since_path):
    """Everything that has to hold but the outcomes; returns the walk and the note."""
    data = read_file(os.path.join(directory, "log.vkey"), "log.vkey")
    if key not in (parse_keys(data) or []):
        raise Refusal("log.vkey", absence(directory, key, data))
    path = os.path.join(directory, "checkpoint")
    note = Note(read_file(path, "checkpoint"), "checkpoint")
    size, root = signed_checkpoint(note, key)
    if since and since.counts:
        compare(since, size, root)
    walk = Walk(directory, size, root, since, Brackets([(size, note.cosignature_times())]))
    walk.run()
    keys = walk.chain.keys or LogKeys(key)
    if since and not since.counts:
        demand_voucher(since, keys, since_path)
        compare(since, size, root)
        if since.root != walk.root_then:
            raise fork(since)
    objection = keys.objection(key, size) or keys.objection_to(note, size)
    if objection:
        raise Refusal("checkpoint", objection)
    if data != key_file(keys.valid(size)):
        raise Refusal("log.vkey", "it does not hold the keys that sign")
    walk.check_other_files()
    return walk, note


def verify(directory, key_path, since_path):
    """Everything that log-format.md asks of a verifier; returns what was found."""
    if key_path:
        key = from_elsewhere(parse_key, key_path)
    else:
        # Any of the published keys: it proves only that the files agree with each other.
        keys = parse_keys(read_file(os.path.join(directory, "log.vkey"), "log.vkey"))
        if not keys:
            raise Refusal("log.vkey", "it does not hold verifier keys")
        key = keys[-1]
    since = read_since(since_path, key) if since_path else None
    walk, _ = verify_with(directory, key, since, since_path)
    found = {
        "verdict": "OK",
        "origin": key[0],
        "size": walk.size,
        "root": walk.root.hex(),
        "newest": walk.chain.newest_text,
        "unfinished": [{"transfer": t, "batch": b} for t, b, _ in walk.chain.unfinished()],
        "findings": walk.brackets.findings(),
    }
    unfinished = walk.chain.unfinished()
    if unfinished:
        transfer, batch, start = unfinished[0]
        more = "" if len(unfinished) == 1 else f", and {len(unfinished) - 1} more"
        found["verdict"] = "UNFINISHED"
        found["place"] = walk.entry_place(start)
        found["cause"] = (
            f"batch {batch} of transfer {transfer} was started and has no outcome{more}")
    return found


# Proofs about a person


class Lines:
    """The lines before the first empty line of a file, and what follows it."""

    def __init__(self, data, place):
        self.place = place
        end = data.find(b"\n\n")
        if end < 1:
            raise Refusal(place, "no empty line parts it")
        try:
            self.rest = data[: end].decode().split("\n")
        except UnicodeDecodeError:
            raise Refusal(place, "it is not UTF-8") from None
        self.after = data[end + 2 :]

    def take(self, word, pattern):
        """What follows a word on the next line; the line has to be there."""
        line = self.rest.pop(0) if self.rest else ""
        name, _, value = line.partition(" ")
        if name != word or not pattern.fullmatch(value):
            raise Refusal(self.place, f"`{word}` is missing or cannot be")
        return value

    def take_bytes(self, word, count=None):
        data = base64_bytes(self.take(word, WORD))
        if not data or count not in (None, len(data)):
            raise Refusal(self.place, f"`{word}` is missing or cannot be")
        return data

    def take_number(self, word):
        number = int(self.take(word, NUMBER))
        if number > SIZE_LIMIT:
            raise Refusal(self.place, f"`{word}` is missing or cannot be")
        return number

    def take_hashes(self):
        """Hashes as long as lines are as long as one."""
        hashes = []
        while self.rest and len(self.rest[0].encode()) == 44:
            data = base64_bytes(self.rest.pop(0))
            if data is None or len(data) != 32 or len(hashes) == PATH_LIMIT:
                raise Refusal(self.place, "a hash is none, or there are too many")
            hashes.append(data)
        return hashes


def leads_to(leaf, index, size, path, root):
    """Whether a path leads from a leaf to a root (RFC 9162, section 2.1.3.2)."""
    if index >= size:
        return False
    place, last, found = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while place & 1 == 0 and place:
                place >>= 1
                last >>= 1
        else:
            found = node_hash(found, sibling)
        place >>= 1
        last >>= 1
    return last == 0 and found == root


class EntryProof:
    """A file that shows that an entry is in the log (C2SP tlog-proof)."""

    def __init__(self, data, place):
        lines = Lines(data, place)
        if lines.rest.pop(0) != "c2sp.org/tlog-proof@v1":
            raise Refusal(place, "its first line is not that of a proof")
        has_extra = bool(lines.rest) and lines.rest[0].startswith("extra")
        self.extra = lines.take_bytes("extra") if has_extra else None
        self.index = lines.take_number("index")
        self.path = lines.take_hashes()
        if lines.rest:
            raise Refusal(place, "a line stands where none belongs")
        self.note_bytes = lines.after
        self.note = Note(lines.after, place)
        self.place = place

    def check(self, body, key):
        """The entry; its hash is worked out here."""
        size, root = signed_checkpoint(self.note, key)
        if not leads_to(leaf_hash(body), self.index, size, self.path, root):
            raise Refusal(self.place, "the entry is not in the log, or not at this place")
        try:
            return read_entry(body, self.index)
        except ValueError as error:
            raise Refusal(self.place, f"{error}") from None


class Slot:
    """A slot of a transfer's subject records: a record, or what is left of one."""

    def __init__(self, number, data, path, place):
        self.number, self.path = number, path
        self.tag = None
        if data.startswith(ERASED):
            self.leaf, self.entry = data[16:48], int.from_bytes(data[48:56], "big")
            is_good = data[56:] == bytes(40)
        else:
            self.tag, self.row = data[:16], int.from_bytes(data[88:92], "big")
            self.leaf = leaf_hash(data)
            self.released, self.code = data[84] == 1, data[85]
            self.field_set = int.from_bytes(data[86:88], "big")
            self.event = int.from_bytes(data[72:80], "big")
            self.seconds = int.from_bytes(data[80:84], "big")
            is_good = (
                data[84] in (1, 2) and self.released == (self.code == 0)
                and data[64:72] == bytes(8) and data[92:] == bytes(4))
            if not self.released:
                is_good = is_good and not self.field_set and not any(data[32:64])
        if not is_good:
            raise Refusal(place, f"slot {number} holds no subject record")


class SubjectProof:
    """A file that shows whether a person stands in a transfer, and with which records."""

    def __init__(self, data, place):
        lines = Lines(data, place)
        if lines.rest.pop(0) != "exeat.dev/subject-proof@v1":
            raise Refusal(place, "its first line is not that of a proof about a person")
        self.claim = lines.take("claim", re.compile("present|absent|absent-or-erased"))
        self.tag = lines.take_bytes("tag", 16)
        words = lines.take("segment", re.compile(rf"{ULID.pattern} 0 ({NUMBER.pattern})")).split()
        self.transfer, self.count = words[0], int(words[2])
        if self.count > SIZE_LIMIT:
            raise Refusal(place, "`segment` is missing or cannot be")
        self.slots = []
        while lines.rest:
            number = lines.take_number("slot")
            record = lines.take_bytes("record", 96)
            self.slots.append(Slot(number, record, lines.take_hashes(), place))
        self.decision = EntryProof(lines.after, place)
        if self.decision.extra is None:
            raise Refusal(place, "it does not hold the transfer's entry")
        self.place = place

    def check(self, key):
        """The transfer's entry, once everything holds."""
        entry = self.decision.check(self.decision.extra, key)
        segment = entry["data"].get("segment")
        segment = segment if isinstance(segment, dict) else {}
        if (entry["type"] != "transfer.decided" or segment.get("format") != "seg1"
                or segment.get("order") != "tag" or not isinstance(segment.get("epoch"), str)
                or not is_integer(segment.get("count"), 0, SIZE_LIMIT)
                or not matches(DIGEST, segment.get("root"))):
            raise Refusal(self.place, "its entry names no sorted subject records")
        if (entry.get("transfer"), segment["count"]) != (self.transfer, self.count):
            raise Refusal(self.place, "its entry is about another transfer or number of slots")
        if self.shown() != self.claim:
            raise Refusal(self.place, f"its slots show something else than `{self.claim}`")
        root = bytes.fromhex(segment["root"])
        if self.count == 0 and root != hashlib.sha256().digest():
            raise Refusal(self.place, "its segment has no slots, and a root of some")
        for slot in self.slots:
            if not leads_to(slot.leaf, slot.number, self.count, slot.path, root):
                raise Refusal(self.place, f"slot {slot.number} is not in the segment")
        return entry

    def shown(self):
        """What the slots show, if they stand in the segment."""
        numbers = [slot.number for slot in self.slots]
        if not numbers:
            if self.count:
                raise Refusal(self.place, "no slot is shown")
            return "absent"
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or (
                numbers[-1] >= self.count):
            raise Refusal(self.place, "its slots are no neighbours, or beyond the segment")
        inner = list(self.slots)
        if inner[0].tag is not None and inner[0].tag < self.tag:
            inner.pop(0)
        elif numbers[0] > 0:
            raise Refusal(self.place, "nobody who precedes the person is shown")
        if inner and inner[-1].tag is not None and inner[-1].tag > self.tag:
            inner.pop()
        elif numbers[-1] + 1 < self.count:
            raise Refusal(self.place, "nobody who follows the person is shown")
        rows = [slot.row for slot in inner if slot.tag is not None]
        if any(slot.tag not in (None, self.tag) for slot in inner):
            raise Refusal(self.place, "between the neighbours stands somebody else")
        if sorted(set(rows)) != rows:
            raise Refusal(self.place, "the person's records are not in order")
        return "present" if rows else "absent-or-erased" if inner else "absent"

    def records(self):
        return [slot for slot in self.slots if slot.tag == self.tag]


def verify_subject_proof(path, key_path):
    key = from_elsewhere(parse_key, key_path)
    place = os.path.basename(path)
    try:
        data = read_file(path, place)
    except Refusal as refusal:
        raise Unusable(f"`{path}`: {refusal.cause}") from None
    proof = SubjectProof(data, place)
    entry = proof.check(key)
    size, _ = signed_checkpoint(proof.decision.note, key)
    return {
        "verdict": "OK", "claim": proof.claim, "tag": proof.tag.hex(), "transfer": proof.transfer,
        "decided": proof.decision.index, "time": entry["time"], "origin": key[0], "size": size,
        "records": [record.number for record in proof.records()],
        "erased": [[slot.number, slot.entry] for slot in proof.slots if slot.tag is None],
        # Whoever hides a record behind its own hash needs no entry for it.
        "findings": [
            f"slot {slot.number}: that entry {slot.entry} erased it is for the log to show"
            for slot in proof.slots if slot.tag is None],
    }


# Evidence about one person


EVIDENCE_NAME = re.compile(
    r"README\.md|checkpoint|log\.vkey|report\.json|subject-[1-9][0-9]{0,8}\.proof"
    r"|entries/(?:0|[1-9][0-9]{0,18})\.(?:json|tlog-proof)")
CODES = {
    1: "suppression.global", 2: "suppression.connection", 3: "subject.duplicate",
    4: "subject.unmatched", 8: "consent.unknown", 9: "consent.refused", 10: "consent.withdrawn",
    11: "consent.revoked", 12: "consent.expired", 13: "consent.invalid", 14: "consent.type",
    15: "consent.unconfirmed", 16: "consent.notice_superseded", 17: "consent.recipient",
    32: "field.drop", 33: "field.required_missing", 34: "field.type", 63: "error.evaluation",
}
CLAIMS = {"present": "present", "absent": "absent", "absent_or_erased": "absent-or-erased"}


class Evidence:
    """A folder with everything about one person; what it says rests on nothing outside it."""

    def __init__(self, directory, key):
        self.directory = directory
        self.key = key
        self.files = {}
        self.entries = {}

    def check(self):
        """Checks everything; returns what was found."""
        manifest = self.read_manifest()
        note = Note(self.files["checkpoint"], "checkpoint")
        self.size, self.root = signed_checkpoint(note, self.key)
        stated = (manifest.get("origin"), manifest.get("size"), manifest.get("root"))
        if stated != (self.key[0], self.size, self.root.hex()):
            self.refuse("manifest.json", "it speaks of another checkpoint")
        self.read_entries()
        report = self.read_report()
        self.check_question(report)
        decided = self.follow_decisions(report)
        lines = report["transfers"]
        if [line["entry"] for line in lines] != decided:
            self.refuse("report.json", "its transfers are not all of the range, oldest first")
        for line in lines:
            self.check_transfer(line, report)
        named = [line["proof"] for line in lines if "proof" in line]
        if sorted(named) != sorted(name for name in self.files if name.startswith("subject-")):
            self.refuse("report.json", "it does not name every proof once")
        counts = {name: sum(line["finding"] == name for line in lines)
                  for name in (*CLAIMS, "unknown")}
        if report["counts"] != counts:
            self.refuse("report.json", "its counts are not those of its transfers")
        asked = self.entry(self.size - 1, "subject.reported")["data"]
        if (asked.get("transfers"), asked.get("present")) != (len(lines), counts["present"]):
            self.refuse(f"entries/{self.size - 1}.json", "it counts other transfers")
        return {"verdict": "OK", "origin": self.key[0], "size": self.size,
                "root": self.root.hex(), "entry": self.size - 1, "counts": counts, "findings": []}

    @staticmethod
    def refuse(place, cause, verdict="INVALID"):
        raise Refusal(place, cause, verdict)

    def read_manifest(self):
        place = "manifest.json"
        try:
            manifest = parse_canonical(read_file(os.path.join(self.directory, place), place))
        except ValueError as error:
            self.refuse(place, f"{error}")
        listed = manifest.get("files")
        is_list = isinstance(listed, list) and all(isinstance(line, dict) for line in listed)
        if manifest.get("format") != "exeat.dev/subject-evidence@v1" or not is_list:
            self.refuse(place, "it is not the manifest of evidence about a person")
        names = [line.get("name") for line in listed]
        for name in names:
            if not matches(EVIDENCE_NAME, name):
                self.refuse(place, "it names a file that no evidence has")
        if len(set(names)) != len(names):
            self.refuse(place, "it names a file twice")
        self.check_folder({*names, place})
        for line in listed:
            name = line["name"]
            data = read_file(os.path.join(self.directory, name), name)
            if hashlib.sha256(data).hexdigest() != line.get("sha256"):
                self.refuse(name, "its bytes do not have the digest in `manifest.json`")
            self.files[name] = data
        for name in ("checkpoint", "report.json"):
            if name not in self.files:
                self.refuse(name, "it is missing")
        return manifest

    def check_folder(self, names):
        """Nothing is there that the manifest does not name; nothing is a link."""
        for folder in ("", "entries"):
            path = os.path.join(self.directory, folder)
            if folder and not os.path.lexists(path):
                continue
            if os.path.islink(path) and folder:
                self.refuse(folder, "it is not a folder")
            try:
                found = sorted(os.listdir(path))
            except OSError as error:
                self.refuse(folder or ".", f"it cannot be read: {error.strerror}")
            for name in found:
                name = f"{folder}/{name}" if folder else name
                if name != "entries" and name not in names:
                    self.refuse(name, "`manifest.json` does not name it")

    def read_entries(self):
        for name in sorted(name for name in self.files if name.endswith(".json")):
            if not name.startswith("entries/"):
                continue
            index = int(name.removeprefix("entries/").removesuffix(".json"))
            place = f"entries/{index}.tlog-proof"
            if place not in self.files:
                self.refuse(place, "it is missing")
            proof = EntryProof(self.files[place], place)
            self.demand_checkpoint(proof)
            if proof.index != index:
                self.refuse(place, "it is about another entry")
            self.entries[index] = proof.check(self.files[name], self.key)
        proofs = sum(name.endswith(".tlog-proof") for name in self.files)
        if proofs != len(self.entries):
            self.refuse("manifest.json", "a proof has no entry")

    def demand_checkpoint(self, proof):
        if proof.note_bytes != self.files["checkpoint"]:
            self.refuse(proof.place, "it is proven under another checkpoint")

    def read_report(self):
        place = "report.json"
        try:
            report = json.loads(
                self.files[place].decode(), object_pairs_hook=unique_members,
                parse_float=refuse_number, parse_constant=refuse_number)
            texts = {"entry": int, "ground": str, "recorded_at": str, "checkpoint": dict,
                     "counts": dict, "pseudonyms": list, "transfers": list}
            if not all(isinstance(report[name], kind) for name, kind in texts.items()):
                raise ValueError("a member is of another kind")
            for line in report["transfers"]:
                if not (is_integer(line["entry"], 0, INTEGER_LIMIT)
                        and isinstance(line["rows"], list) and isinstance(line["erasures"], list)
                        and isinstance(line.get("proof", ""), str)):
                    raise ValueError("a transfer is of another kind")
                if line["finding"] not in (*CLAIMS, "unknown"):
                    raise ValueError("a finding is none")
                for row in line["rows"]:
                    if not all(is_integer(row[name], 0, INTEGER_LIMIT) for name in ("slot", "row")):
                        raise ValueError("a row is of another kind")
            return report
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            self.refuse(place, f"it is no report: {error}")

    def entry(self, index, kind):
        """An entry that has to be here, of this type."""
        place = f"entries/{index}.json"
        if not is_integer(index, 0, INTEGER_LIMIT) or index not in self.entries:
            self.refuse(place, "it is missing")
        if self.entries[index]["type"] != kind:
            self.refuse(place, f"it is not `{kind}`")
        return self.entries[index]

    def check_question(self, report):
        """The last entry under the checkpoint is the question that the report answers."""
        entry = self.entry(self.size - 1, "subject.reported")
        stated = report["checkpoint"]
        if (stated.get("origin"), stated.get("size"), stated.get("root")) != (
                self.key[0], self.size, self.root.hex()):
            self.refuse("report.json", "it speaks of another checkpoint")
        if (report["entry"], report["recorded_at"]) != (self.size - 1, entry["time"]):
            self.refuse("report.json", "it answers another entry")
        for name in ("ground", "from", "to"):
            if report.get(name) != entry["data"].get(name):
                self.refuse("report.json", f"its `{name}` is not that of the question")
        for name in ("from", "to"):
            if name in report and microseconds(report[name]) is None:
                self.refuse("report.json", f"its `{name}` is no time")

    def follow_decisions(self, report):
        """The decisions of the range, oldest first; each names the one before, so none is missing."""
        start = microseconds(report["from"]) if "from" in report else None
        end = microseconds(report["to"]) if "to" in report else None
        following = self.size - 1
        index = self.entries[following]["data"].get("last_decided", -1)
        found, decided = [], set()
        while index is not None:
            if not is_integer(index, 0, following - 1):
                self.refuse(f"entries/{following}.json", "it does not name the decision before it")
            entry = self.entry(index, "transfer.decided")
            decided.add(index)
            time = microseconds(entry["time"])
            if start is not None and time < start:
                break
            if end is None or time < end:
                found.append(index)
            following, index = index, entry["data"].get("previous", -1)
        for index, entry in self.entries.items():
            if entry["type"] == "transfer.decided" and index not in decided:
                self.refuse(f"entries/{index}.json", "no decision leads to it")
        return found[::-1]

    def check_transfer(self, line, report):
        entry = self.entries[line["entry"]]
        data = entry["data"]
        segment = data.get("segment") if isinstance(data.get("segment"), dict) else {}
        policy = data.get("policy") if isinstance(data.get("policy"), dict) else {}
        stated = {
            "transfer": entry.get("transfer"), "decided_at": entry["time"],
            "export": data.get("export"), "connection": data.get("connection"),
            "recipient": data.get("recipient"), "epoch": segment.get("epoch"),
            "policy": f"{policy.get('id')}@{policy.get('version')}",
        }
        for name, value in stated.items():
            if line.get(name) != value:
                self.refuse("report.json", f"`{name}` of entry {line['entry']} is another")
        for index in line["erasures"]:
            self.demand_transfer(index, self.entry(index, "subject.erased"), line)
        if "destroyed" in line:
            self.demand_destroyed(line["destroyed"], "segment", line["transfer"])
        if line["finding"] == "unknown":
            self.check_unknown(line)
            return
        proof = self.proof(line)
        tags = [some.get("tag") for some in report["pseudonyms"]
                if isinstance(some, dict) and some.get("epoch") == line["epoch"]]
        if tags != [proof.tag.hex()]:
            self.refuse(proof.place, "its tag is not the pseudonym of its epoch")
        if proof.claim != CLAIMS[line["finding"]]:
            self.refuse(proof.place, f"it shows something else than `{line['finding']}`")
        records, rows = proof.records(), line["rows"]
        if [(row["slot"], row["row"]) for row in rows] != [
                (record.number, record.row) for record in records]:
            self.refuse(proof.place, "its records are not the rows of the report")
        for record, row in zip(records, rows):
            self.check_row(record, row, line)

    def demand_transfer(self, index, entry, line):
        if entry.get("transfer") != line["transfer"]:
            self.refuse(f"entries/{index}.json", "it is about another transfer")

    def demand_destroyed(self, index, kind, name):
        entry = self.entry(index, "retention.destroyed")
        if entry["resource"] != {"kind": kind, "id": name}:
            self.refuse(f"entries/{index}.json", "it destroys something else")

    def check_unknown(self, line):
        """Nobody can tell only where an entry says that records or key were destroyed."""
        ends = [{"kind": "segment", "id": line["transfer"]}, {"kind": "epoch", "id": line["epoch"]}]
        is_destroyed = any(
            entry["type"] == "retention.destroyed" and entry["resource"] in ends
            for entry in self.entries.values())
        if not is_destroyed or "proof" in line or line["rows"]:
            self.refuse("report.json", f"entry {line['entry']} is not unknown")

    def proof(self, line):
        name = line.get("proof")
        if not isinstance(name, str) or not name.startswith("subject-") or name not in self.files:
            self.refuse("report.json", f"entry {line['entry']} has no proof")
        proof = SubjectProof(self.files[name], name)
        self.demand_checkpoint(proof.decision)
        if proof.decision.index != line["entry"] or (
                proof.decision.extra != self.files[f"entries/{line['entry']}.json"]):
            self.refuse(name, "it is about another entry")
        proof.check(self.key)
        for slot in proof.slots:
            if slot.tag is None:
                self.check_erased(slot, line, name)
        return proof

    def check_erased(self, slot, line, place):
        """A slot counts as erased only when an entry says so of exactly that slot and hash."""
        entry = self.entries.get(slot.entry, {"type": None})
        slots = entry["data"].get("slots") if entry["type"] == "subject.erased" else None
        named = [(some.get("slot"), some.get("leaf"))
                 for some in (slots if isinstance(slots, list) else []) if isinstance(some, dict)]
        if entry.get("transfer") != line["transfer"] or (
                (slot.number, slot.leaf.hex()) not in named):
            self.refuse(f"{place}, slot {slot.number}", "no entry erases it", "ERASED-UNLOGGED")

    def check_row(self, record, row, line):
        place = "report.json"
        is_late = "late_entry" in row
        is_released = record.released and not is_late
        is_known = record.code in CODES or record.released
        verdict = "released" if is_released else CODES.get(record.code)
        if is_late:
            verdict = row.get("withheld_late")
        elif "withheld_late" in row:
            self.refuse(place, f"no entry withholds slot {record.number}")
        if (row.get("verdict") == "released") != is_released or (
                is_known and row.get("verdict") != verdict):
            self.refuse(place, f"the verdict of slot {record.number} is another")
        if row.get("consent_event", 0) != record.event or (
                "consent_expressed_at" in row) != (record.event != 0) or (
                record.event != 0 and microseconds(row["consent_expressed_at"])
                != record.seconds * 1_000_000):
            self.refuse(place, f"the consent of slot {record.number} is another")
        sets = self.entries[line["entry"]]["data"].get("fieldsets")
        sets = sets if isinstance(sets, list) else []
        # An entry may have no room for every set; then nobody can name the fields.
        fields = sets[record.field_set] if is_released and record.field_set < len(sets) else []
        if row.get("fields") != fields:
            self.refuse(place, f"the fields of slot {record.number} are others")
        if is_late:
            index = row["late_entry"]
            if not isinstance(index, int) or index not in self.entries:
                self.refuse(f"entries/{index}.json", "it is missing")
            late = self.entries[index]["data"].get("late")
            self.demand_transfer(index, self.entries[index], line)
            if {"slot": record.number, "reason": row.get("withheld_late")} not in (
                    late if isinstance(late, list) else []):
                self.refuse(place, f"entry {index} does not withhold slot {record.number}")
        if is_released and "started" in row:
            self.check_delivery(row, line)
        elif row.get("delivery") != ("not_sent" if is_released else "withheld") or (
                {"started", "ended", "batch"} & set(row)):
            self.refuse(place, f"the delivery of slot {record.number} is another")

    def check_delivery(self, row, line):
        index = row["started"]
        start = self.entry(index, "delivery.started")
        self.demand_transfer(index, start, line)
        rows = start["data"].get("rows")
        is_range = isinstance(rows, list) and len(rows) == 2 and all(
            is_integer(some, 0, INTEGER_LIMIT) for some in rows)
        if not is_range or not rows[0] <= row["row"] < rows[1] or (
                start["data"].get("batch") != row.get("batch")):
            self.refuse(f"entries/{index}.json", "it does not start the batch of the row")
        outcomes = {"delivered": ("delivery.completed",), "failed": ("delivery.failed",),
                    "uncertain": ("delivery.uncertain", "delivery.reconciled")}
        if "ended" not in row:
            if row.get("delivery") != "unfinished":
                self.refuse("report.json", f"the delivery of row {row['row']} has no outcome")
            return
        ended = row["ended"]
        if not isinstance(ended, int) or ended not in self.entries:
            self.refuse(f"entries/{ended}.json", "it is missing")
        end = self.entries[ended]
        self.demand_transfer(ended, end, line)
        is_outcome = end["type"].startswith("delivery.") and end["type"] != "delivery.started"
        if not is_outcome or end["data"].get("batch") != row.get("batch") or (
                end.get("cause", index) != index):
            self.refuse(f"entries/{ended}.json", "it does not end the batch of the row")
        if end["type"] not in outcomes.get(row.get("delivery"), ()):
            self.refuse("report.json", f"the delivery of row {row['row']} is another")


def verify_evidence(directory, key_path, since_path):
    key = from_elsewhere(parse_key, key_path)
    since = read_since(since_path, key) if since_path else None
    if since and not since.counts:
        raise Unusable(f"`{since_path}`: the key asked for did not sign it")
    evidence = Evidence(directory, key)
    try:
        found = evidence.check()
    except (AttributeError, KeyError, TypeError) as error:
        # What stands where something else belongs is refused, however it was found.
        raise Refusal("report.json", f"it is no report: {error}") from None
    if since and since.size == evidence.size and since.root != evidence.root:
        raise fork(since)
    if since and since.size != evidence.size:
        found["findings"].append(
            f"the older checkpoint has {since.size} entries, this folder's {evidence.size}: the "
            "two can be compared with the log itself alone")
    return found


RECEIPT = "exeat/consent-receipt/1"


def receipt_parts(data, place):
    """A receipt, the entry that commits it and the proof of that entry; bytes, as they were given."""
    try:
        file = parse_canonical(data.removesuffix(b"\n"))
        if set(file) != {"entry", "format", "proof", "receipt"} or file["format"] != RECEIPT:
            raise ValueError("it is no consent receipt")
        if not isinstance(file["receipt"], dict):
            raise ValueError("the receipt is no object")
        entry, proof = file["entry"], file["proof"]
        if not isinstance(entry, str) or not isinstance(proof, str):
            raise ValueError("entry and proof are text")
        return file["receipt"], entry.encode(), proof.encode()
    except ValueError as error:
        raise Refusal(place, f"{error}") from None


def verify_receipt(path, key_path):
    key = from_elsewhere(parse_key, key_path)
    place = os.path.basename(path)
    try:
        data = read_file(path, place)
    except Refusal as refusal:
        raise Unusable(f"`{path}`: {refusal.cause}") from None
    receipt, body, proof_bytes = receipt_parts(data, place)
    proof = EntryProof(proof_bytes, f"{place}: proof")
    entry = proof.check(body, key)
    if entry["type"] != "consent.receipted":
        raise Refusal(place, "the entry commits no receipt")
    identifier = receipt.get("dct:identifier")
    digest = hashlib.sha256(spelling(receipt).encode()).hexdigest()
    if entry["data"].get("sha256") != digest or entry["data"].get("receipt") != identifier:
        raise Refusal(place, "the log commits another receipt")
    if receipt.get("exeat:log") != key[0]:
        raise Refusal(place, "the receipt names another log")
    records = receipt.get("dct:hasPart")
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Refusal(place, "the receipt has no records")
    size, _ = signed_checkpoint(proof.note, key)
    return {
        "verdict": "OK", "receipt": identifier, "subject": receipt.get("dpv:hasDataSubject"),
        "entry": proof.index, "time": entry["time"], "origin": key[0], "size": size,
        "records": [
            [(record.get("dpv:hasPurpose") or {}).get("dct:identifier"),
             record.get("dpv:hasConsentStatus")] for record in records],
    }


def parse_arguments(arguments):
    options = {"--key": None, "--since": None}
    words, is_json = [], False
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--json":
            is_json = True
        elif word in options and rest:
            options[word] = rest.pop(0)
        elif word.startswith("-"):
            raise Unusable(f"`{word}` is not understood")
        else:
            words.append(word)
    kinds = ("subject-proof", "evidence", "receipt")
    what = words.pop(0) if len(words) == 2 and words[0] in kinds else "log"
    if len(words) != 1:
        raise Unusable("one folder or file is needed")
    is_file = what in ("subject-proof", "receipt")
    if not is_file and not os.path.isdir(words[0]):
        raise Unusable(f"`{words[0]}` is no folder")
    if what != "log" and not options["--key"]:
        raise Unusable(f"`{what}` needs `--key`: a key from the same place would prove nothing")
    if is_file and options["--since"]:
        raise Unusable("`--since` goes with a folder")
    return what, words[0], options["--key"], options["--since"], is_json


def run(what, path, key_path, since_path):
    if what == "subject-proof":
        return verify_subject_proof(path, key_path)
    if what == "receipt":
        return verify_receipt(path, key_path)
    if what == "evidence":
        return verify_evidence(path, key_path, since_path)
    return verify(path, key_path, since_path)


def print_found(what, found):
    is_good = found["verdict"] == "OK"
    print("OK" if is_good else f"{found['verdict']}: {found['place']}: {found['cause']}")
    for finding in found.get("findings", []):
        print(f"REPORT {finding}")
    if what == "subject-proof":
        print(f"claim   {found['claim']}\ntag     {found['tag']}\ntransfer {found['transfer']}")
        print(f"decided entry {found['decided']} of {found['origin']}, {found['time']}")
        for slot in found["records"]:
            print(f"record  slot {slot}")
        for slot, entry in found["erased"]:
            print(f"erased  slot {slot}, by entry {entry}")
        return
    if what == "receipt":
        print(f"receipt {found['receipt']} of {found['subject']}")
        print(f"entry   {found['entry']} of {found['origin']}, {found['time']}")
        for purpose, state in found["records"]:
            print(f"record  {purpose or 'every purpose'}: {state}")
        return
    print(f"origin  {found['origin']}\nsize    {found['size']}\nroot    {found['root']}")
    if what == "evidence":
        for name in ("present", "absent", "absent_or_erased", "unknown"):
            print(f"{name.replace('_', ' '):17}{found['counts'][name]} transfers")
    elif found["newest"]:
        print(f"newest  {found['newest']}")
    for delivery in found.get("unfinished", []):
        print(f"without outcome: transfer {delivery['transfer']}, batch {delivery['batch']}")
    print(f"keep    {found['origin']} {found['size']} {found['root']}")


def main():
    if sys.argv[1:] in (["--help"], ["-h"]):
        print(__doc__.strip())
        return 0
    try:
        what, path, key_path, since_path, is_json = parse_arguments(sys.argv[1:])
    except Unusable as error:
        print(f"{error}\n\n{__doc__.strip()}", file=sys.stderr)
        return 64
    try:
        found = run(what, path, key_path, since_path)
    except Unusable as error:
        print(f"not verified: {error}", file=sys.stderr)
        return 64
    except Refusal as refusal:
        found = {"verdict": refusal.verdict, "place": refusal.place, "cause": refusal.cause}
        print(json.dumps(found, ensure_ascii=False) if is_json else refusal)
        return 6
    if is_json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        print_found(what, found)
    return 0 if found["verdict"] == "OK" else 6


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# A second verifier of Exeat's published audit log, written from log-format.md alone.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Verify a published audit log with Python's standard library and the `openssl` command.

usage: python3 verify.py DIR [--key FILE] [--since CHECKPOINT-FILE] [--json]

  DIR     the published log: checkpoint, log.vkey and tile/
  --key   the log's verifier key, known from elsewhere; DIR/log.vkey by default, which then proves
          only that the files agree with each other
  --since an older checkpoint of this log that was kept elsewhere
  --json  the result as one JSON object

exit status: 0 OK, 6 not as it should be (INVALID, ROLLBACK or FORK), 64 cannot be run like this,
for example because the key or the older checkpoint cannot be used
"""

import base64
import datetime
import errno
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
    "connection.added": "CNADD",
    "connection.agreed": "CNAGR",
    "connection.revoked": "CNREV",
    "connection.tested": "CNTST",
    "segment.added": "SGADD",
    "export.added": "EXADD",
    "policy.activated": "POACT",
    "consent.recorded": "CSREC",
    "consent.withdrawn": "CSWDR",
    "consent.imported": "CSIMP",
    "subject.searched": "SBSEA",
    "secret.unsealed": "SCUNS",
    "transfer.planned": "TRPLA",
    "transfer.decided": "TRDEC",
    "transfer.refused": "TRREF",
    "transfer.explained": "TREXP",
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
DOORS = {"cli", "socket", "console", "recovery"}
ROLES = {"administrator", "contributor", "officer", "viewer"}

ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
REASON = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
MEMBER = re.compile(r"[\x21-\x7e]+")
NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
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


def key_file(name, key):
    """The one spelling of a verifier key file."""
    blob = base64.b64encode(b"\x01" + key).decode()
    return f"{name}+{key_identifier(name, key).hex()}+{blob}\n".encode()


def parse_key(data, place):
    """Name and 32 bytes of a verifier key file."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Refusal(place, "it is not UTF-8") from None
    if not text.endswith("\n") or "\n" in text[:-1]:
        raise Refusal(place, "it is not one line")
    parts = text[:-1].split("+", 2)
    blob = base64_bytes(parts[2]) if len(parts) == 3 else None
    if blob is None or len(blob) != 33 or blob[0] != 1 or not is_key_name(parts[0]):
        raise Refusal(place, "it is not an Ed25519 verifier key")
    name, key = parts[0], blob[1:]
    if parts[1] != key_identifier(name, key).hex():
        raise Refusal(place, "its identifier is not that of its name and key")
    coordinate = key[:31] + bytes([key[31] & 0x7F])
    if coordinate in LOW_ORDER or int.from_bytes(coordinate, "little") >= FIELD_PRIME:
        raise Refusal(place, "the key is of low order or not canonical")
    return name, key


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


def parse_checkpoint(note, name, key, place):
    """Size and root of a checkpoint that the key signed."""
    try:
        note.decode()
    except UnicodeDecodeError:
        raise Refusal(place, "it is not UTF-8") from None
    if any(byte < 0x20 and byte != 0x0A for byte in note):
        raise Refusal(place, "it holds control characters")
    end = note.rfind(b"\n\n")
    if end < 0 or not note.endswith(b"\n") or end + 2 >= len(note):
        raise Refusal(place, "it is not a text, an empty line and signature lines")
    text, lines = note[: end + 1], note[end + 2 : -1].decode().split("\n")
    if len(lines) > SIGNATURE_LIMIT:
        raise Refusal(place, f"it has more than {SIGNATURE_LIMIT} signature lines")
    own = None
    for line in lines:
        words = line.split(" ")
        blob = base64_bytes(words[2]) if len(words) == 3 else None
        if words[0] != "\u2014" or blob is None or len(blob) < 5 or not is_key_name(words[1]):
            raise Refusal(place, "one of its signature lines is malformed")
        if own is None and words[1] == name and blob[:4] == key_identifier(name, key):
            own = blob[4:]
    if own is None:
        raise Refusal(place, "it is not signed by the log's key")
    if len(own) != 64 or not verifies(key, own, text):
        raise Refusal(place, "its signature does not verify")
    rows = text[:-1].decode().split("\n")
    root = base64_bytes(rows[2]) if len(rows) == 3 else None
    if root is None or len(root) != 32 or not NUMBER.fullmatch(rows[1]):
        raise Refusal(place, "its text is not origin, size and root")
    if rows[0] != name:
        raise Refusal(place, "its origin is not the name of its key")
    if int(rows[1]) > SIZE_LIMIT:
        raise Refusal(place, "its size is 2^63 or more")
    return int(rows[1]), root


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


def check_members(entry, index):
    """Refuses a member that is missing, that no entry has, or that cannot be."""

    def need(name, is_good):
        if not is_good:
            raise ValueError(f"the entry's `{name}` is missing or cannot be")

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


class Chain:
    """What entries say about each other."""

    def __init__(self):
        self.newest = None
        self.newest_text = None
        self.decisions = {}
        self.deliveries = {}

    def take(self, body, index):
        """Takes the next entry; ValueError when it is none, or cannot follow."""
        if len(body) > ENTRY_LIMIT:
            raise ValueError(f"the entry has {len(body)} bytes; {ENTRY_LIMIT} are allowed")
        entry = parse_canonical(body)
        check_members(entry, index)
        time = microseconds(entry["time"])
        if self.newest is not None and time < self.newest:
            raise ValueError("its time is before that of the entry before it")
        kind = entry["type"]
        if kind == "transfer.decided":
            if "transfer" not in entry:
                raise ValueError("the entry's `transfer` is missing or cannot be")
            self.decisions[index] = entry["transfer"]
        elif kind == "delivery.started":
            self.start(entry, index)
        elif kind in ("delivery.completed", "delivery.failed"):
            self.end(entry, "ended", {"started"})
        elif kind == "delivery.uncertain":
            self.end(entry, "uncertain", {"started"})
        elif kind == "delivery.reconciled":
            self.end(entry, "ended", {"started", "uncertain"})
        self.newest, self.newest_text = time, entry["time"]

    def start(self, entry, index):
        delivery = self.delivery(entry)
        if "cause" not in entry or self.decisions.get(entry["cause"]) != delivery[0]:
            raise ValueError("its cause is not the decision of its transfer")
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
        if "transfer" not in entry:
            raise ValueError("the entry's `transfer` is missing or cannot be")
        if not is_integer(entry["data"].get("batch"), 0, INTEGER_LIMIT):
            raise ValueError("the entry's `data.batch` is missing or cannot be")
        return entry["transfer"], entry["data"]["batch"]

    def unfinished(self):
        return sorted(key for key, value in self.deliveries.items() if value[0] == "started")


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

    def __init__(self, directory, size, root, since):
        self.directory = directory
        self.size = size
        self.root = root
        self.since = since
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
        self.check_other_files()

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
            self.chain.take(entry, index)
        except ValueError as error:
            raise Refusal(f"{path}, entry {index}", f"{error}") from None
        for level, position, subtree in self.tree.append(leaf):
            if level % 8 == 0 and self.tiles.hash(level // 8, position) != subtree:
                place = f"{self.tiles.path(level // 8, position)}, hash {position % WIDTH}"
                raise Refusal(place, "it is not the hash of its entries")
        self.compare_since()

    def compare_since(self):
        if self.since and self.since[0] == self.tree.size and self.since[1] != self.tree.root():
            raise Refusal(f"size {self.tree.size}", "the older checkpoint has another root", "FORK")

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


def verify(directory, key_path, since_path):
    """Everything that log-format.md asks of a verifier; returns what was found."""
    if key_path:
        name, key = from_elsewhere(parse_key, key_path)
    else:
        data = read_file(os.path.join(directory, "log.vkey"), "log.vkey")
        name, key = parse_key(data, "log.vkey")
    since = from_elsewhere(parse_checkpoint, since_path, name, key) if since_path else None
    if read_file(os.path.join(directory, "log.vkey"), "log.vkey") != key_file(name, key):
        raise Refusal("log.vkey", "it is not the key asked for")
    note = read_file(os.path.join(directory, "checkpoint"), "checkpoint")
    size, root = parse_checkpoint(note, name, key, "checkpoint")
    if since:
        if since[0] > size:
            cause = f"the older checkpoint has {since[0]} entries, this log has {size}"
            raise Refusal("checkpoint", cause, "ROLLBACK")
        if since[0] == size and since[1] != root:
            raise Refusal(f"size {size}", "the older checkpoint has another root", "FORK")
    walk = Walk(directory, size, root, since)
    walk.run()
    return {
        "verdict": "OK",
        "origin": name,
        "size": size,
        "root": root.hex(),
        "newest": walk.chain.newest_text,
        "unfinished": [{"transfer": t, "batch": b} for t, b in walk.chain.unfinished()],
    }


def parse_arguments(arguments):
    options = {"--key": None, "--since": None}
    directory, is_json = None, False
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--json":
            is_json = True
        elif word in options and rest:
            options[word] = rest.pop(0)
        elif word.startswith("-") or directory is not None:
            raise Unusable(f"`{word}` is not understood")
        else:
            directory = word
    if directory is None or not os.path.isdir(directory):
        raise Unusable("a directory with a published log is needed")
    return directory, options["--key"], options["--since"], is_json


def main():
    if sys.argv[1:] in (["--help"], ["-h"]):
        print(__doc__.strip())
        return 0
    try:
        directory, key_path, since_path, is_json = parse_arguments(sys.argv[1:])
    except Unusable as error:
        print(f"{error}\n\n{__doc__.strip()}", file=sys.stderr)
        return 64
    try:
        found = verify(directory, key_path, since_path)
    except Unusable as error:
        print(f"not verified: {error}", file=sys.stderr)
        return 64
    except Refusal as refusal:
        if is_json:
            found = {
                "verdict": refusal.verdict, "place": refusal.place, "cause": refusal.cause,
            }
            print(json.dumps(found, ensure_ascii=False))
        else:
            print(refusal)
        return 6
    if is_json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    print(f"OK\norigin  {found['origin']}\nsize    {found['size']}\nroot    {found['root']}")
    if found["newest"]:
        print(f"newest  {found['newest']}")
    for delivery in found["unfinished"]:
        print(f"without outcome: transfer {delivery['transfer']}, batch {delivery['batch']}")
    print(f"keep    {found['origin']} {found['size']} {found['root'][:16]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

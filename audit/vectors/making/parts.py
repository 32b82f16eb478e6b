# What the vectors are made of: entries, trees, notes, keys, and signatures good and bad.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""The parts of which vectors are made; written anew, it shares no line with the verifiers."""

import base64
import functools
import hashlib
import json

ORIGIN = "example.com/exeat"
SEED, OTHER_SEED = 7, 8
TRANSFER, OTHER_TRANSFER = "01HF7YAT00502G50M18D060R30", "01HF7YAT005444444444444444"

# Ed25519 (RFC 8032, section 5.1), affine and slow: some signatures here are made by no tool.

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME
IDENTITY = (0, 1)


def x_of(y, is_odd):
    """The x of a point, or None when no point has this y."""
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    if x * x % PRIME != square:
        return None
    return PRIME - x if x and x % 2 != is_odd else x


def plus(one, two):
    product = CURVE * one[0] * two[0] * one[1] * two[1]
    x = (one[0] * two[1] + one[1] * two[0]) * pow(1 + product, -1, PRIME)
    y = (one[1] * two[1] + one[0] * two[0]) * pow(1 - product, -1, PRIME)
    return x % PRIME, y % PRIME


def times(factor, point):
    result = IDENTITY
    while factor:
        if factor & 1:
            result = plus(result, point)
        point = plus(point, point)
        factor >>= 1
    return result


def encoded(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def decoded(data):
    number = int.from_bytes(data, "little")
    y = number % 2**255 % PRIME
    x = x_of(y, number >> 255)
    return None if x is None else (x, y)


BASE = (x_of(4 * pow(5, -1, PRIME) % PRIME, 0), 4 * pow(5, -1, PRIME) % PRIME)


def hashed(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


@functools.cache
def secret(seed):
    digest = hashlib.sha512(bytes([seed]) * 32).digest()
    scalar = int.from_bytes(digest[:32], "little") & (2**254 - 8) | 2**254
    return scalar, digest[32:]


@functools.cache
def public(seed):
    return encoded(times(secret(seed)[0], BASE))


@functools.cache
def signature(message, seed):
    scalar, prefix = secret(seed)
    once = hashed(prefix, message) % ORDER
    point = encoded(times(once, BASE))
    answer = (once + hashed(point, public(seed), message) * scalar) % ORDER
    return point + answer.to_bytes(32, "little")


def signature_with_point(message, seed, point):
    """A signature of the identity in whatever spelling `point` is: the nonce is 0."""
    answer = hashed(point, public(seed), message) * secret(seed)[0] % ORDER
    return point + answer.to_bytes(32, "little")


@functools.cache
def torsion():
    """The eight points of low order."""
    of_order_eight = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
    point = decoded(bytes.fromhex(of_order_eight))
    return [times(count, point) for count in range(8)]


def signature_without_secret(message, key):
    """What anybody can make under a key of low order."""
    for once in range(1, 1000):
        for small in torsion():
            point = plus(times(once, BASE), small)
            factor = hashed(encoded(point), key, message)
            # Verifiers may reduce the factor first, and then take another multiple of this key.
            multiples = [times(some % 8, decoded(key)) for some in (factor, factor % ORDER)]
            if all(plus(small, multiple) == IDENTITY for multiple in multiples):
                return encoded(point) + once.to_bytes(32, "little")
    raise ValueError("the key is not of low order")


# Notes and keys


def text64(data):
    return base64.b64encode(data).decode()


def key_text(key, name=ORIGIN, kind=1):
    identifier = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key).hexdigest()[:8]
    return f"{name}+{identifier}+{text64(bytes([kind]) + key)}"


def line(blob, name=ORIGIN, key=None):
    """A signature line: of the log's key, or of whichever is given."""
    identifier = key_text(key or public(SEED), name).removeprefix(name).split("+")[1]
    return f"\u2014 {name} {text64(bytes.fromhex(identifier) + blob)}\n".encode()


def head(size, root, origin=ORIGIN):
    return f"{origin}\n{size}\n{text64(root)}\n".encode()


def note(text, seed=SEED, name=ORIGIN):
    return text + b"\n" + signed(text, seed, name)


def signed(text, seed=SEED, name=ORIGIN):
    """The line of a key."""
    return line(signature(text, seed), name, public(seed))


# Trees, tiles and bundles


def leaf(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\x01" + root(leaves[:half]) + root(leaves[half:])).digest()


def bundle(entries):
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def published(entries, seed=SEED, checkpoint=None, key=None):
    """The folder of a log of at most 65,535 entries."""
    files = {}
    hashes = [leaf(entry) for entry in entries]
    for first in range(0, len(entries), 256):
        some = entries[first : first + 256]
        partial = "" if len(some) == 256 else f".p/{len(some)}"
        name = f"{first // 256:03d}{partial}"
        files[f"tile/entries/{name}"] = bundle(some)
        files[f"tile/0/{name}"] = b"".join(hashes[first : first + 256])
    above = [root(hashes[at : at + 256]) for at in range(0, len(hashes) - 255, 256)]
    if above:
        files[f"tile/1/000.p/{len(above)}"] = b"".join(above)
    files["log.vkey"] = (key or key_text(public(seed))).encode() + b"\n"
    files["checkpoint"] = checkpoint or note(head(len(entries), root(hashes)), seed)
    return files


# Entries


def spelled(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


STEMS = {
    "log.created": "LGCRE", "segment.added": "SGADD", "transfer.decided": "TRDEC",
    "transfer.finished": "TRFIN", "delivery.started": "DLSTA", "delivery.completed": "DLCOM",
    "delivery.failed": "DLFAI", "delivery.uncertain": "DLUNC", "delivery.reconciled": "DLREC",
    "key.rotated": "KYROT", "key.retired": "KYRET", "subject.reported": "SBREP",
    "subject.erased": "SBERA", "retention.destroyed": "RTDES", "log.witnessed": "LGWIT",
    "audit.exported": "ADEXP", "review.signed": "RVSGN", "config.changed": "CFCHG",
}


def entry(seq, kind, resource=("segment", "readers"), data=None, **more):
    """The members of an entry; a second after the one before it."""
    return {
        "v": 1, "seq": seq, "id": f"01HF7YAT00040G20810400{seq:04d}", "type": kind,
        "outcome": "allow", "code": f"{STEMS[kind]}A", "software": "exeat 1.0.0",
        "time": f"2023-11-14T{22 + seq // 3600:02d}:{seq // 60 % 60:02d}:{seq % 60:02d}Z",
        "actor": {"account": 1000, "principal": "olga", "role": "officer"},
        "origin": {"process": 4242, "via": "cli"},
        "resource": {"kind": resource[0], "id": resource[1]}, "data": data or {}, **more,
    }


def created():
    data = {"keys": ["subject-reference", "subject-tag"], "vkey": key_text(public(SEED))}
    return entry(0, "log.created", ("log", ORIGIN), data)


def digest(word):
    return hashlib.sha256(word.encode()).hexdigest()


def decided(seq, transfer=TRANSFER, previous=None):
    data = {
        "previous": previous,
        "export": "newsletter", "connection": "brevo", "list": 12, "recipient": "company.example",
        "policy": {"id": "newsletter", "version": 1, "sha256": digest("policy")},
        "consent": {"up_to": 3, "sha256": digest("consent")}, "sources": [digest("rows")],
        "columns": [{"email": 0}],
        "counts": {"read": 3, "released": 2, "withheld": {"consent.withdrawn": 1}},
        "segment": {
            "format": "seg1", "epoch": "2023", "order": "tag", "count": 3,
            "root": digest("segment"),
        },
        "fieldsets": [[], ["email"]], "permission": "officer.run",
    }
    return entry(seq, "transfer.decided", ("export", "newsletter"), data, transfer=transfer)


def started(seq, cause=1, batch=0, transfer=TRANSFER, **more):
    data = {
        "batch": batch, "people": 2, "bytes": 181, "body": digest("body"), "consent_up_to": 3,
        "late": [], "rows": [0, 3],
    }
    resource = ("delivery", f"{transfer}/{batch}")
    return entry(seq, "delivery.started", resource, data, transfer=transfer, cause=cause, **more)


def ended(seq, kind="completed", cause=2, batch=0, transfer=TRANSFER):
    data = {"batch": batch, "body": digest("body"), "polls": 1, "status": 202}
    resource = ("delivery", f"{transfer}/{batch}")
    members = entry(seq, f"delivery.{kind}", resource, data, transfer=transfer, cause=cause)
    if kind == "failed":
        members.update(outcome="error", code="DLFAIE", reason="provider.rejected")
    if kind == "uncertain":
        members.update(outcome="error", code="DLUNCE", reason="provider.uncertain")
    return members


def finished(seq, **counts):
    data = {"state": "completed", "delivered": 1, "failed": 0, "uncertain": 0, "people": 2}
    data.update(counts)
    return entry(seq, "transfer.finished", ("transfer", TRANSFER), data, transfer=TRANSFER)


def without(members, *names):
    return {name: value for name, value in members.items() if name not in names}


def transfer_log():
    """The log of five entries that most vectors change: one transfer, from decision to end."""
    return [created(), decided(1), started(2), ended(3), finished(4)]


def rotated(seq, old=SEED, new=OTHER_SEED, **data):
    data = {"previous": key_text(public(old)), "vkey": key_text(public(new)), **data}
    return entry(seq, "key.rotated", ("key", "log-signing"), data)


def retired(seq, seed=SEED, **data):
    data = {"vkey": key_text(public(seed)), **data}
    return entry(seq, "key.retired", ("key", "log-signing"), data)


def short_log(count):
    """Entries as small as they can be, for logs that need many."""
    entries = [
        {
            "v": 1, "seq": seq, "id": "01HF7YAT00040G2081040G2081", "type": "segment.added",
            "outcome": "allow", "code": "SGADDA", "software": "exeat", "data": {},
            "time": "2023-11-14T22:13:20Z", "origin": {"process": 1, "via": "cli"},
            "actor": {"account": 0, "principal": None, "role": None},
            "resource": {"kind": "segment", "id": "a"},
        }
        for seq in range(count)
    ]
    entries[0].update(
        type="log.created", code="LGCREA", data={"vkey": key_text(public(SEED))},
        resource={"kind": "log", "id": ORIGIN})
    return [spelled(members) for members in entries]

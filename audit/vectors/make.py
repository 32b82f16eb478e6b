#!/usr/bin/env python3
# Makes the vectors beside it; never replaces one.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Make vectors from their descriptions in making/.

usage: python3 make.py --add | --compare

  --add      writes the vectors that are not there; one that is there stays as it is
  --compare  names those that are missing or have other bytes, and writes nothing

What a vector expects is written there by hand, from log-format.md. No test runs this: the
files that are there are the vectors. To change one, remove it and say so in the commit.
"""

import json
import pathlib
import sys

import making

FOLDER = pathlib.Path(__file__).parent


def entries_of(data):
    """The entries of a bundle as texts; None when it is none, or not UTF-8."""
    entries, position = [], 0
    while position < len(data):
        end = position + 2 + int.from_bytes(data[position : position + 2], "big")
        if end > len(data):
            return None
        try:
            entries.append(data[position + 2 : end].decode())
        except UnicodeDecodeError:
            return None
        position = end
    return entries


def form_of(path, value):
    """A file in the most readable of the forms that give its bytes back."""
    if not isinstance(value, bytes):
        return value
    if path.startswith("tile/entries/") and value and entries_of(value) is not None:
        return {"entries": entries_of(value)}
    if path.startswith("tile/") and value and len(value) % 32 == 0:
        return {"hashes": [value[at : at + 32].hex() for at in range(0, len(value), 32)]}
    try:
        return value.decode()
    except UnicodeDecodeError:
        return {"base64": making.text64(value)}


def text_of_proof(case):
    vector = {"description": case["description"], "section": 8, "vkey": case["vkey"]}
    vector["proof"] = form_of("proof", case["proof"])
    vector["expect"] = case["expect"]
    return json.dumps(vector, indent=1) + "\n"


def text_of(case):
    vector = {"description": case["description"], "section": case["section"], "vkey": case["vkey"]}
    vector["files"] = {path: form_of(path, case["files"][path]) for path in sorted(case["files"])}
    if case["since"] is not None:
        vector["since"] = form_of("since", case["since"])
    vector["expect"] = case["expect"]
    return json.dumps(vector, indent=1) + "\n"


def main():
    if sys.argv[1:] not in (["--add"], ["--compare"]):
        print(__doc__.strip(), file=sys.stderr)
        return 64
    wanted = {f"{case['name']}.json": text_of(case) for case in making.all_cases()}
    for case in making.all_proofs():
        wanted[f"proofs/{case['name']}.json"] = text_of_proof(case)
    standing = {
        str(path.relative_to(FOLDER)): path.read_text()
        for pattern in ("*.json", "proofs/*.json") for path in FOLDER.glob(pattern)
    }
    different = sorted(
        name for name in wanted.keys() | standing.keys() if wanted.get(name) != standing.get(name)
    )
    for name in different:
        if sys.argv[1] == "--add" and name not in standing:
            (FOLDER / name).write_text(wanted[name])
            print(f"added {name}")
        else:
            is_missing = "is not there" if name not in standing else "has other bytes"
            print(f"{name} {is_missing if name in wanted else 'is described nowhere'}")
    return 0 if sys.argv[1] == "--add" or not different else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# Runs the vectors beside it through a verifier.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""Run every vector through a verifier and compare what it says.

usage: python3 run.py [COMMAND…]

COMMAND is run as `COMMAND DIR --key FILE --json [--since FILE]`, and for the proofs about a person as
`COMMAND subject-proof FILE --key FILE --json`; it prints one JSON object and ends as verify.py does.
Without one, verify.py is run.

exit status: 0 all passed, 1 some failed, 64 there is nothing to run
"""

import base64
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent


def bytes_of(form):
    """The bytes of a file in one of the forms that README.md names."""
    if isinstance(form, str):
        return form.encode()
    (kind, value), = form.items()
    if kind == "base64":
        return base64.b64decode(value, validate=True)
    if kind == "hashes":
        return b"".join(bytes.fromhex(text) for text in value)
    if kind == "entries":
        entries = [text.encode() for text in value]
        return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)
    raise ValueError(f"`{kind}` is no form of a file")


def lay_out(vector, work):
    """Writes the published folder, the key and the older checkpoint; returns the arguments."""
    (work / "key").write_bytes(vector["vkey"].encode() + b"\n")
    if "proof" in vector:
        (work / "proof").write_bytes(bytes_of(vector["proof"]))
        return ["subject-proof", str(work / "proof"), "--key", str(work / "key"), "--json"]
    folder = work / "published"
    folder.mkdir()
    for path, form in vector["files"].items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(form, dict) and "link" in form:
            file.symlink_to(form["link"])
        else:
            file.write_bytes(bytes_of(form))
    arguments = [str(folder), "--key", str(work / "key"), "--json"]
    if "since" in vector:
        (work / "since").write_bytes(bytes_of(vector["since"]))
        arguments += ["--since", str(work / "since")]
    return arguments


def words_of(found):
    """An answer, cut down to what `expect` has."""
    if "claim" in found:
        return {name: found[name] for name in ("verdict", "claim", "records", "erased")}
    if found["verdict"] not in ("OK", "UNFINISHED"):
        return {"verdict": found["verdict"], "place": found["place"]}
    keep = f"{found['origin']} {found['size']} {found['root']}"
    words = {"verdict": found["verdict"], "keep": keep}
    if found["findings"]:
        words["findings"] = len(found["findings"])
    if found["verdict"] == "UNFINISHED":
        words.update(place=found["place"], unfinished=found["unfinished"])
    return words


def found_by(command, arguments, is_proof):
    """What the verifier says, in the words of `expect`."""
    done = subprocess.run(
        command + arguments, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode == 64:
        return {"verdict": "USAGE"}
    if done.returncode not in (0, 6):
        return {"verdict": f"exit status {done.returncode}"}
    try:
        found = json.loads(done.stdout)
        if (found["verdict"] == "OK") != (done.returncode == 0):
            return {"verdict": f"{found['verdict']} with exit status {done.returncode}"}
        words = words_of(found)
        # A proof is one file: there is no place to name in it.
        return {"verdict": words["verdict"]} if is_proof and "place" in words else words
    except (ValueError, KeyError, TypeError) as error:
        return {"verdict": f"an answer that cannot be read: {error}"}


def answer(command, vector):
    with tempfile.TemporaryDirectory(prefix="exeat-vector-") as work:
        return found_by(command, lay_out(vector, pathlib.Path(work)), "proof" in vector)


def main():
    command = sys.argv[1:] or [sys.executable, "-B", str(FOLDER.parent / "verify.py")]
    if command[0] in ("--help", "-h"):
        print(__doc__.strip())
        return 0
    paths = sorted(FOLDER.glob("*.json")) + sorted(FOLDER.glob("proofs/*.json"))
    vectors = [json.loads(path.read_text()) for path in paths]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(lambda vector: answer(command, vector), vectors))
    passed = failed = 0
    for path, vector, found in zip(paths, vectors, answers):
        if found == vector["expect"]:
            passed += 1
            continue
        failed += 1
        print(f"{path.name}: {vector['description']}")
        print(f"  expected {json.dumps(vector['expect'])}\n  found    {json.dumps(found)}")
    print(f"{passed} passed, {failed} failed")
    if passed + failed == 0:
        return 64
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())

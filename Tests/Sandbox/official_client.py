#!/usr/bin/env python3
# Drives the built sandbox with the vendor's own Python client: proof that the double is honest.
# Part of Exeat, the compliance gateway.
# SPDX-License-Identifier: Apache-2.0
"""
usage: official_client.py SANDBOX [--port PORT] [--python PYTHON]

SANDBOX is the built program. The script installs the client into a temporary environment, starts
the program on PORT (0: the system chooses), asks it what the gateway asks, and checks two things
of every answer: that the client's own model, in strict validation, takes the exact JSON, and that
it says what it should. It ends with `N passed, N failed`; the exit status is 0 if none failed.
"""

import argparse
import http.server
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading

CLIENT = "brevo-python==5.1.0"
KEY = "xkeysib-official-client"


def main():
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("sandbox")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--python", help="an interpreter that has the client already")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        return drive(os.path.abspath(given.sandbox), given.port)
    with tempfile.TemporaryDirectory() as folder:
        python = given.python
        if python is None:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
            python = os.path.join(folder, "bin", "python")
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", CLIENT],
                check=True,
            )
        command = [python, os.path.abspath(__file__), given.sandbox, "--port", str(given.port)]
        return subprocess.run(command + ["--inside"]).returncode


class Sandbox:
    """The program under test, started and stopped by its own process."""

    def __init__(self, program, port, state, *more):
        command = [program, "--port", str(port), "--state", state, "--api-key", KEY, *more]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline().strip()
        assert line.startswith("listening on "), line
        self.url = line.removeprefix("listening on ")

    def stop(self):
        """The exit status; none if it had to be killed."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=20)


class Checks:
    """Counts claims; a claim that fails or throws is printed and the rest goes on."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def claim(self, text, holds):
        try:
            problem = None if holds() else "it does not hold"
        except Exception as error:  # a claim must not stop the claims after it
            problem = f"{type(error).__name__}: {error}"
        if problem is None:
            self.passed += 1
        else:
            self.failed += 1
            print(f"failed: {text}: {problem}")


def drive(program, port):
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        state = os.path.join(folder, "state.json")
        sandbox = Sandbox(
            program, port, state, "--polls-until-done", "4", "--import-report", "url",
            "--fault", "import:429:1", "--fault", "contacts:425:4",
            "--attribute", "FIRSTNAME:text", "--attribute", "LASTNAME:text",
            "--attribute", "BIRTHDATE:date", "--attribute", "VISITS:float",
            "--attribute", "MEMBER:boolean", "--attribute", "COLOURS:multiple-choice:red,blue",
        )  # fmt: skip
        try:
            run(checks, sandbox.url)
            sandbox.kill()
            sandbox = Sandbox(program, port, state, "--import-report", "url")
            after_kill(checks, sandbox.url)
        finally:
            status = sandbox.stop()
        checks.claim("it ends cleanly when asked to", lambda: status == 0)
        faults(checks, program, os.path.join(folder, "faults.json"))
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 0 if checks.failed == 0 and checks.passed > 0 else 1


class Client:
    """The vendor's client, with what came over the wire kept beside what it made of it."""

    def __init__(self, url, key=KEY):
        import httpx
        from brevo import Brevo

        self.last = None
        self.statuses = []

        def keep(response):
            response.read()
            self.last = response
            self.statuses.append(response.status_code)

        wire = httpx.Client(event_hooks={"response": [keep]}, timeout=30)
        self.api = Brevo(api_key=key, base_url=url, httpx_client=wire)

    def strict(self, answer):
        """True if the client's model takes the JSON without bending anything."""
        type(answer).model_validate_json(self.last.content, strict=True)
        return True

    def refused(self, call):
        """The status and body of a call that must fail."""
        from brevo.core.api_error import ApiError

        try:
            call()
        except ApiError as error:
            body = self.last.json()
            assert error.status_code == self.last.status_code
            return error.status_code, body.get("code"), body.get("message")
        raise AssertionError("it was not refused")


class Listener:
    """A receiver of calls on this machine."""

    def __init__(self):
        calls = queue.Queue()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers.get("content-length", 0))
                calls.put((self.path, self.rfile.read(length)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *given):
                pass

        self.calls = calls
        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def heard(self):
        """All calls; waits for the first one."""
        first = self.calls.get(timeout=10)
        self.server.shutdown()
        return [first, *self.calls.queue]


def run(checks, url):
    from brevo.contacts import (
        AddContactToListRequestBodyEmails,
        ImportContactsRequestJsonBodyItem,
        ImportContactsRequestNewList,
        RemoveContactFromListRequestBodyEmails,
    )

    claim = checks.claim
    client = Client(url)
    contacts = client.api.contacts

    # The account and the key.
    account = client.api.account.get_account()
    claim("the account is taken by the model", lambda: client.strict(account))
    claim("the account has its name", lambda: account.company_name == "Example Company")
    claim("each answer has a request id", lambda: client.last.headers["sib-request-id"])
    claim(
        "the account's bucket holds 100 an hour",
        lambda: client.last.headers["x-sib-ratelimit-limit"] == "100",
    )
    stranger = Client(url, key="xkeysib-wrong")
    claim(
        "a wrong key is refused in the API's words",
        lambda: stranger.refused(lambda: stranger.api.account.get_account())
        == (401, "unauthorized", "Key not found"),
    )

    # Lists.
    lists = contacts.get_lists(limit=50, offset=0)
    claim("lists are taken by the model", lambda: client.strict(lists))
    claim(
        "the usual list is there",
        lambda: [(one.id, one.name) for one in lists.lists] == [(12, "Newsletter")],
    )
    made = contacts.create_list(folder_id=1, name="Second")
    claim("a list is made with 201", lambda: client.last.status_code == 201 and client.strict(made))
    one = contacts.get_list(made.id)
    claim("one list is taken by the model", lambda: client.strict(one) and one.name == "Second")
    claim(
        "an unknown list is 404",
        lambda: client.refused(lambda: contacts.get_list(999))
        == (404, "document_not_found", "List ID not found"),
    )
    claim(
        "an unknown folder is refused",
        lambda: client.refused(lambda: contacts.create_list(folder_id=9, name="X"))[1:]
        == ("document_not_found", "Folder ID does not exist"),
    )
    claim(
        "more than 50 lists a page are refused",
        lambda: client.refused(lambda: contacts.get_lists(limit=51))[0] == 400,
    )

    # Attributes.
    attributes = contacts.get_attributes()
    claim("attributes are taken by the model", lambda: client.strict(attributes))
    claim(
        "attributes have their types",
        lambda: {"BIRTHDATE": "date", "VISITS": "float"}.items()
        <= {one.name: one.type for one in attributes.attributes}.items(),
    )
    contacts.create_attribute("normal", "CITY", type="text")
    claim(
        "an attribute is made with 201 and no body",
        lambda: client.last.status_code == 201 and client.last.content == b"",
    )
    claim(
        "an attribute is made once",
        lambda: client.refused(lambda: contacts.create_attribute("normal", "CITY", type="text"))
        == (400, "invalid_parameter", "Attribute name must be unique"),
    )

    # The import and its job.
    rows = [
        (
            "Anna@Example.com",
            {
                "FIRSTNAME": "Anna",
                "SMS": "+33 6 12 34 56 78",
                "BIRTHDATE": "1980-02-29",
                "VISITS": 1.5,
            },
        ),
        (
            "berta@example.com",
            {"FIRSTNAME": 'Bërta "B"', "UNKNOWN": "x", "BIRTHDATE": "1980-02-30", "MEMBER": True},
        ),
        ("carla@example.com", {"COLOURS": ["red", "green"], "VISITS": "many"}),
        ("no address", {"FIRSTNAME": "Nobody"}),
    ]
    body = [
        ImportContactsRequestJsonBodyItem(email=email, attributes=values) for email, values in rows
    ]
    client.statuses.clear()
    job = contacts.import_contacts(
        json_body=body, list_ids=[12], disable_notification=True, update_existing_contacts=True,
        empty_contacts_attributes=False,
    )  # fmt: skip
    claim("the client repeats after a 429", lambda: client.statuses == [429, 202])
    claim("an import is accepted with 202", lambda: client.strict(job) and job.process_id == 78)
    claim(
        "nothing is applied before the job ends",
        lambda: contacts.get_contacts_from_list(12).count == 0,
    )
    statuses = []
    for _ in range(5):
        process = client.api.process.get_process(job.process_id)
        claim("the job is taken by the model", lambda: client.strict(process))
        statuses.append(process.status)
    claim(
        "the job runs through its states",
        lambda: statuses == ["queued", "in_process", "processing", "completed", "completed"],
    )
    report = process.info.import_
    claim(
        "the report of bad addresses is an address",
        lambda: report.invalid_emails.endswith("/invalid_emails.csv"),
    )
    claim("a report of nothing is null", lambda: report.duplicate_email_id is None)
    claim("the report holds the row", lambda: "no address" in fetch(report.invalid_emails))
    processes = client.api.process.get_processes(limit=50, sort="desc")
    claim("jobs are taken by the model", lambda: client.strict(processes) and processes.count == 1)
    claim(
        "an unknown job is 404 with its odd code",
        lambda: client.refused(lambda: client.api.process.get_process(1))
        == (404, "invalid_parameter", "processId is invalid"),
    )

    # What the list says afterwards.
    back = contacts.get_contacts_from_list(12, limit=500, offset=0, sort="asc")
    claim("members are taken by the model", lambda: client.strict(back) and back.count == 3)
    members = {one["email"]: one["attributes"] for one in client.last.json()["contacts"]}
    claim(
        "addresses are kept in small letters",
        lambda: list(members) == ["anna@example.com", "berta@example.com", "carla@example.com"],
    )
    claim(
        "values of the right type are kept, phone numbers as digits",
        lambda: members["anna@example.com"]
        == {"FIRSTNAME": "Anna", "SMS": "33612345678", "BIRTHDATE": "1980-02-29", "VISITS": 1.5},
    )
    claim(
        "unknown names and impossible days vanish in silence",
        lambda: members["berta@example.com"] == {"FIRSTNAME": 'Bërta "B"', "MEMBER": True},
    )
    claim(
        "unknown choices vanish in silence",
        lambda: members["carla@example.com"] == {"COLOURS": ["red"]},
    )
    claim("the list counts its members", lambda: contacts.get_list(12).unique_subscribers == 3)
    claim(
        "pages are cut from the newest",
        lambda: [one.email for one in contacts.get_contacts_from_list(12, limit=2).contacts]
        == ["carla@example.com", "berta@example.com"],
    )
    claim(
        "more than 500 members a page are refused",
        lambda: client.refused(lambda: contacts.get_contacts_from_list(12, limit=501))[0] == 400,
    )

    # Single contacts.
    found = contacts.get_contact_info("ANNA@example.com", identifier_type="email_id")
    claim(
        "a contact is found in any case and taken by the model",
        lambda: client.strict(found) and found.email == "anna@example.com",
    )
    claim(
        "a contact is found by its phone",
        lambda: contacts.get_contact_info("33612345678", identifier_type="phone_id").id == found.id,
    )
    claim(
        "an unknown contact is 404",
        lambda: client.refused(lambda: contacts.get_contact_info("nobody@example.com"))
        == (404, "document_not_found", "Contact does not exist"),
    )
    new = contacts.create_contact(
        email="dora@example.com", ext_id="d-1", attributes={"FIRSTNAME": "Dora"}, list_ids=[made.id]
    )
    claim(
        "a new contact is 201 with its number",
        lambda: client.last.status_code == 201 and client.strict(new),
    )
    contacts.create_contact(email="DORA@example.com", update_enabled=True, email_blacklisted=True)
    claim(
        "an update is 204 without body",
        lambda: client.last.status_code == 204 and client.last.content == b"",
    )
    claim(
        "a taken address is refused with its name",
        lambda: client.refused(lambda: contacts.create_contact(email="dora@example.com"))[0] == 400
        and client.last.json()["metadata"] == {"duplicate_identifiers": ["email"]},
    )
    claim(
        "too early is 425",
        lambda: client.refused(lambda: contacts.create_contact(email="early@example.com"))[0]
        == 425,
    )
    contacts.update_contact(
        "d-1", identifier_type="ext_id", attributes={"LASTNAME": "D"}, list_ids=[12]
    )
    claim(
        "a contact is changed under its external id",
        lambda: contacts.get_contact_info("dora@example.com").list_ids == [made.id, 12],
    )

    # A blocked person is accepted with success and stays blocked.
    again = contacts.import_contacts(
        file_body='EMAIL;LASTNAME\ndora@example.com;"D;D"\n', list_ids=[12], email_blacklist=False
    )
    for _ in range(4):
        client.api.process.get_process(again.process_id)
    dora = contacts.get_contact_info("dora@example.com")
    claim("an import does not lift a block", lambda: dora.email_blacklisted is True)
    claim(
        "a quoted cell of a CSV body is read",
        lambda: client.last.json()["attributes"]["LASTNAME"] == "D;D",
    )

    # Adding to lists and removing compares exactly.
    added = contacts.add_contact_to_list(
        made.id,
        request=AddContactToListRequestBodyEmails(emails=["anna@example.com", "Berta@example.com"]),
    )
    claim("adding in part is 201", lambda: client.last.status_code == 201 and client.strict(added))
    claim(
        "a capital letter is not found",
        lambda: (added.contacts.success, added.contacts.failure)
        == (["anna@example.com"], ["Berta@example.com"]),
    )
    claim(
        "adding nobody is refused in misleading words",
        lambda: client.refused(
            lambda: contacts.add_contact_to_list(
                made.id, request=AddContactToListRequestBodyEmails(emails=["BERTA@example.com"])
            )
        )
        == (400, "invalid_parameter", "Contact already in list and/or does not exist"),
    )
    contacts.remove_contact_from_list(
        made.id, request=RemoveContactFromListRequestBodyEmails(emails=["anna@example.com"])
    )
    claim("removing is 201", lambda: client.last.status_code == 201)
    claim(
        "removing twice is refused",
        lambda: client.refused(
            lambda: contacts.remove_contact_from_list(
                made.id, request=RemoveContactFromListRequestBodyEmails(emails=["anna@example.com"])
            )
        )
        == (400, "invalid_parameter", "Contact already removed from list and/or does not exist"),
    )

    # The end of a job is told once, without body and so without its number.
    listener = Listener()
    told = contacts.import_contacts(
        json_body=body[1:2], list_ids=[12], notify_url=f"{listener.url}/told/token?x=%20y"
    )
    for _ in range(6):
        client.api.process.get_process(told.process_id)
    claim(
        "the end of a job is told once, without body",
        lambda: listener.heard() == [("/told/token?x=%20y", b"")],
    )

    # Refused imports.
    claim(
        "an import without a list is refused",
        lambda: client.refused(lambda: contacts.import_contacts(json_body=body))[:2]
        == (400, "missing_parameter"),
    )
    claim(
        "an import into an unknown list is refused",
        lambda: client.refused(lambda: contacts.import_contacts(json_body=body, list_ids=[999]))[:2]
        == (400, "invalid_parameter"),
    )
    claim(
        "a file without identifiers is refused",
        lambda: client.refused(
            lambda: contacts.import_contacts(file_body="ID;FIRSTNAME\n1;A\n", list_ids=[12])
        )[:2]
        == (400, "invalid_parameter"),
    )
    fresh = contacts.import_contacts(
        json_body=body[:1], new_list=ImportContactsRequestNewList(list_name="Third", folder_id=1)
    )
    claim("an import can make a list", lambda: fresh.process_id and contacts.get_lists().count == 3)

    # Everything.
    contacts.delete_contact("carla@example.com", identifier_type="email_id")
    claim(
        "deleting is 204 without body",
        lambda: client.last.status_code == 204 and client.last.content == b"",
    )
    everybody = contacts.get_contacts(
        limit=1000, offset=0, sort="asc", modified_since="2020-01-01T00:00:00.000Z", list_ids=[12]
    )
    claim(
        "all contacts are taken by the model",
        lambda: client.strict(everybody) and everybody.count == 3,
    )
    records = json.loads(fetch(url.removesuffix("/v3") + "/sandbox/requests"))
    claim(
        "the record numbers all requests",
        lambda: [one["number"] for one in records] == list(range(1, len(records) + 1)),
    )
    claim("the record does not hold the key", lambda: KEY not in json.dumps(records))


def after_kill(checks, url):
    client = Client(url)
    checks.claim(
        "a kill loses no contact", lambda: client.api.contacts.get_contacts(sort="asc").count == 3
    )
    checks.claim("a kill loses no list", lambda: client.api.contacts.get_lists().count == 3)
    # Two polls, as the second program was started with.
    job = client.api.process.get_processes(limit=1).processes[0]
    checks.claim("a kill leaves the waiting job", lambda: job.status == "queued")
    statuses = [client.api.process.get_process(job.id).status for _ in range(2)]
    checks.claim("the job ends after the kill", lambda: statuses == ["processing", "completed"])
    checks.claim(
        "the job was applied", lambda: client.api.contacts.get_list(14).unique_subscribers == 1
    )


def faults(checks, program, state):
    import httpx

    sandbox = Sandbox(
        program,
        0,
        state,
        "--polls-until-done",
        "0",
        *("--fault", "import:drop:1"),
        *("--fault", "import:drop-after-accept:2"),
        *("--fault", "import:500-after-accept:3"),
        *("--fault", "import:slow:4:30"),
        *("--fault", "any:truncated-json:10"),
        "--enforce-limits",
    )
    base = sandbox.url.removesuffix("/v3")
    try:
        client = Client(sandbox.url)
        contacts = client.api.contacts

        def send(name):
            rows = [{"email": f"{name}@example.com"}]
            return contacts.import_contacts(
                json_body=rows,
                list_ids=[12],
                request_options={"max_retries": 0, "timeout_in_seconds": 2},
            )

        def breaks(kind, name):
            try:
                send(name)
            except kind:
                return True
            return False

        def stored():
            return [one["email"] for one in httpx.get(base + "/sandbox/contacts").json()]

        checks.claim(
            "a connection drops without an answer",
            lambda: breaks(httpx.RemoteProtocolError, "one") and stored() == [],
        )
        checks.claim(
            "a connection drops after the work",
            lambda: breaks(httpx.RemoteProtocolError, "two") and stored() == ["two@example.com"],
        )
        checks.claim(
            "a failure is answered after the work",
            lambda: client.refused(lambda: send("three"))[0] == 500
            and "three@example.com" in stored(),
        )
        checks.claim(
            "a slow answer outlasts the patience of the client, the work is done",
            lambda: breaks(httpx.ReadTimeout, "four") and "four@example.com" in stored(),
        )
        raw = httpx.Client(base_url=base, headers={"api-key": KEY}, timeout=60)
        checks.claim(
            "a wrong method is 405 and another path 404",
            lambda: (raw.post("/v3/account").status_code, raw.get("/v3/x").status_code)
            == (405, 404),
        )
        large = b"{" + b" " * (12 * 1024 * 1024) + b"}"
        kind = {"content-type": "application/json"}
        checks.claim(
            "a body larger than the server takes is 413",
            lambda: raw.post("/v3/contacts/import", content=large, headers=kind).status_code == 413,
        )
        checks.claim(
            "a body larger than the API takes is 400",
            lambda: raw.post(
                "/v3/contacts/import", content=large[: 11 * 1024 * 1024], headers=kind
            ).status_code
            == 400,
        )
        checks.claim("half an answer is no JSON", lambda: not parses(raw, "/v3/processes", 2))
        checks.claim(
            "the hour's bucket empties",
            lambda: 429 in [raw.get("/v3/account").status_code for _ in range(101)],
        )
        reset = raw.get("/v3/account").headers
        checks.claim(
            "a refusal for its rate says when, in seconds, and not in `Retry-After`",
            lambda: 3000 < int(reset["x-sib-ratelimit-reset"]) <= 3600
            and "retry-after" not in reset,
        )
    finally:
        status = sandbox.stop()
    checks.claim("it ends cleanly while an answer is held back", lambda: status == 0)


def parses(client, path, times):
    """True if each of so many answers is JSON."""
    for _ in range(times):
        try:
            client.get(path).json()
        except ValueError:
            return False
    return True


def fetch(url):
    import httpx

    return httpx.get(url).text


if __name__ == "__main__":
    sys.exit(main())

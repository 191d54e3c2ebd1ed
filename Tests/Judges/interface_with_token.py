"""Reads and writes through the interface with tokens, as schemathesis makes the requests up: seeded and bounded.

Usage: interface_with_token.py PROGRAM FOLDER [EXAMPLES]
"""

import json
import re
import shutil
import sys
import urllib.request

from interface import Judge, fuzz
from node_trial import Node, run
from refusals import MINISTRY, OFFICE, PROGRAM, WORK, Office, token

EXAMPLES = int(sys.argv[3]) if len(sys.argv) > 3 else 12


class Seeds:
    """Drafts and an upload in the states from which each writing operation can succeed once."""

    def __init__(self, base, writer, releaser):
        self.base, self.writer, self.releaser = base, writer, releaser

    def ask(self, secret, path, body, method="POST", **headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, method=method, headers={
            "Authorization": f"Bearer {secret}", "Accept": "application/json", "Content-Type": "application/json", **headers})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.headers

    def draft(self, name, *acts):
        fields = {"thing": "ir-01", "property": "population", "amount": "2530696", "unit": "{person}", "asOf": "2016",
                  "calendar": "gregorian", "sourceTitle": f"A report, {name}", "sourceLanguage": "en",
                  "visibility": "everyone", "saidBy": OFFICE, "language": "en"}
        self.ask(self.writer, "/api/drafts", {"id": name, "kind": "claim", "fields": fields})
        for act, secret in acts:
            self.ask(secret, f"/api/drafts/{name}/{act}", {"reason": "Once more."} if act == "return" else {})
        return {"id": name}

    def upload(self):
        headers = self.ask(self.writer, "/films/uploads", b"", **{"Tus-Resumable": "1.0.0", "Upload-Length": "100000"})
        return {"id": headers["Location"].rsplit("/", 1)[1], "Upload-Offset": "0", "body": "fLaC, and more"}

    def of(self, name):
        if name == "Writer":
            return {"draft-submit": self.draft("seed-to-submit"), "draft-drop": self.draft("seed-to-drop"),
                    "draft-reopen": self.draft("seed-to-reopen", ("submit", self.writer), ("return", self.releaser))}
        if name == "Releaser":
            return {"draft-approve": self.draft("seed-to-approve", ("submit", self.writer)),
                    "draft-return": self.draft("seed-to-return", ("submit", self.writer))}
        return {"draft-clear": self.draft("seed-to-clear", ("submit", self.writer), ("approve", self.releaser))}


def answered(lines):
    """The writing requests that were taken, as method and the address with `{id}` in place of what is named."""
    found = set()
    for line in lines:
        told = dict(re.findall(r"(method|path|status)=(\S+)", line))
        if told.get("status", "").startswith("2") and told.get("method") in ("POST", "PUT", "PATCH", "DELETE", "HEAD"):
            path = re.sub(r"^(/api/drafts|/films/uploads)/[^/]+", r"\1/{id}", told["path"])
            found.add((told["method"].lower(), path))
    return found


def writing(spec):
    return {(method, path): operation["operationId"] for path, item in spec["paths"].items()
            for method, operation in item.items() if method in ("post", "put", "patch", "delete")}


def trial(node, office):
    """Seeds the node and lets each member's token be tried; the judge, and the writing operations that are described."""
    judge = Judge(f"http://127.0.0.1:{node.port}")
    members = {name: office.member(name, party, *roles) for name, party, roles in (
        ("Writer", OFFICE, ("editor",)), ("Releaser", OFFICE, ("approver", "secretariat")), ("Clearer", MINISTRY, ("clearer",)))}
    secrets = {name: token(client) for name, client in members.items()}
    # The ministry wants to see every figure of its country before it goes out.
    members["Clearer"].form("/en/clearing")
    ruled = members["Clearer"].send("/en/clearing", {"reach": "everyone"})[0]
    judge.check("the ministry rules that it clears", ruled != 303 and ruled)
    described = writing(judge.json("/api/openapi.json"))
    seeds = Seeds(judge.base, secrets["Writer"], secrets["Releaser"])
    for name, secret in secrets.items():
        bearer = ("--header", f"Authorization: Bearer {secret}")
        fuzz(judge, EXAMPLES * 4, *bearer, "--include-path-regex", "^/api/drafts", name=f"schemathesis writes as {name}",
             values=seeds.of(name))
        if name == "Writer":
            upload = seeds.upload()
            values = {f"film-upload-{act}": upload for act in ("state", "more")} | {"film-upload-end": seeds.upload()}
            fuzz(judge, EXAMPLES, *bearer, "--exclude-path-regex", "^/api/drafts", name="schemathesis reads as a member",
                 values=values)
        judge.check(f"the log tells nothing of the token of {name}", secret in "".join(node.lines) and "it does")
    return judge, described


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    data = WORK / "node"
    data.mkdir(parents=True)
    node = Node(PROGRAM, data, "log.requests=yes", region="Regions/caspian")
    try:
        judge, described = trial(node, Office(node, data))
    finally:
        node.end()
    taken = answered(node.lines)
    for where, operation in described.items():
        judge.check(f"{operation} was taken at least once", where not in taken and f"{where} never was")
    judge.check("the chain verifies", run(PROGRAM, "journal", "verify", "--data", data).returncode and "it does not")
    judge.check("nothing failed inside", [line for line in node.lines if "level=error" in line][:3])
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())

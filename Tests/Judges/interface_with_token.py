"""Reads and writes through the interface with tokens, as schemathesis makes the requests up: seeded and bounded.

Usage: interface_with_token.py PROGRAM FOLDER [EXAMPLES]
"""

import re
import shutil
import sys

from interface import Judge, fuzz
from node_trial import Node, run
from refusals import MINISTRY, OFFICE, PROGRAM, WORK, Office

EXAMPLES = int(sys.argv[3]) if len(sys.argv) > 3 else 12


def token(client):
    client.form("/en/account/tokens")
    fields = [("form-secret", client.secret), ("label", "trial"), ("days", "7"), ("scopes", "write"), ("scopes", "release")]
    return re.search(r"littoral_[A-Za-z0-9_-]{43}", client.ask("/en/account/tokens", fields)[2]).group(0)


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    data = WORK / "node"
    data.mkdir(parents=True)
    node = Node(PROGRAM, data, "log.requests=yes", region="Regions/caspian")
    office = Office(node, data)
    judge = Judge(f"http://127.0.0.1:{node.port}")
    for name, party, roles in (("Writer", OFFICE, ("editor",)), ("Releaser", OFFICE, ("approver", "secretariat")),
                               ("Clearer", MINISTRY, ("clearer",))):
        secret = token(office.member(name, party, *roles))
        bearer = ("--header", f"Authorization: Bearer {secret}")
        fuzz(judge, EXAMPLES * 4, *bearer, "--include-path-regex", "^/api/drafts", name=f"schemathesis writes as {name}")
        if name == "Writer":
            fuzz(judge, EXAMPLES, *bearer, "--exclude-path-regex", "^/api/drafts", name="schemathesis reads as a member")
        judge.check(f"the log tells nothing of the token of {name}", secret in "".join(node.lines) and "it does")
    node.end()
    judge.check("the chain verifies", run(PROGRAM, "journal", "verify", "--data", data).returncode and "it does not")
    judge.check("nothing failed inside", [line for line in node.lines if "level=error" in line][:3])
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())

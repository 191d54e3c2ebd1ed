"""Signing in through a ministry's provider: a real one (oidc-provider-mock over Authlib), strict about nonce and proof."""

import json
import pathlib
import re
import shutil
import sys
import urllib.parse
import warnings

import httpx

# The provider's own libraries warn of their next versions.
warnings.simplefilter("ignore")
from oidc_provider_mock import User, run_server_in_thread

from node_trial import Node, check, folder_of, run, total

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = folder_of(sys.argv[2])


class Person:
    """A browser: the node's pages and the provider's, with cookies of each."""

    def __init__(self, base):
        self.base = base
        self.client = httpx.Client(follow_redirects=False, timeout=30,
                                   headers={"Accept": "text/html", "Accept-Language": "ru"})

    def leave(self, target="/ru/account", provider=""):
        asked = {"next": target} | ({"provider": provider} if provider else {})
        away = self.client.get(f"{self.base}/ru/sign-in/other", params=asked)
        return away.headers.get("Location", "")

    def prove(self, address, subject, action="authorize"):
        """Signs in at the provider; the address to which it sends the browser back."""
        answer = self.client.post(address, data={"sub": subject, "action": action})
        return answer.headers.get("Location", "")

    def back(self, address):
        """Follows the address back, over the choice of a language."""
        answer = self.client.get(address)
        if answer.status_code == 303 and "/sign-in/back" in answer.headers["Location"]:
            answer = self.client.get(urllib.parse.urljoin(self.base, answer.headers["Location"]))
        return answer

    def come(self, subject, provider=""):
        return self.back(self.prove(self.leave(provider=provider), subject))


def several(first, port):
    """Two real providers beside a third that is away: each with its button, its subjects and its addresses."""
    people = [User(sub="s-1", claims={"email": "seller@ports.example", "email_verified": True}),
              User(sub="s-5", claims={"email": "clerk@ports.example", "email_verified": True}),
              User(sub="s-6", claims={"email": "known2@ministry.example", "email_verified": True})]
    with run_server_in_thread(require_nonce=True, require_client_registration=True, user_claims=people) as second:
        issuer = f"http://localhost:{second.server_port}"
        registered = [httpx.post(f"{address}/oauth2/clients", json={"redirect_uris": [back]}).json()
                      for address, back in ((first, f"http://127.0.0.1:{port}/sign-in/back"),
                                            (issuer, f"http://127.0.0.1:{port}/sign-in/back/ports"))]
        for number, client in enumerate(registered):
            (WORK / f"secret-{number}").write_text(client["client_secret"])
        added = run(PROGRAM, "member", "add", "--data", WORK / "node", "--name", "C", "--mail", "clerk@ports.example",
                    "--party", "office-north-shore", "--role", "clearer", "--language", "ru", "--json")
        check("a member of the second ministry is invited", added.returncode == 0, added.stderr)
        run(PROGRAM, "member", "enable", "known@ministry.example", "--data", WORK / "node")
        settings = WORK / "several.conf"
        settings.write_text(f"""oidc.ports.issuer = {issuer}
oidc.ports.client = nobody
oidc.ports.secret-file = {WORK / 'secret-1'}
oidc.ports.name = Ministry of Ports
oidc.ports.mail-hosts = ports.example
oidc.away.issuer = http://localhost:9
oidc.away.client = x
oidc.away.name = Ministry of Elsewhere
""")
        node = Node(PROGRAM, WORK / "node", f"listen.port={port}", f"oidc.issuer={first}",
                    f"oidc.client={registered[0]['client_id']}", f"oidc.secret-file={WORK / 'secret-0'}",
                    "oidc.name=Ministry of Roads", f"oidc.ports.client={registered[1]['client_id']}",
                    environment={"LITTORAL_CONFIGURATION": str(settings)})
        base = f"http://127.0.0.1:{node.port}"
        page = httpx.get(f"{base}/ru/sign-in", headers={"Accept": "text/html"}).text
        names = [page.find(name) for name in ("Ministry of Roads", "Ministry of Elsewhere", "Ministry of Ports")]
        check("each provider has its button", min(names) > 0, names)
        check("a word before the file holds", registered[1]["client_id"] in Person(base).leave(provider="ports"))
        away = httpx.get(f"{base}/ru/sign-in/other?provider=away", headers={"Accept": "text/html"}, timeout=30)
        check("a provider that is away is told", away.status_code == 422, away.status_code)
        check("one that nobody named is not there",
              httpx.get(f"{base}/ru/sign-in/other?provider=none", headers={"Accept": "text/html"}).status_code == 404)
        answer = Person(base).come("s-5", "ports")
        check("the second lets its own in", answer.status_code == 303, (answer.status_code, answer.text[:300]))
        check("the first goes on as before", Person(base).come("s-1").status_code == 303)
        check("the same subject of another issuer is somebody else", Person(base).come("s-1", "ports").status_code == 422)
        check("nobody speaks for the addresses of another", Person(base).come("s-6", "ports").status_code == 422)
        person = Person(base)
        crossed = person.prove(person.leave(provider="ports"), "s-5").replace("/sign-in/back/ports", "/sign-in/back")
        check("an answer of one is none of another", person.back(crossed).status_code == 422)
        node.end()


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    people = [User(sub="s-1", claims={"email": "Known@ministry.example", "email_verified": True}),
              User(sub="s-2", claims={"email": "known2@ministry.example", "email_verified": False}),
              User(sub="s-3", claims={"email": "stranger@ministry.example", "email_verified": True}),
              User(sub="s-4", claims={"email": "known@ministry.example", "email_verified": True})]
    with run_server_in_thread(require_nonce=True, require_client_registration=True, user_claims=people) as provider:
        issuer = f"http://localhost:{provider.server_port}"
        probe = Node(PROGRAM, WORK / "node")
        port = probe.port
        probe.end()
        registered = httpx.post(f"{issuer}/oauth2/clients",
                                json={"redirect_uris": [f"http://127.0.0.1:{port}/sign-in/back"]}).json()
        (WORK / "secret").write_text(registered["client_secret"] + "\n")
        party = "office-north-shore"
        for mail in ("known@ministry.example", "known2@ministry.example"):
            added = run(PROGRAM, "member", "add", "--data", WORK / "node", "--name", "K", "--mail", mail, "--party", party,
                        "--role", "clearer", "--language", "ru", "--json")
            check("a member is invited", added.returncode == 0, added.stderr)
        known = json.loads(run(PROGRAM, "member", "list", "--data", WORK / "node", "--json").stdout)
        node = Node(PROGRAM, WORK / "node", f"listen.port={port}", f"oidc.issuer={issuer}",
                    f"oidc.client={registered['client_id']}", f"oidc.secret-file={WORK / 'secret'}",
                    "oidc.name=Ministry of Ports")
        base = f"http://127.0.0.1:{node.port}"
        page = httpx.get(f"{base}/ru/sign-in", headers={"Accept": "text/html"}).text
        check("the page of signing in offers it", "Ministry of Ports" in page)
        person = Person(base)
        address = person.leave()
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)
        check("the browser is sent there with state, nonce and challenge",
              address.startswith(issuer) and all(query.get(name) for name in ("state", "nonce", "code_challenge"))
              and query["code_challenge_method"] == ["S256"] and query["response_type"] == ["code"], address)
        back = person.prove(address, "s-1")
        answer = person.back(back)
        check("whom the provider vouches for comes in", answer.status_code == 303
              and answer.headers["Location"] == "/ru/account", (answer.status_code, answer.text[:300]))
        check("and is there", person.client.get(f"{base}/ru/account").status_code == 200)
        check("the same code is not taken twice", person.back(back).status_code == 422)
        check("nobody else comes back in another's place", Person(base).back(person.prove(person.leave(), "s-1")).status_code == 422)
        forged = person.prove(person.leave(), "s-1")
        check("another state is refused", person.back(re.sub(r"state=[^&]+", "state=AAAA", forged)).status_code == 422)
        check("an address that was not checked is not enough", Person(base).come("s-2").status_code == 422)
        check("a stranger does not become a member", Person(base).come("s-3").status_code == 422)
        check("a second person with the address of a linked one does not come in", Person(base).come("s-4").status_code == 422)
        denied = person.prove(person.leave(), "s-1", action="deny")
        check("a refusal there is told here", person.back(denied).status_code == 422)
        after = json.loads(run(PROGRAM, "member", "list", "--data", WORK / "node", "--json").stdout)
        check("no member was made", {item["id"] for item in after} == {item["id"] for item in known}, after)
        run(PROGRAM, "member", "disable", "known@ministry.example", "--data", WORK / "node")
        check("who is disabled here stays out", Person(base).come("s-1").status_code == 422)
        node.end()
        several(issuer, port)
    node = Node(PROGRAM, WORK / "node", "oidc.issuer=http://localhost:9", "oidc.client=x")
    answer = httpx.get(f"http://127.0.0.1:{node.port}/ru/sign-in/other", headers={"Accept": "text/html"}, timeout=30)
    check("a provider that cannot be reached is told", answer.status_code == 422, answer.status_code)
    node.end()
    return total()


sys.exit(main())

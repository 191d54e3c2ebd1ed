"""People come in, work and are erased: a real node, its commands beside it, and programs nobody here wrote (argon2-cffi,
pyotp, zxing) judging what it keeps and shows."""

import http.client
import io
import json
import pathlib
import re
import shutil
import sqlite3
import sys
import time
import urllib.parse

import argon2
import pyotp
import zxingcpp
from PIL import Image, PngImagePlugin

from node_trial import Node, check, folder_of, run, total

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = folder_of(sys.argv[2])
PASSWORD = "tall reeds by the quiet water"
NAME, MAIL = "Gulnara Whistleblowerova", "gulnara.w@office.example"
# A word of hers that nobody else writes, wherever a member can leave words without an entry.
WORD = "zhuravlina"


class Browser:
    """Keeps one cookie, follows nothing, sends forms as a browser does."""

    def __init__(self, node, agent="Firefox"):
        self.node, self.agent, self.cookie = node, agent, None

    def ask(self, path, fields=None, headers=None):
        line = http.client.HTTPConnection("127.0.0.1", self.node.port, timeout=30)
        headers = {"Accept": "text/html", "User-Agent": self.agent, **(headers or {})}
        if self.cookie:
            headers["Cookie"] = self.cookie
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.node.port}"
        line.request("POST" if fields is not None else "GET", path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        if field := answer.headers.get("Set-Cookie"):
            self.cookie = field.split(";")[0]
        line.close()
        return answer.status, answer.headers, text

    def send(self, page, path, fields):
        """Sends a form with the secret that stands in the page which holds it."""
        secret = re.search(r'name="form-secret" value="([^"]+)"', self.ask(page)[2])
        return self.ask(path, fields + ([("form-secret", secret.group(1))] if secret else []))


    def upload(self, page, path, field, name, data, fields=()):
        """Sends a form with a file."""
        secret = re.search(r'name="form-secret" value="([^"]+)"', self.ask(page)[2])
        edge = "edge-of-a-part"
        body = b"".join(f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
                        for key, value in [*fields, ("form-secret", secret.group(1) if secret else "")])
        body += (f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                 "Content-Type: application/octet-stream\r\n\r\n").encode() + data + f"\r\n--{edge}--\r\n".encode()
        line = http.client.HTTPConnection("127.0.0.1", self.node.port, timeout=30)
        line.request("POST", path, body, {"Accept": "text/html", "Cookie": self.cookie or "",
                                          "Content-Type": f"multipart/form-data; boundary={edge}",
                                          "Origin": f"http://127.0.0.1:{self.node.port}"})
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer.status, answer.headers


def grep(folder, *words):
    """The files below a folder in which one of the words stands, as bytes."""
    found = []
    for path in pathlib.Path(folder).rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            found += [f"{path.name}: {word}" for word in words if word.lower().encode() in data]
    return found


def first_administrator(node, output):
    link = re.search(r"/en/join\?link=[A-Za-z0-9_-]{43}", output)
    check("an empty node prints the first administrator's link", link, output)
    browser = Browser(node)
    status, headers, page = browser.ask(link.group(0))
    check("the link opens a form", status == 200 and "no-store" in headers["Cache-Control"], status)
    party = re.search(r'<option value="([^"]+)"', page.split('name="party"')[1].split("</select>")[0].split("</option>", 1)[1])
    status, _, page = browser.ask(link.group(0), [("name", "First"), ("mail", "first@office.example"),
                                                  ("party", party.group(1)), ("password", PASSWORD), ("language", "en")])
    check("and lets the administrator in", status == 303 and browser.cookie, (status, page[:300]))
    check("the link is good once", Browser(node).ask(link.group(0))[0] == 410)
    return browser, party.group(1)


def come_in(node, link):
    browser = Browser(node, "Gulnaras Firefox")
    path = link[link.index("/", 8):]
    status, _, page = browser.ask(path, [("name", NAME), ("password", PASSWORD), ("language", "ru")])
    check("an invitation from the command line lets its member in", status == 303, (status, page[:300]))
    return browser


def picture(page):
    """The drawn code as an image: the path is rectangles of whole modules."""
    side = int(re.search(r'viewBox="0 0 (\d+) \d+"', page.split('class="code-picture"')[1]).group(1))
    image = Image.new("L", (side, side), 255)
    path = re.search(r' d="([^"]+)"', page.split('class="code-picture"')[1]).group(1)
    for x, y, width in re.findall(r"M(\d+) (\d+)l(\d+)", path):
        for column in range(int(width)):
            image.putpixel((int(x) + column, int(y)), 0)
    return image.resize((side * 6, side * 6), Image.NEAREST)


def second_factor(browser):
    _, _, page = browser.ask("/en/account/codes")
    letters = re.search(r'name="secret" value="([A-Z2-7 ]+)"', page).group(1)
    read = zxingcpp.read_barcodes(picture(page))
    check("another program reads the picture", len(read) == 1 and read[0].text.startswith("otpauth://totp/Littoral:"),
          [item.text for item in read])
    device = pyotp.parse_uri(read[0].text) if read else pyotp.TOTP(letters.replace(" ", ""))
    check("the picture and the letters are one secret", device.secret == letters.replace(" ", ""))
    status, _, page = browser.send("/en/account/codes", "/en/account/codes",
                                   [("secret", letters), ("current", PASSWORD), ("code", device.now())])
    codes = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", page)
    check("a code of another program is taken", status == 200 and len(codes) == 10, (status, page[:300]))
    again = Browser(browser.node, browser.agent)
    _, _, page = again.ask("/en/sign-in", [("mail", MAIL.upper()), ("password", PASSWORD)])
    ticket = re.search(r'name="ticket" value="([^"]+)"', page).group(1)
    check("a used code is not", again.ask("/en/sign-in/code", [("ticket", ticket), ("code", device.now())])[0] == 422)
    status = again.ask("/en/sign-in/code", [("ticket", ticket), ("code", codes[0])])[0]
    check("a recovery code is", status == 303 and again.cookie, status)
    return again


def ticket_of(page):
    return re.search(r'name="ticket" value="([^"]+)"', page).group(1)


def leave_words(node, browser, data):
    """Her word in a draft, a sheet, a scan, the original of a story, and the reason why a report was refused."""
    page = browser.ask("/en/stories/new")[2]
    status = browser.send("/en/stories/new", "/en/stories/new", [
        ("ticket", ticket_of(page)), ("language", "en"), ("original", "en"), ("visibility", "everyone"), ("act", "keep"),
        ("title-en", f"A made-up story of {WORD}"), ("text-en", WORD)])[0]
    check("she writes a draft", status == 303, status)
    status, headers = browser.upload("/en/sheets", "/en/sheets", "file", f"{WORD}.csv", f"id,value\n{WORD},1\n".encode())
    check("and sends a sheet", status == 303, status)
    picture_ = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", WORD)
    Image.new("RGB", (32, 32), "teal").save(picture_, "PNG", pnginfo=told)
    page = browser.ask("/en/letters/new")[2]
    status, _ = browser.upload("/en/letters/new", "/en/letters/new", "scanFile", f"{WORD}.png", picture_.getvalue(), [
        ("ticket", ticket_of(page)), ("language", "en"), ("number", WORD), ("subject-en", WORD), ("act", "keep")])
    check("and a letter with its scan", status == 303, status)
    text = data.parent / "clipping.txt"
    text.write_text(f"A made-up report of {WORD}\n\nThis text was made up for a trial: {WORD} has said nothing.\n")
    taken = run(PROGRAM, "story", "import", text, "--as", MAIL, "--data", data)
    check("and takes a story in", taken.returncode == 0, taken.stderr or taken.stdout)
    stranger = Browser(node)
    page = stranger.ask("/en/problems/report")[2]
    time.sleep(3.2)
    status, _, page = stranger.ask("/en/problems/report", [
        ("ticket", ticket_of(page)), ("language", "en"), ("website", ""), ("lat", "21"), ("lon", "11"), ("date", "2026-11-20"),
        ("words", "This report is made up: the reeds by the water have turned yellow and smell.")])
    check("a stranger reports something", status in (200, 303), (status, page[-600:]))
    path = re.search(r'/en/problems/reports/r-[a-z0-9-]+', browser.ask("/en/problems/reports")[2])
    check("which comes to her", path, browser.ask("/en/problems/reports")[2][-600:])
    if path:
        status = browser.send(path.group(0), f"{path.group(0)}/refuse", [("reason", f"Not true, says {WORD}.")])[0]
        check("and which she refuses with a reason", status == 303, status)
    check("her words are in the node", grep(data, WORD) != [])


def lock_out(node):
    statuses = [Browser(node).ask("/en/sign-in", [("mail", "first@office.example"), ("password", "wrong wrong wrong")])[0]
                for _ in range(7)]
    check("too many wrong passwords have to wait", statuses[:5] == [422] * 5 and 429 in statuses, statuses)


def kept(data):
    store = sqlite3.connect(f"file:{data}/members.sqlite?mode=ro", uri=True)
    hashes = [row[0] for row in store.execute("SELECT password FROM member WHERE password IS NOT NULL")]
    store.close()
    found = argon2.extract_parameters(hashes[0])
    check("passwords are Argon2id at the second choice of RFC 9106",
          (found.type.name, found.memory_cost, found.time_cost, found.parallelism) == ("ID", 65536, 3, 4), found)
    check("another program finds the same password in them", argon2.PasswordHasher().verify(hashes[0], PASSWORD))
    check("passwords stand nowhere", grep(data, PASSWORD) == [], grep(data, PASSWORD))


def serve_and_read(data, shelf):
    """A node with what it printed beside its address."""
    node = Node(PROGRAM, data, f"backup.folder={shelf}", "backup.every-hours=744")
    return node


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    data, shelf = WORK / "node", WORK / "shelf"
    shelf.mkdir(parents=True)
    node = serve_and_read(data, shelf)
    lines = [node.process.stdout.readline() for _ in range(2)]
    administrator, party = first_administrator(node, "".join(lines))
    added = run(PROGRAM, "member", "add", "--data", data, "--name", NAME, "--mail", MAIL, "--party", party,
                "--role", "editor", "--role", "approver", "--role", "secretariat", "--language", "ru", "--json")
    invited = json.loads(added.stdout)
    browser = second_factor(come_in(node, invited["link"]))
    status, _, page = browser.send("/en/account/tokens", "/en/account/tokens", [("label", "gulnaras script"), ("days", "30")])
    token = re.search(r"littoral_[A-Za-z0-9_-]{43}", page).group(0)
    asked = lambda: node.ask("/en/provinces", headers={"Authorization": f"Bearer {token}", "Accept": "application/json"})
    check("a token is taken", asked()[0] == 200, asked())
    kept(data)
    listed = json.loads(run(PROGRAM, "member", "list", "--data", data, "--json").stdout)
    check("the list knows both", {item["mail"] for item in listed} == {"first@office.example", MAIL}, listed)
    leave_words(node, browser, data)
    before = run(PROGRAM, "backup", "make", WORK / "before", "--data", data)
    check("a backup is made while she is there", before.returncode == 0 and grep(WORK / "before", NAME) != [], before.stderr)
    last = run(PROGRAM, "member", "disable", "first@office.example", "--data", data)
    check("the last administrator cannot be disabled", last.returncode != 0 and "administrator" in last.stderr, last.stderr)
    options = ["--data", data, "--set", f"backup.folder={shelf}"]
    erased = run(PROGRAM, "member", "erase", MAIL, "--yes", *options)
    check("she is erased while the node serves", erased.returncode == 0, erased.stderr)
    words = [NAME, MAIL, "gulnara", WORD]
    check("nothing of her is in any file of the node", grep(data, *words) == [], grep(data, *words))
    node.wait_ready(lambda status, body: status == 200)
    for _ in range(40):
        if browser.ask("/en/account")[0] == 303:
            break
        time.sleep(0.1)
    check("her session has ended", browser.ask("/en/account")[0] == 303)
    check("her token is refused, and not taken for the public", asked()[0] == 401, asked()[0])
    check("the list of erasures stands beside the data and the backups",
          all(invited["id"] in (folder / "erasures").read_text() for folder in (data, shelf)))
    check("the chain verifies", run(PROGRAM, "journal", "verify", "--data", data).returncode == 0)
    lock_out(node)
    check("the log tells nothing of anybody", not any(word.lower() in line.lower() for line in node.lines for word in words))
    node.end()
    check("nor after the end", grep(data, *words) == [], grep(data, *words))
    restored = run(PROGRAM, "restore", WORK / "before", "--data", WORK / "restored", "--set", f"backup.folder={shelf}")
    check("a backup from before is restored", restored.returncode == 0, restored.stderr)
    check("and does not bring her back", grep(WORK / "restored", *words) == [], grep(WORK / "restored", *words))
    check("its chain verifies", run(PROGRAM, "journal", "verify", "--data", WORK / "restored").returncode == 0)
    left = json.loads(run(PROGRAM, "member", "list", "--data", WORK / "restored", "--json").stdout)
    check("the others are there", [item["mail"] for item in left] == ["first@office.example"], left)
    return total()


sys.exit(main())

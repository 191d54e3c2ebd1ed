"""The desk outside the browser: its letters as Python's email package reads them, its feed by the feed judge's schema.

Usage: desk.py PROGRAM FOLDER

Members with hostile names stand in the store before the node serves; a program of our own takes the place of sendmail
and keeps what it is given. The node is killed and started again: nobody gets a second letter of the day.
"""

import base64
import email
import email.policy
import hashlib
import pathlib
import re
import secrets
import signal
import sqlite3
import stat
import sys
import time
from email.header import decode_header, make_header

from feeds import Judge, judge_page
from node_trial import Node, check, folder_of, total

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = folder_of(sys.argv[2])
DATA = WORK / "node"
BOX = WORK / "box"
SENDER = "littoral@node.example"

# Name, language, party, roles; what a name must not do is begin a header or end the head.
MEMBERS = [
    ("Ann Reed", "en", "office-ir-01", "editor approver"),
    ("نسرین فرهادی", "fa", "office-ir-01", "editor"),
    ("Ольга Иванова-Петровская из отдела внешних связей областной администрации", "ru", "office-ru-ast", "approver"),
    ("Айгүл Сәрсенқызы", "kk", "office-kz-23", "editor"),
    ("Leyla Əliyeva", "az", "office-az-lan", "editor"),
    ("Maral Öwezowa", "tk", "office-tm-b", "editor"),
    ("Eve\r\nBcc: all@node.example\r\n\r\nHello", "en", "office-ir-02", "editor"),
    ("=?utf-8?B?QmNjOiBhbGw=?= <all@node.example>, \"x\" ;:@", "en", "office-ir-27", "editor"),
    ("a\u2028Bcc: x\u0085Cc: y\u001b[31m", "ru", "office-ru-da", "editor"),
    ("ا" * 120, "fa", "office-ir-02", "editor"),
    ("From the \U0001F30A sea", "en", "office-ru-kl", "reader"),
]


def sendmail():
    BOX.mkdir(exist_ok=True)
    program = WORK / "sendmail"
    program.write_text(f'#!/bin/sh\nf=$(mktemp {BOX}/XXXXXX)\ncat > "$f"\nprintf "%s\\n" "$@" > "$f.arguments"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def serve(program):
    return Node(PROGRAM, DATA, f"mail.program={program}", f"mail.sender={SENDER}", "hosts.allowed=node.example, 127.0.0.1",
                region="Regions/caspian")


def fill():
    """The members, each with a wish for a weekly letter or a daily one at midnight, and a key of the feed."""
    store = sqlite3.connect(DATA / "members.sqlite")
    keys = {}
    for number, (name, language, party, roles) in enumerate(MEMBERS):
        opaque = "m-" + "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(16))
        mail = f"member{number}@office.example"
        store.execute("INSERT INTO member (id, name, mail, mail_key, language, party, country, roles, state, made) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'active', 0)",
                      (opaque, name, mail, mail, language, party, party.split("-")[1], roles))
        no = store.execute("SELECT no FROM member WHERE id = ?", (opaque,)).fetchone()[0]
        store.execute("INSERT INTO letter_wish (member_no, rhythm, hour) VALUES (?, 'daily', 0)", (no,))
        key = secrets.token_urlsafe(32)
        store.execute("INSERT INTO feed_key (digest, member_no, made) VALUES (?, ?, 0)",
                      (hashlib.sha256(key.encode()).digest(), no))
        keys[mail] = (name, language, key)
    store.commit()
    store.close()
    return keys


def letters(seconds=60):
    """What was sent once every member's letter of the day is settled."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        store = sqlite3.connect(DATA / "members.sqlite", timeout=10)
        settled = store.execute("SELECT count(*) FROM letter WHERE state IN ('sent', 'empty')").fetchone()[0]
        store.close()
        if settled == len(MEMBERS):
            break
        time.sleep(0.2)
    return sorted(path for path in BOX.iterdir() if not path.name.endswith(".arguments"))


def faults_of(raw, arguments, members):
    """What is wrong with one letter."""
    faults = []
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    plain = email.message_from_bytes(raw)
    receiver = letter["To"].addresses[0].addr_spec if letter["To"] and letter["To"].addresses else None
    if receiver not in members:
        return [f"to nobody: {letter['To']}"]
    name, language, _ = members[receiver]
    if arguments != ["-i", "-f", SENDER, "--", receiver]:
        faults.append(f"arguments {arguments}")
    if letter.defects or any(letter[header].defects for header in letter.keys()):
        faults.append(f"defects {letter.defects} {[letter[h].defects for h in letter.keys() if letter[h].defects]}")
    wanted = ["From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "Auto-Submitted",
              "MIME-Version", "Content-Type", "Content-Language", "Content-Transfer-Encoding"]
    if plain.keys() != wanted:
        faults.append(f"headers {plain.keys()}")
    said = " ".join("".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029" else c for c in name).split())
    # The newer parser of addresses leaves blanks between words that RFC 2047 joins; the older one knows better.
    named = str(make_header(decode_header(plain["To"]))).removesuffix(f"<{receiver}>").strip()
    if len(letter["To"].addresses) != 1 or named != said:
        faults.append(f"named {named!r}, not {said!r}")
    if len(letter["From"].addresses) != 1 or letter["From"].addresses[0].addr_spec != SENDER:
        faults.append(f"from {letter['From']}")
    if letter["Content-Language"] != language or letter["List-Id"] != "<desk.node.example>":
        faults.append(f"{letter['Content-Language']} {letter['List-Id']}")
    if letter["Date"].datetime.utcoffset().total_seconds() != 0 or abs(letter["Date"].datetime.timestamp() - time.time()) > 600:
        faults.append(f"date {letter['Date']}")
    if not re.fullmatch(r"<[A-Za-z0-9.-]+@node\.example>", letter["Message-ID"]):
        faults.append(f"id {letter['Message-ID']}")
    if not raw.isascii() or b"\r" in raw or max(map(len, raw.split(b"\n"))) > 78:
        faults.append("a line that is too long or not ASCII")
    if any(line.startswith(b"From ") for line in raw.split(b"\n\n", 1)[1].split(b"\n")):
        faults.append("a line that begins a letter in a mailbox")
    body = letter.get_content()
    address = f"https://node.example/{language}/"
    if f"{address}desk\n" not in body or not body.rstrip().endswith(f"{address}account/desk"):
        faults.append("no way back")
    if language == "fa" and not all(line.startswith(("\u200f", "https://")) for line in body.split("\n") if line):
        faults.append("a line without its direction")
    if "[" in letter["Subject"] or not letter["Subject"].strip():
        faults.append(f"subject {letter['Subject']}")
    return faults


def judge_letters(members):
    found = letters()
    receivers = []
    for path in found:
        raw = path.read_bytes()
        arguments = path.with_name(path.name + ".arguments").read_text().splitlines()
        receivers.append(arguments[-1])
        faults = faults_of(raw, arguments, members)
        check(f"a letter to {arguments[-1]} ({members.get(arguments[-1], ('', '?'))[1]})", not faults, "; ".join(faults))
    check("everybody has one letter", len(set(receivers)) == len(receivers) >= len(MEMBERS) - 1, receivers)
    return receivers


def judge_feeds(node, members):
    judge = Judge(f"http://127.0.0.1:{node.port}")
    for mail, (_, language, key) in members.items():
        address = f"/{language}/desk.atom?key={key}"
        status, headers, body = judge.get(address)
        faults = [] if status == 200 else [f"status {status}"]
        if status == 200:
            faults, ids, _ = judge_page(judge, address, body)
            if not ids:
                faults.append("no entries")
            if headers["Cache-Control"] != "private, no-store":
                faults.append(headers["Cache-Control"])
        check(f"the feed of {mail} in {language}", not faults, faults[:2])
    for wrong in ["", "x", secrets.token_urlsafe(32), base64.urlsafe_b64encode(b"\0" * 32).decode().rstrip("=")]:
        check("no feed under a key that is none", judge.get(f"/en/desk.atom?key={wrong}")[0] == 403)
    log = "".join(node.lines)
    check("no key is in the log", not any(key in log for _, _, key in members.values()))


def main():
    program = sendmail()
    serve(program).end()
    members = fill()
    node = serve(program)
    receivers = judge_letters(members)
    judge_feeds(node, members)
    node.end(signal.SIGKILL)
    node = serve(program)
    time.sleep(3)
    node.end()
    check("nobody has a second letter after the node was killed", len(letters()) == len(receivers))
    return total()


if __name__ == "__main__":
    sys.exit(main())

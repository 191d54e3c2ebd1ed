"""Keeps a node as an administrator would: settings, setup, doctor, backups by age, a disk that fills."""

import datetime
import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys

import pexpect

from node_trial import Node, check, folder_of, run, total

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = folder_of(sys.argv[2])


def settings():
    file = WORK / "trial.conf"
    file.write_text("listen.port = 1234\nlisten.host = 127.0.0.9\n")
    printed = run(PROGRAM, "configuration", "--configuration", file, "--set", "limit.requests=7",
                  env={**os.environ, "LITTORAL_LISTEN_PORT": "4321", "LITTORAL_LISTEN_PROT": "1"}).stdout
    check("a flag, the environment and the file are told apart",
          "listen.port = 4321  # environment LITTORAL_LISTEN_PORT" in printed
          and f"listen.host = 127.0.0.9  # {file}:2" in printed and "limit.requests = 7  # flag" in printed
          and "disk.reserve-mb = 256  # initial value" in printed, printed)
    check("a variable that is no setting is told", "LITTORAL_LISTEN_PROT" in printed)
    file.write_text("listen.port = 1234\n\nlisten.prt = 1\nlog.format = xml\n")
    failed = run(PROGRAM, "serve", "--configuration", file)
    check("faults of the file are told with their lines",
          failed.returncode != 0 and f"{file}:3: There is no setting “listen.prt”. Did you mean listen.port?" in failed.stderr
          and f"{file}:4: “xml”" in failed.stderr, failed.stderr)
    example = run(PROGRAM, "configuration", "--example").stdout
    file.write_text(example)
    check("the example is a sound file", run(PROGRAM, "configuration", "--configuration", file).returncode == 0)
    missing = run(PROGRAM, "serve", "--configuration", WORK / "none.conf")
    check("a file that is named must be there", missing.returncode != 0 and "cannot be read" in missing.stderr)


def setup():
    file = WORK / "setup.conf"
    child = pexpect.spawn(str(PROGRAM), ["setup", "--configuration", str(file)], encoding="utf-8", timeout=60)
    for question, answer in [("folder of the node", str(WORK / "var")), ("name under which", "sea.example"),
                             ("How readers reach", "proxy"), ("addresses of the proxy", ""),
                             ("scheduled backups", str(WORK / "shelf")), ("mail comes from", "")]:
        child.expect(question)
        child.sendline(answer)
    child.expect("Write this")
    shown = child.before
    check("the file is shown before it is written", "hosts.allowed = sea.example" in shown and not file.exists(), shown)
    child.sendline("y")
    child.expect(pexpect.EOF)
    child.close()
    text = file.read_text()
    check("what was answered is in the file", child.exitstatus == 0 and "proxy.trusted = 127.0.0.1, ::1" in text
          and f"backup.folder = {WORK / 'shelf'}" in text, text)
    check("and holds", f"data = {WORK / 'var'}" in run(PROGRAM, "configuration", "--configuration", file).stdout)

    child = pexpect.spawn(str(PROGRAM), ["setup", "--configuration", str(file), "--data", "other"], encoding="utf-8",
                          timeout=60)
    for _ in range(5):
        child.expect(r"\]: $|: $")
        child.sendline("")
    child.expect("there already. Replace it")
    check("what stood there is offered again", "sea.example" in child.before)
    child.sendline("maybe")
    child.expect("Answer y or n")
    child.sendline("n")
    child.expect("Nothing was written")
    child.expect(pexpect.EOF)
    check("a file that is there is not replaced without asking", file.read_text() == text)

    child = pexpect.spawn(str(PROGRAM), ["setup", "--configuration", str(WORK / "no.conf")], encoding="utf-8", timeout=60)
    child.expect("folder of the node")
    child.sendeof()
    child.expect("nothing was written")
    child.expect(pexpect.EOF)
    check("an input that ends writes nothing", not (WORK / "no.conf").exists())

    for language, question, no, nothing in [("fa", "پوشهٔ داده‌های پایگاه", "نه", "چیزی نوشته نشد"),
                                            ("ru", "Папка данных узла", "нет", "Ничего не записано"),
                                            ("az", "Qovşağın verilənlər qovluğu", "xeyr", "Heç nə yazılmadı"),
                                            ("kk", "Торап деректерінің қалтасы", "жоқ", "Ештеңе жазылған жоқ"),
                                            ("tk", "Düwnüň maglumatlar bukjasy", "ýok", "Hiç zat ýazylmady")]:
        child = pexpect.spawn(str(PROGRAM), ["setup", "--configuration", str(WORK / "no.conf"), "--language", language],
                              encoding="utf-8", timeout=60)
        child.expect(question)
        shown = ""
        for answer in ["", "", "local", "", ""]:
            child.sendline(answer)
            child.expect(r"\]: $|: $")
            shown += child.before + child.after
        child.sendline(no)
        child.expect(nothing)
        child.expect(pexpect.EOF)
        check(f"it asks in {language}", not (WORK / "no.conf").exists() and "[setup." not in shown, shown)

    flags = ["setup", "--yes", "--configuration", WORK / "yes.conf", "--address", "a.example", "--reach", "local"]
    check("unattended it asks nothing", run(PROGRAM, *flags, stdin=subprocess.DEVNULL).returncode == 0
          and "hosts.allowed = a.example" in (WORK / "yes.conf").read_text())
    again = run(PROGRAM, *flags, stdin=subprocess.DEVNULL)
    check("unattended it replaces nothing", again.returncode != 0 and "--replace" in again.stderr, again.stderr)
    check("unless it is told to", run(PROGRAM, *flags, "--replace").returncode == 0)
    bad = run(PROGRAM, "setup", "--yes", "--configuration", WORK / "bad.conf", "--address", "https://a/")
    check("an address that is none is refused and nothing written",
          bad.returncode != 0 and not (WORK / "bad.conf").exists() and "without scheme" in bad.stderr, bad.stderr)

    mailbox, program = WORK / "mail.txt", WORK / "sendmail"
    program.write_text(f"#!/bin/sh\necho \"$@\" > {mailbox}\ncat >> {mailbox}\n")
    program.chmod(0o755)
    file = WORK / "mail.conf"
    file.write_text(f"mail.program = {program}\n")
    child = pexpect.spawn(str(PROGRAM), ["setup", "--configuration", str(file), "--replace", "--data", "var",
                                         "--address", "", "--reach", "local", "--backups", "", "--mail",
                                         "node@sea.example"], encoding="utf-8", timeout=60)
    child.expect("Write this")
    child.sendline("y")
    child.expect("letter on trial")
    child.sendline("admin@sea.example")
    child.expect("has taken the letter")
    child.expect(pexpect.EOF)
    check("a letter on trial is handed over", "To: admin@sea.example" in mailbox.read_text()
          and "-f node@sea.example" in mailbox.read_text(), mailbox.read_text())


def doctor(data):
    run(PROGRAM, "journal", "verify", "--data", data)
    sound = run(PROGRAM, "doctor", "--data", data, "--set", "region=Tests/TinyPack", "--set", "listen.port=0", "--json",
                "--set", "disk.reserve-mb=1")
    report = json.loads(sound.stdout)
    check("the doctor finds no fault", sound.returncode == 0 and report["isSound"], sound.stdout)
    check("it knows when the chain was walked",
          any(each["check"] == "chain" and each["grade"] == "good" for each in report["findings"]), report)
    check("it knows the library and its faults",
          any(each["check"] == "sqlite" for each in report["findings"]), report)
    (data / "keys" / "node.ed25519").chmod(0o644)
    failed = run(PROGRAM, "doctor", "--data", data, "--language", "fa", "--set", "region=Tests/TinyPack")
    check("a key that others may read is a fault, told in Persian",
          failed.returncode == 1 and "chmod go=" in failed.stdout and "دیگران" in failed.stdout, failed.stdout)
    (data / "keys" / "node.ed25519").chmod(0o600)
    check("a language that is none is refused", run(PROGRAM, "doctor", "--language", "de").returncode != 0)


def backups():
    data, shelf = WORK / "kept", WORK / "kept-backups"
    node = Node(PROGRAM, data, f"backup.folder={shelf}", "disk.reserve-mb=1")
    status, answer = node.wait_ready(lambda status, answer: answer["backup"] and answer["backup"]["verified"])
    check("a node that serves makes and verifies a backup", status == 200 and answer["backup"]["made"]
          and answer["backup"]["isFailing"] is False, answer)
    text = node.ask("/metrics")[2]
    check("its age is in the metrics", "littoral_backup_age_seconds" in text)
    check("the node ends", node.end()[0] == 0)
    name = next(each.name for each in shelf.iterdir() if each.is_dir())
    check("a backup is for its owner alone", stat.S_IMODE((shelf / name).stat().st_mode) == 0o700)
    options = ["--data", data, "--set", f"backup.folder={shelf}"]
    listed = run(PROGRAM, "backup", "list", *options)
    check("it is listed as verified", f"{name}  made" in listed.stdout and "verified 2" in listed.stdout, listed.stdout)

    # Older ones, as if the node had kept them for two years.
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    for days in range(1, 730):
        moment = now - datetime.timedelta(days=days)
        copy = shelf / f"littoral-{moment:%Y-%m-%dT%H%M%SZ}"
        shutil.copytree(shelf / name, copy, copy_function=os.link)
        listing = json.loads((copy / "backup.json").read_text())
        listing["made"] = int(moment.timestamp() * 1000)
        (copy / "backup.json").unlink()
        (copy / "backup.json").write_text(json.dumps(listing, separators=(",", ":"), sort_keys=True))
    stranger = folder_of(shelf / "littoral-2020-01-01T000000Z")
    (stranger / "diary.txt").write_text("mine")
    trial = run(PROGRAM, "backup", "prune", "--trial", *options)
    check("on trial nothing goes", "would go" in trial.stdout and len(list(shelf.iterdir())) > 730, trial.stdout[-200:])
    check("pruning ends well", run(PROGRAM, "backup", "prune", *options).returncode == 0)
    left = sorted(each.name for each in shelf.glob("littoral-*Z") if each != stranger)
    days = {each[9:19] for each in left}
    check("seven days are kept", all(f"{now - datetime.timedelta(days=each):%Y-%m-%d}" in days for each in range(7)), left)
    check("twelve months are kept", len({each[9:16] for each in left}) == 12, left)
    check("and no more than the rule says", len(left) <= 7 + 4 + 12, left)
    check("what the node did not write stays", (stranger / "diary.txt").exists())
    verified = run(PROGRAM, "backup", "verify", left[0], *options)
    check("any one is verified by name", verified.returncode == 0 and "the chain verifies" in verified.stdout, verified.stderr)
    check("and the files that are named are counted", "Files that are named: evidence" in verified.stdout, verified.stdout)
    with (shelf / left[0] / "journal.sqlite").open("r+b") as file:
        file.seek(5000)
        file.write(b"\0\1\2\3")
    check("one that was changed is refused", run(PROGRAM, "backup", "verify", left[0], *options).returncode != 0)
    none = run(PROGRAM, "backup", "list", "--data", data)
    check("without a folder it says what to set", none.returncode != 0 and "backup.folder" in none.stderr, none.stderr)
    return data


def full_disk():
    disk = folder_of(WORK / "disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode != 0:
        if os.environ.get("CI"):
            check("a small file system can be mounted", False, mounted.stderr)
        else:
            print("NOT TRIED: a disk that fills; mounting is not permitted here.")
        return
    try:
        data, filler = disk / "node", disk / "filler"
        node = Node(PROGRAM, data, "disk.reserve-mb=24")
        check("with room the node is ready", node.ready()[0] == 200, node.ready())
        room = os.statvfs(disk)
        filler.write_bytes(b"x" * max(0, room.f_bavail * room.f_frsize - (16 << 20)))
        status, answer = node.ready()
        faults = [each["name"] for each in answer["checks"] if each["fault"]]
        check("below the reserve it is not ready and says why", status == 503 and faults == ["disk-reserve"], answer)
        check("readers go on", node.ask("/en/")[0] == 200)
        refused = run(PROGRAM, "load", "Regions/caspian", "--data", data, "--set", "disk.reserve-mb=24")
        check("writing is refused in words", refused.returncode != 0 and "must stay free" in refused.stderr
              and "Free some room" in refused.stderr, refused.stderr)
        check("the journal is whole", run(PROGRAM, "journal", "verify", "--data", data).returncode == 0)
        # Past the reserve, to the last byte: what fails must fail whole.
        room = os.statvfs(disk)
        with filler.open("ab") as file:
            file.write(b"x" * (room.f_bavail * room.f_frsize))
        failed = run(PROGRAM, "load", "Regions/caspian", "--data", data, "--set", "disk.reserve-mb=0")
        check("on a disk that is full to the last byte a load fails", failed.returncode != 0, failed.stdout)
        check("readers go on even so", node.ask("/en/about")[0] == 200)
        filler.unlink()
        check("with room again it is ready again", node.ready()[0] == 200)
        check("and the journal is whole", run(PROGRAM, "journal", "verify", "--data", data).returncode == 0)
        check("the node ends in good order", node.end()[0] == 0)
    finally:
        subprocess.run(["umount", disk], check=False)


print("-- settings")
settings()
print("-- setup")
setup()
print("-- backups")
data = backups()
print("-- doctor")
doctor(data)
print("-- full disk")
full_disk()
sys.exit(total())

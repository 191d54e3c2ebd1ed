"""Operates a node as an administrator would: loads, serves, backs up while serving, restores, interrupts, breaks."""

import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = pathlib.Path(sys.argv[2])
PACK = "Regions/caspian"
results = []


def check(name, good, detail=""):
    results.append(bool(good))
    print(("ok   " if good else "FAIL ") + name + (f": {detail}" if detail and not good else ""))


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)


def serve(data):
    process = subprocess.Popen([PROGRAM, "serve", "--data", data, "--port", "0"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    for line in process.stdout:
        found = re.match(r"Littoral serves at (http://\S+)/", line)
        if found:
            return process, found.group(1)
    raise SystemExit("the node did not start")


def get(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read().decode()


def main():
    WORK.mkdir(parents=True)
    data, backup, restored = WORK / "node", WORK / "backup", WORK / "restored"
    first = run("load", PACK, "--data", data)
    check("a first load writes", first.returncode == 0 and "Written" in first.stdout, first.stderr)
    check("a second load writes nothing", "nothing was written" in run("load", PACK, "--data", data).stdout)

    node, address = serve(data)
    check("--port 0 names a free port and serves", "Caspian" in get(address + "/en/"))
    made = run("backup", backup, "--data", data)
    check("a backup while serving", made.returncode == 0, made.stderr)
    check("a replay beside the serving node", run("journal", "replay", "--data", data).returncode == 0)
    check("pages go on after the replay", "3.8" in get(address + "/en/things/port-astara-ir"))
    started = time.monotonic()
    node.send_signal(signal.SIGTERM)
    status = node.wait(timeout=15)
    check("SIGTERM ends it in good order within 10 s", status == 0 and time.monotonic() - started < 10, str(status))

    back = run("restore", backup, "--data", restored)
    check("a restore into a new folder", back.returncode == 0, back.stdout + back.stderr)
    check("what is restored verifies", run("journal", "verify", "--data", restored).returncode == 0)
    same = [run("journal", "export", "-", "--data", folder).stdout for folder in (data, restored)]
    check("what is restored is the same journal", same[0] == same[1] and len(same[0]) > 1000)
    again = run("restore", backup, "--data", restored)
    check("a folder that is not empty is refused", again.returncode != 0 and "not empty" in again.stderr, again.stderr)
    with (backup / "keys" / "node.ed25519").open("r+b") as file:
        file.write(b"\0")
    changed = run("restore", backup, "--data", WORK / "other")
    check("a changed backup is refused", changed.returncode != 0 and not (WORK / "other").exists(), changed.stderr)

    broken = WORK / "broken"
    shutil.copytree(restored, broken)
    with sqlite3.connect(broken / "journal.sqlite") as db:
        db.executescript("DROP TRIGGER entry_is_never_changed; UPDATE entry SET time = time + 1 WHERE position = 1000;")
    db.close()
    verdict = run("journal", "verify", "--data", broken)
    check("a broken chain is refused with the place", verdict.returncode != 0 and "1000" in verdict.stderr, verdict.stderr)

    interrupted = WORK / "interrupted"
    loading = subprocess.Popen([PROGRAM, "load", PACK, "--data", interrupted], stderr=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, text=True)
    loading.stderr.readline()
    loading.kill()
    loading.wait()
    check("a load that was killed goes on", run("load", PACK, "--data", interrupted).returncode == 0)
    check("and ends where a whole one does", "nothing was written" in run("load", PACK, "--data", interrupted).stdout)
    missing = run("load", WORK / "nowhere", "--data", WORK / "n2")
    check("a folder without a pack is refused in words", missing.returncode != 0 and "Traceback" not in missing.stderr)

    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


sys.exit(main())

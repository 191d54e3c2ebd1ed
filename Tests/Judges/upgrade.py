"""Gives today's program what earlier programs wrote, in Tests/Upgrade: it opens, verifies, replays, serves and goes on writing."""

import html
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import urllib.request

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = pathlib.Path(sys.argv[2])
FOLDER = pathlib.Path("Tests/Upgrade")
PACK = "Tests/TinyPack"
# What a page of the node must say, and what it must no longer say.
PAGES = {
    "ground": {
        "/en/things/high-port": (["4.4", "57", "3.8"], []),
        "/fa/things/north-shore": (["دو کرانه"], []),
        "/en/things/low-port": (["90"], ["1931"]),
        "/en/quarrels": (["High Port"], []),
    }
}
results = []


def check(name, good, detail=""):
    results.append(bool(good))
    print(("ok   " if good else "FAIL ") + name + (f": {detail}" if detail and not good else ""))


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)


def words(address):
    """The main part of a page as plain text."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        page = answer.read().decode()
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main.group(0) if main else page)).split())


def pages(data, pack, paths):
    """Serves a node and reads the pages; None when it does not start or does not end in good order."""
    process = subprocess.Popen(
        [PROGRAM, "serve", "--data", data, "--region", pack, "--port", "0"], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True)
    try:
        for line in process.stdout:
            found = re.match(r"Littoral serves at (http://\S+)/", line)
            if found:
                return {path: words(found.group(1) + path) for path in paths}
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    return None


def place(fixture, data):
    """Puts a fixture where a node would stand, with the rights a node gives its files."""
    shutil.copytree(fixture, data)
    (data / "backup.json").unlink()
    (data / "files").mkdir(exist_ok=True)
    for item in [data, *data.rglob("*")]:
        item.chmod(0o700 if item.is_dir() else 0o600)



def lines(data, name):
    out = WORK / f"{name}.jsonl"
    made = run("journal", "export", out, "--data", data)
    return out.read_text(encoding="utf-8").splitlines() if made.returncode == 0 else [made.stderr]


def judge(fixture):
    name, pack = fixture.name, fixture / "pack"
    golden = (fixture / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    data, restored, aged = WORK / name / "node", WORK / name / "restored", WORK / name / "aged"
    (WORK / name).mkdir(parents=True)

    place(fixture / "node", data)
    verified = run("journal", "verify", "--data", data)
    check(f"{name}: the chain verifies", verified.returncode == 0 and "signed" in verified.stdout, verified.stderr)
    check(f"{name}: every entry is there as it was exported", lines(data, f"{name}-opened") == golden)

    back = run("restore", fixture / "node", "--data", restored)
    check(f"{name}: its backup is restored", back.returncode == 0, back.stderr)
    check(f"{name}: what was restored is the same", lines(restored, f"{name}-restored") == golden)

    # Tables of another shape, as a program of long ago would have left them: they are computed anew.
    place(fixture / "node", aged)
    with sqlite3.connect(aged / "journal.sqlite") as store:
        store.execute("UPDATE projection SET version = 0")
        store.execute("DELETE FROM claim")
        store.execute("DELETE FROM thing_name")
    store.close()
    wanted = PAGES[name]
    served = pages(data, pack, wanted)
    check(f"{name}: it is served", served is not None)
    for path, (there, gone) in wanted.items():
        text = (served or {}).get(path, "")
        missing = [word for word in there if word not in text] + [f"no {word}" for word in gone if word in text]
        check(f"{name}: {path} says what was written", served and not missing, str(missing))
    check(f"{name}: tables of an old shape are computed anew", served is not None and pages(aged, pack, wanted) == served)
    replayed = run("journal", "replay", "--data", data)
    check(f"{name}: a replay changes no page", replayed.returncode == 0 and pages(data, pack, wanted) == served, replayed.stderr)

    check(f"{name}: serving wrote nothing", lines(data, f"{name}-before") == golden)
    loaded = run("load", PACK, "--data", data)
    after = lines(data, f"{name}-after")
    check(f"{name}: it goes on writing", loaded.returncode == 0 and len(after) > len(golden), loaded.stderr)
    # The first line names the chains, the last one the head; between them stand the entries.
    check(f"{name}: what was there stays as it was", after[: len(golden) - 1] == golden[:-1])
    again = run("journal", "verify", "--data", data)
    check(f"{name}: the longer chain verifies", again.returncode == 0, again.stderr)


def main():
    fixtures = sorted(item for item in FOLDER.iterdir() if item.is_dir())
    check("there is something to upgrade from", fixtures)
    for fixture in fixtures:
        judge(fixture)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if all(results) else 1)


main()

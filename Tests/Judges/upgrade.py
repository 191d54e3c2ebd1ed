"""Gives today's program what earlier programs wrote, in Tests/Upgrade: it opens, verifies, replays, serves and goes on writing."""

import hashlib
import html
import json
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile
import urllib.error
import urllib.parse
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


def words(page):
    """The main part of a page as plain text."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main.group(0) if main else page)).split())


class Served:
    """A node of today's program over data of an earlier one; it ends in good order."""

    def __init__(self, data, pack):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--data", data, "--region", pack, "--port", "0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.base, self.cookie = None, None
        for line in self.process.stdout:
            found = re.match(r"Littoral serves at (http://\S+)/", line)
            if found:
                self.base = found.group(1)
                return

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def ask(self, path, fields=None):
        """The status and the bytes of an answer; as the member, once one has signed in."""
        data = None if fields is None else urllib.parse.urlencode(fields).encode()
        headers = {"Origin": self.base, **({"Cookie": self.cookie} if self.cookie else {})}
        opener = urllib.request.build_opener(NoRedirect)
        try:
            with opener.open(urllib.request.Request(self.base + path, data, headers), timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as answer:
            if field := answer.headers.get("Set-Cookie"):
                self.cookie = field.split(";")[0]
            return answer.code, answer.read()

    def sign_in(self, told):
        return self.ask("/en/sign-in", {"mail": told["mail"], "password": told["password"]})[0]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def pages(data, pack, paths):
    """Serves a node and reads the pages; None when it does not start."""
    with Served(data, pack) as node:
        # The port is another one each time.
        return node.base and {path: words(node.ask(path)[1].decode().replace(node.base, "")) for path in paths}


def found(node, name, wanted):
    """Checks that pages say what was written."""
    for path, there in wanted.items():
        status, page = node.ask(path)
        text = words(page.decode())
        missing = [word for word in there if word not in text]
        check(f"{name}: {path} says what was written", status == 200 and not missing, f"{status}, without {missing}")


def members_and_films(fixture, data, pack, told):
    """What is not in the journal alone: who signs in, what is on its way, and files under their digests."""
    name = fixture.name
    with Served(data, pack) as node:
        check(f"{name}: it is served with its films", node.base)
        found(node, name, told["pages"])
        for path, digest in told["files"].items():
            status, content = node.ask(path)
            check(f"{name}: {path} is the same file", status == 200 and hashlib.sha256(content).hexdigest() == digest, status)
        check(f"{name}: a stranger sees no drafts", all(node.ask(path)[0] in (303, 401, 403, 404) for path in told["own"]))
        check(f"{name}: a member signs in with the same password", node.sign_in(told) == 303 and node.cookie)
        found(node, name, told["own"])
        check(f"{name}: and has a desk", node.ask("/en/desk")[0] == 200)
    looked = run("doctor", "--data", data, "--set", f"region={pack}", "--set", "listen.port=0", "--set", "disk.reserve-mb=1", "--json")
    files = [item for item in json.loads(looked.stdout)["findings"] if item["check"] == "files"]
    check(f"{name}: the doctor finds every file", [item["grade"] for item in files] == ["good"], files)
    for digest in (data / "files" / "sha256").rglob("*"):
        if digest.is_file():
            digest.unlink()
    looked = run("doctor", "--data", data, "--set", f"region={pack}", "--set", "listen.port=0", "--set", "disk.reserve-mb=1", "--json")
    files = [item for item in json.loads(looked.stdout)["findings"] if item["check"] == "files"]
    check(f"{name}: and misses the evidence when it is gone", looked.returncode == 1 and [item["trouble"] for item in files] == ["missing"], files)


def unpacked(item):
    """A fixture as a folder, whether it lies there as one or packed."""
    if item.is_dir():
        return item
    folder = WORK / "packed" / item.name.split(".")[0]
    folder.mkdir(parents=True)
    with tarfile.open(item) as file:
        file.extractall(folder, filter="data")
    return folder


def place(fixture, data):
    """Puts a fixture where a node would stand, with the rights a node gives its files."""
    shutil.copytree(fixture, data)
    if (fixture.parent / "films").exists():
        shutil.copytree(fixture.parent / "films", data / "films")
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
    told = json.loads((fixture / "told.json").read_text(encoding="utf-8")) if (fixture / "told.json").exists() else None
    wanted = {path: (words, []) for path, words in told["pages"].items() if "/films/" not in path} if told else PAGES[name]
    served = pages(data, pack, wanted)
    check(f"{name}: it is served", served is not None)
    for path, (there, gone) in wanted.items():
        text = (served or {}).get(path, "")
        missing = [word for word in there if word not in text] + [f"no {word}" for word in gone if word in text]
        check(f"{name}: {path} says what was written", served and not missing, str(missing))
    check(f"{name}: tables of an old shape are computed anew", served is not None and pages(aged, pack, wanted) == served)
    if told:
        check(f"{name}: what restores it tells that its films lie elsewhere", "Missing films" in back.stdout and "rsync" in back.stdout
              and "Missing evidence" not in back.stdout, back.stdout)
        members_and_films(fixture, data, pack, told)
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
    fixtures = sorted(item for item in FOLDER.iterdir() if item.is_dir() or item.name.endswith(".tar.xz"))
    check("there is something to upgrade from", len(fixtures) > 1)
    for fixture in fixtures:
        judge(unpacked(fixture))
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if all(results) else 1)


main()

"""Writes a node with something of everything that today's program knows, packed for the programs that come after it.

Usage: make.py PROGRAM FOLDER NAME

Run from the root of the checkout, with the interpreter of the judges: it becomes Tests/Upgrade/NAME.tar.xz, which holds
the backup of the node (`node`), its films beside it (`films`), the journal as exported (`journal.jsonl`), the region
pack as the node knew it (`pack`), and what a later program must find (`told.json`). FOLDER is scratch. All names and
words in it are made up.
"""

import json
import lzma
import pathlib
import shutil
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path("Tests/Judges").resolve()))
from node_trial import Node, results, run  # noqa: E402
from refusals import PASSWORD, PROGRAM, WORK, Office, png, token  # noqa: E402

NAME = sys.argv[3]
PACK = pathlib.Path("Tests/TinyPack")
PARTY = "office-north-shore"
BYTES_MAX = 300_000
REPORT = {"sourceTitle": "A report that is made up", "sourceLanguage": "en", "visibility": "everyone", "saidBy": PARTY,
          "language": "en", "calendar": "gregorian"}
DRAUGHT = {"thing": "high-port", "property": "draught", "unit": "m", **REPORT}
SERIES = {"language": "en", "thing": "mirror-lake", "property": "water-level", "unit": "m", "datum": "sill",
          "resolution": "day", "method": "A staff is read at noon.", "licence": "CC0", "code": "lake-by-day"}
OBSERVATIONS = "\n".join(f"2026-03-{day:02d},{12 + day / 100:.2f}" for day in range(1, 29))
INDICATOR = {"language": "en", "name-en": "Level by day", "name-fa": "تراز روزانه", "about-en": "The newest reading of the staff.",
             "formula": "latest", "series": "lake-by-day", "property": "water-level", "things": "mirror-lake", "datum": "sill"}
STORY = {"original": "en", "language": "en", "title-en": "Reeds are cut at High Port", "lead-en": "The cutting began on Monday.",
         "text-en": "Boats carried the reeds away.\n\n# What follows\n\n- Counting\n- Drying", "title-fa": "نی‌چینی در بندر",
         "lead-fa": "نی‌چینی از دوشنبه آغاز شد.", "text-fa": "قایق‌ها نی‌ها را بردند.", "links": "High Port",
         "sectors": "environment", "visibility": "everyone"}
PROBLEM = {"original": "en", "language": "en", "title-en": "Yellow reeds", "words-en": "The reeds by the quay turn yellow.",
           "thing": "high-port", "date": "2026-02"}


def film(folder):
    target = folder / "tiny.mp4"
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-nostdin", "-f", "lavfi", "-i", "testsrc=s=64x48:d=1:r=5", "-f", "lavfi",
                    "-i", "sine=d=1", "-c:v", "libx264", "-preset", "veryslow", "-crf", "40", "-pix_fmt", "yuv420p", "-c:a",
                    "aac", "-b:a", "16k", str(target)], check=True)
    return target.read_bytes()


class Programs:
    """What two members do through the interface."""

    def __init__(self, node, writer, releaser):
        self.base, self.writer, self.releaser = f"http://127.0.0.1:{node.port}", writer, releaser

    def ask(self, secret, path, body=None, method=None, **headers):
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, method=method, headers={
            "Authorization": f"Bearer {secret}", "Accept": "application/json", "Content-Type": "application/json", **headers})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{path}: {error.code} {error.read().decode()[:600]}") from error

    def begin(self, name, kind, fields):
        self.ask(self.writer, "/api/drafts", {"id": name, "kind": kind, "fields": fields})
        return name

    def submit(self, name, kind, fields):
        self.begin(name, kind, fields)
        self.ask(self.writer, f"/api/drafts/{name}/submit", {})
        return name

    def release(self, name, kind=None, fields=None):
        if kind:
            self.submit(name, kind, fields)
        self.ask(self.releaser, f"/api/drafts/{name}/approve", {})
        return name

    def film(self, content):
        tus = {"Tus-Resumable": "1.0.0"}
        words = "filename dGlueS5tcDQ=,title VGhlIHRlc3QgcGljdHVyZQ==,language ZW4="
        headers, _ = self.ask(self.writer, "/films/uploads", b"", **tus, **{
            "Upload-Length": str(len(content)), "Upload-Metadata": words})
        place = headers["Location"]
        self.ask(self.writer, place[place.index("/films/"):], content, "PATCH", **tus, **{
            "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"})
        found, end = {}, time.monotonic() + 120
        while found.get("state") != "ready" and time.monotonic() < end:
            time.sleep(0.2)
            found = json.loads(self.ask(self.writer, f"/en/films/{place.rsplit('/', 1)[1]}")[1])
        if found.get("state") != "ready":
            raise SystemExit(f"the film was not made: {found}")
        return found


def fill(node, office):
    """Something of everything; what a later program must find."""
    writer = office.member("Wanda", PARTY, "editor")
    releaser = office.member("Rolf", PARTY, "approver", "secretariat")
    programs = Programs(node, token(writer), token(releaser))
    programs.release("high-port-deeper", "claim", {**DRAUGHT, "amount": "4.65", "asOf": "2026"})
    programs.begin("still-thought-about", "claim", {**DRAUGHT, "amount": "4.77", "asOf": "2026-01"})
    programs.submit("waits-for-release", "claim", {**DRAUGHT, "amount": "4.88", "asOf": "2026-02"})
    ticket = writer.form("/en/drafts/new?thing=high-port&property=draught")
    status = writer.upload("/en/drafts/new", {"draft": ticket, "draft-kind": "claim", "draft-act": "submit", **DRAUGHT,
                                              "amount": "4.99", "asOf": "2026-03"}, "evidence-file", "paper.png", png())[0]
    if status != 303:
        raise SystemExit(f"the draft with evidence was not taken: {status}")
    programs.release(ticket)
    programs.release("series-of-the-lake", "series", SERIES)
    programs.release("days-of-march", "observations", {"series": "lake-by-day", "observations": OBSERVATIONS, "language": "en"})
    programs.release("level-by-day", "indicator", INDICATOR)
    programs.release("reeds-are-cut", "story", STORY)
    programs.release("yellow-reeds", "problem", PROBLEM)
    made = programs.film(film(WORK))
    releaser.form(f"/en/films/{made['id']}")
    if releaser.send(f"/en/films/{made['id']}/open", {})[0] != 303:
        raise SystemExit("the film was not opened")
    sheet = "thing,property,amount,unit,asOf\nhigh-port,capacity,57,kt/a,2026\n"
    status, headers, _ = writer.upload("/en/sheets", {}, "file", "capacity.csv", sheet.encode())
    if status != 303:
        raise SystemExit(f"the sheet was not taken: {status}")
    lists = {name: json.loads(programs.ask(programs.writer, f"/en/{name}.json")[1])["items"][0]["id"]
             for name in ("stories", "problems", "indicators")}
    return {
        "mail": writer.mail, "password": PASSWORD,
        "pages": {
            "/en/things/high-port": ["4.65", "4.99"], f"/en/stories/{lists['stories']}": ["Reeds are cut", "Drying"],
            f"/fa/stories/{lists['stories']}": ["نی‌چینی"], f"/en/problems/{lists['problems']}": ["Yellow reeds"],
            f"/en/indicators/{lists['indicators']}": ["Level by day", "12.28"],
            "/en/observations/lake-by-day": ["12.28", "staff is read"], f"/en/films/{made['id']}": ["The test picture"],
        },
        "own": {"/en/drafts/still-thought-about": ["4.77"], "/en/drafts/waits-for-release": ["4.88"],
                headers["Location"]: ["capacity.csv"]},
        "files": {file["href"]: file["digest"] for file in made["files"]},
    }


def pack(told, data):
    folder = WORK / NAME
    for command in (("backup", "make", folder / "node"), ("journal", "export", folder / "journal.jsonl")):
        made = run(PROGRAM, *command, "--data", data)
        if made.returncode:
            raise SystemExit(made.stderr)
    shutil.copytree(data / "films", folder / "films", ignore=shutil.ignore_patterns("uploads"))
    (folder / "told.json").write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    target = pathlib.Path(f"Tests/Upgrade/{NAME}.tar.xz")
    with lzma.open(target, "wb", preset=9 | lzma.PRESET_EXTREME) as packed, tarfile.open(fileobj=packed, mode="w") as file:
        for item in sorted(folder.rglob("*")):
            # Who made it is nobody's business.
            info = file.gettarinfo(item, str(item.relative_to(folder)))
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            with open(item, "rb") if item.is_file() else open("/dev/null", "rb") as content:
                file.addfile(info, content if item.is_file() else None)
    if target.stat().st_size > BYTES_MAX:
        raise SystemExit(f"{target} has {target.stat().st_size} bytes, more than {BYTES_MAX}")
    print(f"{target}: {target.stat().st_size} bytes")


def known_pack():
    """The pack with one older figure, so that a later program has something to load."""
    folder = WORK / NAME / "pack"
    shutil.copytree(PACK, folder, ignore=shutil.ignore_patterns("README.md"))
    ports = folder / "claims" / "ports.csv"
    text = ports.read_text(encoding="utf-8")
    if text.count(",throughput,55,") != 1:
        raise SystemExit("claims/ports.csv has no figure that could be an older one")
    ports.write_text(text.replace(",throughput,55,", ",throughput,54,"), encoding="utf-8")
    return folder


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    data = WORK / "node"
    data.mkdir(parents=True)
    known = known_pack()
    if run(PROGRAM, "load", known, "--data", data).returncode:
        raise SystemExit("the pack was not loaded")
    node = Node(PROGRAM, data, region=str(known))
    try:
        told = fill(node, Office(node, data))
        # The sheet is read in the background; a later program must find it read.
        time.sleep(3)
    finally:
        node.end()
    if not all(results):
        raise SystemExit("not all went as it should")
    pack(told, data)


if __name__ == "__main__":
    main()

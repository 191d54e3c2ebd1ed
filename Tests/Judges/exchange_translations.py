#!/usr/bin/env python3
"""Judges that translators' tools can read and write the texts of the register: translate-toolkit takes our XLIFF 2.1 and
TMX 1.4, edits them, and the program takes them back; so does openpyxl with the work list as a spreadsheet.

Usage: exchange_translations.py PROGRAM FOLDER

Loads the region pack into a node in FOLDER. Ends with "N passed, N failed".
"""
import csv
import io
import pathlib
import re
import subprocess
import sys

import openpyxl
from lxml import etree
from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File

PROGRAM, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
DATA = WORK / "node"
SPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
counts = {True: 0, False: 0}


def check(name, holds, detail=""):
    counts[bool(holds)] += 1
    print(f"{'passed' if holds else 'FAILED'} {name}{'' if holds else f': {detail}'}")


def littoral(*arguments):
    run = subprocess.run([PROGRAM, *map(str, arguments), "--data", DATA], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def export(language, form, *more):
    file = WORK / f"{language}.{'tmx' if form == 'tmx' else 'xlf'}"
    status, said = littoral("translations", "export", language, "--format", form, "-o", file, *more)
    check(f"{language} goes out as {form}", status == 0, said)
    return file


def taken(file, *more):
    """What an import would do: new, changed, the same, empty, refused."""
    status, said = littoral("translations", "import", file, "--party", PARTY, *more)
    numbers = re.findall(r"^(\d+) new, (\d+) changed, (\d+) as they were, (\d+) not translated, (\d+) refused", said, re.M)
    return status, [int(number) for number in numbers[0]] if numbers else said, said


def segments(file):
    """State, sub-state, source and target of every unit, by its id, read without our help."""
    root = etree.parse(str(file)).getroot()
    found = {}
    for unit in root.iter(SPACE + "unit"):
        segment = unit.find(SPACE + "segment")
        target = segment.find(SPACE + "target")
        found[unit.get("id")] = (
            segment.get("state"), segment.get("subState"), segment.findtext(SPACE + "source"),
            None if target is None else target.text)
    return root, found


def judge_xliff(language):
    file = export(language, "xliff")
    root, before = segments(file)
    check(f"{language}: it says that it is XLIFF 2.1", root.get("version") == "2.1", root.get("version"))
    store = Xliff2File.parsefile(str(file))
    units = {unit.getid(): unit for unit in store.units}
    check(f"{language}: the toolkit finds every unit", list(units) == list(before), len(units))
    check(f"{language}: the languages are named",
          (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", language))
    wrong = [key for key, unit in units.items() if unit.source != before[key][2] or unit.target != before[key][3]]
    check(f"{language}: every text is read as it was written", not wrong, wrong[:3])
    store.savefile(str(file))
    _, after = segments(file)
    check(f"{language}: states and texts are kept by the toolkit", after == before,
          [key for key in before if before[key] != after.get(key)][:3])
    status, numbers, said = taken(file)
    check(f"{language}: written by the toolkit without a change, nothing changes",
          status == 0 and numbers[:2] == [0, 0] and numbers[4] == 0, said[-400:])
    return file, units, before, store


def judge_editing(language):
    file, units, before, store = judge_xliff(language)
    # What the region's words are, everybody may translate.
    free = [key for key in before if key.split(".")[0] in ("property", "kind", "party", "source", "term")]
    missing = [key for key in free if before[key][3] is None][:2]
    standing = [key for key in free if before[key][3]][:1]
    check(f"{language}: there is something to translate, and something translated", len(missing) == 2 and standing,
          (len(missing), len(standing)))
    units[missing[0]].target = "Синақ <аударма> & “тырнақша”"
    units[missing[1]].target = "Екі\nжол"
    units[standing[0]].target = before[standing[0]][3] + " (жаңа)"
    for key in missing + standing:
        units[key].markapproved()
    store.savefile(str(file))
    status, numbers, said = taken(file)
    check(f"{language}: two new ones and one changed are seen", status == 0 and numbers[:2] == [2, 1], said[-400:])
    stale = file.read_text(encoding="utf-8").replace(
        before[missing[0]][2].replace("&", "&amp;").replace("<", "&lt;"), "Something else", 1)
    file.write_text(stale, encoding="utf-8")
    status, numbers, said = taken(file)
    check(f"{language}: one whose original differs is refused with its line",
          status == 1 and numbers[4] == 1 and re.search(rf"row \d+, {re.escape(missing[0])}: .+\.", said), said[-400:])


def judge_tmx(language):
    file = export(language, "tmx")
    store = tmxfile.parsefile(str(file))
    pairs = [(unit.source, unit.target) for unit in store.units]
    _, known = segments(export(language, "xliff"))
    wanted = [(source, target) for _, _, source, target in known.values() if target is not None]
    check(f"{language}: the toolkit reads every pair of the memory", sorted(pairs) == sorted(wanted),
          (len(pairs), len(wanted)))
    for unit in store.units[:5]:
        found = store.translate(unit.source)
        check(f"{language}: and finds a translation in it", found in [t for s, t in pairs if s == unit.source], found)
    store.savefile(str(file))
    status, numbers, said = taken(file, "--into", language)
    check(f"{language}: written by the toolkit without a change, the memory changes nothing",
          status == 0 and numbers[:2] == [0, 0] and numbers[4] == 0, said[-400:])


def judge_sheet(language):
    """A work list as a spreadsheet, read and written by tools that are not ours."""
    files = {form: WORK / f"{language}.{form}" for form in ("csv", "xlsx")}
    for form, file in files.items():
        status, said = littoral("translations", "export", language, "--format", form, "--party", PARTY, "-o", file)
        check(f"{language} goes out as {form}", status == 0, said)
        status, numbers, said = taken(file, "--into", language)
        check(f"{language}: the {form} that comes back unchanged changes nothing",
              status == 0 and numbers[:2] == [0, 0] and numbers[2] > 0 and numbers[4] == 0, said[-400:])
    with files["csv"].open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    sheet = openpyxl.load_workbook(files["xlsx"]).active
    cells = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    check(f"{language}: both sheets say the same, and the one for people is headed in their language",
          [list(row.values()) for row in rows] == cells and sheet.cell(1, 1).value != "place", (len(rows), len(cells)))
    status, said = littoral("translations", "export", language, "--format", "csv", "--state", "untranslated", "--state",
                            "stale", "--party", PARTY)
    few = list(csv.DictReader(io.StringIO(said.removeprefix("\ufeff"))))
    check(f"{language}: a sheet of one state has those rows alone",
          status == 0 and few == [row for row in rows if row["state"] in ("untranslated", "stale")], (len(few), said[:200]))
    open_rows = [row for row in rows if row["state"] == "untranslated"][:2]
    open_rows[0]["translation"], open_rows[1]["translation"] = "=1+1 «сынақ»", "Екі\nжол"
    with files["csv"].open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, rows[0], delimiter=";")
        table.writeheader()
        table.writerows(rows)
    status, numbers, said = taken(files["csv"], "--into", language)
    check(f"{language}: two rows that were filled in are seen", status == 0 and numbers[:2] == [2, 0], said[-400:])
    status, said = littoral("translations", "import", files["csv"], "--into", language)
    check(f"{language}: nothing is taken in for nobody", status == 64 and "--party" in said, (status, said))
    open_rows[0]["original"] += "!"
    sheet.cell(rows.index(open_rows[0]) + 2, 3).value = open_rows[0]["original"]
    sheet.cell(rows.index(open_rows[0]) + 2, 4).value = "сынақ"
    sheet.parent.save(files["xlsx"])
    status, numbers, said = taken(files["xlsx"], "--into", language)
    check(f"{language}: one whose original differs is refused with its row", status == 1 and numbers[4] == 1 and re.search(
        rf"row {rows.index(open_rows[0]) + 2}, {re.escape(open_rows[0]['place'])}: .+\.", said), said[-400:])
    for name, content in (("empty.csv", b""), ("other.csv", b"a;b\n1;2\n"), ("torn.xlsx", files["xlsx"].read_bytes()[:999])):
        (WORK / name).write_bytes(content)
        status, said = littoral("translations", "import", WORK / name, "--party", PARTY, "--into", language)
        check(f"{name} is refused with a sentence", status == 2 and said.strip().endswith("."), (status, said[:300]))


def judge_stories(language):
    """The story of the region's editors is in no list of fields, and in their sheet."""
    file = WORK / "stories.csv"
    status, said = littoral("translations", "export", language, "--format", "csv", "--party", "pack-editors", "-o", file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    titles = [row for row in rows if row["place"].startswith("story.") and row["place"].endswith(".title")]
    check(f"{language}: a party's own stories are in its sheet", status == 0 and titles, said[-300:])
    titles[0]["translation"] += " (synag)"
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, rows[0])
        table.writeheader()
        table.writerows(rows)
    for party, wanted in (("pack-editors", "Stories in a new wording: 1;"), (PARTY, "There is no such text here")):
        status, said = littoral("translations", "import", file, "--party", party, "--into", language)
        check(f"{language}: what {party} is told of a story that was worded anew", wanted in said, said[-400:])


def judge_hostile():
    body = '<tmx version="1.4"><header srclang="en"/><body/></tmx>'
    for name, text in {
            "an outside entity": f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>{body}',
            "another format": "<html/>", "half a file": body[:-12], "no XML at all": "en;fa\n"}.items():
        file = WORK / "hostile.tmx"
        file.write_text(text, encoding="utf-8")
        status, said = littoral("translations", "import", file, "--party", PARTY, "--into", "kk")
        check(f"{name} is refused with a sentence",
              status == 1 and re.search(r"row \d+: .+\.$", said.strip(), re.M), said[:300])


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    status, said = littoral("load", "Regions/caspian")
    check("the region is loaded", status == 0, said)
    for language in ("fa", "ru", "az", "kk", "tk"):
        judge_xliff(language)
        judge_tmx(language)
    judge_editing("kk")
    judge_sheet("kk")
    judge_stories("tk")
    judge_hostile()
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


PARTY = next(line.split(",")[0] for line in pathlib.Path("Regions/caspian/parties.csv").read_text(
    encoding="utf-8").splitlines() if ",office," in line)
sys.exit(main())

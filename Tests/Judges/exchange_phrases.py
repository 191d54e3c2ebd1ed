#!/usr/bin/env python3
"""Judges that translators' tools can read and write the phrases: translate-toolkit takes our XLIFF 2, edits it, and the
program takes it back.

Usage: exchange_phrases.py PROGRAM FOLDER

Works on a copy of Phrases in FOLDER. Ends with "N passed, N failed".
"""
import copy
import csv
import pathlib
import re
import shutil
import subprocess
import sys

from translate.storage.placeables import StringElem
from translate.storage.xliff2 import Xliff2File

PROGRAM, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
PHRASES = WORK / "Phrases"
counts = {True: 0, False: 0}


def check(name, holds, detail=""):
    counts[bool(holds)] += 1
    print(f"{'passed' if holds else 'FAILED'} {name}{'' if holds else f': {detail}'}")


def littoral(*arguments):
    run = subprocess.run(
        [PROGRAM, "phrases", *map(str, arguments), "--phrases", PHRASES], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def sheet(language):
    with (PHRASES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def export(language):
    file = WORK / f"{language}.xlf"
    status, said = littoral("export", language, "-o", file)
    check(f"{language} is exported", status == 0, said)
    return file, Xliff2File.parsefile(str(file))


def told(element):
    """The text of a source or target with its placeholders as the program writes them."""
    if element is None:
        return None
    text = element.text or ""
    for child in element:
        text += child.get("equiv", "") + (child.tail or "")
    return text


def judge_reading(language):
    _, store = export(language)
    english, own = sheet("en"), sheet(language)
    units = {unit.getid(): unit for unit in store.units}
    check(f"{language}: the toolkit finds every key", list(units) == list(english), set(english) ^ set(units))
    check(f"{language}: the languages are named",
          (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", language))
    wrong = [key for key, unit in units.items() if told(unit.source_dom) != english[key]["phrase"]]
    check(f"{language}: sources are the English phrases", not wrong, wrong[:3])
    wrong = [key for key, unit in units.items() if told(unit.target_dom) != own[key]["phrase"]]
    check(f"{language}: targets are its phrases", not wrong, wrong[:3])


def judge_untouched(language):
    file, store = export(language)
    before = (PHRASES / f"{language}.csv").read_bytes()
    store.savefile(str(file))
    status, said = littoral("import", file)
    check(f"{language}: written by the toolkit without a change, nothing changes",
          status == 0 and (PHRASES / f"{language}.csv").read_bytes() == before, said)


def judge_editing(language):
    """Plain and rich edits, a state, a dropped placeholder and a phrase whose English has changed."""
    file, store = export(language)
    before = sheet(language)
    units = {unit.getid(): unit for unit in store.units}
    plain = [key for key, row in before.items() if "{" not in row["phrase"]][:4]
    units[plain[0]].target = "متن تازه & <نو>، “نقل”"
    units[plain[1]].markapproved()
    units[plain[2]].target = "\u200fدو\nسطر"
    rich = next(key for key, unit in units.items() if len(list(unit.source_dom)) == 2 and "plural" not in unit.source)
    units[rich].rich_target = list(reversed_parts(units[rich].rich_source))
    dropped = next(key for key, unit in units.items() if key != rich and len(list(unit.source_dom)) == 1)
    units[dropped].rich_target = [StringElem(["بی جای‌نگهدار"])]
    plural = next(key for key, row in before.items() if re.match(r"\{count, plural,.*\}$", row["phrase"]))
    units[plural].target = "{count, plural, one {# تا} other {# تاها}}"
    broken = next(key for key, row in before.items() if key > plural and re.match(r"\{count, plural,", row["phrase"]))
    units[broken].target = "{count, plural, one {# تا}}"
    store.savefile(str(file))
    stale = plain[3]
    units[stale].target = "کهنه"
    store.savefile(str(file))
    english = (PHRASES / "en.csv").read_text(encoding="utf-8")
    old = sheet("en")[stale]["phrase"]
    (PHRASES / "en.csv").write_text(english.replace(f"{stale},{old}", f"{stale},{old} now"), encoding="utf-8")
    status, said = littoral("import", file)
    (PHRASES / "en.csv").write_text(english, encoding="utf-8")
    after = sheet(language)
    check("faults are told by the exit status", status == 1, said)
    for key in (dropped, broken, stale):
        check(f"{key} is refused with its line", re.search(rf"row \d+, {re.escape(key)}: .*\.", said), said)
    check("a plain target is taken", after[plain[0]]["phrase"] == "متن تازه & <نو>، “نقل”", after[plain[0]])
    check("a state is taken", after[plain[1]] == {**before[plain[1]], "reviewed": "yes"}, after[plain[1]])
    check("two lines are taken", after[plain[2]]["phrase"] == "\u200fدو\nسطر", after[plain[2]])
    holes = re.findall(r"\{\w+\}", old_phrase(rich))
    check("placeholders keep what they stand for", re.findall(r"\{\w+\}", after[rich]["phrase"]) == holes[::-1], after[rich])
    check("a plural is taken", after[plural]["phrase"] == "{count, plural, one {# تا} other {# تاها}}", after[plural])
    moved = {key for key in before if before[key] != after[key]}
    check("nothing else moves", moved == {*plain[:3], rich, plural}, moved ^ {*plain[:3], rich, plural})
    status, said = littoral("check")
    check("the sheets are sound afterwards", status == 0, said)


def old_phrase(key):
    return sheet("en")[key]["phrase"]


def reversed_parts(source):
    """A rich text with its parts in the opposite order."""
    for text in source:
        turned = copy.deepcopy(text)
        turned.sub = turned.sub[::-1]
        for part in turned.sub:
            if part.isleaf() and isinstance(part.sub, list):
                part.sub = part.sub[::-1]
        if len(turned.sub) == 1:
            turned.sub[0].sub = turned.sub[0].sub[::-1]
        yield turned


def judge_hostile():
    """A file that asks for another file, grows by entities, is another format, or is too large."""
    space = "urn:oasis:names:tc:xliff:document:2.0"
    body = f'<xliff xmlns="{space}" version="2.0" srcLang="en" trgLang="fa"><file id="f"/></xliff>'
    bombs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    for name, text in {
            "an outside entity": f'<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>{body}',
            "entities within entities": f'<!DOCTYPE xliff [<!ENTITY e0 "a">{bombs}]>{body}',
            "another namespace": body.replace(space, "urn:x"), "XLIFF 1.2": body.replace("2.0", "1.2"),
            "half a file": body[:-20], "a hundred megabytes": body + " " * 100_000_000}.items():
        file = WORK / "hostile.xlf"
        file.write_text(text, encoding="utf-8")
        status, said = littoral("import", file)
        check(f"{name} is refused with a sentence",
              status == 1 and said.count("\n") == 1 and re.search(r"row \d+: .+\.$", said.strip()), said[:300])
        file.unlink()


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    shutil.copytree("Phrases", PHRASES)
    for path in sorted(PHRASES.glob("??.csv")):
        if path.stem != "en":
            judge_reading(path.stem)
            judge_untouched(path.stem)
    judge_editing("fa")
    judge_hostile()
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


sys.exit(main())

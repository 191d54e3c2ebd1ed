#!/usr/bin/env python3
"""Judges what the commands search, show, list and export write.

Usage: lists.py PROGRAM DATA WORK

Reads a node that is loaded with the Caspian. Ends with "N passed, N failed".
"""
import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys


class Judge:
    def __init__(self, program, data):
        self.program, self.data, self.passed, self.failed = program, data, 0, 0

    def check(self, name, fault=None):
        if fault:
            self.failed += 1
            print(f"FAILED {name}: {fault}")
        else:
            self.passed += 1
            print(f"passed {name}")

    def run(self, *words):
        result = subprocess.run([self.program, *words, "--data", self.data], capture_output=True, timeout=300)
        return result.returncode, result.stdout, result.stderr.decode()


def digests(folder):
    manifest = json.load(open(os.path.join(folder, "manifest.json"), encoding="utf-8"))
    for file in manifest["files"]:
        body = open(os.path.join(folder, file["name"]), "rb").read()
        if hashlib.sha256(body).hexdigest() != file["sha256"] or len(body) != file["bytes"]:
            return manifest, f"{file['name']} is not what the manifest says"
    return manifest, None


def subjects(judge):
    """One of each list of subjects by its id: the record, and of some its table and lines for a person."""
    for name in ("stories", "problems", "indicators", "observations"):
        status, out, _ = judge.run("list", name, "--json")
        items = json.loads(out)["items"] if status == 0 else []
        judge.check(f"list {name}", not items and status)
        if not items:
            continue
        id_ = items[0].get("id") or items[0]["series"]
        status, out, _ = judge.run("show", f"{name}/{id_}", "--json", "--language", "fa")
        record = json.loads(out) if status == 0 else {"series": {}}
        # A series stands in its observations as a whole.
        told = record["series"].get("series") if name == "observations" else record.get("id")
        judge.check(f"show {name}/ID --json", told != id_ and f"{status} {list(record)}")
        if name == "observations":
            status, out, _ = judge.run("show", id_, "--csv")
            rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline="")))
            judge.check("show a series by its id alone, as CSV", (status or not rows) and f"{status}: {len(rows)} rows")
        if name == "problems":
            status, out, _ = judge.run("show", id_, "--language", "fa")
            text = out.decode()
            judge.check("show a problem as text", (status or name not in text.splitlines() or not re.search("[آ-ی]", text)) and text[:300])
    status, out, _ = judge.run("list", "films", "--csv")
    judge.check("list films", (status or b"milliseconds" not in out and b"id" not in out) and f"{status} {out[:200]!r}")
    judge.check("a record of another list", judge.run("show", "films/port-anzali")[0] != 1 and "it was shown")
    out = subprocess.run([judge.program, "--generate-completion-script", "bash"], capture_output=True, timeout=60).stdout
    judge.check("the shell completes lists", b"indicators" not in out and "it does not")


def main():
    program, data, work = sys.argv[1:4]
    judge = Judge(program, data)
    status, out, _ = judge.run("list", "kinds", "--json")
    kinds = [item["id"] for item in json.loads(out)["items"]]
    judge.check("list kinds --json", (status, "port" in kinds) != (0, True) and f"ended with {status}")
    for name in ("port", "sources", "parties", "quarrels", "meetings", "use"):
        status, out, _ = judge.run("list", name, "--csv", "--language", "fa")
        rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline="")))
        code, whole, _ = judge.run("list", name, "--json", "--language", "fa")
        items = json.loads(whole)["items"] if code == 0 else None
        judge.check(f"list {name}: CSV and JSON", (status, len(rows)) != (0, len(items or [])) and (
            f"{status}: {len(rows)} rows and {len(items or [])} items"))
    status, out, _ = judge.run("list", "port")
    judge.check("list port as text", (status != 0 or b"Anzali" not in out) and f"ended with {status}")
    status, out, fault = judge.run("list", "ships")
    judge.check("a list that is not there", (status, out) != (1, b"") and f"{status}", )
    judge.check("says so on the standard error", "ships" not in fault and fault)
    status, out, _ = judge.run("show", "port-anzali", "--json")
    judge.check("show --json", (status != 0 or json.loads(out)["id"] != "port-anzali") and status)
    subjects(judge)
    status, out, fault = judge.run("show", "no-such")
    judge.check("show what is not there", (status, out) != (1, b"") and f"{status} {fault}")
    status, out, _ = judge.run("search", "Энзели")
    judge.check("search in another script", (status != 0 or b"anzali" not in out) and f"{status} {out[:200]!r}")
    status, out, _ = judge.run("search", "zzzzzzzz")
    judge.check("search that finds nothing", (status, out) != (1, b"") and status)
    status, _, fault = judge.run("list", "kinds", "--language", "de")
    judge.check("a language that is none", (status != 64 or "de" not in fault) and f"{status} {fault}")
    status, out, fault = judge.run("export", work)
    manifest, broken = digests(work)
    judge.check("export", (status and fault) or broken)
    names = {file["name"] for file in manifest["files"]}
    wanted = {f"{name}.{form}" for name in ("kinds", "things", "claims", "changes", "sources") for form in ("json", "csv", "xlsx")}
    judge.check("every list in every form", wanted - names and f"{sorted(wanted - names)} are missing")
    for file in manifest["files"]:
        if file["name"].endswith(".csv"):
            text = open(os.path.join(work, file["name"]), encoding="utf-8-sig", newline="").read()
            count = len(list(csv.reader(io.StringIO(text, newline="")))) - 1
            if count != file["rows"]:
                judge.check(f"rows of {file['name']}", f"{count}, and {file['rows']} in the manifest")
    status, out, _ = judge.run("export", work)
    judge.check("a second export keeps all", (status or b"0 files written" not in out) and out)
    os.remove(os.path.join(work, "claims.csv"))
    open(os.path.join(work, "kinds.json"), "ab").write(b" ")
    status, out, _ = judge.run("export", work)
    _, broken = digests(work)
    judge.check("what is missing or spoilt is written again", (status and out) or broken or (
        b"0 files written" in out and "nothing was written") or (b" 0 kept" in out and "nothing was kept"))
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())

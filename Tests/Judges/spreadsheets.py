#!/usr/bin/env python3
"""Opens every spreadsheet of a running node in LibreOffice. Usage: spreadsheets.py ADDRESS

LibreOffice reads each file and writes what it read as CSV, cell by cell without rounding: it must be what the node's
own CSV holds, with numbers and days as such and no formula. Ends with "N passed, N failed".
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from urllib.parse import quote
from urllib.request import Request, urlopen

BASE = sys.argv[1].rstrip("/")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Comma, quotation mark, UTF-8, from the first line; values as they are, formulas as such.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true"
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")


def get(path):
    with urlopen(Request(BASE + path, headers={"Accept": "*/*"}), timeout=120) as answer:
        return answer.read()


def addresses():
    """Every list of the description that is given as a spreadsheet, with what this node holds."""
    spec = json.loads(get("/api/openapi.json"))
    found = []
    for path, item in spec["paths"].items():
        operation = item.get("get", {})
        if XLSX not in operation.get("responses", {}).get("200", {}).get("content", {}):
            continue
        values = {p["name"]: p.get("example") for p in operation["parameters"] if "name" in p}
        needed = [p for p in operation["parameters"] if p.get("required") and p.get("in") == "query"]
        if any(values[p["name"]] is None for p in needed) or ("{id}" in path and values.get("id") is None):
            continue
        query = "&".join(f"{p['name']}={quote(str(values[p['name']]))}" for p in needed)
        stem = path.removeprefix("/{language}/").replace("{id}", str(values.get("id")))
        found.append((operation["operationId"], stem, "?" + query if query else ""))
    return found


def same(read, told):
    told = told.replace("\r\n", "\n").removeprefix("'")
    read = read.replace("\r\n", "\n").removeprefix("'")
    if read == told:
        return True
    if told in ("true", "false"):
        return read.lower() == told
    return bool(NUMBER.fullmatch(read) and NUMBER.fullmatch(told)) and float(read) == float(told)


def fault(read, told):
    if len(read) != len(told):
        return f"{len(read)} rows read and {len(told)} in the CSV"
    for number, (cells, texts) in enumerate(zip(read[1:], told[1:]), 2):
        cells += [""] * (len(texts) - len(cells))
        for place, (cell, text) in enumerate(zip(cells, texts)):
            if cell.startswith("="):
                return f"a formula in row {number}"
            if not same(cell, text):
                return f"row {number}, {told[0][place]}: {cell!r} read and {text!r} in the CSV"
    return None


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lists = {}
        for name, stem, query in addresses():
            for language in ("en", "fa"):
                file = folder / f"{name}-{language}.xlsx"
                file.write_bytes(get(f"/{language}/{stem}.xlsx{query}"))
                told = get(f"/{language}/{stem}.csv{query}").decode("utf-8-sig")
                lists[file] = list(csv.reader(told.splitlines(keepends=True)))
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", FILTER,
             "--outdir", folder / "read", *lists], check=True, capture_output=True, timeout=600)
        for file, told in lists.items():
            with open(folder / "read" / (file.stem + ".csv"), encoding="utf-8", newline="") as text:
                wrong = fault(list(csv.reader(text)), told)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            print(f"FAILED {file.stem}: {wrong}" if wrong else f"passed {file.stem}, {len(told) - 1} rows")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())

"""Judges the Solar Hijri calendar: the program reads 30 Esfand of 1300 to 1500 only in the years that jdatetime calls leap."""

import csv
import pathlib
import re
import subprocess
import sys
import tempfile

import jdatetime


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def pack(folder, years):
    write(folder / "region.csv", ["key", "value"], [
        ["id", "calendar"], ["version", "1"], ["name_en", "Calendar"], ["sea_en", "Sea"], ["sea", "sea"],
        ["west", "1"], ["south", "1"], ["east", "2"], ["north", "2"], ["recorder", "someone"]])
    write(folder / "kinds.csv", ["id", "label_en"], [["sea", "Sea"]])
    write(folder / "properties.csv", ["id", "label_en", "value", "kinds"], [["note", "Note", "text", "sea"]])
    write(folder / "parties.csv", ["id", "type", "name_en"], [["someone", "observer", "Someone"]])
    write(folder / "things" / "sea.csv", ["id", "kind", "name_en"], [["sea", "sea", "Sea"]])
    write(folder / "claims" / "days.csv", ["thing", "property", "value", "as_of", "said_by", "basis"],
          [["sea", "note", "x", f"sh:{year}-12-30", "someone", "derived"] for year in years])


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    years = list(range(1300, 1501))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pack(folder, years)
        said = subprocess.run([program, "pack", "check", folder], capture_output=True, text=True, check=False).stdout
    refused = {years[int(row) - 2] for row in re.findall(r"claims/days\.csv, row (\d+), column as_of", said)}
    wrong = [year for year in years if (year in refused) == jdatetime.date(year, 1, 1).isleap()]
    for year in wrong:
        print(f"{year}: leap by jdatetime: {jdatetime.date(year, 1, 1).isleap()}, refused: {year in refused}")
    print(f"{len(years) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


sys.exit(main())

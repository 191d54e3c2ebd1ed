"""Spreadsheets written by programs nobody here wrote are read as they were meant.

Use: sheets.py LITTORAL NODE FOLDER [--office]
openpyxl and XlsxWriter write workbooks; with --office, LibreOffice opens each and saves it as XLSX and as CSV.
Our own downloads are opened and saved by openpyxl and must still say nothing new. A sheet of 1,000 rows becomes a batch that is submitted
and approved in the background of a running node, which is killed in between (sheet_batches.py).
"""

import datetime
import json
import pathlib
import subprocess
import sys
import zipfile

import openpyxl
import xlsxwriter

import node_trial
import sheet_batches

littoral, node, folder = sys.argv[1:4]
with_office = "--office" in sys.argv
folder = pathlib.Path(folder)
folder.mkdir(parents=True, exist_ok=True)
passed = failed = 0


def expect(condition, what):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}")


def check(path, *options):
    command = [littoral, "sheet", "check", str(path), "--data", node, "--json", "--all", *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 2 or not done.stdout:
        return None, done.stderr.strip()
    return json.loads(done.stdout), done.stderr.strip()


HEADER = ["Name", "Property", "Value", "Unit", "As of", "Note"]
DAY = datetime.date(2031, 11, 18)
# What is written, and which fields of a draft it must become.
ROWS = [
    (["port-anzali", "throughput", 7.5, "Mt", 2031, "a note"], {"amount": "7.5", "unit": "Mt", "asOf": "2031"}),
    (["port-anzali", "throughput", 0.1 + 0.2, "Mt", DAY, "=1+1"], {"amount": "0.3", "asOf": "2031-11-18"}),
    (["port-anzali", "throughput", "۱۲٫۵", "Mt", "۱۴۱۰/۰۸/۲۷", None], {"amount": "12.5", "asOf": "sh:1410-08-27"}),
    (["port-anzali", "throughput", "17–18", "kt", "2032-Q3", "+98 13 1234"], {"amount": "17..18", "unit": "kt"}),
    (["port-anzali", "throughput", "< 1000", "t", "2033", "@home"], {"amount": "<1000", "unit": "t"}),
    (["port-anzali", "throughput", 1234567.25, "t", 2034, "-"], {"amount": "1234567.25", "asOf": "2034"}),
    (["ir-01", "bed-occupancy", 0.8447, None, 2031, None], {"amount": "84.47"}),
]


def judge(report, error, name, shown={}):
    expect(report is not None, f"{name}: {error}")
    if report is None:
        return
    lines = report["lines"]
    expect(len(lines) == len(ROWS), f"{name}: {len(lines)} lines")
    for line, (row, wanted) in zip(lines, ROWS):
        expect(line["outcome"] == "new", f"{name} {row}: {line['outcome']} {line['reasons']}")
        for key, value in wanted.items():
            expect(line["fields"].get(key) == shown.get(value, value), f"{name} {row}: {key} is {line['fields'].get(key)}")
        if row[5]:
            expect(line["fields"].get("note") == row[5], f"{name} {row}: note is {line['fields'].get('note')}")


def with_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "بنادر"
    sheet.sheet_view.rightToLeft = True
    sheet.append(["Figures of the province"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(HEADER)
    for row, _ in ROWS:
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=4):
        # Text that begins like a formula is written as text.
        if cells[5].value and str(cells[5].value).startswith("="):
            cells[5].data_type = "s"
    sheet.cell(row=3 + len(ROWS), column=3).number_format = "0.00%"
    sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet("Notes")
    hidden["A1"] = "secret"
    hidden.sheet_state = "hidden"
    book.save(path)


def with_xlsxwriter(path, constant_memory):
    book = xlsxwriter.Workbook(str(path), {"constant_memory": constant_memory, "strings_to_formulas": False})
    sheet = book.add_worksheet("Ports")
    day, percent, bold = (
        book.add_format({"num_format": "dd/mm/yyyy"}),
        book.add_format({"num_format": "0.0%"}),
        book.add_format({"bold": True}),
    )
    sheet.write_row(0, 0, ["Ports"])
    sheet.write_row(2, 0, HEADER, bold)
    for index, (row, _) in enumerate(ROWS):
        for column, value in enumerate(row):
            if isinstance(value, datetime.date):
                sheet.write_datetime(3 + index, column, datetime.datetime(value.year, value.month, value.day), day)
            elif value == 0.8447:
                sheet.write_number(3 + index, column, value, percent)
            elif isinstance(value, str):
                sheet.write_string(3 + index, column, value)
            elif value is not None:
                sheet.write(3 + index, column, value)
    book.close()


def formulas(path):
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    sheet.write_row(1, 0, ["port-anzali", "throughput"])
    sheet.write_formula(1, 2, "=3+4", None, 7)
    sheet.write_row(1, 3, ["Mt", 2031])
    sheet.write_row(2, 0, ["port-anzali", "throughput"])
    sheet.write_formula(2, 2, '=WEBSERVICE("http://example.org/")', None, "#NAME?")
    sheet.write_row(2, 3, ["Mt", 2032])
    book.close()


def merged(path):
    book = openpyxl.Workbook()
    sheet = book.active
    for place, value in {"A1": "Name", "B1": "Cargo handled in the period (Mt)", "D1": "Draught accepted (m)", "B2": 2031, "C2": 2032,
                         "A3": "port-anzali", "B3": 5, "C3": 6}.items():
        sheet[place] = value
    for area in ["A1:A2", "B1:C1", "D1:D2"]:
        sheet.merge_cells(area)
    book.save(path)


def office(path, kind):
    target = folder / "office"
    target.mkdir(exist_ok=True)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", str(target), str(path)],
        check=True, capture_output=True, timeout=180)
    return target / (path.stem + "." + kind.split(":")[0])


options = ["--party", "office-ir-01"]
books = []
for name, write in [
    ("openpyxl", with_openpyxl),
    ("xlsxwriter", lambda path: with_xlsxwriter(path, False)),
    ("xlsxwriter-streamed", lambda path: with_xlsxwriter(path, True)),
]:
    path = folder / f"{name}.xlsx"
    write(path)
    books.append(path)
    judge(*check(path, *options), name)

path = folder / "formulas.xlsx"
formulas(path)
report, error = check(path, *options)
expect(report is not None, error)
if report:
    first, second = report["lines"]
    expect(first["fields"].get("amount") == "7", "the stored value of a formula is read")
    expect(second["outcome"] == "refused", "what a formula could not reckon is refused")
    expect(second["reasons"][0]["cell"] == "C3", "its cell is named")

# openpyxl stores no values of formulas at all.
book = openpyxl.Workbook()
book.active.append(HEADER)
book.active.append(["port-anzali", "throughput", "=3+4", "Mt", 2031])
book.save(folder / "unreckoned.xlsx")
report, error = check(folder / "unreckoned.xlsx", *options)
expect(report and report["lines"][0]["reasons"][0]["code"] == "unreckoned", f"a formula without a value: {report or error}")

merged(folder / "merged.xlsx")
report, error = check(folder / "merged.xlsx", *options)
expect(report and [line["fields"].get("asOf") for line in report["lines"]] == ["2031", "2032"],
       f"a merged heading names all its columns: {report or error}")

# Our own downloads, opened and saved by another program.
for what in ["claims", "provinces", "quarrels", "properties", "port", "things"]:
    csv = folder / f"{what}.csv"
    csv.write_bytes(subprocess.run([littoral, "list", what, "--csv", "--data", node], capture_output=True).stdout)
    report, error = check(csv, *options)
    expect(report and report["counts"]["same"] == sum(report["counts"].values()) > 0,
           f"{what}.csv comes back the same: {report['counts'] if report else error}")

# Files that mean harm.
with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
    for name in ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]:
        archive.writestr(name, " " * (300 << 20) if name == "xl/workbook.xml" else "<x/>")
report, error = check(folder / "bomb.xlsx", *options)
expect(report is None and "unpacks" in error, f"a bomb is refused: {error}")

if with_office:
    for path in books:
        judge(*check(office(path, "xlsx"), *options), f"{path.stem} saved by LibreOffice")
        # A CSV holds what a cell shows, and this book shows one digit of the share.
        shown = {"84.47": "84.5"} if path.stem.startswith("xlsxwriter") else {}
        saved = office(path, "csv:Text - txt - csv (StarCalc):59,34,76,1")
        judge(*check(saved, *options), f"{path.stem} as its CSV", shown)
    old = office(books[0], "xls")
    report, error = check(old, *options)
    expect(report is None and ".xlsx" in error, f"the old format is named: {error}")
    ods = office(books[0], "ods")
    report, error = check(ods, *options)
    expect(report is None and "OpenDocument" in error, f"OpenDocument is named: {error}")

sheet_batches.judge(littoral, folder)
passed += sum(node_trial.results)
failed += len(node_trial.results) - sum(node_trial.results)

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

"""A sheet as one batch through a running node: submitted and approved by one press each, cut off in between, gone on with.

Part of the judge of sheets. The node is killed while the batch goes on, twice; at the end every row stands in the register once.
"""

import csv
import io
import signal
import subprocess
import time

import xlsxwriter
from playwright.sync_api import Error, sync_playwright

from node_trial import Node, check
from work import Person, administrator, invited

ROWS = 4000


def sheet(path):
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, ["Thing (code)", "Property (code)", "Value", "As of", "Note"])
    for row in range(ROWS):
        page.write_row(1 + row, 0, ["port-anzali", "throughput", row + 1, f"{2100 + row // 12}-{row % 12 + 1:02}", f"batch row {row}"])
    book.close()


def again(person):
    """Looks again; the page does so by itself as well, and one of the two gives way."""
    try:
        person.page.reload()
    except Error:
        person.page.wait_for_load_state()


def settle(person, what):
    """Looks again, as the page does by itself, until nothing goes on behind it."""
    for _ in range(400):
        if person.page.locator("main progress").count() == 0:
            return
        time.sleep(0.2)
        again(person)
    check(f"{what} comes to its end", False, person.text()[:300])


class Trial:
    def __init__(self, program, folder, browser):
        self.program, self.data = program, folder / "node-of-batches"
        self.node = Node(program, self.data, region="Regions/caspian")
        self.admin = administrator(browser, self.node, self.base)
        self.editor = invited(self.admin, Person(browser, self.base, "Batch Editor", "kk"), "office-ir-01", "editor")
        self.approver = invited(self.admin, Person(browser, self.base, "Batch Approver", "fa", scripts=False), "office-ir-01", "approver")
        for person in (self.editor, self.approver):
            person.page.set_default_timeout(30_000)

    @property
    def base(self):
        return f"http://127.0.0.1:{self.node.port}"

    def cut(self):
        """The node is halted where it is, killed and begun again; who was signed in still is."""
        self.node.process.send_signal(signal.SIGSTOP)
        for person in (self.editor, self.approver):
            person.page.goto("about:blank")
        self.node.end(signal.SIGKILL)
        self.node = Node(self.program, self.data, region="Regions/caspian")
        for person in (self.admin, self.editor, self.approver):
            person.base = self.base

    def upload(self, path):
        editor = self.editor
        editor.go("/kk/sheets")
        editor.page.set_input_files("main input[type=file]", str(path))
        editor.send("/sheets")
        settle(editor, "the check")
        editor.send("/accept")
        settle(editor, "drafting")
        link = editor.page.locator('main a[href*="/batches/"]').first
        check("the sheet becomes one batch", link.count() == 1, editor.text()[:300])
        return link.get_attribute("href").split("/", 2)[2]

    def press(self, person, batch, act, stops=False):
        """One press on the page of the batch; cut off while it goes on, or stopped, and gone on with."""
        person.go(f"/{person.language}/{batch}")
        person.judge(f"batch to {act}")
        with person.task(f"{act} a batch"):
            person.send(f"{batch}/{act}")
        check(f"{act}: it goes on behind its page", "/runs/" in person.page.url and person.page.locator("main progress").count() == 1,
              (person.page.url, person.text()[:300]))
        path = "/" + person.page.url.split("/", 3)[3]
        if stops:
            person.judge("batch under way")
            person.send("/stop")
            check(f"{act}: stopped", person.page.locator("main progress").count() == 0, person.text()[:300])
            person.judge("batch, stopped")
            person.go(f"/{person.language}/{batch}")
            person.send(f"{batch}/{act}")
            path = "/" + person.page.url.split("/", 3)[3]
        self.cut()
        person.go(path)
        check(f"{act}: it was cut off in the middle", person.page.locator("main progress").count() == 1, person.text()[:300])
        settle(person, act)
        return path


def one_of_their_own(trial, batch):
    """The approver sets one of the drafts right, which somebody else must therefore approve."""
    approver = trial.approver
    approver.go(f"/fa/drafts?state=draft&batch={batch.split('/')[1]}")
    approver.press('main ul.entries a[href*="/drafts/sheet-"]')
    draft = approver.page.url.rsplit("/", 1)[1]
    approver.go(f"/fa/drafts/{draft}/edit")
    approver.type("amount", "77.5")
    approver.press("main button[value=save]")
    return draft


def judge(program, folder):
    path = folder / "batch.xlsx"
    sheet(path)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        trial = Trial(program, folder, browser)
        try:
            batch = trial.upload(path)
            own = one_of_their_own(trial, batch)
            trial.press(trial.editor, batch, "submit", stops=True)
            trial.editor.judge("batch, finished")
            trial.press(trial.approver, batch, "approve")
            told = trial.approver.page.locator(f'main a[href$="/drafts/{own}"]')
            check("approve: what the approver has written in is told and stays", told.count() == 1, trial.approver.text()[:300])
            trial.editor.go(f"/kk/{batch}")
            trial.editor.judge("batch with what was done")
        finally:
            trial.node.end()
            browser.close()
    listed = subprocess.run([program, "list", "claims", "--csv", "--data", str(trial.data)], capture_output=True).stdout.decode()
    rows = [row for row in csv.DictReader(io.StringIO(listed.lstrip("\ufeff"))) if "batch row " in str(row)]
    notes = [value for row in rows for value in row.values() if value and value.startswith("batch row ")]
    check("every row stands in the register once", len(notes) == len(set(notes)) == ROWS - 1, (len(notes), len(set(notes))))
    verified = subprocess.run([program, "journal", "verify", "--data", str(trial.data)], capture_output=True, text=True)
    check("the chain verifies", verified.returncode == 0, verified.stderr[-300:])

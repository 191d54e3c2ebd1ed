"""The whole path of work as new users go it, in a browser: from the first link to the quarrel that everyone sees.

Usage: work.py PROGRAM FOLDER [--only LANGUAGE]

A node with the shipped region serves. In each language an office with an editor and an approver, its ministry with a
clearer and a neighbour's office are let in and do their work: in Persian, Russian and Kazakh with scripts, in
Azerbaijani without any. Every page with a form is judged by axe at 360 and 1280 pixels. At the end the editors are
erased, and neither log nor folder tells anything of anybody.
"""

import argparse
import csv
import io
import json
import pathlib
import re
import shutil
import statistics
import sys
import time
from importlib.resources import files

import openpyxl
import pyotp
from playwright.sync_api import Error, sync_playwright

from browse import OVERFLOW, WCAG
from node_trial import Node, check, run, total

PASSWORD = "tall reeds by the quiet water"
WIDTHS = (1280, 360)
INPUTS_MAX = 9
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OPTIONS = json.dumps({"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]})

# language: with scripts, office, ministry, the neighbour's office and language, what is typed.
WALKS = {
    "fa": dict(scripts=True, office="office-ir-01", ministry="mfa-ir", neighbour="office-az-ast", tongue="az",
               editor="نسرین فرهادی‌نژاد", amount="۴۱۲٫۵", corrected="۴۱۳٫۵", plain="413.5", as_of="شهریور ۱۴۰۴",
               source="گزارش سالانهٔ استانداری", reason="رقم با نامهٔ وزارتخانه نمی‌خواند.",
               returned="لطفاً رقم شهریور را دوباره ببینید.", sheet=("۱۲۳٫۴", "1404/06")),
    "ru": dict(scripts=True, office="office-ru-ast", ministry="mfa-ru", neighbour="office-az-xac", tongue="az",
               editor="Ольга Ивановна Петровская", amount="412,5", corrected="413,5", plain="413.5", as_of="август 2025",
               source="Годовой отчёт администрации", reason="Цифра расходится с письмом министерства.",
               returned="Проверьте, пожалуйста, цифру за август.", sheet=("123,4", "08.2025")),
    "kk": dict(scripts=True, office="office-kz-47", ministry="mfa-kz", neighbour="office-tm-b", tongue="tk",
               editor="Айгүл Сәрсенқызы", amount="412,5", corrected="413,5", plain="413.5", as_of="тамыз 2025",
               source="Әкімдіктің жылдық есебі", reason="Көрсеткіш министрліктің хатымен сәйкес келмейді.",
               returned="Тамыздағы көрсеткішті қайта тексеріңіз.", sheet=("123,4", "08.2025")),
    "az": dict(scripts=False, office="office-az-lan", ministry="mfa-az", neighbour="office-tm-b", tongue="tk",
               editor="Leyla Kərimzadə", amount="412,5", corrected="413,5", plain="413.5", as_of="avqust 2025",
               source="İcra hakimiyyətinin illik hesabatı", reason="Rəqəm nazirliyin məktubu ilə uyğun gəlmir.",
               returned="Avqust rəqəmini yenidən yoxlayın.", sheet=("123,4", "08.2025")),
}
# The editor writes a figure of a port or a province; one of these stands on every one of them.
PROPERTIES = ["annual-handling-capacity", "population", "area"]
judged = set()
measured = {}


class Person:
    """Somebody at a browser of her own; loads and inputs are counted."""

    def __init__(self, browser, base, name, language, scripts=True):
        self.name, self.language, self.base, self.scripts = name, language, base, scripts
        self.mail = re.sub(r"[^a-z]", "", name.lower().encode("ascii", "ignore").decode())
        self.mail = f"{self.mail or 'w'}.{language}.{abs(hash(name)) % 9973}@walked.example"
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=scripts,
                                           locale=language)
        self.page = self.context.new_page()
        self.page.set_default_timeout(8000)
        self.complaints, self.loads, self.inputs, self.aside, self.secret = [], 0, 0, 0.0, None
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self.complaints.append(f"{message.text} {message.location.get('url', '')}")
                     if message.type == "error" and "favicon" not in str(message.location) else None)
        self.page.on("framenavigated", self.moved)

    def moved(self, _):
        self.loads += 1

    def go(self, path):
        answer = self.page.goto(path if path.startswith("http") else self.base + path, wait_until="load")
        return answer.status

    def type(self, name, value):
        self.inputs += 1
        self.page.fill(f"[name={name}]", value)

    def choose(self, name, value):
        self.inputs += 1
        self.page.select_option(f"[name={name}]", value)

    def tick(self, name, *values):
        for box in self.page.locator(f"input[name={name}]").all():
            wanted = box.get_attribute("value") in values
            if box.is_checked() != wanted:
                self.inputs += 1
                box.set_checked(wanted)

    def press(self, selector):
        """Presses a button or follows a link, and waits for the page it leads to."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.locator(selector).first.click()

    def send(self, step):
        """Sends the form of the page whose address ends like this."""
        self.press(f'main form[action$="{step}"] button[type=submit]')

    def wrong(self):
        """What the page says is wrong."""
        return " | ".join(self.page.locator("main .mistakes").all_inner_texts()).replace("\n", " ")

    def text(self):
        return self.page.inner_text("main")

    def judge(self, name):
        """axe and the width, once for each kind of page and language."""
        if not self.scripts or (self.language, name) in judged:
            return
        judged.add((self.language, name))
        started = time.monotonic()
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.evaluate(AXE)
            found = self.page.evaluate(f"axe.run(document, {OPTIONS})")["violations"]
            faults = [f"{item['id']} × {len(item['nodes'])} ({item['nodes'][0]['html'][:160]})" for item in found]
            wide = self.page.evaluate(OVERFLOW)
            check(f"{self.language} {width} {name}: axe and the width", not faults and not wide,
                  "; ".join(faults + wide) + " at " + self.page.url)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.aside += time.monotonic() - started

    def task(self, name):
        return Task(self, name)

    def sign_in(self):
        self.go(f"/{self.language}/sign-in")
        self.judge("sign-in")
        self.type("mail", self.mail)
        self.type("password", PASSWORD)
        self.send("/sign-in")
        if self.secret:
            self.judge("sign-in code")
            # A code is good once: the next one is waited for where this one has been used.
            self.type("code", self.secret.next())
            self.send("/sign-in/code")

    def desk(self):
        """To the desk by the navigation, as a person comes back to it."""
        self.go(f"/{self.language}/desk")


class Task:
    def __init__(self, person, name):
        self.person, self.name = person, name

    def __enter__(self):
        person = self.person
        self.begun = (person.loads, person.inputs, person.aside, time.monotonic())
        return self

    def __exit__(self, kind, *_):
        person, (loads, inputs, aside, started) = self.person, self.begun
        if kind is None:
            self.inputs, self.loads = person.inputs - inputs, person.loads - loads
            measured.setdefault(self.name, []).append(
                (self.loads, self.inputs, time.monotonic() - started - (person.aside - aside)))


class Device:
    """A telephone that tells codes; never the same twice."""

    def __init__(self, letters):
        self.device, self.last = pyotp.TOTP(letters.replace(" ", "")), None

    def next(self):
        while self.device.now() == self.last:
            time.sleep(0.5)
        self.last = self.device.now()
        return self.last


def first_link(node):
    for _ in range(4):
        if found := re.search(r"/en/join\?link=[A-Za-z0-9_-]+", node.process.stdout.readline()):
            return found.group(0)
    raise SystemExit("no link for the first administrator")


def administrator(browser, node, base):
    person = Person(browser, base, "Amelia Firstcomer", "en")
    with person.task("first administrator"):
        person.go(first_link(node))
        person.judge("join")
        person.type("name", person.name)
        person.type("mail", person.mail)
        person.choose("party", "secretariat-rasht-2025")
        person.type("password", PASSWORD)
        person.press("main form button[type=submit]")
    check("the first link lets the administrator in", not person.wrong() and "/join" not in person.page.url,
          (person.page.url, person.wrong()))
    return person


def invited(administrator, person, party, *roles):
    """Invites by the page, follows the link, and lands on the desk."""
    with administrator.task("invite"):
        administrator.go("/en/members/invite")
        administrator.judge("invite")
        administrator.type("name", person.name)
        administrator.type("mail", person.mail)
        administrator.choose("party", party)
        administrator.tick("roles", *roles)
        administrator.choose("language", person.language)
        administrator.send("/members/invite")
    link = re.search(r"https?://\S+/join\?link=[\w-]+", administrator.text())
    check(f"{person.name} is invited", link, administrator.wrong() or administrator.text()[:200])
    administrator.judge("link once")
    with person.task("come in"):
        person.go(link.group(0))
        person.judge("join")
        person.type("name", person.name)
        person.type("password", PASSWORD)
        person.press("main form button[type=submit]")
    check(f"{person.name} lands on the desk", person.page.url.endswith(f"/{person.language}/desk"),
          (person.page.url, person.wrong()))
    person.judge("desk")
    person.link = link.group(0)
    return person


def second_factor(person):
    person.go(f"/{person.language}/account/codes")
    person.judge("account codes")
    person.secret = Device(person.page.input_value("[name=secret]"))
    person.type("current", PASSWORD)
    person.type("code", person.secret.next())
    person.send("/account/codes")
    codes = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", person.text())
    check(f"{person.name} shows a second factor", len(codes) == 10, person.wrong())
    person.judge("recovery codes")
    person.go(f"/{person.language}/account")
    person.judge("account")
    person.press('form[action$="/sign-out"] button')
    person.sign_in()
    check(f"{person.name} signs in with a code", person.page.url.endswith("/desk"), (person.page.url, person.wrong()))


def remark(person, stance, reason=None, source=None):
    """Says something of a statement from the desk; the address of the draft."""
    with person.task(stance):
        person.desk()
        person.press(f'main a[href*="stance={stance}"]')
        person.judge(f"form {stance}")
        if reason:
            person.type("reason", reason)
        if source:
            person.type("sourceTitle", source)
        person.press("main button[value=submit]")
    check(f"{person.language} {stance} is submitted", "/drafts/" in person.page.url and not person.wrong(),
          (person.page.url, person.wrong()))
    person.judge("draft")
    return person.page.url


def approve(person, draft, step="approve"):
    path = "/" + draft.split("/", 3)[3].split("/", 1)[1]
    with person.task(step):
        person.desk()
        section = "#release" if step == "approve" else "#clear"
        waiting = person.page.locator(f'{section} a[href$="{path}"]').count()
        check(f"{person.name} finds it on the desk to {step}", waiting, path)
        if not waiting:
            person.go(f"/{person.language}{path}")
        else:
            person.press(f'{section} a[href$="{path}"]')
        person.judge(f"draft to {step}")
        person.send(f"{path}/{step}")
    check(f"{person.name}: {step}", not person.wrong(), person.wrong())
    return path


def rule_clearing(clearer):
    with clearer.task("rule clearing"):
        clearer.go(f"/{clearer.language}/clearing")
        clearer.judge("clearing")
        clearer.tick("reach", "everyone")
        clearer.send("/clearing")
    check(f"{clearer.language}: the ministry wants to clear what everyone reads",
          clearer.page.locator("input[name=reach]:checked").count() == 1, clearer.wrong())


DESK_LINES = "#missing .desk-acts a, #aged .desk-acts a"


def line_of_an_amount(editor):
    """The line of the desk whose form asks for an amount without a datum; the forms are read beside the browser."""
    editor.desk()
    for link in editor.page.locator(DESK_LINES).all():
        line = link.get_attribute("href")
        form = editor.context.request.get(editor.base + line).text()
        if 'name="amount"' in form and 'name="datum"' not in form:
            return line
    return None


def enter_claim(editor, walk):
    """A figure from the desk, by the form; the address of the draft."""
    line = line_of_an_amount(editor)
    check(f"{editor.language}: the desk asks for a figure", line)
    with editor.task("enter a claim") as task:
        editor.desk()
        editor.press(f':is({DESK_LINES})[href="{line}"]')
        editor.judge("form claim")
        editor.type("amount", walk["amount"])
        editor.type("asOf", walk["as_of"])
        if editor.page.locator("select[name=source]").count():
            editor.choose("source", "")
        editor.type("sourceTitle", walk["source"])
        editor.press("main button[value=submit]")
    check(f"{editor.language}: a claim is entered in {task.loads} pages with {task.inputs} inputs",
          task.loads == 3 and 0 < task.inputs <= INPUTS_MAX and not editor.wrong() and "/drafts/" in editor.page.url,
          (editor.page.url, editor.wrong()))
    return editor.page.url


def give_back(approver, path, reason):
    with approver.task("return"):
        approver.desk()
        approver.press(f'#release a[href$="{path}"]')
        approver.type("reason", reason)
        approver.send(f"{path}/return")
    check(f"{approver.name} returns it", not approver.wrong(), approver.wrong())


def correct(editor, path, walk):
    with editor.task("correct"):
        editor.desk()
        there = editor.page.locator("#returned").inner_text()
        check(f"{editor.language}: the reason stands on the desk", walk["returned"] in there, there)
        editor.press(f'#returned a[href*="{path}"]')
        if editor.page.locator("[name=amount]").count() == 0:
            editor.press(f'main a[href$="{path}/edit"]')
        check(f"{editor.language}: what was typed is kept", editor.page.input_value("[name=amount]") == walk["amount"]
              and editor.page.input_value("[name=asOf]") == walk["as_of"])
        editor.type("amount", "1e")
        editor.press("main button[value=submit]")
        wrong = editor.wrong()
        check(f"{editor.language}: a fault stands beside its field with all that was typed", wrong
              and editor.page.locator(".field.wrong [name=amount]").count() == 1
              and editor.page.input_value("[name=amount]") == "1e"
              and editor.page.input_value("[name=sourceTitle]") == walk["source"], wrong)
        editor.judge("form with faults")
        editor.type("amount", walk["corrected"])
        editor.press("main button[value=submit]")
    check(f"{editor.language}: it is submitted again", not editor.wrong() and "/edit" not in editor.page.url,
          (editor.page.url, editor.wrong()))


def claim_of(person, path):
    person.go(f"/{person.language}{path}")
    href = person.page.locator('main a[href*="/claims/"]').first.get_attribute("href")
    return href.split("/", 2)[2]


LETTER = "17/4402"
SCAN = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


def enter_letter(person, subject):
    """The group of the letter in a form, with its scan."""
    person.page.locator(".letter-fields summary").click()
    person.type("letterNumber", LETTER)
    person.type("letterDate", "2025-11-18")
    person.type("letterSubject", subject)
    person.inputs += 1
    person.page.set_input_files("[name=letterScanFile]",
                                files=[{"name": "scan.pdf", "mimeType": "application/pdf", "buffer": SCAN}])


def judge_letter(public, member, claim):
    """What stands behind the dispute is read by members, by nobody else, and its page leads back."""
    member.go(f"/{member.language}/{claim}")
    check(f"{member.language}: the letter stands behind the dispute", LETTER in member.text(), member.text()[-400:])
    public.go(f"/{public.language}/{claim}")
    check(f"{public.language}: the public is told of no letter of members", LETTER not in public.page.content())
    member.press(".letters-behind a")
    check(f"{member.language}: the letter leads back", member.page.locator(f'main a[href$="/{claim}"]').count() == 1, member.text()[:300])
    scan = member.page.locator('main a[href*="/files/"]').first.get_attribute("href")
    answers = [person.page.request.get(f"{public.base}{scan}").status for person in (member, public)]
    check(f"{member.language}: the scan is the members'", answers == [200, 404], answers)
    member.judge("letter")


def quarrel(public, owner, neighbours, claim, walk):
    editor, approver = neighbours
    with editor.task("dispute"):
        editor.go(f"/{editor.language}/{claim}")
        editor.judge("claim")
        editor.press('main a[href*="stance=disputed"]')
        editor.judge("form disputed")
        editor.type("reason", walk["reason"])
        editor.type("sourceTitle", walk["source"] + " 2")
        enter_letter(editor, walk["source"])
        editor.judge("form disputed with a letter")
        editor.press("main button[value=submit]")
    check(f"{editor.name} disputes", "/drafts/" in editor.page.url and not editor.wrong(), editor.wrong())
    approve(approver, editor.page.url)
    with owner.task("see the dispute"):
        owner.desk()
    told = owner.page.locator("#disputes").inner_text()
    check(f"{owner.language}: the owner finds the dispute on the desk", walk["reason"] in told, told[:300])
    owner.judge("desk with work")
    public.go(f"/{owner.language}/{claim}")
    text = public.text()
    check(f"{owner.language}: the public sees figure and quarrel",
          walk["reason"] in text and editor.name not in text and owner.name not in text, text[:400])
    public.judge("claim in dispute")
    judge_letter(public, owner, claim)
    public.go(f"/{owner.language}/quarrels")
    check(f"{owner.language}: the list of quarrels is there for everyone", public.page.locator("main a").count() > 3)


def headings(language, *roles):
    """How a column is headed by people who write this language."""
    with open(f"Phrases/{language}.csv", encoding="utf-8") as file:
        phrases = {row["key"]: row["phrase"] for row in csv.DictReader(file)}
    return [phrases[f"sheet.heading.{role}"].split("|")[0] for role in roles]


def upload(editor, walk, folder, record):
    """A sheet with one new figure: the dry run, the accept, and all its drafts submitted at once."""
    book = openpyxl.Workbook()
    book.active.append([walk["source"]])
    book.active.append([])
    book.active.append(headings(editor.language, "thing-name", "property-name", "value", "as-of", "source-title"))
    book.active.append([record["thing"]["label"], record["property"]["label"], *walk["sheet"], walk["source"] + " XLSX"])
    path = folder / f"{walk['editor']}.xlsx"
    book.save(path)
    with editor.task("upload a sheet"):
        status = editor.go(f"/{editor.language}/sheets")
        check(f"{editor.language}: there is a page for sheets", status == 200, status)
        if status != 200:
            return None
        editor.judge("sheets")
        editor.inputs += 1
        editor.page.set_input_files("main input[type=file]", path)
        editor.send("/sheets")
        for _ in range(40):
            if editor.page.locator('main form[action$="/accept"], main form[action$="/columns"]').count():
                break
            time.sleep(0.25)
            editor.page.reload()
        editor.judge("dry run")
        check(f"{editor.language}: the dry run is shown", editor.page.locator('form[action$="/accept"]').count(), editor.text()[:300])
        editor.send("/accept")
        for _ in range(40):
            if editor.page.locator('main a[href*="/batches/"]').count():
                break
            time.sleep(0.25)
            editor.page.reload()
        editor.judge("sheet accepted")
        editor.press('main a[href*="/batches/"]')
        editor.judge("batch")
        editor.send("/submit")
    check(f"{editor.language}: the sheet is accepted and sent on", not editor.wrong(), editor.wrong())
    return editor.page.url


def release_sheet(member, batch, step):
    path = "/" + batch.split("/", 4)[4]
    with member.task(f"{step} a sheet"):
        member.desk()
        member.press(f'main a[href$="{path}"]')
        member.judge(f"batch to {step}")
        member.send(f"{path}/{step}")
    check(f"{member.name}: {step} a sheet", not member.wrong(), member.wrong())


def walk_in(browser, base, admin, language, folder):
    walk = WALKS[language]
    named = lambda role: f"{walk['editor']} {role}"
    make = lambda role, tongue=language: Person(browser, base, named(role), tongue, walk["scripts"])
    editor = invited(admin, make("Editrix"), walk["office"], "editor")
    approver = invited(admin, make("Approverix"), walk["office"], "approver")
    clearer = invited(admin, make("Clearerix"), walk["ministry"], "clearer")
    neighbours = (invited(admin, make("Neighbouring", walk["tongue"]), walk["neighbour"], "editor"),
                  invited(admin, make("Releasing", walk["tongue"]), walk["neighbour"], "approver"))
    second_factor(approver)
    rule_clearing(clearer)
    for draft in (remark(editor, "adopted"), remark(editor, "disowned", walk["reason"])):
        path = approve(approver, draft)
        # What the press reported is for members alone, and nothing of it leaves the country.
        clearer.go(f"/{language}{path}")
        if clearer.page.locator(f'form[action$="{path}/clear"]').count():
            approve(clearer, draft, "clear")
        # A draft that needs no clearing is not there for the ministry; its browser notes that.
        clearer.complaints = [text for text in clearer.complaints if path not in text]
    draft = enter_claim(editor, walk)
    path = "/" + draft.split("/", 4)[4]
    give_back(approver, path, walk["returned"])
    correct(editor, path, walk)
    approve(approver, draft)
    approve(clearer, draft, "clear")
    claim = claim_of(editor, path)
    public = Person(browser, base, "The public", language, walk["scripts"])
    check(f"{language}: everyone reads the claim", public.go(f"/{language}/{claim}") == 200, public.page.url)
    quarrel(public, editor, neighbours, claim, walk)
    answer = json.loads(public.page.request.get(f"{base}/{language}/{claim}", headers={"Accept": "application/json"}).text())
    record = answer.get("claim", answer)
    if batch := upload(editor, walk, folder, record):
        release_sheet(approver, batch, "approve")
        release_sheet(clearer, batch, "clear")
        public.go(f"/{language}/things/{record['thing']['id']}/history")
        check(f"{language}: everyone sees what the sheet said", walk["sheet"][0] in public.text(), public.text()[:300])
    tour(editor, record["thing"]["id"])
    people = [editor, approver, clearer, *neighbours]
    # Browsers note every answer that is not 200; a form with faults is one.
    said = [text for each in people for text in each.complaints if "status of 422" not in text]
    check(f"{language}: the console is silent", not said, said)
    return people


def tour(editor, thing):
    """Every other page with a form that an editor can open."""
    if not editor.scripts:
        return
    editor.go(f"/{editor.language}/account/tokens")
    editor.type("label", "walk")
    editor.send("/account/tokens")
    for path in ("account/tokens", "account/password", "account/desk", "drafts", "drafts/new", f"drafts/new?thing={thing}",
                 "things/new", f"things/{thing}/change", f"things/{thing}/join", "letters/new", "parties/new", "office", "terms",
                 f"translations/{editor.language}", f"things/{thing}"):
        status = editor.go(f"/{editor.language}/{path}")
        check(f"{editor.language} {path} is there", status == 200, status)
        editor.judge(path.split("?")[0].replace(thing, "ID"))


def nowhere_else(admin, editor):
    """Pages with forms that no walk comes to, each in one language."""
    admin.go("/en/members/invite")
    admin.type("name", "Guest Walkerix")
    admin.type("mail", "guest@walked.example")
    admin.choose("party", "office-ir-01")
    admin.tick("roles", "reader")
    admin.send("/members/invite")
    admin.go("/en/members")
    guest = admin.page.locator("main tr, main li", has_text="guest@walked.example").locator('a[href*="/members/"]').first
    check("who was invited is on the list", guest.count() == 1, admin.text()[:300])
    admin.go(f"{guest.get_attribute('href')}/erase")
    admin.judge("erase")
    check("no link of the trail is empty", all(text.strip() for text in admin.page.locator("nav.trail a").all_inner_texts()),
          admin.page.locator("nav.trail").inner_html())
    language = editor.language
    status = editor.go(f"/{language}/observations/import")
    check("there is a page for files of observations", status == 200, status)
    editor.judge("observations/import")
    editor.go(f"/{language}/sheets")
    sheet = {"name": "x.csv", "mimeType": "text/csv", "buffer": b"alpha,beta,gamma\nx,1,2\ny,3,4\n"}
    editor.page.set_input_files("main input[type=file]", sheet)
    editor.send("/sheets")
    for _ in range(40):
        if editor.page.locator('main a[href$="/columns"]').count():
            break
        time.sleep(0.25)
        editor.page.reload()
    editor.press('main a[href$="/columns"]')
    check("a sheet that nobody understands asks for its columns", editor.page.locator('main form[action$="/columns"]').count() == 1,
          editor.text()[:300])
    editor.judge("sheet columns")
    editor.go(f"/{language}/translations/{language}")
    editor.press(f'main ol.entries a[href*="/translations/{language}/"]')
    check("the text stands beside its original", editor.page.locator("main textarea, main input[type=text]").count() >= 1, editor.page.url)
    editor.judge("translation beside its original")
    translate_by_sheet(editor, language)


def translate_by_sheet(editor, language):
    """A work list as openpyxl reads and saves it: unchanged it drafts nothing, a row that is filled becomes a draft."""
    there = f"/{language}/translations/tk"
    answer = editor.page.request.get(f"{editor.base}{there}/sheet")
    book = openpyxl.load_workbook(io.BytesIO(answer.body()))
    rows = [row for row in book.active.iter_rows(min_row=2) if row[0].value]
    check("a work list comes as a spreadsheet", answer.status == 200 and len(rows) > 3, (answer.status, len(rows)))

    def send():
        saved = io.BytesIO()
        book.save(saved)
        editor.go(there)
        editor.page.locator("main details summary").first.click()
        editor.page.set_input_files("main input[type=file]", files=[{
            "name": "tk.xlsx", "buffer": saved.getvalue(),
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}])
        editor.send("/sheet")
        editor.judge("translations from a sheet")
        return editor.page.locator('main a[href*="/batches/"]').count()

    check("an unchanged sheet drafts nothing", send() == 0, editor.text()[:300])
    empty = [row for row in rows if not row[3].value]
    empty[0][3].value = "Synag terjimesi"
    check("a row that was filled becomes a draft", send() == 1, editor.text()[:300])
    editor.press('main a[href*="/batches/"]')
    editor.send("/submit")
    check("and is submitted", not editor.wrong(), editor.wrong())


def leaks(data, words):
    found = []
    for path in pathlib.Path(data).rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            found += [f"{path.name}: {word}" for word in words if word.lower().encode() in content]
    return found


def end(program, node, folder, data, people, cookies):
    secrets = [PASSWORD] + [each.link.split("link=")[1] for each in people if hasattr(each, "link")]
    secrets += [each.secret.device.secret for each in people if each.secret] + cookies
    log = "\n".join(node.lines).lower()
    told = [word for word in [each.name for each in people] + [each.mail for each in people] + secrets if word.lower() in log]
    check("the log tells nothing of anybody, and no secret", not told, told)
    check("no password, link or session stands in the folder", not leaks(data, secrets[:1] + cookies), leaks(data, secrets[:1]))
    editors = [each for each in people if each.name.endswith("Editrix")]
    kept = run(program, "backup", "make", folder / "before", "--data", data)
    check("a backup is made", kept.returncode == 0, kept.stderr)
    for each in editors:
        done = run(program, "member", "erase", each.mail, "--yes", "--data", data)
        check(f"{each.name} is erased", done.returncode == 0, done.stderr)
    words = [word for each in editors for word in (each.name, each.mail)]
    check("nothing of them is in any file", not leaks(data, words), leaks(data, words))
    node.end()
    check("nor after the end", not leaks(data, words), leaks(data, words))
    check("the chain verifies", run(program, "journal", "verify", "--data", data).returncode == 0)
    if (data / "erasures").exists():
        shutil.copy(data / "erasures", folder / "erasures")
    back = run(program, "restore", folder / "before", "--data", folder / "restored", "--set", f"backup.folder={folder}")
    check("a backup from before does not bring them back",
          back.returncode == 0 and not leaks(folder / "restored", words), back.stderr or leaks(folder / "restored", words))


def tell():
    print(f"{'task':<24}{'loads':>8}{'inputs':>8}{'seconds':>10}   medians of {max(map(len, measured.values()), default=0)}")
    for name, lines in measured.items():
        loads, inputs, seconds = (statistics.median(line[place] for line in lines) for place in range(3))
        print(f"{name:<24}{loads:>8g}{inputs:>8g}{seconds:>10.2f}")


def main():
    parser = argparse.ArgumentParser(description="Walk the whole path of work in a browser.")
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--only", choices=WALKS)
    wishes = parser.parse_args()
    program, folder = pathlib.Path(wishes.program).resolve(), pathlib.Path(wishes.folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    node = Node(program, folder / "node", "log.requests=yes", f"backup.folder={folder}", "backup.every-hours=744",
                region="Regions/caspian")
    base = f"http://127.0.0.1:{node.port}"
    people, cookies = [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        admin = administrator(browser, node, base)
        for language in WALKS:
            if wishes.only in (None, language):
                try:
                    people += walk_in(browser, base, admin, language, folder)
                except Error as error:
                    check(f"{language}: the walk comes to its end", False, str(error)[:500])
        if editor := next((each for each in people if each.scripts and each.name.endswith("Editrix")), None):
            try:
                nowhere_else(admin, editor)
            except Error as error:
                check("the pages beside the walk are there", False, str(error)[:500])
        people.append(admin)
        cookies = [cookie["value"] for each in people for cookie in each.context.cookies() if len(cookie["value"]) > 20]
        browser.close()
    end(program, node, folder, folder / "node", people, cookies)
    tell()
    return total()


if __name__ == "__main__":
    sys.exit(main())

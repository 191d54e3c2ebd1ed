#!/usr/bin/env python3
"""Judges the page of the level: walked in four languages with and without scripts, slid, printed, held against its own JSON.
Then a made-up file begins a series in a browser, and an alert of it leaves the node as a CAP message, judged by capvalidator.

Usage: environment.py PROGRAM FOLDER

Needs the PyPI packages of requirements.txt. A node with the shipped region serves; every page is judged by axe at 360 and
1280 pixels, in a light and a dark theme. Ends with "N passed, N failed".
"""

import json
import pathlib
import re
import sys
import time
from importlib.resources import files

import capvalidator
import jsonschema
from playwright.sync_api import sync_playwright

from browse import OVERFLOW, WCAG
from node_trial import Node, check, run, total
from validate_html import validate
from work import Person, administrator, invited

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OPTIONS = json.dumps({"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]})
LANGUAGES = ["fa", "ru", "kk", "en"]
PAGES = ["level", "level?scenario=scenario-kazhydromet-pessimistic&year=2050", "level?level=-36",
         "level?scenario=scenario-kazhydromet-optimistic&year=2060", "level?scenario=line&year=2032", "level/record"]
KILOBYTES_MAX = 150


def judge_pages(browser, base):
    for language in LANGUAGES:
        for width, scheme in [(360, "light"), (1280, "dark"), (1280, "light")]:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language)
            page = context.new_page()
            complaints = []

            def complained(message, complaints=complaints):
                if message.type == "error" and "favicon.ico" not in str(message.location):
                    complaints.append(message.text)

            page.on("console", complained)
            for path in PAGES:
                name = f"{language} {width} {scheme} /{path}"
                complaints.clear()
                page.goto(f"{base}/{language}/{path}")
                page.wait_for_load_state("networkidle")
                over = page.evaluate(OVERFLOW)
                check(f"{name}: nothing sticks out", not over, over)
                page.evaluate(AXE)
                found = page.evaluate(f"axe.run(document, {OPTIONS})")["violations"]
                check(f"{name}: axe", not found, [(v["id"], v["nodes"][0]["html"][:160]) for v in found])
                check(f"{name}: no complaint", not complaints, complaints)
            context.close()


def judge_slider(browser, base):
    for language in LANGUAGES:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale=language)
        page = context.new_page()
        page.goto(f"{base}/{language}/level")
        before = page.inner_text("#harbours")
        slider = page.locator("#level-slide")
        check(f"{language}: the slider has a name", slider.evaluate("field => field.labels[0].textContent.length > 2"))
        with page.expect_response(re.compile(r"level\?level=")):
            slider.press("PageDown")
        page.wait_for_function("before => document.getElementById('harbours').innerText !== before", arg=before)
        check(f"{language}: the address holds the level", "?level=-" in page.url, page.url)
        with page.expect_response(re.compile("scenario=scenario-prange-2020")):
            page.select_option("#level-scenario", "scenario-prange-2020")
        page.wait_for_function("() => location.search.includes('scenario-prange-2020')")
        check(f"{language}: the year is asked for now",
              page.is_visible("#level-year") and not page.is_visible("#level-level"))
        shown = page.inner_text("#level-summary")
        page.goto(page.url)
        check(f"{language}: the address alone shows the same", page.inner_text("#level-summary") == shown, shown)
        other = "en" if language == "fa" else "fa"
        href = page.get_attribute(f".languages a[hreflang={other}]", "href")
        check(f"{language}: the choice goes along into another language", "scenario-prange-2020" in href, href)
        claims = page.eval_on_selector_all("#level-results a.figure, #level-summary a", "all => all.map(a => a.href)")
        kinds = {re.sub(r"^https?://[^/]*/[a-z]+/", "", href).split("/")[0] for href in claims}
        check(f"{language}: figures lead to claims", len(claims) > 40 and "claims" in kinds, kinds)
        context.close()


def judge_bare(browser, base):
    """Without scripts the form is sent by its button."""
    for language in LANGUAGES:
        context = browser.new_context(java_script_enabled=False, locale=language)
        page = context.new_page()
        page.goto(f"{base}/{language}/level")
        check(f"{language} without scripts: no slider is left empty", not page.is_visible(".level-slider"))
        page.select_option("#level-scenario", "scenario-kazhydromet-optimistic")
        page.fill("#level-year", "2050")
        page.click("#level-form button")
        check(f"{language} without scripts: a scenario", "year=2050" in page.url and page.is_visible("#harbours"), page.url)
        page.goto(f"{base}/{language}/level")
        page.fill("#level-level", "-31.5")
        page.click("#level-form button")
        check(f"{language} without scripts: a level", "level=-31.5" in page.url and page.is_visible("#harbours"), page.url)
        sheet = page.pdf(format="A4")
        check(f"{language}: it prints", len(sheet) > 20_000, len(sheet))
        context.close()


def judge_figures(node):
    """The page and its JSON say the same, and every claim that a range names is there."""
    path = "level.json?scenario=scenario-kazhydromet-pessimistic&year=2050"
    record = json.loads(node.ask(f"/en/{path}")[2])
    check("JSON: the level of the scenario", record["level"]["range"]["low"] == -34 and record["level"]["datum"] == "bs")
    astara = next(h for h in record["harbours"] if h["thing"]["id"] == "port-astara-ir")
    left = sorted(round(s["left"]["low"], 2) for s in astara["statements"])
    check("JSON: the draught of Astara has three answers", left == [-0.85, -0.65, 0.85], left)
    report = next(r for r in record["reports"] if r["ship"] == "ship-tanker-12000")
    check("JSON: the report of Aktau", report["reportedShare"]["low"] == 0.75, report["reportedShare"])
    check("JSON: nine scenarios", len(record["scenarios"]) == 9)
    named = set()

    def collect(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in ("lowClaims", "highClaims"):
                    named.update(inner)
                elif key == "claim":
                    named.add(inner)
                else:
                    collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)

    collect(record)
    missing = [claim for claim in sorted(named) if node.ask(claim)[0] != 200]
    check(f"JSON: all {len(named)} claims that ranges rest on are there", len(named) > 50 and not missing, missing[:3])
    description = json.loads(node.ask("/api/openapi.json")[2])
    for name, path in [("Level", path), ("Level", "level.json"), ("LevelRecord", "level/record.json")]:
        shape = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
        faults = [fault.message for fault in
                  jsonschema.Draft202012Validator(shape).iter_errors(json.loads(node.ask(f"/fa/{path}")[2]))]
        check(f"JSON: {path} is as described", not faults, faults[:3])


def judge_refusals(node):
    for query in ["level=nan", "level=-300", "level=1e9", "level=-30;x", "scenario=nobody&year=2050", "year=20500&scenario=line",
                  "scenario=scenario-prange-2020", "level=-30&level=-31", "depth=3", "level=%00", "scenario=..%2F..&year=2050"]:
        for form in ["level", "level.json"]:
            status = node.ask(f"/en/{form}?{query}")[0]
            check(f"refused: {form}?{query}", status in (400, 404), status)
    check("a year beyond a scenario is told on the page",
          node.ask("/ru/level?scenario=scenario-kazhydromet-optimistic&year=2060")[0] == 200)


# A made-up gauge; its figures are nobody's.
MADE_UP = {
    "name": "made-up-gauge", "unitOfMeasurement": {"symbol": "m"}, "properties": {"datum": "bs"},
    "Thing": {"name": "Caspian Sea"}, "ObservedProperty": {"name": "Sea level"},
    "Observations": [{"phenomenonTime": f"2026-01-{day:02}", "result": -29 - day / 100} for day in range(1, 29) if day != 9],
}


def settle(person):
    """Waits for what goes on in the background, as the page does by itself."""
    for _ in range(60):
        if not person.page.locator("main .said progress, main form[action$='/cancel'] + progress").count() \
                and person.page.locator("main .said form[action$='/cancel']").count() == 0:
            return
        time.sleep(0.3)
        person.page.reload()


def judge_series(browser, node, base):
    admin = administrator(browser, node, base)
    editor = invited(admin, Person(browser, base, "Series Editor", "ru"), "office-ir-01", "editor")
    approver = invited(admin, Person(browser, base, "Series Approver", "kk"), "office-ir-01", "approver")
    editor.go("/ru/observations/import")
    editor.judge("import of observations")
    editor.page.set_input_files("input[name=file]", {
        "name": "gauge.json", "mimeType": "application/json", "buffer": json.dumps(MADE_UP).encode()})
    editor.press("main form[action$='/observations/import'] button[type=submit]")
    settle(editor)
    editor.judge("file of observations")
    file = editor.page.url
    check("a file proposes a new series", editor.page.locator("main a.button[href*='/series/0']").count() == 1, editor.text()[:300])
    editor.press("main a.button[href*='/series/0']")
    editor.judge("new series of a file")
    filled = {name: editor.page.input_value(f"[name={name}]") for name in ["thing", "property", "unit", "datum", "resolution"]}
    check("it fills in what it says", list(filled.values()) == ["caspian-sea", "sea-level", "m", "bs", "day"], filled)
    editor.press("main form[action$='/series/0'] button[type=submit]")
    check("what is missing is told beside its field", editor.page.locator("#field-method-mistake, #field-licence-mistake").count() == 2)
    editor.judge("new series of a file, mistakes")
    editor.type("method", "Made up for this judge.")
    editor.type("licence", "CC0")
    editor.press("main form[action$='/series/0'] button[type=submit]")
    settle(editor)
    check("and leads back to the file", editor.page.url == file, editor.page.url)
    editor.judge("file of observations, ready")
    editor.send("/accept")
    settle(editor)
    editor.press("main a[href*='/batches/']")
    batch = "/" + editor.page.url.split("/", 4)[4]
    editor.send("/submit")
    approver.go("/kk/" + batch.lstrip("/"))
    approver.send("/approve")
    check("a second member releases both at once", not approver.wrong(), approver.wrong())
    check("the series stands", node.ask("/en/observations/made-up-gauge")[0] == 200)
    judge_alert(node, editor, approver)


def judge_alert(node, editor, approver):
    editor.go("/ru/drafts/new?kind=alert-rule&series=made-up-gauge")
    editor.choose("watch", "below")
    editor.type("threshold", "-29,1")
    editor.choose("severity", "severe")
    editor.type("text", "Придумано для проверки: вода < порога & ниже.")
    editor.press("main button[value=submit]")
    draft = editor.page.url.rsplit("/", 1)[1]
    approver.go(f"/kk/drafts/{draft}")
    approver.send(f"/drafts/{draft}/approve")
    page = node.ask("/en/alerts")[2]
    found = re.search(r'href="?(/en/alerts/[^" >]+/cap)', page)
    check("the alert is on its page", found, page[-600:])
    status, headers, message = node.ask(found.group(1))
    check("its message is served as CAP", status == 200 and "application/cap+xml" in str(headers), (status, headers))
    told = capvalidator.check_schema(message.encode())
    check("CAP 1.2: the schema of OASIS", told.passed, told.message)
    check("in all six languages", message.count("<info>") == 6 and "&lt; порога &amp; ниже" in message)
    for right, wrong in [("<severity>Severe<", "<severity>Grave<"), ("<status>Actual</status>", ""), ("-00:00<", "Z<")]:
        check(f"CAP 1.2: {right} matters", right in message
              and not capvalidator.check_schema(message.replace(right, wrong, 1).encode()).passed)


def main():
    program, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    data = folder / "node"
    folder.mkdir(parents=True, exist_ok=True)
    run(program, "load", "Regions/caspian", "--data", data)
    node = Node(program, data, region="Regions/caspian")
    base = f"http://127.0.0.1:{node.port}"
    try:
        pages = folder / "pages"
        pages.mkdir(exist_ok=True)
        for language in LANGUAGES:
            for number, path in enumerate(PAGES):
                body = node.ask(f"/{language}/{path}")[2]
                (pages / f"{language}-{number}.html").write_text(body, encoding="utf-8")
                check(f"{language} /{path}: not heavy", len(body.encode()) < KILOBYTES_MAX * 2 << 10, len(body))
        found = validate(pages)
        check("valid HTML", not found, found[:5])
        judge_figures(node)
        judge_refusals(node)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            judge_pages(browser, base)
            judge_slider(browser, base)
            judge_bare(browser, base)
            judge_series(browser, node, base)
            browser.close()
    finally:
        node.end()
    return total()


if __name__ == "__main__":
    sys.exit(main())

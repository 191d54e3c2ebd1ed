#!/usr/bin/env python3
"""Judges the indicators: twelve pages in four languages by a browser, their figures by scipy, their files by their page.

Usage: indicators.py PROGRAM NODE FOLDER

Needs the PyPI packages of requirements.txt. A copy of a loaded NODE serves from FOLDER. Every page is judged by axe and by
its width on a phone and a desk, in light and dark, and printed; every trend is reckoned again by scipy from the figures that
the interface gives; an earlier moment gives the same bytes twice. An office defines an indicator by the form, in Persian and in Kazakh
(there without scripts), corrects it, and finds its words. Ends with "N passed, N failed".
"""
import csv
import io
import json
import math
import pathlib
import shutil
import sys
import urllib.parse
from importlib.resources import files

import feedparser
from playwright.sync_api import sync_playwright
from scipy import stats

from node_trial import Node, check, total
from work import Person, administrator, invited

LANGUAGES = {"fa": "rtl", "ru": "ltr", "kk": "ltr", "en": "ltr"}
PAGES = 12
SCREENS = [(360, "light"), (1280, "dark")]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OPTIONS = json.dumps({"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}})
WIDE = "() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"


def near(one, other, tolerance=1e-6):
    return math.isclose(one, other, rel_tol=tolerance, abs_tol=1e-7)


def years(figure):
    """The middle of a figure's time in years since 1970, as the node counts them."""
    from datetime import date
    start, end = (date.fromisoformat(figure["asOf"][key]) - date(1970, 1, 1) for key in ("start", "end"))
    return (start.days + (end.days - start.days + 1) / 2) / 365.2425


def middle(figure, factor):
    ends = [value for value in (figure["low"], figure["high"]) if value is not None]
    return sum(ends) / len(ends) * factor


def judge_figures(node):
    status, _, body = node.ask("/en/indicators.json")
    items = json.loads(body)["items"]
    check("there are at least twelve", status == 200 and len(items) >= PAGES, len(items))
    without = [item["id"] for item in items if item["status"] == "none" and not item["missing"]]
    check("who has no status says what is missing", not without, without)
    for item in items:
        record = json.loads(node.ask(f"/en/indicators/{item['id']}.json")[2])
        judge_trends(item["id"], record)
        broken = [figure["href"] for figure in record["inputs"] if node.ask(figure["href"])[0] != 200]
        check(f"{item['id']}: every figure is one step away", record["inputs"] and not broken, broken)
        rows = list(csv.DictReader(io.StringIO(node.ask(f"/en/indicators/{item['id']}.csv")[2])))
        check(f"{item['id']}: its figures as CSV", len(rows) == len(record["inputs"]), (len(rows), len(record["inputs"])))
        parts = [record["confidence"][part]["score"] for part in ("time", "space", "accuracy")]
        check(f"{item['id']}: confidence is the mean of its parts", near(sum(parts) / 3, record["confidence"]["score"], 1e-5))
    return [item["id"] for item in items]


def judge_trends(name, record):
    for trend in record["trends"]:
        if "theilSen" not in trend:
            continue
        figures = [record["inputs"][place] for place in trend["figures"]]
        times, values = [years(figure) for figure in figures], [middle(figure, 1) for figure in figures]
        slope = stats.theilslopes(values, times, alpha=0.95)
        line = stats.linregress(times, values)
        reach = stats.t.ppf(0.975, len(times) - 2) * line.stderr
        found = trend["theilSen"], trend["leastSquares"]
        check(f"{name}: the median slope is scipy's", near(found[0]["slope"], slope.slope)
              and near(found[0]["low"], slope.low_slope) and near(found[0]["high"], slope.high_slope), (found[0], slope))
        check(f"{name}: least squares are scipy's", near(found[1]["slope"], line.slope)
              and near(found[1]["low"], line.slope - reach) and near(found[1]["high"], line.slope + reach), (found[1], line))


def judge_moments(node):
    record = json.loads(node.ask("/en/indicators/seals.json")[2])
    position = record["position"]
    address = f"/en/indicators/seals.json?at={position}"
    first, second = node.ask(address), node.ask(address)
    check("a moment gives the same bytes twice", first[0] == 200 and first[2] == second[2], first[0])
    earlier = json.loads(node.ask(f"/en/indicators.json?at={position // 2}")[2])
    check("half way there was less to say", len(earlier["items"]) > 0 and earlier["position"] == position // 2)
    for wrong in ("0", "-1", "x", "2999-01-01", str(position + 1)):
        check(f"a moment that cannot be is refused: {wrong}", node.ask(f"/en/indicators?at={wrong}")[0] == 400)
    lows = sorted({answer["value"]["low"] for answer in record["answers"]})
    check("both numbers of seals are in view", lows[0] < 100_000 and lows[-1] > 200_000, lows)


def judge_feed(node, count):
    for language in LANGUAGES:
        status, headers, body = node.ask(f"/{language}/indicators.atom")
        read = feedparser.parse(body)
        check(f"{language}: the feed", status == 200 and not read.bozo and len(read.entries) == count
              and len({entry.id for entry in read.entries}) == count, read.get("bozo_exception"))


def judge_pages(node, names, folder):
    base = f"http://127.0.0.1:{node.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for language, direction in LANGUAGES.items():
            for width, scheme in SCREENS:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                page = context.new_page()
                said = []
                page.on("console", lambda message: said.append(message.text)
                        if message.type == "error" and "404" not in message.text else None)
                for name in [None, *names[:PAGES]]:
                    path = f"/{language}/indicators" + (f"/{name}" if name else "")
                    answer = page.goto(base + path)
                    label = f"{language} {width} {scheme} {name or 'all'}"
                    page.evaluate(AXE)
                    found = page.evaluate(f"axe.run(document, {OPTIONS})")["violations"]
                    faults = [f"{fault['id']}: {fault['nodes'][0]['target']}" for fault in found]
                    check(f"{label}: axe, width and direction", answer.status == 200 and not faults
                          and not page.evaluate(WIDE) and page.evaluate("document.dir") == direction, (answer.status, faults))
                    if name:
                        check(f"{label}: formula, confidence, figures",
                              page.locator(".formulas li").count() > 0 and page.locator(".confidence > div").count() == 4
                              and page.locator("#figures tbody tr").count() > 0)
                check(f"{language} {width}: nothing was refused by the page's own rules", not said, said[:3])
                context.close()
        page = browser.new_page()
        page.goto(f"{base}/fa/indicators/seals")
        page.locator(".formulas .figure").first.click()
        check("one step from the formula to the claim", "/fa/claims/" in page.url, page.url)
        page.goto(f"{base}/kk/indicators/sea-level-rate")
        paper = page.pdf(format="A4")
        check("a page prints", paper[:4] == b"%PDF")
        browser.close()


# Made up for this trial: nobody has asked this.
FORMS = {
    "fa": dict(office="office-ir-27", scripts=True, name="آزمون تراز دریا", again="آزمون دوم تراز دریا", asked="این شاخص ساختگی است: آیا تراز دریا پایین‌تر است؟"),
    "kk": dict(office="office-kz-47", scripts=False, name="Теңіз деңгейінің сынағы", again="Теңіз деңгейінің екінші сынағы", asked="Бұл көрсеткіш ойдан шығарылған: теңіз төмендеді ме?"),
}


def release(editor, approver):
    check(f"{editor.language}: submitted", "/drafts/" in editor.page.url and not editor.wrong(), editor.wrong())
    editor.judge("draft of an indicator")
    path = "/" + editor.page.url.split("/", 3)[3]
    approver.go(path)
    approver.send(f"{path}/approve")
    check(f"{editor.language}: released", not approver.wrong(), approver.wrong())
    return approver.page.locator('main a[href*="/indicators/i-"]').first.get_attribute("href")


def judge_form(node):
    base = f"http://127.0.0.1:{node.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        admin = administrator(browser, node, base)
        for language, form in FORMS.items():
            editor, approver = (invited(admin, Person(browser, base, f"{role} {language}", language, scripts=form["scripts"]),
                                        form["office"], role) for role in ("editor", "approver"))
            editor.go(f"/{language}/indicators")
            editor.press('main a[href*="kind=indicator"]')
            editor.judge("indicator form")
            editor.press('main button[value=submit]')
            check(f"{language}: name, property and place are asked for, each beside its field",
                  all(editor.page.locator(f"#field-{name}-mistake").count() == 1 for name in (f"name-{language}", "property", "things")),
                  editor.wrong())
            editor.judge("indicator form with mistakes")
            editor.type(f"name-{language}", form["name"])
            editor.type(f"about-{language}", form["asked"])
            editor.choose("property", "sea-level")
            editor.type("things", "caspian-sea")
            editor.choose("datum", "bs")
            editor.choose("threshold", "sea-level-threshold")
            editor.choose("better", "higher")
            editor.press('main button[value=submit]')
            address = release(editor, approver)
            check(f"{language}: it stands with its value", node.ask(address)[0] == 200
                  and form["name"] in node.ask(address)[2] and "figure-big" in node.ask(address)[2])
            editor.go(address)
            editor.judge("own indicator")
            editor.press('main a[href*="&indicator=i-"]')
            editor.judge("indicator form, corrected")
            editor.type(f"name-{language}", form["again"])
            editor.press('main button[value=submit]')
            check(f"{language}: the same indicator in new words", release(editor, approver) == address)
            editor.go(address)
            trail = editor.page.locator(f'main ol a[href^="{address}?at="]')
            check(f"{language}: both wordings are on the trail", trail.count() == 2, editor.text()[-600:])
            trail.last.click()
            check(f"{language}: the first is read there", form["name"] in editor.text() and form["again"] not in editor.text())
            found = node.ask(f"/{language}/search?q={urllib.parse.quote(form['again'])}")[2]
            check(f"{language}: it is found by its words", f'href="{address}"' in found)
            editor.go(f"/{language}/translations/ru?kind=indicator")
            check(f"{language}: and waits for translators", editor.page.locator("main .entries li", has_text=form["again"]).count() == 1)
            complaints = [line for line in editor.complaints + approver.complaints if "422" not in line]
            check(f"{language}: no complaint of the browser", not complaints, complaints[:3])
        browser.close()


def main():
    program, loaded, folder = sys.argv[1:4]
    shutil.copytree(loaded, folder)
    node = Node(program, folder, region="Regions/caspian")
    try:
        names = judge_figures(node)
        judge_moments(node)
        judge_feed(node, len(names))
        judge_pages(node, names, pathlib.Path(folder))
        judge_form(node)
    finally:
        node.end()
    return total()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Judges problems: from a stranger's report to an ending that two parties agree to, in four languages.

Usage: problems.py PROGRAM FOLDER

Needs the PyPI packages of requirements.txt. A node with the shipped region serves. In Persian, Russian, Kazakh and English a stranger
without an account (in Kazakh without scripts) reports something made up, with a picture; an approver of the office around the place
releases it and joins a second report to it; two offices adopt it, say a step with evidence, and end it. Pages are judged by
axe at 360 and 1280 pixels; feed, lists and the interface by their readers. At the end neither journal nor log nor any other file
tells how the stranger could be reached. Ends with "N passed, N failed".
"""
import csv
import io
import json
import pathlib
import re
import shutil
import sys
import tempfile
import time

import feedparser
from PIL import Image
from playwright.sync_api import sync_playwright

from node_trial import Node, check, total
from validate_html import validate
from work import Person, administrator, invited

CONTACT = "stranger-7788@nowhere.example"

# Everything is made up for this trial: nothing of it was seen and nobody has said it.
WALKS = {
    "fa": dict(scripts=True, home="office-ir-27", other="office-ir-02", lat="۳۶٫۹", lon="۵۳٫۹۵", date="آبان ۱۴۰۴",
               words="این گزارش ساختگی است: نی‌های کنارهٔ آب زرد شده و بوی بدی می‌آید.", number="گزارش ساختگی دوم: نی‌ها باز هم زرد شده‌اند.",
               title="زردشدن نی‌ها (آزمایشی)", step="شمارش نی‌ها در کناره", due="۱۴۲۰/۰۶/۳۱", reason="نی‌ها دوباره سبز شده‌اند."),
    "ru": dict(scripts=True, home="office-ru-ast", other="office-ru-kl", lat="46,35", lon="48,05", date="ноябрь 2025",
               words="Это выдуманное сообщение: камыш у воды пожелтел и плохо пахнет.", number="Второе выдуманное сообщение: камыш снова жёлтый.",
               title="Пожелтевший камыш (проверка)", step="Сосчитать камыш у берега", due="31.08.2041", reason="Камыш снова зелёный."),
    "kk": dict(scripts=False, home="office-kz-47", other="office-kz-23", lat="43,65", lon="51,15", date="қараша 2025",
               words="Бұл ойдан шығарылған хабарлама: су жағасындағы қамыс сарғайып, иіс шығып тұр.", number="Екінші ойдан шығарылған хабарлама: қамыс тағы сарғайды.",
               title="Сарғайған қамыс (сынақ)", step="Жағадағы қамысты санау", due="31.08.2041", reason="Қамыс қайта көгерді."),
    "en": dict(scripts=True, home="office-tm-b", other="office-kz-47", lat="40.02", lon="52.9", date="November 2025",
               words="This report is made up: the reeds by the water have turned yellow and smell.", number="A second report that is made up: the reeds are yellow again.",
               title="Yellow reeds (a trial)", step="Count the reeds by the shore", due="31.08.2041", reason="The reeds are green again."),
}


def picture():
    """A JPEG with a place and a camera written into it."""
    image = Image.new("RGB", (900, 600), "olive")
    exif = Image.Exif()
    exif[271] = "SecretCamera"
    bytes_ = io.BytesIO()
    image.save(bytes_, "JPEG", exif=exif)
    return {"name": "reeds.jpg", "mimeType": "image/jpeg", "buffer": bytes_.getvalue()}


def send(person):
    """Sends the report once a person could have written it."""
    person.page.wait_for_timeout(3200)
    with person.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        person.press("main form.report-form button[type=submit]")
    return answered.value.text()


def report(stranger, walk, words, pages, more=False):
    language = stranger.language
    stranger.go(f"/{language}/problems")
    if not more:
        stranger.judge("problems")
        stranger.press(f'main a[href="/{language}/problems/report"]')
        stranger.judge("report form")
        pages[f"{language}-report"] = stranger.context.request.get(stranger.page.url).text()
        if walk["scripts"]:
            stranger.page.locator("#place-map svg").click(position={"x": 200, "y": 250})
            check(f"{language}: the map gives a place", re.fullmatch(r"\d\d\.\d{3}", stranger.page.input_value("[name=lat]"))
                  and re.fullmatch(r"\d\d\.\d{3}", stranger.page.input_value("[name=lon]")), stranger.page.input_value("[name=lat]"))
        stranger.type("lat", "10")
        stranger.type("lon", "10")
        send(stranger)
        check(f"{language}: what is missing and what lies outside is said beside its field", stranger.page.locator("main .mistake").count() >= 3,
              stranger.wrong())
        stranger.judge("report form with mistakes")
    else:
        stranger.go(f"/{language}/problems/report")
    stranger.type("words", words)
    stranger.type("lat", walk["lat"])
    stranger.type("lon", walk["lon"])
    stranger.type("date", walk["date"])
    stranger.type("contact", CONTACT)
    if not more:
        stranger.page.set_input_files("input[name=picture]", {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\x00" + b"\0" * 900})
        send(stranger)
        check(f"{language}: a program is no picture", stranger.page.locator("#field-picture-mistake").count() == 1, stranger.wrong())
        stranger.page.set_input_files("input[name=picture]", {"name": "large.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8" + bytes(10 << 20)})
        send(stranger)
        check(f"{language}: a picture that is too large takes no words with it", stranger.page.locator("#field-picture-mistake").count() == 1
              and stranger.page.input_value("[name=words]") == words and stranger.page.input_value("[name=contact]") == CONTACT, stranger.wrong())
        stranger.page.set_input_files("input[name=picture]", picture())
    pages[f"{language}-thanks"] = send(stranger)
    number = stranger.page.locator("#report-number")
    check(f"{language}: thanked with a number", number.count() == 1, stranger.wrong() or stranger.text()[:300])
    stranger.judge("thanks")
    return number.inner_text()


def state(stranger, number):
    stranger.go(f"/{stranger.language}/problems/report/state")
    stranger.type("number", number)
    stranger.press(f'main form[action$="/problems/report/state"] button[type=submit]')
    stranger.judge("report state")
    return stranger.text()


def release(editor, approver):
    check(f"{editor.language}: submitted", "/drafts/" in editor.page.url and not editor.wrong(), editor.wrong())
    editor.judge("draft of a problem")
    path = "/" + editor.page.url.split("/", 3)[3]
    path = re.sub(r"^/\w\w/", f"/{approver.language}/", path)
    approver.go(path)
    approver.send(f"{path}/approve")
    check(f"{editor.language}: and released", not approver.wrong(), approver.wrong())


def indicator(person):
    """Ticks the first of the indicators, which lie folded."""
    person.page.locator(".evidence-fields summary").click()
    person.page.locator("input[name=indicators]").first.check()


def act(editor, approver, problem, step, name, fill=lambda person: None):
    editor.go(f"{problem}/{step}")
    editor.judge(name)
    fill(editor)
    editor.press("main button[value=submit]")
    release(editor, approver)


def entered(editor, approver, walk, title):
    """A problem that an office has seen itself; its address."""
    language = editor.language
    editor.go(f"/{language}/problems/new")
    editor.judge("new problem")
    editor.type(f"title-{language}", title)
    editor.choose("original", language)
    editor.type(f"words-{language}", walk["words"])
    editor.type("lat", walk["lat"])
    editor.type("lon", walk["lon"])
    editor.type("date", walk["date"])
    editor.tick("sectors", "environment")
    editor.press("main button[value=submit]")
    release(editor, approver)
    approver.go(f"/{language}/problems?state=reported")
    link = approver.page.locator("main a", has_text=title).first
    check(f"{language}: a problem that an office has seen stands in the list", link.count() == 1, approver.text()[:300])
    return link.get_attribute("href")


def over(stranger, problem, reason, name):
    """Everyone reads that it was withdrawn and why, and nobody goes on with it."""
    language = stranger.language
    check(f"{language}: everyone reads it still", stranger.go(problem) == 200)
    check(f"{language}: with the reason why it is over", reason in stranger.text(), stranger.text()[:400])
    check(f"{language}: and nothing to do", stranger.page.locator("main .acts a.button").count() == 0)
    stranger.judge(name)
    stranger.go(f"/{language}/problems?state=withdrawn")
    check(f"{language}: it stands among the withdrawn", stranger.page.locator(f'main a[href="{problem}"]').count() >= 1,
          (problem, stranger.text()[:400]))
    stranger.judge("problems that were withdrawn")


def taken_back(editor, approver, stranger, walk):
    """What an office has entered it takes back, with a reason, as long as nobody else has made it theirs."""
    problem = entered(editor, approver, walk, walk["title"] + " 2")
    editor.go(problem)
    editor.press('main a.button[href$="/withdraw"]')
    editor.judge("withdraw")
    editor.press("main button[value=submit]")
    check(f"{editor.language}: a reason is asked for beside its field", editor.page.locator("#field-withdrawal-mistake").count() == 1, editor.wrong())
    editor.judge("withdraw, mistake")
    editor.type("withdrawal", walk["reason"])
    editor.press("main button[value=submit]")
    release(editor, approver)
    over(stranger, problem, walk["reason"], "problem, taken back")
    editor.go(problem)
    check(f"{editor.language}: nor for the office", editor.page.locator("main .acts a.button").count() == 0)


def withdrawn_together(home, others, stranger, walk):
    """Two offices work on it; one proposes to withdraw it, the other refuses, is asked again and agrees."""
    (editor, approver), (second, third) = home, others
    language = editor.language
    problem = entered(editor, approver, walk, walk["title"] + " 3")
    act(editor, approver, problem, "adopt", "adopt")
    act(second, third, problem, "adopt", "adopt")
    editor.go(problem)
    check(f"{language}: what others have adopted nobody takes back alone", editor.page.locator('main a[href$="/withdraw"]').count() == 0)

    def propose(person):
        person.page.check("input[name=how][value=withdrawn]")
        person.type("reason", walk["reason"])

    def answer(word, reason):
        second.go(problem)
        second.press('main a.button[href*="/answer/"]')
        second.page.check(f"input[name=agrees][value={word}]")
        second.type("reason", reason)
        second.press("main button[value=submit]")
        release(second, third)

    act(editor, approver, problem, "end", "end", propose)
    answer("no", walk["number"])
    stranger.go(problem)
    check(f"{language}: a refusal is told with its reason and ends nothing", walk["number"] in stranger.text()
          and stranger.page.locator(".page-head .state.agreed").count() == 1, stranger.text()[:300])
    stranger.judge("problem, ending refused")
    act(editor, approver, problem, "end", "end", propose)
    answer("yes", "")
    over(stranger, problem, walk["reason"], "problem, withdrawn together")


def walk_path(browser, base, admin, language, walk, pages, source):
    def person(name, office=None, role=None, scripts=True):
        made = Person(browser, base, f"{name} {language}", language, scripts=scripts)
        made.context.set_extra_http_headers({"X-Forwarded-For": source, "X-Forwarded-Proto": "http"})
        return invited(admin, made, office, role) if office else made

    stranger = person("Stranger", scripts=walk["scripts"])
    editor, approver = person("Writer", walk["home"], "editor"), person("Releaser", walk["home"], "approver")
    second, third = person("Neighbour", walk["other"], "editor"), person("Other", walk["other"], "approver")

    number = report(stranger, walk, walk["words"], pages)
    waiting = state(stranger, number)
    check(f"{language}: the public sees nothing yet", walk["words"][:20] not in stranger.page.content())

    approver.go(f"/{language}/desk")
    line = approver.page.locator("#problems a", has_text=walk["words"][:20])
    check(f"{language}: it waits on the desk", line.count() == 1)
    approver.judge("desk with problems")
    approver.go(f"/{language}/problems/reports")
    approver.judge("waiting reports")
    approver.press('main a[href*="/problems/reports/r-"]')
    approver.judge("waiting report")
    pages[f"{language}-judging"] = approver.context.request.get(approver.page.url).text()
    check(f"{language}: the picture and the contact are shown to members", approver.page.locator(".report-picture img").count() == 1
          and CONTACT in approver.text())
    approver.type(f"title-{language}", walk["title"])
    approver.tick("sectors", "environment")
    approver.press('main button[value=release]')
    problem = "/" + approver.page.url.split("/", 3)[3]
    check(f"{language}: released", "/problems/p-r-" in problem and not approver.wrong(), approver.wrong() or problem)
    check(f"{language}: the public reads it", stranger.go(problem) == 200 and walk["words"][:20] in stranger.text()
          and CONTACT not in stranger.page.content())
    shown = stranger.page.locator(".report-picture img")
    check(f"{language}: with its picture", shown.count() == 1)
    if shown.count():
        bytes_ = stranger.context.request.get(base + shown.get_attribute("src")).body()
        check(f"{language}: without what the camera wrote", b"SecretCamera" not in bytes_ and len(bytes_) > 100)
    stranger.judge("problem, reported")
    for page in [f"/{language}/parties/{walk['home']}", f"/{language}/environment", f"/{language}/"]:
        stranger.go(page)
        check(f"{language}: it stands at {page}", stranger.page.locator(f'main a[href="{problem}"]').count() == 1)
        stranger.judge(f"{page.split('/')[2] or 'home'} with problems")
    check(f"{language}: its state by number", state(stranger, number) != waiting
          and stranger.page.locator(f'main a[href="{problem}"]').count() == 1)

    second_number = report(stranger, walk, walk["number"], pages, more=True)
    approver.go(f"/{language}/problems/reports")
    approver.press('main a[href*="/problems/reports/r-"]')
    check(f"{language}: what it may be about is offered", approver.page.locator(f'main select[name=problem] option[value="{problem.rsplit("/", 1)[1]}"]').count() == 1)
    if approver.page.locator("main select[name=problem]").count():
        approver.choose("problem", problem.rsplit("/", 1)[1])
    else:
        approver.type("problem", problem.rsplit("/", 1)[1])
    approver.press('main button[value=join]')
    check(f"{language}: joined", approver.page.url.endswith(problem) and approver.page.locator("article.report").count() == 2, approver.wrong())
    check(f"{language}: the second reporter is told", "p-r-" in stranger.page.content() or state(stranger, second_number))

    act(editor, approver, problem, "adopt", "adopt")
    act(second, third, problem, "adopt", "adopt")
    stranger.go(problem)
    check(f"{language}: two parties work on it", stranger.page.locator(".page-head .state.agreed").count() == 1, stranger.text()[:300])

    def step(person):
        person.type("words", walk["step"])
        person.type("due", walk["due"])
        person.page.set_input_files("input[name=evidence-file]", picture())
        indicator(person)
    act(editor, approver, problem, "step", "step", step)
    stranger.go(problem)
    evidence = stranger.page.locator("#steps .evidence a")
    check(f"{language}: the step stands with its evidence",
          walk["step"] in stranger.text() and evidence.count() == 2)
    links = [link.get_attribute("href") for link in evidence.all()]
    for link in links:
        answer = stranger.context.request.get(base + link)
        check(f"{language}: which everyone may read", answer.status == 200, answer.status)
    stranger.go(next(link for link in links if "/indicators/" in link))
    check(f"{language}: and the indicator's page names the problem", stranger.page.locator(f'main a[href="{problem}"]').count() == 1)

    def end(person):
        person.page.check("input[name=how][value=solved]")
        person.type("reason", walk["reason"])
        indicator(person)
    act(editor, approver, problem, "end", "end", end)
    second.go(f"/{language}/desk")
    check(f"{language}: the other adopter is asked", second.page.locator(f'#problems a[href="{problem}"]').count() >= 1)
    second.go(problem)
    second.judge("problem, ending proposed")
    pages[f"{language}-problem"] = second.context.request.get(second.page.url).text()
    second.press('main a.button[href*="/answer/"]')
    second.judge("answer")
    second.page.check("input[name=agrees][value=yes]")
    second.press("main button[value=submit]")
    release(second, third)
    stranger.go(problem)
    check(f"{language}: it is solved", walk["reason"] in stranger.page.locator("#ending").inner_text()
          and stranger.page.locator('main a.button[href*="/adopt"]').count() == 0)
    stranger.judge("problem, solved")

    if language in ("fa", "kk"):
        taken_back(editor, approver, stranger, walk)
        withdrawn_together((editor, approver), (second, third), stranger, walk)
    stranger.go(f"/{language}/problems/report/state")
    stranger.type("number", number)
    stranger.press(f'main form[action$="/problems/report/state"] button[type=submit]')
    stranger.send("/problems/report/erase")
    approver.go(f"/{language}/problems/reports/{problem.rsplit('/p-', 1)[1]}")
    check(f"{language}: the contact is gone", CONTACT not in approver.page.content())
    for someone in (stranger, editor, approver, second, third):
        complaints = [line for line in someone.complaints if "422" not in line]
        check(f"{someone.name}: no complaint of the browser", not complaints, complaints[:3])
        someone.context.close()
    return problem


def table(node, query):
    return list(csv.DictReader(io.StringIO(node.ask(f"/en/problems.csv{query}")[2].lstrip("\ufeff"))))


def judge_open_forms(node, problem):
    identifier = problem.rsplit("/", 1)[1]
    for language in ["en", "fa", "ru", "az", "kk", "tk"]:
        _, _, body = node.ask(f"/{language}/problems.atom")
        read = feedparser.parse(body)
        check(f"{language}: the feed", not read.bozo and read.version == "atom10" and len(read.entries) > 10, read.get("bozo_exception"))
        status, _, body = node.ask(f"/{language}/problems.json?limit=100")
        items = json.loads(body)["items"]
        check(f"{language}: the list as JSON", status == 200 and len(items) > 15 and all(item["title"] for item in items))
        one = json.loads(node.ask(f"/{language}/problems/{identifier}.json")[2])
        check(f"{language}: one as JSON", one["state"] == "solved" and len(one["reports"]) == 2 and len(one["adoptedBy"]) == 2
              and len(one["trail"]) >= 7 and one["ending"]["isOver"], str(one)[:300])
    rows = table(node, "?limit=100")
    check("the list as CSV", len(rows) == len(items) and any(row["id"] == identifier for row in rows))
    features = json.loads(node.ask("/en/problems.geojson?limit=100")[2])["features"]
    check("and as GeoJSON", len(features) == len(items) and sum(1 for item in features if item["geometry"]) > 8)
    check("narrowed", {row["state"] for row in table(node, "?state=solved")} == {"solved"})


def nothing_of_the_stranger(folder, node):
    found = [str(path) for path in folder.rglob("*") if path.is_file() and CONTACT.encode() in path.read_bytes()]
    check("no file holds how the stranger could be reached", not found, found)
    check("nor does the log", CONTACT not in "".join(node.lines))


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    languages = sys.argv[3:] or list(WALKS)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    node = Node(program, folder / "node", "proxy.trusted=127.0.0.1", region="Regions/caspian")
    base = f"http://127.0.0.1:{node.port}"
    pages, problem = {}, None
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            admin = administrator(browser, node, base)
            for number, language in enumerate(languages):
                problem = walk_path(browser, base, admin, language, WALKS[language], pages, f"192.0.2.{number + 1}")
            browser.close()
        judge_open_forms(node, problem)
        with tempfile.TemporaryDirectory() as scratch:
            for name, body in pages.items():
                pathlib.Path(scratch, f"{name}.html").write_text(body, encoding="utf-8")
            wrong = validate(scratch)
        check(f"{len(pages)} pages are valid HTML", not wrong, "\n".join(wrong[:8]))
    finally:
        node.end()
        time.sleep(0.2)
    nothing_of_the_stranger(folder, node)
    return total()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Judges stories: feeds, site map, what pages say of themselves, valid HTML, and the path of a text from elsewhere to a page.

Usage: newsroom.py PROGRAM FOLDER

Needs the PyPI packages of requirements.txt and the program jing. A node with the shipped
region serves. An editor takes a made-up text in, an approver of the same office releases it; it is corrected and taken back.
Every page on the way is judged by axe at 360 and 1280 pixels. Ends with "N passed, N failed".
"""
import html
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone

import extruct
import feedparser
import micawber
import requests
from lxml import etree
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from feeds import SCHEMA
from node_trial import Node, check, total
from other_site import OtherSite
from validate_html import validate
from work import Person, administrator, invited

LANGUAGES = ["en", "fa", "ru", "az", "kk", "tk"]
STORY = "rasht-governors-meeting"
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"

# Made up for this trial: neither the people nor what they say are real.
TEXT = """تاریخ 2026-11-20
دانلود فیلم
علی نمونه‌ای رئیس اداره ساختگی گیلان گفت: «این جمله برای آزمایش نوشته شده است و کسی آن را نگفته است.»

در این متن ساختگی بندر انزلی و رشت نام برده می شوند تا سامانه آن ها را بیابد .
"""


def judge_feeds(node, schema):
    for language in LANGUAGES:
        for scope in ["", "?thing=ir-01", "?sector=energy"]:
            _, headers, body = node.ask(f"/{language}/stories.atom{scope}")
            name = f"{language} Atom {scope}"
            root = etree.fromstring(body.encode())
            check(f"{name}: the schema", schema.validate(root), schema.error_log.last_error)
            read = feedparser.parse(body)
            check(f"{name}: feedparser", not read.bozo and read.version == "atom10" and len(read.entries) == 1
                  and read.entries[0].link.endswith(f"/{language}/stories/{STORY}"), read.get("bozo_exception"))
            check(f"{name}: jing is there", shutil.which("jing"))
            if shutil.which("jing"):
                with tempfile.TemporaryDirectory() as folder:
                    rng, xml = pathlib.Path(folder, "atom.rng"), pathlib.Path(folder, "feed.xml")
                    rng.write_text(SCHEMA)
                    xml.write_text(body)
                    run = subprocess.run(["jing", str(rng), str(xml)], capture_output=True, text=True, check=False)
                    check(f"{name}: jing", run.returncode == 0, run.stdout[:400])
            feed = json.loads(node.ask(f"/{language}/stories-feed.json{scope}")[2])
            item = (feed["items"] or [{}])[0]
            check(f"{language} JSON Feed {scope}", feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"]
                  and feed["feed_url"].endswith(f"/{language}/stories-feed.json{scope}") and item.get("id")
                  and item.get("content_text") and item.get("language") == language
                  and datetime.fromisoformat(item["date_published"].replace("Z", "+00:00")) <= datetime.now(timezone.utc),
                  str(feed)[:300])
        tag = node.ask(f"/{language}/stories.atom")[1]["ETag"]
        check(f"{language}: a feed that is held is not sent again",
              node.ask(f"/{language}/stories.atom", {"If-None-Match": tag})[0] == 304)


def judge_site_map(node):
    index = etree.fromstring(node.ask("/sitemap.xml")[2].encode())
    parts = [loc.text for loc in index.iter(SITE + "loc")]
    check("the site map has parts", any("stories-1" in part for part in parts) and any("things-1" in part for part in parts), parts)
    for part in parts:
        root = etree.fromstring(node.ask("/" + part.split("/", 3)[3])[2].encode())
        urls = root.findall(SITE + "url")
        faults = []
        for url in urls:
            others = {link.get("hreflang"): link.get("href") for link in url.findall(XHTML + "link")}
            loc = url.findtext(SITE + "loc")
            if loc not in others.values() or any(f"/{tag}/" not in href for tag, href in others.items()):
                faults.append(loc)
        check(f"{part}: {len(urls)} addresses, each among its language versions", 0 < len(urls) <= 50_000 and not faults, faults[:3])
    check("robots.txt names it", "/sitemap.xml" in node.ask("/robots.txt")[2])


def judge_page_facts(node, base):
    for language in ["en", "fa", "ru"]:
        body = node.ask(f"/{language}/stories/{STORY}")[2]
        found = extruct.extract(body, base_url=base, syntaxes=["json-ld", "opengraph"], errors="strict")
        graph = [item for block in found["json-ld"] for item in block.get("@graph", [])]
        article = next((item for item in graph if item.get("@type") == "NewsArticle"), {})
        check(f"{language}: NewsArticle", article.get("headline") and article.get("datePublished") and article.get("inLanguage") == language
              and article.get("publisher", {}).get("name") and article.get("articleBody"), str(article)[:300])
        graph = dict(found["opengraph"][0]["properties"]) if found["opengraph"] else {}
        check(f"{language}: Open Graph", graph.get("og:type") == "article" and graph.get("og:title") and graph.get("og:url", "").startswith("http"),
              graph)
        tags = set(re.findall(r'rel="alternate" hreflang="([a-z-]+)"', body))
        check(f"{language}: hreflang", set(LANGUAGES) <= tags, tags)
    status, headers, body = node.ask(f"/en/embed/stories/{STORY}")
    check("a frame of another site may show the story", "frame-ancestors *" in headers["Content-Security-Policy"] and "<script" not in body)
    check("and no other page", "frame-ancestors 'none'" in node.ask(f"/en/stories/{STORY}")[1]["Content-Security-Policy"])


def judge_html(pages):
    with tempfile.TemporaryDirectory() as folder:
        for name, body in pages.items():
            pathlib.Path(folder, f"{name}.html").write_text(body, encoding="utf-8")
        found = validate(folder)
    check(f"{len(pages)} pages are valid HTML", not found, "\n".join(found[:8]))


def served(person):
    """The page as it was sent, before any script touched it."""
    return person.context.request.get(person.page.url).text()


def picture(editor):
    """The id of a made-up picture that the editor brings in with words of its own."""
    bytes_ = io.BytesIO()
    Image.new("RGB", (640, 400), "teal").save(bytes_, "PNG")
    editor.go("/fa/pictures")
    editor.page.set_input_files("input[type=file]", {"name": "p.png", "mimeType": "image/png", "buffer": bytes_.getvalue()})
    editor.type("alt", "یک رنگ")
    editor.press("main form button[type=submit]")
    editor.judge("pictures")
    return re.search(r"/pictures/([a-z0-9]+)/", editor.page.content()).group(1)


def walk(browser, node, base, pages, folder):
    admin = administrator(browser, node, base)
    editor = invited(admin, Person(browser, base, "Nilufar Writer", "fa"), "office-ir-01", "editor")
    approver = invited(admin, Person(browser, base, "Behruz Reader", "fa"), "office-ir-01", "approver")
    second = invited(admin, Person(browser, base, "Shirin Second", "fa"), "office-ir-01", "editor")
    public = Person(browser, base, "Everyone", "fa")
    two_on_one(editor, second)

    shown = picture(editor)
    editor.go("/fa/stories/import")
    editor.judge("import")
    pages["fa-import"] = served(editor)
    editor.type("pasted", TEXT)
    with editor.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        editor.press("main button[value=read]")
    pages["fa-taking"] = answered.value.text()
    check("what was read is shown", editor.page.locator("input[name=link]").count() >= 2
          and editor.page.locator("input[name=refuse]").count() >= 2, editor.wrong() or editor.text()[:300])
    editor.judge("taking")
    before = editor.page.locator(".story-preview").inner_text()
    box = editor.page.locator('input[name=refuse][value^="spelling"]').first
    box.check()
    value = box.get_attribute("value")
    editor.press("main button[value=again]")
    check("a change that is taken back is", editor.page.locator(f'input[value="{value}"]').is_checked()
          and editor.page.locator(".story-preview").inner_text() != before)
    editor.press("main button[value=draft]")
    check("a draft is made", "draft=" in editor.page.url, editor.page.url)
    editor.judge("story form")
    pages["fa-form"] = served(editor)
    editor.type("title-fa", "خبر ساختگی برای آزمایش")
    text = editor.page.input_value("[name=text-fa]")
    editor.type("text-fa", f"{text}\n\n{{تصویر {shown} | سطح سبزآبی | زیرنویس | نام ساختگی}}")
    editor.press("button[value=show-ru]")
    editor.judge("story form beside the original")
    check("the original stands beside", "خبر ساختگی" in editor.page.locator(".story-original").inner_text())
    editor.type("title-ru", "Выдуманная новость для проверки")
    editor.type("text-ru", "Этот текст придуман для проверки.\n\n# Раздел\n\n- пункт")
    editor.press("main button[value=submit]")
    check("it is submitted", "/drafts/" in editor.page.url and not editor.wrong(), editor.wrong())
    editor.judge("story draft")
    path = "/" + editor.page.url.split("/", 3)[3]
    approver.go(path)
    approver.send(f"{path}/approve")
    check("another member releases it", not approver.wrong(), approver.wrong())
    approver.press('main a.button.quiet[href*="/stories/n-"]')
    story = "/" + approver.page.url.split("/", 3)[3]
    check("the public reads it", public.go(story) == 200 and "خبر ساختگی" in public.text())
    alone = public.page.locator("figure.story-picture > img")
    check("a picture bears the story's own words", alone.count() == 1 and alone.get_attribute("alt") == "سطح سبزآبی"
          and alone.evaluate("image => image.complete && image.naturalWidth > 0"))
    public.judge("story")
    elsewhere(browser, base, story, folder)
    public.go("/fa/stories")
    check("it stands first", "خبر ساختگی" in public.page.locator("ol.stories > li").first.inner_text())
    public.judge("stories")
    public.go("/fa/search?q=آزمایش")
    check("and is found", story.rsplit("/", 1)[1] in public.page.content())
    pages["fa-story"] = node.ask(story)[2]

    editor.go(f"{story}/change")
    editor.type("text-fa", "این متن ساختگی اصلاح شد. عدد ۵ متر در بندر انزلی برای آزمایش نوشته شده است.")
    editor.press("main button[value=submit]")
    check("a correction without a note is refused", editor.wrong())
    editor.type("correction", "متن نخست ناقص بود.")
    editor.press("main button[value=submit]")
    release(editor, approver)
    public.go(story)
    check("the correction is shown with its date", "متن نخست ناقص بود" in public.page.locator(".corrections").inner_text())
    public.judge("corrected story")
    public.go(story.replace("/fa/", "/ru/"))
    check("the translation is told to be older", public.page.locator(".note").count() >= 1)

    editor.go(f"{story}/figure")
    editor.judge("figure of a story")
    check("a figure of the text is listed with its sentence", "۵ متر" in editor.page.locator("ol.entering").first.inner_text())
    editor.page.eval_on_selector_all("main details", "all => all.forEach(one => one.open = true)")
    editor.press('main a[href*="entered="][href*="property="]')
    check("the form is filled", editor.page.input_value("[name=amount]") == "۵" and editor.page.input_value("[name=asOf]"),
          editor.page.url)
    editor.judge("form of a figure of a story")
    check("the form of a figure has the story as its source", "stories/n-" in editor.page.input_value("[name=sourceAddress]"))

    editor.go(f"{story}/withdraw")
    editor.judge("withdraw")
    editor.type("withdrawal", "این خبر ساختگی بود.")
    editor.press("main button[value=submit]")
    release(editor, approver)
    status = public.go(story)
    check("taken back, it says so and shows no text", status == 200 and "این خبر ساختگی بود" in public.text()
          and "اصلاح شد." not in public.text(), public.text()[:300])
    public.judge("withdrawn story")
    for person in (admin, editor, second, approver, public):
        # A form with faults is an answer of its own, and so is one that somebody else was before.
        complaints = [line for line in person.complaints if "422" not in line and "409" not in line]
        check(f"{person.name}: no complaint of the browser", not complaints, complaints[:3])


def elsewhere(browser, base, story, folder):
    """The story on a site of another origin: found by its page, told of by micawber, in a frame and by its script."""
    id_ = story.rsplit("/", 1)[1]
    page = requests.get(base + story, timeout=30).text
    link = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)
    told = requests.get(base + html.unescape(link.group(1)), timeout=30).json() if link else {}
    check("a story tells where other sites ask for it", told.get("type") == "rich" and f"/fa/embed/stories/{id_}" in told.get("html", ""),
          told or page[:300])
    registry = micawber.ProviderRegistry()
    registry.register(rf"{re.escape(base)}/\w+/stories/[\w-]+", micawber.Provider(base + "/oembed", timeout=20))
    rich = micawber.parse_text(f"Look:\n{base}/ru/stories/{id_}\n", registry)
    check("micawber puts it into a text", "<iframe" in rich and f"/ru/embed/stories/{id_}" in rich, rich)
    graph = dict(extruct.extract(page, base_url=base, syntaxes=["opengraph"])["opengraph"][0]["properties"])
    still = requests.get(graph.get("og:image", base + "/none"), timeout=30)
    size = Image.open(io.BytesIO(still.content)).size if still.ok else None
    check("its first picture stands for it", size and graph["og:image"].startswith("http") and
          (graph["og:image:width"], graph["og:image:height"]) == tuple(map(str, size)) and graph["og:image:alt"], (graph, size))
    check("and is its still for programs", told.get("thumbnail_url") == graph.get("og:image"), told)
    script = f'<script src="{base}/embed/stories/{id_}.js?width=600&height=400&language=fa"></script>'
    site = OtherSite(folder)
    for name, text in {"frame": f'<iframe src="{base}/fa/embed/stories/{id_}" width="640" height="480"></iframe>', "script": script}.items():
        (folder / f"{name}.html").write_text(f'<!doctype html><meta charset="utf-8"><p>Before</p>{text}', encoding="utf-8")
        other = browser.new_page()
        other.goto(f"{site.base}/{name}.html", wait_until="networkidle")
        frame = next((frame for frame in other.frames if "/embed/stories/" in frame.url), None)
        check(f"{name}: another origin shows the story", frame and frame.locator("h1").count() == 1 and "خبر ساختگی" in frame.inner_text("h1"),
              [each.url for each in other.frames])
        if frame:
            shown = frame.locator("figure.story-picture > img")
            shown.scroll_into_view_if_needed()
            shown.evaluate("image => image.complete || new Promise(done => { image.onload = image.onerror = done; })")
            check(f"{name}: with its picture", shown.evaluate("image => image.naturalWidth") > 0)
        other.close()


def two_on_one(editor, second):
    """A story that saves itself, and two people who write on it at once: neither loses a word."""
    editor.go("/fa/stories/new")
    editor.type("title-fa", "یادداشت ساختگی دو نفر")
    expect(editor.page.locator("#draft-saved")).not_to_be_empty(timeout=15000)
    ticket = editor.page.input_value("main [name=ticket]")
    second.go(f"/fa/stories/new?draft={ticket}")
    check("a story saves itself without a button", second.page.input_value("[name=title-fa]") == "یادداشت ساختگی دو نفر", second.page.url)
    second.type("lead-fa", "این را نفر دوم نوشت.")
    second.press("main button[value=keep]")
    check("somebody else writes on it", "/drafts/" in second.page.url and not second.wrong(), second.wrong())
    with editor.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        editor.type("text-fa", "این را نفر نخست نوشت.")
    check("what is saved by itself is written over nobody", answered.value.status == 409, answered.value.status)
    editor.press("main button[value=keep]")
    both = editor.page.locator("#conflict")
    check("the button shows both texts", both.count() == 1 and "نفر دوم" in both.locator("del").all_inner_texts()[0]
          and editor.page.input_value("[name=text-fa]") == "این را نفر نخست نوشت.", editor.text()[:300])
    editor.judge("story form of two")
    editor.type("lead-fa", "این را نفر دوم نوشت.")
    editor.press("main button[value=keep]")
    check("and there is a way on", "/drafts/" in editor.page.url and not editor.wrong(), editor.wrong())
    second.go(f"/fa/stories/new?draft={ticket}")
    check("what both wrote is there", (second.page.input_value("[name=lead-fa]"), second.page.input_value("[name=text-fa]"))
          == ("این را نفر دوم نوشت.", "این را نفر نخست نوشت."))


def release(editor, approver):
    check("a change is submitted", "/drafts/" in editor.page.url and not editor.wrong(), editor.wrong())
    path = "/" + editor.page.url.split("/", 3)[3]
    approver.go(path)
    approver.send(f"{path}/approve")
    check("and released", not approver.wrong(), approver.wrong())


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    other = folder / "other"
    other.mkdir()
    node = Node(program, folder / "node", region="Regions/caspian")
    base = f"http://127.0.0.1:{node.port}"
    pages = {}
    try:
        judge_feeds(node, etree.RelaxNG(etree.fromstring(SCHEMA)))
        judge_site_map(node)
        judge_page_facts(node, base)
        for language in ["fa", "ru", "en"]:
            for name, path in {"front": "stories", "story": f"stories/{STORY}", "embed": f"embed/stories/{STORY}"}.items():
                pages[f"{language}-{name}"] = node.ask(f"/{language}/{path}")[2]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for language in ["fa", "ru", "en"]:
                reader = Person(browser, base, f"Reader {language}", language)
                for name, path in {"front": "stories", "story": f"stories/{STORY}"}.items():
                    reader.go(f"/{language}/{path}")
                    reader.judge(name)
            walk(browser, node, base, pages, other)
            browser.close()
        judge_html(pages)
    finally:
        node.end()
        time.sleep(0.2)
    return total()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Judges stories: feeds, site map, what pages say of themselves, valid HTML, and the path of a text from elsewhere to a page.

Usage: newsroom.py PROGRAM FOLDER

Needs the PyPI packages of requirements.txt; where the program jing is there, Atom is judged by it too. A node with the shipped
region serves. An editor takes a made-up text in, an approver of the same office releases it; it is corrected and taken back.
Every page on the way is judged by axe at 360 and 1280 pixels. Ends with "N passed, N failed".
"""
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
from lxml import etree
from PIL import Image
from playwright.sync_api import sync_playwright

from feeds import SCHEMA
from node_trial import Node, check, total
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


def walk(browser, node, base, pages):
    admin = administrator(browser, node, base)
    editor = invited(admin, Person(browser, base, "Nilufar Writer", "fa"), "office-ir-01", "editor")
    approver = invited(admin, Person(browser, base, "Behruz Reader", "fa"), "office-ir-01", "approver")
    public = Person(browser, base, "Everyone", "fa")

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
    for person in (admin, editor, approver, public):
        complaints = [line for line in person.complaints if "422" not in line]
        check(f"{person.name}: no complaint of the browser", not complaints, complaints[:3])


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
            walk(browser, node, base, pages)
            browser.close()
        judge_html(pages)
    finally:
        node.end()
        time.sleep(0.2)
    return total()


if __name__ == "__main__":
    sys.exit(main())

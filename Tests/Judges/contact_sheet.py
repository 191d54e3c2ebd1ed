#!/usr/bin/env python3
"""Takes a picture of every kind of page of a running node and lays them out on sheets, to be looked at.

Usage: contact_sheet.py BASE FOLDER [--languages fa,ru,kk,en] [--chromium PATH]

Writes one PNG a language and way of looking: desk and phone, light and dark, and paper. Needs the PyPI package
playwright and a Chromium. Starts no server.
"""
import argparse
import base64
import html
import pathlib
import sys

from playwright.sync_api import sync_playwright

import browse

WAYS = {
    "desk": (1280, 1600, "light", "screen"), "desk-dark": (1280, 1600, "dark", "screen"),
    "phone": (390, 1200, "light", "screen"), "phone-dark": (390, 1200, "dark", "screen"),
    "paper": (800, 1130, "light", "print"),
}
COLUMNS = 6
SHOWN_WIDTH = 400


def pictures(browser, judge, language, way, found):
    width, height, scheme, media = WAYS[way]
    with browse.Visit(browser, judge, width, scheme, locale=language) as visit:
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.page.emulate_media(media=media, color_scheme=scheme)
        for name, (path, _) in browse.places(language, found).items():
            visit.go(path)
            yield name, visit.page.screenshot(type="jpeg", quality=70)


def sheet(page, title, taken, target):
    cells = "".join(
        f'<figure><img src="data:image/jpeg;base64,{base64.b64encode(data).decode()}"><figcaption>{html.escape(name)}'
        "</figcaption></figure>" for name, data in taken)
    page.set_content(
        f"<style>body{{font:16px sans-serif;margin:16px;width:{COLUMNS * (SHOWN_WIDTH + 12)}px}}"
        f"figure{{display:inline-block;margin:0 12px 16px 0;vertical-align:top}}img{{width:{SHOWN_WIDTH}px;display:block;"
        f"border:1px solid #999}}</style><h1>{html.escape(title)}</h1>{cells}")
    page.screenshot(path=str(target), full_page=True)


def main():
    parser = argparse.ArgumentParser(description="Lay pictures of every page of a running node out on sheets.")
    parser.add_argument("base", help="the node's address, e.g. http://127.0.0.1:8080")
    parser.add_argument("folder", help="where the sheets go")
    parser.add_argument("--languages", default="fa,ru,kk,en", help="the languages, with commas between")
    parser.add_argument("--ways", default=",".join(WAYS), help="the ways of looking, with commas between")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser to drive")
    wishes = parser.parse_args()
    folder = pathlib.Path(wishes.folder)
    folder.mkdir(parents=True, exist_ok=True)
    judge = browse.Judge(wishes.base)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=wishes.chromium, args=["--no-sandbox"])
        found = browse.find_paths(browser, judge)
        board = browser.new_page(viewport={"width": COLUMNS * (SHOWN_WIDTH + 12) + 40, "height": 900})
        for language in wishes.languages.split(","):
            for way in wishes.ways.split(","):
                taken = list(pictures(browser, judge, language, way, found))
                target = folder / f"{language}-{way}.png"
                sheet(board, f"{language} · {way}", taken, target)
                print(target)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())

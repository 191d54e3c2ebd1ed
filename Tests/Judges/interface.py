#!/usr/bin/env python3
"""Judges the interface of a running node by programs that nobody here wrote.

Usage: interface.py BASE [--examples N]

Needs the PyPI packages openapi-spec-validator, schemathesis, geojson-validator, jsonschema and openpyxl. The description
must be valid OpenAPI 3.1; every answer must fit its schema, under requests that schemathesis makes up (the same ones
each time); GeoJSON must be valid; every spreadsheet must hold what the CSV holds; every link must lead to an answer.
Ends with "N passed, N failed".
"""
import argparse
import csv
import datetime
import io
import json
import os
import subprocess
import sys
import tempfile
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import geojson_validator
import openpyxl
from openapi_spec_validator import validate

LANGUAGES = ("en", "fa", "ru", "az", "kk", "tk")
LINKS_MAX = 600
JSON = "application/json"


class Judge:
    def __init__(self, base):
        self.base, self.passed, self.failed = base.rstrip("/"), 0, 0

    def check(self, name, fault=None):
        if fault:
            self.failed += 1
            print(f"FAILED {name}: {fault}")
        else:
            self.passed += 1
            print(f"passed {name}")

    def get(self, path, accept="*/*", **headers):
        request = Request(urljoin(self.base + "/", path), headers={"Accept": accept, **headers})
        try:
            with urlopen(request, timeout=60) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def json(self, path, accept=JSON):
        status, _, body = self.get(path, accept)
        return json.loads(body) if status == 200 else {}


def description(judge):
    """The description itself, in every language, and whether it is whole without any other file."""
    for language in LANGUAGES:
        _, _, body = judge.get("/api/openapi.json", JSON, **{"Accept-Language": language})
        spec = json.loads(body)
        try:
            validate(spec)
            fault = None
        except Exception as error:
            fault = str(error)[:300]
        foreign = [ref for ref in references(spec) if not ref.startswith("#/")]
        untold = [text for text in texts(spec) if text.startswith("[") or "{count" in text]
        judge.check(f"openapi 3.1, {language}", fault or (foreign and f"refers to {foreign[0]}") or (
            untold and f"no words for {untold[0]}"))
    return spec


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def texts(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("description", "summary", "title") and isinstance(value, str):
                yield value
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def examples(judge, spec):
    """An address below a language for every operation, with what this node holds."""
    claim = judge.json("/en/claims?limit=1")["items"][0]["id"]
    thing = judge.json("/en/things?limit=1")["items"][0]["id"]
    source = judge.json("/en/sources")["items"][0]["id"]
    party = judge.json("/en/parties")["items"][0]["id"]
    steps = judge.json(f"/en/things/{thing}/history?limit=2")["items"]
    ids = {"/claims/": claim, "/sources/": source, "/parties/": party, "/things/": "port-anzali", "/kinds/": "port",
           "/properties/": "draught"}
    queries = {"compare": "?a=ir-01&b=ir-02", "search": "?q=Anzali"}
    found = {}
    for path, item in spec["paths"].items():
        if not path.startswith("/{language}/"):
            continue
        name = item["get"]["operationId"]
        address = path.removeprefix("/{language}/")
        for prefix, value in ids.items():
            if ("/" + address).startswith(prefix):
                address = address.replace("{id}", value)
        if "{id}" in address:
            # The pack brings no letters; they are members' own and tried where members work.
            continue
        if name == "comparison":
            if len(steps) < 2:
                continue
            address = f"things/{thing}/history/compare?from={steps[1]['position']}&to={steps[0]['position']}"
        found[name] = (address + queries.get(name, ""), list(item["get"]["responses"]["200"]["content"]))
    return found


def forms(judge, found):
    """CSV, spreadsheet and GeoJSON of every list that has them."""
    for name, (address, types) in found.items():
        path, _, query = address.partition("?")
        query = "?" + query if query else ""
        if "text/csv" in types:
            for language in ("en", "fa"):
                judge.check(f"spreadsheet of {name}, {language}", sheet(judge, f"/{language}/{path}", query, language))
        if "application/geo+json" in types:
            status, headers, body = judge.get(f"/en/{path}.geojson{query}")
            judge.check(f"geojson of {name}", features(status, headers, body))


def sheet(judge, path, query, language):
    status, headers, text = judge.get(f"{path}.csv{query}")
    if status != 200 or not headers["Content-Type"].startswith("text/csv"):
        return f"the CSV answers {status}"
    if not text.startswith(b"\xef\xbb\xbf"):
        return "the CSV has no byte order mark"
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    status, _, body = judge.get(f"{path}.xlsx{query}")
    if status != 200:
        return f"the spreadsheet answers {status}"
    book = openpyxl.load_workbook(io.BytesIO(body))
    page = book.active
    if bool(page.sheet_view.rightToLeft) != (language == "fa"):
        return "the sheet runs in the wrong direction"
    if page.freeze_panes != "A2" or not all(cell.font.bold for cell in page[1]):
        return "the header is neither bold nor frozen"
    if page.max_row != len(rows):
        return f"{page.max_row} rows in the sheet and {len(rows)} in the CSV"
    for number, (cells, texts) in enumerate(zip(page.iter_rows(min_row=2), rows[1:]), 2):
        for cell, plain in zip(cells, texts):
            if cell.data_type == "f":
                return f"a formula in row {number}"
            if not same(cell.value, plain):
                return f"row {number}: {cell.value!r} in the sheet and {plain!r} in the CSV"
    return None


def same(value, plain):
    if value is None:
        return plain == ""
    if isinstance(value, bool):
        return plain == ("true" if value else "false")
    if isinstance(value, (int, float)):
        return float(plain) == float(value)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return plain == value.strftime("%Y-%m-%d")
    return plain.removeprefix("'").replace("\r\n", "\n") == str(value).replace("\r\n", "\n").removeprefix("'")


def features(status, headers, body):
    if status != 200 or headers["Content-Type"] != "application/geo+json":
        return f"answers {status}"
    collection = json.loads(body)
    located = [feature for feature in collection["features"] if feature["geometry"] is not None]
    if not located:
        return None
    structure = geojson_validator.validate_structure({"type": "FeatureCollection", "features": located})
    if structure:
        return str(structure)[:200]
    faults = geojson_validator.validate_geometries(
        {"type": "FeatureCollection", "features": located},
        criteria_invalid=["unclosed", "less_three_unique_nodes", "exterior_not_ccw", "interior_not_cw"],
        criteria_problematic=[])
    return str(faults["invalid"])[:200] if faults.get("invalid") else None


def links(judge, found):
    """Every link of every example leads to an answer."""
    seen, faults = set(), []
    open_ = [f"/en/{address}" for address, _ in found.values()]
    first = set(open_)
    while open_ and len(seen) < LINKS_MAX:
        address = open_.pop(0).partition("#")[0]
        if address in seen:
            continue
        seen.add(address)
        status, headers, body = judge.get(address, f"{JSON}, */*;q=0.1")
        if status != 200:
            faults.append(f"{address} answers {status}")
        elif address in first and headers["Content-Type"] == JSON:
            open_ += hrefs(json.loads(body))
    judge.check(f"{len(seen)} links lead somewhere", faults and "; ".join(faults[:3]))


def hrefs(node):
    found = []
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("href", "history", "account", "claim_link", "link") and isinstance(value, str) and value.startswith("/"):
                found.append(value)
            else:
                found += hrefs(value)
    elif isinstance(node, list):
        for value in node:
            found += hrefs(value)
    return found


def manners(judge):
    """What a held answer, a wish that nothing meets and a walk through pages get."""
    _, headers, _ = judge.get("/en/things/port-anzali", JSON)
    status, again, body = judge.get("/en/things/port-anzali", JSON, **{"If-None-Match": headers["ETag"]})
    judge.check("what is held is not sent again", (status, body) != (304, b"") and f"{status}, {len(body)} bytes")
    status, headers, _ = judge.get("/fa/things/no-such", JSON)
    judge.check("a problem in Persian", (status, headers["Content-Type"], headers.get("Content-Language")) != (
        404, "application/problem+json", "fa") and f"{status} {headers['Content-Type']}")
    status, _, _ = judge.get("/en/things/port-anzali", "image/png")
    judge.check("406 where nothing is taken", status != 406 and status)
    for path, key in (("/en/things?limit=100", "id"), ("/en/claims?limit=250", "id"), ("/en/changes?limit=500", "position")):
        ids, address = [], path
        while address:
            page = judge.json(address)
            ids += [item[key] for item in page["items"]]
            address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
        judge.check(f"walking {path}: {len(ids)} items, none twice", len(set(ids)) != len(ids) and "some come twice")


# An address that is too long is refused as such, which the checks of schemathesis do not count among refusals.
CONFIGURATION = """[checks]
negative_data_rejection.expected-statuses = [400, 404, 405, 406, 414, 431]

# No schema can tell a box from four numbers, or a filter from any text: what is none is refused with 400; nor how long
# an address becomes by its escapes: one that is too long is refused with 414.
[[operations]]
include-operation-id = "ogc-items"
checks.positive_data_acceptance.expected-statuses = [200, 400, 404, 414]

# Nor which entries and days have come, or which of level, scenario and year go together.
[[operations]]
include-path-regex = "/(indicators|level)(/|$)"
checks.positive_data_acceptance.expected-statuses = [200, 400, 404]

# The same holds of moments and of positions in well-known text.
[[operations]]
include-path-regex = "^/ogc/edr"
checks.positive_data_acceptance.expected-statuses = [200, 400, 404, 414]

# What another site asks of an address that is none of ours is not there; a form that is not spoken has a status of its own.
[[operations]]
include-path = "/oembed"
checks.positive_data_acceptance.expected-statuses = [200, 404]
checks.negative_data_rejection.expected-statuses = [400, 404, 405, 406, 414, 431, 501]
checks.not_a_server_error.expected-statuses = ["2xx", "3xx", "4xx", 501]

# An upload is refused by the statuses of tus: another version of it, another place, another kind of body, no length.
[[operations]]
include-path-regex = "^/films/uploads"
checks.positive_data_acceptance.expected-statuses = [200, 201, 204, 401, 403, 404, 409, 412, 413, 415, 422]
checks.negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 406, 409, 411, 412, 413, 414, 415, 431]
checks.missing_required_header.expected-statuses = [400, 401, 403, 412]

# Whether a figure can be said of a thing no schema can tell: what cannot is refused with 422, field by field.
[[operations]]
include-path-regex = "^/api/drafts"
checks.positive_data_acceptance.expected-statuses = [200, 401, 403, 404, 409, 422]
"""

# Who has not signed in is told so before anything that was sent is looked at.
STRANGERS = """checks.negative_data_rejection.expected-statuses = [400, 401, 404, 405, 406, 414, 431]

[[operations]]
include-path = "/api/waiting"
checks.negative_data_rejection.expected-statuses = [400, 401, 404, 405, 406, 414, 431]
"""


# How schemathesis writes the body of a piece of a film, of which its own library knows nothing.
HOOKS = """import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def piece(context, value):
    return value if isinstance(value, bytes) else str(value).encode()
"""


def known(judge, values):
    """The description with values of parameters and bodies that are there, by the operation that they are for."""
    spec = judge.json("/api/openapi.json")
    for item in spec["paths"].values():
        for operation in item.values():
            told = dict(values.get(operation["operationId"], {}))
            for parameter in operation.get("parameters", []):
                if parameter.get("name") in told:
                    parameter["example"] = told[parameter["name"]]
            if "body" in told and "requestBody" in operation:
                for content in operation["requestBody"]["content"].values():
                    content["example"] = told["body"]
    return spec


def fuzz(judge, count, *more, name="schemathesis", configuration=CONFIGURATION, values=None):
    """Requests that schemathesis makes up from the description: every answer must be one that is described.

    `values` are examples of what only this node holds, by operation and parameter.
    """
    # One worker: Python 3.11 loses count of its recursion where two threads read source texts at once.
    command = [
        os.path.join(os.path.dirname(sys.executable), "schemathesis"), "--config-file", "schemathesis.toml", "run", "described.json", "--url", judge.base,
        "--checks", "all", "--max-examples", str(count), "--seed", "20261125", "--generation-deterministic",
        "--phases", "examples,coverage,fuzzing", "--workers", "1", "--request-timeout", "30", "--suppress-health-check", "all",
        "--no-color", "--header", "Accept: application/json", *more]
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "schemathesis.toml"), "w", encoding="utf-8") as file:
            file.write(configuration)
        with open(os.path.join(folder, "described.json"), "w", encoding="utf-8") as file:
            json.dump(known(judge, values or {}), file)
        with open(os.path.join(folder, "pieces.py"), "w", encoding="utf-8") as file:
            file.write(HOOKS)
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": "pieces", "PYTHONPATH": folder}
        result = subprocess.run(command, capture_output=True, text=True, timeout=900, cwd=folder, env=environment)
    text = result.stdout + result.stderr
    # What is wrong may also be told under another heading, at the end.
    begin = max(text.find("= FAILURES"), text.find("= ERRORS"))
    print(text[begin if begin >= 0 else -6_000:][:6_000] if result.returncode else text[-600:])
    judge.check(name, result.returncode and f"ended with {result.returncode}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("--examples", type=int, default=12)
    options = parser.parse_args()
    judge = Judge(options.base)
    spec = description(judge)
    found = examples(judge, spec)
    forms(judge, found)
    links(judge, found)
    manners(judge)
    fuzz(judge, options.examples, configuration=CONFIGURATION + STRANGERS)
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())

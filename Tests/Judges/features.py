"""Judges the map service of a running node by programs nobody here wrote.

GDAL reads its layers, OWSLib its collections, the Rust crate cql2 answers the same filters, and ogctests asks what the
abstract test suite of OGC API - Features asks. Usage: features.py ADDRESS
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

import cql2
from owslib.ogcapi.features import Features

address = sys.argv[1].rstrip("/")
service = f"{address}/ogc"
passed = failed = 0


def check(name, good, more=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {str(more)[:400]}")


def get(path, **parameters):
    query = urllib.parse.urlencode(parameters)
    url = (path if path.startswith("http") else service + path) + (f"?{query}" if query else "")
    with urllib.request.urlopen(url, timeout=60) as answer:
        return json.load(answer)


def features(kind, **parameters):
    """Every feature that answers, from page to page."""
    page = get(f"/collections/{kind}/items", **({"limit": 400} | parameters))
    found = page["features"]
    while link := next((each for each in page["links"] if each["rel"] == "next"), None):
        page = get(link["href"])
        found += page["features"]
    return found


def gdal(layers):
    def run(*arguments):
        done = subprocess.run(["ogrinfo", "-ro", *arguments], capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout + done.stderr

    status, text = run("-q", f"OAPIF:{service}")
    check("GDAL lists the layers", status == 0 and len(re.findall(r"^\d+: ", text, re.M)) == len(layers), text)
    for kind, count in layers.items():
        status, text = run("-so", f"OAPIF:{service}", kind)
        number = re.search(r"Feature Count: (\d+)", text)
        check(f"GDAL counts {kind}", status == 0 and number and int(number[1]) == count, text)
        check(f"GDAL knows the columns of {kind}", "name_fa: String" in text and "record: String" in text, text)
    status, text = run("-al", f"OAPIF:{service}", "port", "-where", "country = 'ir'", "-geom=SUMMARY")
    names = re.findall(r"^  country \(String\) = (\S+)", text, re.M)
    check("GDAL filters by an attribute", status == 0 and names and set(names) == {"ir"}, text[-400:])
    status, text = run("-so", "-spat", "48", "36", "50", "38", f"OAPIF:{service}", "port")
    number = re.search(r"Feature Count: (\d+)", text)
    wanted = len(features("port", bbox="48,36,50,38"))
    check("GDAL filters by a box", number and int(number[1]) == wanted and wanted > 0, text)


def owslib(layers):
    client = Features(service)
    conformance = client.conformance()["conformsTo"]
    check("OWSLib reads the conformance", any(name.endswith("features-2/1.0/conf/crs") for name in conformance))
    check("OWSLib lists the collections", sorted(client.feature_collections()) == sorted(layers))
    for kind, count in layers.items():
        answer = client.collection_items(kind, limit=10_000)
        check(f"OWSLib reads {kind}", len(answer["features"]) == count)
    check("OWSLib reads the queryables", "draught" in client.collection_queryables("port")["properties"])
    item = client.collection_item("port", client.collection_items("port", limit=1)["features"][0]["id"])
    check("OWSLib reads one feature", item["type"] == "Feature")
    near = client.collection_items("port", bbox=[48, 36, 50, 38])
    check("OWSLib filters by a box", len(near["features"]) == len(features("port", bbox="48,36,50,38")))
    chosen = client.collection_items("port", filter="country = 'ir'")
    check("OWSLib filters in CQL2", {each["properties"]["country"] for each in chosen["features"]} == {"ir"})


class Filters:
    """Filters over the attributes that features really have, of values that they really have."""

    def __init__(self, kind, found, seed):
        self.random = random.Random(seed)
        self.kind, self.found = kind, found
        properties = get(f"/collections/{kind}/queryables")["properties"]
        have = {name for each in found for name, value in each["properties"].items() if value is not None}
        self.numbers = [n for n, s in properties.items() if s.get("type") == "number" and n in have]
        self.texts = [
            n for n, s in properties.items() if s.get("type") == "string" and "format" not in s and n in have
        ]

    def value(self, name):
        return self.random.choice([v for each in self.found if (v := each["properties"].get(name)) is not None])

    @staticmethod
    def quoted(text):
        return "'" + text.replace("'", "''") + "'"

    def predicate(self, used):
        r = self.random
        if self.numbers and r.random() < 0.5:
            name = r.choice(self.numbers)
            used.add(name)
            value = r.choice([self.value(name), round(self.value(name) * r.random() * 2, 3)])
            return r.choice(
                [
                    f"{name} {r.choice(['=', '<>', '<', '<=', '>', '>='])} {value}",
                    f"{name} BETWEEN {min(value, self.value(name))} AND {value}",
                    f"{name} IN ({value}, {self.value(name)})",
                    f"{value} < {name}",
                ]
            )
        if r.random() < 0.25:
            west, south = r.uniform(44, 54), r.uniform(35, 46)
            return r.choice(
                [
                    f"S_INTERSECTS(geometry, BBOX({west:.3f}, {south:.3f}, {west + 4:.3f}, {south + 3:.3f}))",
                    f"S_INTERSECTS(geometry, POLYGON(({west:.3f} {south:.3f}, {west + 5:.3f} {south:.3f}, "
                    f"{west + 2:.3f} {south + 4:.3f}, {west:.3f} {south:.3f})))",
                ]
            )
        name = r.choice(self.texts)
        used.add(name)
        value = self.value(name)
        part = value[r.randrange(len(value)) :][: r.randrange(1, 5)].replace("%", "").replace("_", "").replace("\\", "")
        return r.choice(
            [
                f"{name} {r.choice(['=', '<>'])} {self.quoted(value)}",
                f"{name} LIKE {self.quoted(r.choice(['%', '']) + part + '%')}",
                f"{name} IN ({self.quoted(value)}, {self.quoted(self.value(name))})",
                f"CASEI({name}) = CASEI({self.quoted(value.upper() if value.isascii() else value)})",
            ]
        )

    def condition(self, used, depth=2):
        r = self.random
        if depth == 0 or r.random() < 0.4:
            return self.predicate(used)
        left, right = self.condition(used, depth - 1), self.condition(used, depth - 1)
        return r.choice([f"({left}) AND ({right})", f"({left}) OR ({right})", f"NOT ({left})"])


def filters(kind, rounds):
    found = features(kind)
    maker = Filters(kind, found, seed=2026)
    for number in range(rounds):
        used = set()
        text = maker.condition(used)
        expression = cql2.parse_text(text)
        judged = [each for each in found if all(each["properties"].get(name) is not None for name in used)]
        answered = {each["id"] for each in features(kind, filter=text, **{"filter-lang": "cql2-text"})}
        wrong = [each["id"] for each in judged if expression.matches(each) != (each["id"] in answered)]
        check(f"filter {number} of {kind}: {text}", not wrong, wrong)


def suite():
    """The abstract tests of the core; each that ran counts."""
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.xml")
        # The suite wants other versions than the other judges and stands in an environment of its own.
        python = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))),
                              ".venv-ogctests", "bin", "python")
        place = subprocess.run([python, "-c", "import ogctests; print(ogctests.__file__)"],
                               capture_output=True, text=True, check=True).stdout.strip()
        tests = os.path.join(os.path.dirname(place), "features", "core")
        done = subprocess.run(
            [python, "-m", "pytest", tests, "--rootdir", os.path.dirname(place), "-c", os.devnull, "-q", "-p", "no:cacheprovider", f"--junit-xml={report}"],
            env=os.environ | {"INSTANCE_URL": service}, cwd=folder, capture_output=True, text=True, timeout=900,
        )
        try:
            import xml.etree.ElementTree as tree

            cases = list(tree.parse(report).iter("testcase"))
        except OSError:
            cases = []
        check("the test suite of OGC API - Features ran", len(cases) >= 25, done.stdout[-1500:])
        for case in cases:
            fault = case.find("failure")
            fault = fault if fault is not None else case.find("error")
            check(f"ogctests {case.get('name')}", fault is None, fault is not None and fault.get("message"))


layers = {each["id"]: len(features(each["id"])) for each in get("/collections")["collections"]}
check("there are layers", len(layers) > 10 and all(layers.values()), layers)
gdal(layers)
owslib(layers)
filters("port", 120)
filters("town", 60)
suite()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

"""Judges series and observations of a running node by programs nobody here wrote.

OWSLib asks the service of environmental data (OGC API EDR), edr-pydantic and covjson-pydantic check every answer, and
csv reads the lists. Usage: edr.py ADDRESS
"""

import csv
import io
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

from covjson_pydantic.coverage import CoverageCollection
from edr_pydantic.capabilities import ConformanceModel, LandingPageModel
from edr_pydantic.collections import Collection, Collections
from owslib.ogcapi.edr import EnvironmentalDataRetrieval

address = sys.argv[1].rstrip("/")
service = f"{address}/ogc/edr"
passed = failed = 0


def check(name, good, more=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {str(more)[:400]}")


def raw(url, accept="*/*"):
    request = urllib.request.Request(url, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read(), answer.headers.get("Content-Type", "")


def get(path, **parameters):
    query = urllib.parse.urlencode(parameters)
    return json.loads(raw((path if path.startswith("http") else service + path) + (f"?{query}" if query else ""))[0])


def status(path, **parameters):
    try:
        raw(service + path + "?" + urllib.parse.urlencode(parameters))
        return 200
    except urllib.error.HTTPError as fault:
        return fault.code


def valid(model, answer):
    """Reads an answer as its JSON, so that times are read from their texts."""
    return model.model_validate_json(json.dumps(answer))


def models():
    valid(LandingPageModel, get(""))
    valid(ConformanceModel, get("/conformance"))
    found = valid(Collections, get("/collections"))
    check("there are collections", len(found.collections) > 0)
    for each in found.collections:
        valid(Collection, get(f"/collections/{each.id}"))
        check(f"{each.id} has places and positions", {"locations", "position"} <= set(each.data_queries.model_dump(exclude_none=True)))
    return found.collections


def coverages(collection):
    places = get(f"/collections/{collection.id}/locations")["features"]
    check(f"{collection.id} has places", len(places) > 0)
    for place in places:
        path = f"/collections/{collection.id}/locations/{place['id']}"
        answer = get(path)
        coverage = valid(CoverageCollection, answer)
        for each in coverage.coverages:
            (name, values), times = next(iter(each.ranges.items())), each.domain.axes.t.values
            check(f"{name}: a value for each time", len(values.values) == len(times), (len(values.values), len(times)))
            check(f"{name}: times rise", times == sorted(times))
            check(f"{name}: one parameter a coverage, its datum told", len(each.ranges) == 1)
        features = get(path, f="GeoJSON")["features"]
        check(f"{path} as GeoJSON has as many", len(features) == sum(len(e.domain.axes.t.values) for e in coverage.coverages))
        lon, lat = place["geometry"]["coordinates"]
        near = get(f"/collections/{collection.id}/position", coords=f"POINT({lon} {lat})")
        check(f"{path} answers for its position", near["coverages"] == answer["coverages"])
        one = place["properties"]["parameter-name"][0]
        only = get(path, **{"parameter-name": one})
        check(f"{one} alone", [each["id"] for each in only["coverages"]] == [one])


def owslib(collections):
    client = EnvironmentalDataRetrieval(service)
    known = client.collections()["collections"]
    check("OWSLib lists the collections", sorted(each["id"] for each in known) == sorted(each.id for each in collections))
    for each in collections:
        check(f"OWSLib reads {each.id}", client.collection(each.id)["id"] == each.id)


def refusals(collection):
    path = f"/collections/{collection.id}"
    check("a place in the mountains", status(f"{path}/position", coords="POINT(86.9 27.9)") == 404)
    for coords in ["", "POINT(1)", "POINT(a b)", "POINT(999 0)", "POLYGON((0 0,1 0,1 1,0 0))"]:
        check(f"coords {coords!r}", status(f"{path}/position", coords=coords) == 400)
    check("a datetime that is none", status(f"{path}/position", coords="POINT(51 43)", datetime="soon") == 400)
    check("a form that is none", status(f"{path}/position", coords="POINT(51 43)", f="GRIB2") == 400)
    check("no such collection", status("/collections/nothing-like-it") == 404)


def lists():
    table, kind = raw(f"{address}/en/observations.csv")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    check("the list as CSV", len(rows) > 0 and kind.startswith("text/csv"))
    for row in rows:
        values = list(csv.DictReader(io.StringIO(raw(f"{address}/en/observations/{row['series']}.csv")[0].decode("utf-8-sig"))))
        check(f"{row['series']}: as many as the list says", len(values) == int(row["observations"]), len(values))
        answer = json.loads(raw(f"{address}/en/observations/{row['series']}.json")[0])
        check(f"{row['series']}: JSON says the same", [str(each["time"]) for each in answer["items"]] == [each["time"] for each in values])


collections = models()
for each in collections:
    coverages(each)
owslib(collections)
refusals(collections[0])
lists()
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

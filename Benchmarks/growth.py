"""Times the same addresses on two nodes of different size. Usage: growth.py PROGRAM SMALL LARGE"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

program, folders = sys.argv[1], sys.argv[2:4]
paths = [
    "/en/", "/en/provinces", "/en/kinds/port", "/en/things/thing-1", "/en/things/thing-1/history", "/en/things/ir-01",
    "/en/properties", "/en/properties/property-1", "/en/compare?a=ir-01&b=ir-02", "/en/use", "/en/changes",
    "/en/changes.atom", "/en/quarrels", "/en/sources", "/en/sources/source", "/en/parties", "/en/parties/bench",
    "/en/search?q=thing", "/en/completeness", "/en/meetings", "/en/about", "/en/map", "/api/changes?after=1000",
    "/ogc/collections/town/items?limit=1000", "/ogc/collections/port/items?limit=100", "/catalogue.ttl",
    "/en/stories", "/en/environment", "/en/level", "/en/indicators", "/en/observations", "/en/problems", "/en/offices",
    "/en/promises", "/sitemap.xml",
    "/en/things/thing-1.json", "/en/properties/property-1.json",
]
times = []
for folder in folders:
    log = tempfile.TemporaryFile("w+")
    process = subprocess.Popen([program, "serve", "--data", folder, "--port", "0"], stdout=log, stderr=subprocess.STDOUT)
    address = None
    while address is None:
        if process.poll() is not None:
            log.seek(0)
            raise SystemExit(log.read())
        log.seek(0)
        found = re.search(r"^Littoral serves at (http://[^/]*)/", log.read(), re.M)
        address = found and found[1]
        time.sleep(0.1)
    own = {}
    for path in paths:
        rounds = []
        for _ in range(9):
            begun = time.perf_counter()
            request = urllib.request.Request(address + path, headers={"Cache-Control": "no-store"})
            try:
                with urllib.request.urlopen(request, timeout=300) as answer:
                    answer.read()
            except OSError as error:
                own[path] = error
                break
            rounds.append(time.perf_counter() - begun)
        else:
            own[path] = (rounds[0], statistics.median(rounds[1:]))
    times.append(own)
    process.terminate()
    process.wait()
worst = 0.0
print(f"{'address':45} {'small ms':>9} {'large ms':>9} {'ratio':>6} {'first, large ms':>16}")
for path in paths:
    small, large = times[0][path], times[1][path]
    if not isinstance(small, tuple) or not isinstance(large, tuple):
        print(f"{path:45} {small} {large}")
        continue
    ratio = large[1] / small[1]
    worst = max(worst, ratio)
    print(f"{path:45} {small[1] * 1000:9.1f} {large[1] * 1000:9.1f} {ratio:6.2f} {large[0] * 1000:16.1f}")
print(f"the page that grows most: {worst:.2f} times (bar 2) {'met' if worst <= 2 else 'MISSED'}")

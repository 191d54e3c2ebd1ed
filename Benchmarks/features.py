"""The same 1,000 points from this program and its peers, in one run. Usage: features.py PROGRAM BENCH VENV SECONDS

Prints requests a second (wrk, one thread, eight connections, on the same two cores as the server), CPU milliseconds a
request, and the ratios that are asked for. Every peer has two workers, as the machine has two cores.
"""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

program, bench, venv, seconds = sys.argv[1], sys.argv[2], os.path.abspath(sys.argv[3]), sys.argv[4]
work = tempfile.mkdtemp(prefix="littoral-bench-")
running = []


def port():
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        return each.getsockname()[1]


def start(*command, **more):
    process = subprocess.Popen(
        command, stdout=open(f"{work}/log", "a"), stderr=subprocess.STDOUT, start_new_session=True, **more
    )
    running.append(process)
    return process


def stop(*processes):
    for process in processes:
        try:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=20)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass
        running.remove(process)


def wait(url):
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer; see {work}/log")


def cpu(processes):
    """CPU seconds of processes with all their children, by their process groups."""
    groups = {process.pid for process in processes}
    total = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) in groups:
            total += int(fields[11]) + int(fields[12]) + int(fields[13]) + int(fields[14])
    return total / os.sysconf("SC_CLK_TCK")


def measure(name, url, processes, header=None):
    extra = ["-H", header] if header else []
    # What a peer remembers is warm, as what we remember is.
    subprocess.run(["wrk", "-t1", "-c8", "-d1s", *extra, url], capture_output=True)
    before = cpu(processes)
    text = subprocess.run(["wrk", "-t1", "-c8", f"-d{seconds}s", *extra, url], capture_output=True, text=True).stdout
    used = cpu(processes) - before
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    count = int(re.search(r"(\d+) requests in", text)[1])
    fault = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    if fault:
        raise SystemExit(f"{name}: {fault[0]}; see {work}/log")
    print(f"  {name}: {rate:,.0f} requests a second, {used / max(count, 1) * 1000:.3f} ms of CPU a request", flush=True)
    return rate


def ours():
    subprocess.run([bench, "fill", f"{work}/node", "1000"], check=True)
    own = port()
    process = start(program, "serve", "--data", f"{work}/node", "--port", str(own))
    wait(f"http://127.0.0.1:{own}/health")
    base = f"http://127.0.0.1:{own}/ogc/collections/bench-point/items"
    begun = time.time()
    points = wait(f"{base}?limit=1000")
    print(f"littoral\n  first 1,000 features after a start, nothing in memory: {(time.time() - begun) * 1000:.0f} ms")
    past = "Cache-Control: no-store"
    rates = {
        "many": measure("1,000 features, uncached", f"{base}?limit=1000", [process], past),
        "ten": measure("10 features, uncached", f"{base}?limit=10", [process], past),
        "one": measure("one feature, uncached", f"{base}/point-500", [process], past),
        "filtered": measure(
            "filtered, uncached", f"{base}?limit=1000&filter=bench_depth%20%3E%2050%20AND%20name%20LIKE%20%27%251%25%27",
            [process], past),
        "kept": measure("1,000 features, kept for everyone", f"{base}?limit=1000", [process]),
        "kept one": measure("one feature, kept for everyone", f"{base}/point-500", [process]),
    }
    stop(process)
    open(f"{work}/points.geojson", "wb").write(points)
    return rates


def yardsticks():
    own = port()
    process = start(bench, "bare", str(own), f"{work}/points.geojson")
    wait(f"http://127.0.0.1:{own}/bare")
    print("bare Hummingbird")
    rates = {"bare": measure("the same bytes", f"http://127.0.0.1:{own}/bare", [process])}
    stop(process)
    own = port()
    open(f"{work}/nginx.conf", "w").write(
        f"daemon off; pid {work}/nginx.pid; worker_processes 2; error_log {work}/nginx.log;\n"
        f"events {{}} http {{ access_log off; sendfile on; server {{ listen 127.0.0.1:{own}; root {work}; }} }}\n"
    )
    os.chmod(work, 0o755)
    process = start("nginx", "-c", f"{work}/nginx.conf")
    wait(f"http://127.0.0.1:{own}/points.geojson")
    print("nginx, a static file (the ceiling)")
    rates["nginx"] = measure("the same bytes", f"http://127.0.0.1:{own}/points.geojson", [process])
    stop(process)
    return rates


def flat():
    """The points with plain attributes for peers, all of which have values."""
    features = json.load(open(f"{work}/points.geojson"))["features"]
    names = ["name", "name_en", "name_fa", "name_ru", "kind", "bench_depth", "bench_load"]
    rows = [
        {"id": each["id"], **{name: each["properties"][name] for name in names}, "at": each["geometry"]["coordinates"]}
        for each in features
    ]
    json.dump(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature", "id": row["id"], "geometry": {"type": "Point", "coordinates": row["at"]},
                    "properties": {name: row[name] for name in ["id", *names]},
                }
                for row in rows
            ],
        },
        open(f"{work}/flat.geojson", "w"), ensure_ascii=False,
    )
    return rows, names


def mapserver():
    subprocess.run(
        ["ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", f"{work}/points.shp", f"{work}/flat.geojson"],
        check=True, capture_output=True,
    )
    own, back = port(), port()
    open(f"{work}/points.map", "w").write(
        f"""MAP NAME "points" EXTENT 44 35 58 49 PROJECTION "init=epsg:4326" END
WEB METADATA "ows_enable_request" "*" "oga_onlineresource" "http://127.0.0.1:{own}/points/ogcapi"
"ows_onlineresource" "http://127.0.0.1:{own}/points" END END
LAYER NAME "points" TYPE POINT STATUS ON TEMPLATE "void" DATA "{work}/points.shp" ENCODING "UTF-8" PROJECTION "init=epsg:4326" END
METADATA "ows_title" "points" "ows_enable_request" "*" "oga_enable_request" "*" "gml_include_items" "all" "gml_featureid" "id" "oga_max_limit" "10000" END END END"""
    )
    open(f"{work}/mapserver.conf", "w").write(
        f'CONFIG ENV MS_MAP_PATTERN "." OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-plain/" '
        f'END MAPS points "{work}/points.map" END END'
    )
    listening = socket.socket()
    listening.bind(("127.0.0.1", back))
    listening.listen(64)
    environment = os.environ | {"MAPSERVER_CONFIG_FILE": f"{work}/mapserver.conf"}
    # A FastCGI program takes its calls from the socket that is its standard input.
    workers = [start("/usr/lib/cgi-bin/mapserv", stdin=listening, env=environment) for _ in range(2)]
    open(f"{work}/front.conf", "w").write(
        f"daemon off; pid {work}/front.pid; worker_processes 1; error_log {work}/front.log;\n"
        f"events {{}} http {{ access_log off; server {{ listen 127.0.0.1:{own}; location / {{\n"
        f"fastcgi_pass 127.0.0.1:{back}; fastcgi_param PATH_INFO $uri; fastcgi_param QUERY_STRING $query_string;\n"
        "fastcgi_param REQUEST_METHOD GET; fastcgi_param SCRIPT_NAME ''; fastcgi_param SERVER_NAME localhost;\n"
        f"fastcgi_param SERVER_PORT {own}; fastcgi_buffers 64 64k; }} }} }}\n"
    )
    front = start("nginx", "-c", f"{work}/front.conf")
    base = f"http://127.0.0.1:{own}/points/ogcapi/collections/points/items"
    found = json.loads(wait(f"{base}?limit=1000&f=json"))
    assert len(found["features"]) == 1000, "MapServer does not give all points"
    print("MapServer 8, FastCGI, two workers, a shapefile")
    rates = {
        "mapserver": measure("1,000 features", f"{base}?limit=1000&f=json", [*workers, front]),
        "mapserver one": measure("one feature", f"{base}/point-500?f=json", [*workers, front]),
    }
    stop(front, *workers)
    return rates


def pygeoapi():
    own = port()
    open(f"{work}/pygeoapi.yml", "w").write(
        f"""server:
  bind: {{host: 127.0.0.1, port: {own}}}
  url: http://127.0.0.1:{own}
  mimetype: application/json; charset=UTF-8
  encoding: utf-8
  languages: [en-US]
  limits: {{default_items: 10, max_items: 10000}}
  map: {{url: "http://127.0.0.1/", attribution: none}}
logging: {{level: ERROR}}
metadata:
  identification: {{title: t, description: d, keywords: [k], keywords_type: theme, terms_of_service: x, url: "http://127.0.0.1/"}}
  license: {{name: x, url: "http://127.0.0.1/"}}
  provider: {{name: x, url: "http://127.0.0.1/"}}
  contact: {{name: x}}
resources:
  points:
    type: collection
    title: points
    description: points
    keywords: [k]
    extents: {{spatial: {{bbox: [44, 35, 58, 49], crs: "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}}}}
    providers: [{{type: feature, name: GeoJSON, data: {work}/flat.geojson, id_field: id}}]
"""
    )
    environment = os.environ | {"PYGEOAPI_CONFIG": f"{work}/pygeoapi.yml", "PYGEOAPI_OPENAPI": f"{work}/openapi.yml"}
    subprocess.run(
        [f"{venv}/bin/pygeoapi", "openapi", "generate", f"{work}/pygeoapi.yml", "--output-file", f"{work}/openapi.yml"],
        env=environment, check=True, capture_output=True,
    )
    process = start(
        f"{venv}/bin/gunicorn", "-w", "2", "-b", f"127.0.0.1:{own}", "pygeoapi.flask_app:APP", env=environment
    )
    base = f"http://127.0.0.1:{own}/collections/points/items"
    found = json.loads(wait(f"{base}?limit=1000&f=json"))
    assert len(found["features"]) == 1000, "pygeoapi does not give all points"
    print("pygeoapi, gunicorn, two workers, a GeoJSON file")
    rates = {
        "pygeoapi": measure("1,000 features", f"{base}?limit=1000&f=json", [process]),
        "pygeoapi one": measure("one feature", f"{base}/point-500?f=json", [process]),
    }
    stop(process)
    return rates


def datasette(rows, names):
    with sqlite3.connect(f"{work}/points.db") as database:
        columns = ["id", *names, "lon", "lat"]
        database.execute(f"CREATE TABLE points ({', '.join(columns)}, PRIMARY KEY (id))")
        database.executemany(
            f"INSERT INTO points VALUES ({', '.join('?' * len(columns))})",
            [[row["id"], *(row[name] for name in names), *row["at"]] for row in rows],
        )
    processes, own = [], port()
    # Datasette has one worker; two stand behind nginx as the machine has two cores.
    backs = [port(), port()]
    for back in backs:
        processes.append(
            start(
                f"{venv}/bin/datasette", f"{work}/points.db", "-p", str(back), "--setting", "max_returned_rows", "10000"
            )
        )
    open(f"{work}/pair.conf", "w").write(
        f"daemon off; pid {work}/pair.pid; worker_processes 1; error_log {work}/pair.log;\n"
        f"events {{}} http {{ access_log off; upstream pair {{ server 127.0.0.1:{backs[0]}; server 127.0.0.1:{backs[1]}; }}\n"
        f"server {{ listen 127.0.0.1:{own}; location / {{ proxy_pass http://pair; proxy_buffers 64 64k; }} }} }}\n"
    )
    for back in backs:
        wait(f"http://127.0.0.1:{back}/points.json")
    processes.append(start("nginx", "-c", f"{work}/pair.conf"))
    base = f"http://127.0.0.1:{own}/points/points"
    found = json.loads(wait(f"{base}.json?_size=1000&_shape=array"))
    assert len(found) == 1000, "datasette does not give all points"
    print("datasette, two processes behind nginx")
    rates = {
        "datasette": measure("1,000 rows", f"{base}.json?_size=1000&_shape=array", processes),
        "datasette one": measure("one row", f"{base}/point-500.json?_shape=array", processes),
    }
    stop(*processes)
    return rates


def verdict(what, value, bar):
    print(f"{what}: {value:.1f} (bar {bar}) {'met' if value >= bar else 'MISSED'}")


try:
    rates = ours() | yardsticks()
    rows, names = flat()
    rates |= mapserver() | pygeoapi() | datasette(rows, names)
    verdict("1,000 features, times MapServer", rates["many"] / rates["mapserver"], 10)
    verdict("1,000 features, times pygeoapi", rates["many"] / rates["pygeoapi"], 15)
    verdict("1,000 features, times datasette", rates["many"] / rates["datasette"], 15)
    verdict("one feature, requests a second", rates["one"], 10_000)
    verdict("kept answers, share of a bare route", rates["kept"] / rates["bare"], 0.5)
    print(f"kept answers, share of nginx: {rates['kept'] / rates['nginx']:.2f}")
finally:
    stop(*list(running))

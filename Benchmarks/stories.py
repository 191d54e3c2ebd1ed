"""The front page of stories and a search over one line: p50 and p99, drawn anew and as it is kept. Usage: stories.py BASE"""

import http.client
import sys
import time
from urllib.parse import quote, urlsplit

# Milliseconds within which 99 of 100 answers come.
BARS = {"/en/stories": 15, "/fa/stories": 15}


def measure(line, path, headers, count):
    times = []
    for _ in range(count):
        started = time.perf_counter()
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)]


def main():
    line = http.client.HTTPConnection(urlsplit(sys.argv[1]).netloc, timeout=30)
    anew = {"Cache-Control": "no-cache"}
    for name, path, headers in [
        ("front page, drawn anew", "/en/stories", anew), ("front page, kept", "/en/stories", {}),
        ("front page in Persian, drawn anew", "/fa/stories", anew), ("of a province, drawn anew", "/en/stories?thing=shore-3", anew),
        ("one story, drawn anew", "/en/stories/story-77", anew), ("feed, drawn anew", "/en/stories.atom", anew),
        ("search page, drawn anew", "/en/search?q=" + quote("harbour 77"), anew),
    ]:
        measure(line, path, headers, 30)
        median, last = measure(line, path, headers, 400)
        print(f"{name}: p50 {median:.2f} ms, p99 {last:.2f} ms")
        if path in BARS:
            print(f"{name}, p99 in ms: {last:.2f} (bar {BARS[path]}) {'met' if last < BARS[path] else 'MISSED'}")


if __name__ == "__main__":
    main()

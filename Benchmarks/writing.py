"""Members write over HTTP: each enters a claim, submits it, and approves its neighbour's, again and again.

Usage: writing.py PROGRAM BENCH [SECONDS [MEMBERS]]

Prints for a quiet disk and for one on which every sync takes 5 ms longer: drafts let into the journal, requests, entries a
second, the 50th and 99th percentile of a request in milliseconds, entries lost and doubled, and whether the chain verifies.
"""

import asyncio
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

program, bench = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 60
count = int(sys.argv[4]) if len(sys.argv) > 4 else 32
repository = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

SLOW_SYNCS = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static void wait_a_little(void) { usleep(5000); }
int fsync(int file) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fsync");
    wait_a_little();
    return real(file);
}
int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
    wait_a_little();
    return real(file);
}
"""


class Line:
    """One connection that is kept, with the answers' statuses and times."""

    def __init__(self, port, times):
        self.port, self.times = port, times

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(self, method, path, token, body):
        data = json.dumps(body).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: {len(data)}\r\n\r\n"
        )
        start = time.perf_counter()
        self.writer.write(head.encode() + data)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"(?i)content-length: (\d+)", answer)[1])
        text = await self.reader.readexactly(length)
        self.times.append(time.perf_counter() - start)
        return int(answer[9:12]), text


async def member(number, port, made, until, times, done, failed):
    line = Line(port, times)
    await line.open()
    own, other = made["tokens"][number], made["tokens"][(number + 1) % count]
    turn = 0
    while time.monotonic() < until:
        turn += 1
        ticket = f"bench-{number:03d}-{turn:06d}-{random.randrange(10**9)}"
        place = made["places"][(turn * count + number) % len(made["places"])]
        fields = {
            "thing": place["thing"], "property": place["property"], "amount": str(number * 10_000_000 + turn),
            "asOf": "2024", "language": "en", "visibility": "members",
        }
        steps = [
            ("PUT", f"/api/drafts/{ticket}", own, {"kind": "claim", "fields": fields}),
            ("POST", f"/api/drafts/{ticket}/submit", own, {}),
            ("POST", f"/api/drafts/{ticket}/approve", other, {}),
        ]
        for method, path, token, body in steps:
            status, text = await line.ask(method, path, token, body)
            if status != 200:
                failed.append((path, status, text[:300]))
                break
        else:
            done.append(ticket)
            # Now and then a program asks again, as after a line that went down: nothing may be doubled.
            if turn % 20 == 0:
                await line.ask("POST", f"/api/drafts/{ticket}/approve", other, {})
    line.writer.close()


async def write(port, made):
    times, done, failed = [], [], []
    until = time.monotonic() + seconds
    await asyncio.gather(*(member(n, port, made, until, times, done, failed) for n in range(count)))
    return times, done, failed


def serve(folder, preload):
    environment = dict(os.environ)
    if preload:
        environment["LD_PRELOAD"] = preload
    process = subprocess.Popen(
        [program, "serve", "--data", folder, "--port", "0", "--set", "limit.requests=256"],
        stdout=subprocess.PIPE, stderr=open(f"{folder}/log", "w"), text=True, env=environment, cwd=repository,
    )
    for text in process.stdout:
        found = re.search(r"http://[^:]+:(\d+)/", text)
        if found:
            return process, int(found[1])
    sys.exit(f"The node did not serve: {open(f'{folder}/log').read()[-2000:]}")


def check(folder, done):
    """How many entries are missing or twice there, whether each was let pass once, and whether the chain verifies."""
    store = sqlite3.connect(f"file:{folder}/journal.sqlite?mode=ro", uri=True)
    standing = {row[0] for row in store.execute("SELECT id FROM claim WHERE id LIKE 'd-bench-%'")}
    wordings = store.execute("SELECT count(*) FROM trail WHERE kind = 'claim' AND subject LIKE 'claim/d-bench-%'").fetchone()[0]
    releases = store.execute(
        "SELECT count(*), count(DISTINCT draft) FROM release WHERE subject LIKE 'claim/d-bench-%'").fetchone()
    lost = sum(1 for ticket in done if f"d-{ticket}" not in standing)
    doubled = wordings + releases[0] - releases[1] + abs(len(standing) - releases[1])
    store.close()
    verified = subprocess.run(
        [program, "journal", "verify", "--data", folder], capture_output=True, text=True, cwd=repository)
    return lost, doubled, verified.returncode == 0, verified.stdout + verified.stderr


def measure(name, preload, bar):
    folder = tempfile.mkdtemp(prefix="littoral-writing-")
    try:
        made = json.loads(subprocess.run(
            [bench, folder, f"{repository}/Regions/caspian", str(count)], capture_output=True, text=True,
            check=True).stdout.strip().splitlines()[-1])
        process, port = serve(folder, preload)
        times, done, failed = asyncio.run(write(port, made))
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        lost, doubled, verifies, said = check(folder, done)
        times.sort()
        p50, p99 = times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000
        print(
            f"{name}: {len(done)} drafts let in, {len(times)} requests, {2 * len(done) / seconds:.0f} entries/s, "
            f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, lost {lost}, doubled {doubled}, "
            f"refused {len(failed)}, chain {'verifies' if verifies else 'DOES NOT VERIFY'}", flush=True)
        good = lost == 0 and doubled == 0 and verifies and not failed and p99 < bar
        print(f"{name}, p99 in ms: {p99:.1f} (bar {bar}) {'met' if good else 'MISSED'}", flush=True)
        if failed:
            print("  first refused:", failed[0])
        if not verifies:
            print(said)
        return good
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def slow_syncs(folder):
    source, library = f"{folder}/slow.c", f"{folder}/slow.so"
    open(source, "w").write(SLOW_SYNCS)
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    return library


with tempfile.TemporaryDirectory() as place:
    good = [
        measure("quiet disk", None, 30),
        measure("every sync 5 ms later", slow_syncs(place), 60),
    ]
sys.exit(0 if all(good) else 1)

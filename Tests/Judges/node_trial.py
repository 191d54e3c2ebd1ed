"""What the judges of running a node share: checks that are counted, a node in a folder of its own, raw lines to it."""

import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import time

results = []


def check(name, good, detail=""):
    results.append(bool(good))
    print(("ok   " if good else "FAIL ") + name + (f": {str(detail)[:600]}" if detail and not good else ""), flush=True)


def total():
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if results and all(results) else 1


class Node:
    """A node that serves `data`; settings are given as key=value."""

    def __init__(self, program, data, *settings, environment=None, region="Tests/TinyPack"):
        command = [str(program), "serve", "--data", str(data), "--port", "0", "--region", region]
        for setting in settings:
            command += ["--set", setting]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env={**os.environ, **(environment or {})})
        self.lines = []
        self.reader = threading.Thread(target=lambda: self.lines.extend(self.process.stderr), daemon=True)
        self.reader.start()
        self.scheme, self.port = None, None
        for line in self.process.stdout:
            found = re.match(r"Littoral serves at (https?)://\S+:(\d+)/", line)
            if found:
                self.scheme, self.port = found.group(1), int(found.group(2))
                return
        self.reader.join(5)
        raise SystemExit("the node did not start: " + "".join(self.lines))

    def ask(self, path, headers=None, source="127.0.0.1", method="GET", host=None, context=None):
        """One request on a line of its own; the answer with its body as text."""
        if self.scheme == "https":
            line = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=context)
        else:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=(source, 0))
        try:
            line.putrequest(method, path, skip_host=host is not None)
            if host is not None:
                line.putheader("Host", host)
            for name, value in (headers or {}).items():
                line.putheader(name, value)
            line.endheaders()
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            line.close()

    def raw(self, data=b"", receive_buffer=None):
        """A bare socket on which `data` was sent."""
        line = socket.socket()
        if receive_buffer:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        line.settimeout(30)
        line.connect(("127.0.0.1", self.port))
        if data:
            line.sendall(data)
        return line

    def ready(self):
        status, _, body = self.ask("/ready")
        return status, json.loads(body)

    def wait_ready(self, good, seconds=60):
        """Asks until the answer is as wanted; the last answer."""
        end = time.monotonic() + seconds
        while True:
            answer = self.ready()
            if good(*answer) or time.monotonic() > end:
                return answer
            time.sleep(0.05)

    def end(self, how=signal.SIGTERM, seconds=30):
        """Ends the node; its status and how long it took."""
        started = time.monotonic()
        self.process.send_signal(how)
        status = self.process.wait(timeout=seconds)
        self.reader.join(5)
        return status, time.monotonic() - started


def read_all(line):
    """Everything that comes until the other side closes; the reset of a line ends it as well."""
    data = b""
    try:
        while chunk := line.recv(65536):
            data += chunk
    except (ConnectionError, TimeoutError, OSError):
        pass
    return data


def run(program, *arguments, **options):
    return subprocess.run([str(program), *map(str, arguments)], capture_output=True, text=True, timeout=300,
                          check=False, **options)


def folder_of(path):
    path = pathlib.Path(path)
    path.mkdir(parents=True, exist_ok=True)
    return path

"""Puts the sample configurations of Packaging/examples before a node, with the real nginx and Caddy, and asks through them.

Use: behind_proxies.py PROGRAM WORK   in the judges' environment, with Debian's nginx-light and caddy
"""

import datetime
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = pathlib.Path(sys.argv[2]).resolve()
EXAMPLES = pathlib.Path("Packaging/examples")
HOST = "littoral.example.org"
results = []


def check(name, good, detail=""):
    results.append(bool(good))
    print(("ok   " if good else "FAIL ") + name + (f": {detail}" if detail and not good else ""))


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def make_certificate():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False).sign(key, hashes.SHA256()))
    (WORK / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (WORK / "key.pem").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def start_node():
    process = subprocess.Popen(
        [PROGRAM, "serve", "--data", WORK / "node", "--region", "Tests/TinyPack", "--port", "0",
         "--set", "proxy.trusted=127.0.0.1, ::1", "--set", f"hosts.allowed={HOST}"],
        stdout=subprocess.PIPE, stderr=(WORK / "node.log").open("w"), text=True)
    for line in process.stdout:
        found = re.match(r"Littoral serves at https?://\S+:(\d+)/", line)
        if found:
            return process, int(found.group(1))
    sys.exit((WORK / "node.log").read_text())


def nginx(node_port, port):
    sample = (EXAMPLES / "nginx.conf").read_text()
    sample = re.sub(r"\s*listen \[::\].*", "", sample)
    sample = sample.replace("listen 80;", f"listen 127.0.0.1:{free_port()};").replace("listen 443", f"listen 127.0.0.1:{port}")
    sample = sample.replace("/etc/ssl/littoral", str(WORK)).replace("127.0.0.1:8080", f"127.0.0.1:{node_port}")
    temporary = "".join(f"{name}_temp_path {WORK}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole = f"user root;\npid {WORK}/nginx.pid;\nerror_log {WORK}/nginx.log;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{sample}\n}}\n"
    (WORK / "nginx.conf").write_text(whole if os.geteuid() == 0 else whole.replace("user root;\n", ""))
    return ["nginx", "-p", WORK, "-c", WORK / "nginx.conf", "-g", "daemon off;"]


def caddy(node_port, port):
    sample = (EXAMPLES / "Caddyfile").read_text()
    sample = re.sub(rf"^{re.escape(HOST)} ", f"https://{HOST}:{port} ", sample, flags=re.MULTILINE)
    sample = sample.replace("/etc/ssl/littoral", str(WORK)).replace("127.0.0.1:8080", f"127.0.0.1:{node_port}")
    (WORK / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n}\n" + sample)
    return ["caddy", "run", "--config", WORK / "Caddyfile", "--adapter", "caddyfile"]


def ask(port, path, headers=None, host=HOST):
    """Asks the proxy at a port of this machine under the name of the certificate, which is checked."""
    context = ssl.create_default_context(cafile=str(WORK / "fullchain.pem"))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.connect()
    connection.sock = context.wrap_socket(connection.sock, server_hostname=HOST)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host)
    for key, value in (headers or {}).items():
        connection.putheader(key, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode(errors="replace")
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def wait_for(port, process):
    """Until the proxy takes connections, or has ended."""
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    return False


def judge(name, command, port, log):
    if not shutil.which(name):
        check(f"{name} is installed", False, "scripts/setup test")
        return
    environment = {**os.environ, "HOME": str(WORK), "XDG_DATA_HOME": str(WORK), "XDG_CONFIG_HOME": str(WORK)}
    with log.open("w") as out:
        process = subprocess.Popen(list(map(str, command)), stdout=out, stderr=out, env=environment)
    try:
        started = wait_for(port, process)
        check(f"{name} takes the sample", started, log.read_text()[-600:])
        if not started:
            return
        status, headers, page = ask(port, "/en/", {"Accept-Encoding": "identity"})
        check(f"{name}: a page answers over HTTPS", status == 200 and "Mirror Lake" in page, str(status))
        check(f"{name}: the page keeps its policy", "Content-Security-Policy" in {key.title() for key in headers}, str(headers))
        feed = ask(port, "/en/changes.atom", {"Accept-Encoding": "identity"})[2]
        check(f"{name}: absolute addresses are those of the reader", f"https://{HOST}/" in feed or f"https://{HOST}:{port}/" in feed, feed[:300])
        # Only the proxy's word counts, not what a stranger sends along.
        lie = ask(port, "/en/changes.atom", {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http",
                                                  "Accept-Encoding": "identity"})[2]
        check(f"{name}: what a stranger forwards is not believed", "evil.example" not in lie and f"http://{HOST}" not in lie, lie[:300])
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def main():
    WORK.mkdir(parents=True)
    make_certificate()
    node, node_port = start_node()
    try:
        for name, sample in (("nginx", nginx), ("caddy", caddy)):
            port = free_port()
            judge(name, sample(node_port, port), port, WORK / f"{name}-run.log")
    finally:
        node.send_signal(signal.SIGTERM)
        check("the node ends in good order", node.wait(timeout=30) == 0)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if all(results) else 1)


main()

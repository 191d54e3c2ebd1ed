"""Packs the program as scripts/package does, and lets Debian's own programs look at what comes out. Nothing is installed.

Use: package.py PROGRAM WORK   The program may be a debug build: it is packed loosely and only then differs from a real package.
"""

import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
WORK = pathlib.Path(sys.argv[2]).resolve()
UNIT = "lib/systemd/system/littoral.service"
MUST_HOLD = [
    "usr/bin/littoral", UNIT, "etc/littoral/littoral.conf", "usr/share/littoral/Phrases/fa.csv",
    "usr/share/littoral/Assets/littoral.css", "usr/share/littoral/Assets/fonts/noto-naskh-arabic-regular.woff2",
    "usr/share/littoral/Regions/caspian/region.csv", "usr/share/man/man1/littoral.1.gz",
    "usr/share/man/man5/littoral.conf.5.gz", "usr/share/doc/littoral/copyright", "usr/share/doc/littoral/changelog.gz",
    "usr/share/doc/littoral/NOTICE.gz", "usr/share/doc/littoral/administration.md.gz",
    "usr/share/bash-completion/completions/littoral", "usr/share/zsh/vendor-completions/_littoral",
    "usr/share/fish/vendor_completions.d/littoral.fish",
]
# A debug build finds Swift where it was built; a package's program has it inside.
LOOSE = "custom-library-search-path,unstripped-binary-or-object"
results = []


def check(name, good, detail=""):
    results.append(bool(good))
    print(("ok   " if good else "FAIL ") + name + (f": {detail}" if detail and not good else ""))


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, timeout=300,
                          stdin=subprocess.DEVNULL, **options)


def pack(folder):
    made = run("scripts/package", "--quick", "--program", PROGRAM, "--out", WORK / folder)
    if made.returncode != 0:
        check("a package is made", False, made.stderr[-2000:])
        return None
    return pathlib.Path(made.stdout.strip().splitlines()[-1])


def judge_bytes(first, second):
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (first, second)]
    check("the same program makes the same package, byte for byte", digests[0] == digests[1])


def judge_fields(deb):
    fields = dict(re.findall(r"^([A-Z][\w-]*): (.*)$", run("dpkg-deb", "--field", deb).stdout, re.MULTILINE))
    version = run(PROGRAM, "--version").stdout.strip()
    check("the version is the program's", fields.get("Version") == version, str(fields.get("Version")))
    wanted = ["libc6", "libsqlite3-0", "zlib1g", "tzdata", "adduser"]
    missing = [name for name in wanted if not re.search(rf"(^|, ){re.escape(name)}\b", fields.get("Depends", ""))]
    check("it says what it needs", not missing, str(missing))
    check("no field was left to fill in", "@" not in re.sub(r"<[^>]*>", "", "".join(fields.values())))


def judge_contents(deb, root):
    run("dpkg-deb", "--extract", deb, root)
    listing = run("dpkg-deb", "--contents", deb).stdout.splitlines()
    odd = [line for line in listing if not re.match(r"(d|-)rwxr-xr-x root/root|-rw-r--r-- root/root", line)]
    check("all belongs to root, and nobody else may change it", listing and not odd, str(odd[:3]))
    missing = [name for name in MUST_HOLD if not (root / name).is_file()]
    check("everything is in it", not missing, str(missing))
    held = {str(path.relative_to(root / "usr/share/littoral")) for path in (root / "usr/share/littoral").rglob("*.csv")}
    known = run("git", "ls-files", "Phrases/*.csv", "Regions/**/*.csv").stdout.split()
    check("every phrase and spreadsheet is in it", known and held == set(known), str(held ^ set(known)))
    here = str(pathlib.Path.cwd())
    named = [path for path in root.rglob("*") if path.is_file() and path.name != "littoral" and here in read(path)]
    check("no path of the builder shows", not named, str(named))


def read(path):
    if not path.is_file():
        return ""
    return run("zcat", path).stdout if path.suffix == ".gz" else path.read_bytes().decode(errors="replace")


def judge_lintian(deb):
    if not shutil.which("lintian"):
        check("lintian is installed", False, "scripts/setup test")
        return
    found = run("lintian", "--fail-on", "error,warning", "--suppress-tags", LOOSE, deb)
    check("lintian finds neither error nor warning", found.returncode == 0, found.stdout[-1500:])


def judge_unit(root):
    unit = WORK / "unit" / "littoral.service"
    unit.parent.mkdir()
    unit.write_text((root / UNIT).read_text().replace("/usr/bin/littoral", str(root / "usr/bin/littoral")))
    found = run("systemd-analyze", "verify", "--man=no", unit)
    check("systemd finds no fault in the unit", found.returncode == 0 and not found.stderr.strip(), found.stderr)
    rated = run("systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", root / UNIT)
    check("its exposure is below 2 of 10", rated.returncode == 0, rated.stdout[-300:])


def judge_manual(root):
    for page in ("man1/littoral.1.gz", "man5/littoral.conf.5.gz"):
        path = root / "usr/share/man" / page
        shown = run("man", "--warnings", "--encoding=UTF-8", "--local-file", path, env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100"})
        check(f"{page} is set without a warning", shown.returncode == 0 and not shown.stderr.strip(), shown.stderr[:500])
        if "man1" in page:
            text = " ".join(re.sub(r"\x1b\[[0-9;]*m|.\x08", "", shown.stdout).split())
            missing = [words for words in commands() if words not in text]
            check("every command is in the manual", not missing, str(missing))


def commands():
    top = json.loads(run(PROGRAM, "--experimental-dump-help").stdout)["command"]

    def walk(command, parents):
        path = [*parents, command["commandName"]]
        inner = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
        return [" ".join(path)] + [words for child in inner for words in walk(child, path)]

    return walk(top, [])


def judge_scripts(deb, root):
    control = WORK / "control"
    run("dpkg-deb", "--control", deb, control)
    faults = [name for name in ("config", "postinst", "prerm", "postrm") if run("sh", "-n", control / name).returncode != 0]
    check("the scripts of the package can be read by sh", not faults, str(faults))
    languages = re.findall(r"^Description-(\w+)\.UTF-8:", (control / "templates").read_text(encoding="utf-8"), re.MULTILINE)
    check("the one question is asked in six languages", sorted(languages) == ["az", "fa", "kk", "ru", "tk"], str(languages))
    check("the configuration is the administrator's", "/etc/littoral/littoral.conf" in read(control / "conffiles"))
    bash = run("bash", "-n", root / "usr/share/bash-completion/completions/littoral")
    check("bash can read its completions", bash.returncode == 0, bash.stderr)


def judge_configuration(root):
    shown = run(root / "usr/bin/littoral", "configuration", "--configuration", root / "etc/littoral/littoral.conf", cwd=WORK)
    good = shown.returncode == 0 and re.search(r"^data = /var/lib/littoral\b", shown.stdout, re.MULTILINE)
    check("the program takes the configuration that is packed", good, shown.stderr or shown.stdout)


def judge_confinement(root):
    """Serves under the system calls that the unit allows, as systemd would have it."""
    log = WORK / "confined.log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            ["/usr/bin/python3", "Tests/Judges/confined.py", root / UNIT, PROGRAM, "serve", "--data", WORK / "node",
             "--region", "Tests/TinyPack", "--port", "0", "--set", f"backup.folder={WORK / 'shelf'}"], stdout=subprocess.PIPE, stderr=errors, text=True)
    found = (re.match(r"Littoral serves at (http://\S+)/", line) for line in process.stdout)
    address = next((match.group(1) for match in found if match), None)
    page = ""
    if address:
        with urllib.request.urlopen(address + "/en/", timeout=60) as answer:
            page = answer.read().decode()
    check("it serves with the system calls the unit allows", "Mirror Lake" in page, log.read_text()[-800:])
    shelf = WORK / "shelf"
    for _ in range(600):
        if any(shelf.glob("[!.]*/backup.json")) or process.poll() is not None:
            break
        time.sleep(0.1)
    made = [place.parent for place in shelf.glob("[!.]*/backup.json")]
    check("the scheduled backup is made with them", made and list((made[0] / "keys").iterdir()), log.read_text()[-800:])
    process.send_signal(signal.SIGTERM)
    check("and ends in good order", process.wait(timeout=30) == 0, log.read_text()[-800:])


def main():
    WORK.mkdir(parents=True)
    first, second = pack("one"), pack("two")
    if first and second:
        root = WORK / "root"
        judge_bytes(first, second)
        judge_fields(first)
        judge_contents(first, root)
        judge_lintian(first)
        judge_unit(root)
        judge_manual(root)
        judge_scripts(first, root)
        judge_configuration(root)
        judge_confinement(root)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(0 if results and all(results) else 1)


main()

#!/usr/bin/env python3
"""Verifies an exported journal after docs/journal-format.md, without a line of Littoral's code.

Usage: verify_journal.py FILE …        ("-" reads standard input)
Needs Python 3.9 and the package `cryptography`. Ends with 0 when every file is in order, with 1 and a sentence on the
first fault otherwise.
"""
import hashlib
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ZERO = "0" * 64


class Fault(Exception):
    pass


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).hexdigest()


def origin_of(public_key):
    return sha256(b"littoral-origin 1\n", public_key)[:32]


def header_text(header):
    lines = ["littoral-entry 1", header["origin"], str(header["sequence"]), header["id"].replace("-", ""),
             str(header["time"]), header["digest"], header["previous"]]
    return "".join(line + "\n" for line in lines).encode()


def body_digest(salt, body):
    return sha256(b"littoral-body 1\n", salt, body)


def head_text(origin, sequence, entry_hash):
    return f"littoral-head 1\n{origin}\n{sequence}\n{entry_hash}\n".encode()


def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if not -2**63 <= value < 2**63:
            raise Fault("an integer is too large")
        return str(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(f"\\u{ord(c):04x}" if c < " " else c for c in escaped) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode())
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    raise Fault("a fraction stands where only integers may")


def without_doubles(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise Fault("a key is repeated")
    return dict(pairs)


def parse(text):
    value = json.loads(text, object_pairs_hook=without_doubles)
    if canonical(value) != text:
        raise Fault("the JSON is not in its canonical form")
    return value


def check(condition, message):
    if not condition:
        raise Fault(message)


def check_body(text):
    body = parse(text)
    check(isinstance(body, dict)
          and sorted(body) == ["kind", "member", "party", "payload", "subject", "version"], "a body has other fields")
    check(all(isinstance(body[key], str) for key in ("kind", "member", "party", "subject")), "a field is no text")
    check(type(body["version"]) is int and 0 < body["version"] < 1000, "a version is out of range")


def check_entry(line, keys, heads):
    header = line["header"]
    origin = header["origin"]
    check(origin in keys, f"the origin {origin} is not named at the beginning")
    sequence, previous = heads.get(origin, (0, ZERO))
    check(header["sequence"] == sequence + 1, f"sequence {header['sequence']} follows {sequence}")
    check(header["previous"] == previous, "the entry does not continue its chain")
    check(line["hash"] == sha256(header_text(header)), "the hash is not that of the header")
    check(("salt" in line) == ("body" in line), "a salt stands without a body or a body without a salt")
    if "body" in line:
        salt = bytes.fromhex(line["salt"])
        check(len(salt) == 16, "a salt does not have 16 bytes")
        check(header["digest"] == body_digest(salt, line["body"].encode()), "the digest is not that of the body")
        check_body(line["body"])
    heads[origin] = (header["sequence"], line["hash"])


def check_closing(line, keys, heads, entries):
    check(line["entries"] == entries, f"the last line counts {line['entries']} entries, the file holds {entries}")
    signed = {}
    for head in line["heads"]:
        origin = head["origin"]
        check(origin in keys, f"a head of {origin}, which is not named at the beginning")
        text = head_text(origin, head["sequence"], head["hash"])
        try:
            Ed25519PublicKey.from_public_bytes(keys[origin]).verify(bytes.fromhex(head["signature"]), text)
        except InvalidSignature:
            raise Fault(f"the signature of {origin} does not hold")
        signed[origin] = (head["sequence"], head["hash"])
    for origin, head in heads.items():
        check(signed.get(origin) == head, f"the head of {origin} is not the one that was signed")


def verify(lines):
    """Walks the lines of one file from a chain's first entry; returns the counts of entries and withheld bodies."""
    keys, heads, entries, absent, closed = {}, {}, 0, 0, False
    number = 0
    try:
        for number, text in enumerate(lines, 1):
            check(not closed, "something stands after the closing line")
            check(text.endswith("\n"), "the line does not end")
            line = parse(text[:-1])
            if number == 1:
                check(line["format"] == "littoral-journal" and line["version"] == 1, "the format is not known")
                for origin in line["origins"]:
                    key = bytes.fromhex(origin["key"])
                    check(origin["id"] == origin_of(key), f"the origin {origin['id']} is not made by its key")
                    keys[origin["id"]] = key
            elif "heads" in line:
                check_closing(line, keys, heads, entries)
                closed = True
            else:
                check_entry(line, keys, heads)
                entries += 1
                absent += "body" not in line
        check(closed, "the file has no closing line")
    except Fault as fault:
        raise Fault(f"line {number}: {fault}")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Fault(f"line {number} is not as the format wants it: {error!r}")
    return entries, absent


def main(paths):
    if not paths:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    for path in paths:
        try:
            if path == "-":
                entries, absent = verify(sys.stdin)
            else:
                with open(path, encoding="utf-8", newline="\n") as lines:
                    entries, absent = verify(lines)
        except Fault as fault:
            print(f"{path}: {fault}", file=sys.stderr)
            return 1
        print(f"{path}: {entries} entries in order, {absent} bodies withheld or erased")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""Writes the golden files of Tests/JournalTests/Golden after docs/journal-format.md, always the same bytes.

Usage: make_journal.py DIRECTORY
The names and figures in them are made up to exercise the format.
"""
import pathlib
import sys

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from verify_journal import ZERO, body_digest, canonical, head_text, header_text, origin_of, sha256

PAYLOADS = [
    {"text": "plain", "amount": 3},
    {"least": -9223372036854775808, "most": 9223372036854775807, "ok": True, "none": None, "list": [1, [2, []], {}]},
    {"text": "quote \" back \\ slash / tab \t line \n nul \u0000 del \u007f"},
    {"fa": "بندر انزلی", "ru": "порт", "az": "ə ğ ı", "sign": "🌊", "é": "composed", "e\u0301": "decomposed"},
    {"text": "x" * 5000},
]


class Chain:
    def __init__(self, seed):
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        self.public = self.key.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        self.origin = origin_of(self.public)
        self.head = (0, ZERO)

    def entry(self, payload, withheld=False):
        sequence = self.head[0] + 1
        time = 1763424000000 + sequence * 1000
        body = canonical({"kind": "note", "version": 1, "party": "gilan", "member": "m1",
                          "subject": f"s{sequence % 3}", "payload": payload})
        salt = bytes((sequence * 17 + index) % 256 for index in range(16))
        tail = sha256(f"{self.origin} {sequence}".encode())
        hexadecimal = f"{time:012x}7{tail[:3]}8{tail[3:18]}"
        groups = (hexadecimal[:8], hexadecimal[8:12], hexadecimal[12:16], hexadecimal[16:20], hexadecimal[20:])
        header = {"origin": self.origin, "sequence": sequence, "id": "-".join(groups), "time": time,
                  "digest": body_digest(salt, body.encode()), "previous": self.head[1]}
        line = {"header": header, "hash": sha256(header_text(header))}
        if not withheld:
            line.update(salt=salt.hex(), body=body)
        self.head = (sequence, line["hash"])
        return line

    def signed(self):
        return {"origin": self.origin, "sequence": self.head[0], "hash": self.head[1],
                "signature": self.key.sign(head_text(self.origin, *self.head)).hex()}


def main(directory):
    directory = pathlib.Path(directory)
    chains = [Chain(7), Chain(9)]
    lines = []
    for index, payload in enumerate(PAYLOADS):
        lines.append(chains[0].entry(payload))
        lines.append(chains[1].entry(payload, withheld=index == 2))
    opening = {"format": "littoral-journal", "version": 1,
               "origins": [{"id": chain.origin, "key": chain.public.hex()} for chain in chains]}
    closing = {"entries": len(lines), "heads": [chain.signed() for chain in chains]}
    text = "".join(canonical(line) + "\n" for line in [opening, *lines, closing])
    (directory / "journal-1.jsonl").write_text(text, encoding="utf-8", newline="\n")
    first, second = lines[0], lines[2]
    for number, line in ((1, first), (2, second)):
        header = header_text(line["header"])
        (directory / f"header-{number}.txt").write_bytes(header)
        (directory / f"header-{number}.sha256").write_text(sha256(header) + "\n")
        (directory / f"body-{number}.json").write_bytes(line["body"].encode())
        (directory / f"body-{number}.digest").write_text(f"{line['salt']} {line['header']['digest']}\n")
    head = chains[0].signed()
    (directory / "head-1.txt").write_bytes(head_text(chains[0].origin, *chains[0].head))
    (directory / "head-1.signature").write_text(head["signature"] + "\n")


if __name__ == "__main__":
    main(sys.argv[1])

"""Writes Debian's changelog from CHANGELOG.md. Use: changelog.py VERSION MAINTAINER DATE < CHANGELOG.md"""

import re
import sys
import textwrap


def items(text):
    """The headings and items of the file, each in one line."""
    for line in text.splitlines():
        if line.startswith("## "):
            yield f"[ {line[3:].strip()} ]"
        elif line.startswith("- "):
            yield "* " + line[2:]
        elif line.startswith("  ") and line.strip():
            yield None, line.strip()


def main():
    version, maintainer, date = sys.argv[1:]
    whole = []
    for item in items(sys.stdin.read()):
        if isinstance(item, tuple):
            whole[-1] += " " + item[1]
        else:
            whole.append(item)
    print(f"littoral ({version}) stable; urgency=medium\n")
    for item in whole:
        text = re.sub(r"\*\*(.+?)\*\*", r"\1", item)
        indent = "    " if text.startswith("* ") else "  "
        print(textwrap.fill(text, 78, initial_indent="  ", subsequent_indent=indent, break_long_words=False))
    print(f"\n -- {maintainer}  {date}")


main()

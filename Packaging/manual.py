"""Writes the manual page littoral(1) from what the program says of itself, so that the page cannot drift from the program.

Use: manual.py PROGRAM END DATE > littoral.1, where END holds the hand-written sections in roff and DATE is the page's day.
"""

import json
import pathlib
import re
import subprocess
import sys


def escape(text):
    """Plain text as roff: backslashes, hyphens that are typed, and a control character at the beginning of a line."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    for sign, name in {"“": "\\(lq", "”": "\\(rq", "’": "\\(cq", "–": "\\(en", "—": "\\(em", "…": "...", "→": "\\(->"}.items():
        text = text.replace(sign, name)
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


def paragraphs(text):
    return "\n.PP\n".join(escape(" ".join(part.split())) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def spelled(name):
    return escape(("-" if name["kind"] == "short" else "--") + name["name"])


def value(argument):
    return "\\fI" + escape(argument.get("valueName") or "value") + "\\fR"


def shown(command):
    return [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)
            and argument.get("preferredName", {}).get("name") not in ("help", "version")]


def synopsis(argument):
    if argument["kind"] == "positional":
        text = value(argument)
    else:
        text = "\\fB" + spelled(argument["preferredName"]) + "\\fR"
        if argument["kind"] == "option":
            text += "\\ " + value(argument)
    if argument.get("isRepeating"):
        text += " ..."
    return f"[{text}]" if argument.get("isOptional") else text


def item(argument):
    if argument["kind"] == "positional":
        head = value(argument)
    else:
        head = ", ".join("\\fB" + spelled(name) + "\\fR" for name in argument["names"])
        if argument["kind"] == "option":
            head += " " + value(argument)
    words = argument.get("abstract", "") + (" " + argument["discussion"] if argument.get("discussion") else "")
    if argument.get("allValues"):
        words += " One of: " + ", ".join(argument["allValues"]) + "."
    if argument.get("defaultValue") not in (None, "") and "(default:" not in words:
        words += f" The default is {argument['defaultValue']}."
    return f".TP\n{head}\n{paragraphs(words) or 'Without further words.'}"


def section(command, parents):
    path = [*parents, command["commandName"]]
    lines = [f".SS {escape(' '.join(path))}"]
    arguments = shown(command)
    if not command.get("subcommands"):
        lines += ["\\fB" + escape(" ".join(path)) + "\\fR " + " ".join(map(synopsis, arguments)), ".PP"]
    lines.append(paragraphs(command.get("abstract", "")))
    if command.get("discussion"):
        lines += [".PP", paragraphs(command["discussion"])]
    lines += map(item, arguments)
    for child in children(command):
        lines += section(child, path)
    return lines


def children(command):
    return [child for child in command.get("subcommands", [])
            if child.get("shouldDisplay", True) and child["commandName"] != "help"]


def main():
    program, end, date = sys.argv[1:]
    # Asked from nowhere in particular, so that no folder of the builder's shows in the page.
    help_text, version = (
        subprocess.run([program, word], check=True, capture_output=True, text=True, cwd="/").stdout.strip()
        for word in ("--experimental-dump-help", "--version"))
    top = json.loads(help_text)["command"]
    lines = [
        '.\\" Written by Packaging/manual.py from the help of the program.',
        f'.TH LITTORAL 1 "{date}" "Littoral {version}" "Littoral"',
        ".SH NAME", "littoral \\- " + escape(top["abstract"].rstrip(".")[0].lower() + top["abstract"].rstrip(".")[1:]),
        ".SH SYNOPSIS", "\\fBlittoral\\fR \\fIcommand\\fR [\\fIoptions\\fR]", ".br",
        "\\fBlittoral help\\fR [\\fIcommand\\fR]", ".br", "\\fBlittoral\\fR \\fB\\-\\-version\\fR",
        ".SH COMMANDS",
    ]
    for child in children(top):
        lines += section(child, [top["commandName"]])
    print("\n".join(lines))
    print(pathlib.Path(end).read_text(encoding="utf-8").rstrip())


if __name__ == "__main__":
    main()

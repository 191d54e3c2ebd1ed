"""Runs a command under the system calls that Packaging/littoral.service allows, as systemd would, without systemd.

Use: confined.py UNIT COMMAND...   with the system's python3 and Debian's python3-seccomp
"""

import errno
import os
import re
import subprocess
import sys

import seccomp


def groups():
    """The groups of system calls as this machine's systemd has them."""
    text = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager"], check=True, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL).stdout
    found, current = {}, None
    for line in text.splitlines():
        if line.startswith("@"):
            current = found.setdefault(line.strip(), [])
        elif line.startswith(" ") and current is not None and not line.strip().startswith("#"):
            current.append(line.strip())
    return found


def spread(names, known):
    calls = set()
    for name in names:
        calls |= spread(known[name], known) if name.startswith("@") else {name}
    return calls


def main():
    unit, *command = sys.argv[1:]
    known = groups()
    # Always allowed by systemd, whatever the unit says.
    allowed = spread(["@default"], known)
    with open(unit, encoding="utf-8") as lines:
        for line in lines:
            found = re.match(r"SystemCallFilter=(~?)(.*)", line)
            if found and found.group(1):
                allowed -= spread(found.group(2).split(), known)
            elif found:
                allowed |= spread(found.group(2).split(), known)
    if len(allowed) < 100:
        sys.exit(f"{unit} allows only {len(allowed)} system calls: the unit could not be read.")
    rules = seccomp.SyscallFilter(seccomp.ERRNO(errno.EPERM))
    for call in sorted(allowed):
        try:
            rules.add_rule(seccomp.ALLOW, call)
        except (RuntimeError, ValueError, OSError):
            continue  # a call of another architecture
    rules.set_attr(seccomp.Attr.CTL_NNP, 1)
    rules.load()
    os.execvp(command[0], command)


main()

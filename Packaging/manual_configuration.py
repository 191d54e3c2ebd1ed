"""Writes the manual page littoral.conf(5) from `littoral configuration --example`.

Use: manual_configuration.py PROGRAM DATE > littoral.conf.5
"""

import re
import subprocess
import sys

from manual import escape, paragraphs

HEAD = """.SH NAME
littoral.conf \\- the settings of a node of Littoral
.SH SYNOPSIS
.I /etc/littoral/littoral.conf
.SH DESCRIPTION
One
.I key = value
a line; a line that begins with # is a comment. A value reaches to the end of its line.
.PP
A flag of the command comes before the environment, the environment before this file, the file before the value that holds
when nobody says anything. The variable of a setting is its key in capitals behind LITTORAL_, with _ for every other sign:
.B listen.port
is
.BR LITTORAL_LISTEN_PORT .
.PP
.B littoral configuration
prints the settings that hold and where each came from, and names every fault by file, line and key. A changed file is read
when the service is started again:
.BR "systemctl restart littoral" .
.SH SETTINGS"""


def settings(example):
    """Key, value that holds at first, and what it does, of every setting of the example."""
    for block in example.split("\n\n")[1:]:
        lines = block.strip().splitlines()
        found = re.match(r"# ([a-z.-]+) =(.*)", lines[-1])
        if found:
            yield found.group(1), found.group(2).strip(), " ".join(line.removeprefix("# ") for line in lines[:-1])


def main():
    program, date = sys.argv[1:]

    def ask(*words):
        return subprocess.run([program, *words], check=True, capture_output=True, text=True, cwd="/").stdout

    print('.\\" Written by Packaging/manual_configuration.py from littoral configuration --example.')
    print(f'.TH LITTORAL.CONF 5 "{date}" "Littoral {ask("--version").strip()}" "Littoral"')
    print(HEAD)
    count = 0
    for key, value, about in settings(ask("configuration", "--example")):
        print(f".TP\n\\fB{escape(key)}\\fR{' = ' + escape(value) if value else ''}\n{paragraphs(about)}")
        count += 1
    print(".SH SEE ALSO\n.BR littoral (1)")
    if count < 5:
        sys.exit("The example of the configuration could not be read.")


if __name__ == "__main__":
    main()

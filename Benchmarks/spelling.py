#!/usr/bin/env python3
"""Half-spaces of carefully spelled Persian, taken away and put back: ours beside the normalisers of PyPI, in one run.

    python spelling.py SPELLING_BENCH FOLDER

FOLDER holds texts (*.txt). From each sentence the half-spaces are deleted, or turned into spaces; what a tool gives back
is compared place by place. A tool that changes letters is compared by the letters both have: a sentence whose letters
differ counts as if the tool had left it alone. The last columns are sentences of the clean text that came back as they
were, and seconds for all of it.
"""

import pathlib
import re
import subprocess
import sys
import time

HALF = "\u200c"


def sentences(folder):
    for file in sorted(pathlib.Path(folder).glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield from re.split(r"(?<=[.!؟]) ", line.strip())


def places(text):
    letters, found = [], set()
    for letter in text:
        if letter == HALF:
            found.add(len(letters))
        elif not letter.isspace():
            letters.append(letter)
    return "".join(letters), found


def score(right, given, answers):
    found = wrong = missed = 0
    for gold, raw, answer in zip(right, given, answers):
        letters, expected = places(gold)
        ours, got = places(answer)
        if ours != letters:
            got = places(raw)[1]
        found += len(expected & got)
        wrong += len(got - expected)
        missed += len(expected - got)
    precision, recall = found / max(found + wrong, 1), found / max(found + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def own(program):
    def correct(lines):
        answer = subprocess.run(
            [program, "-"], input="\n".join(lines), capture_output=True, text=True, encoding="utf-8", check=True
        )
        return answer.stdout.split("\n")

    return correct


def each(normalize):
    return lambda lines: [normalize(line) for line in lines]


def hazm():
    import hazm

    return hazm.Normalizer().normalize


def parsivar():
    import parsivar

    return parsivar.Normalizer(statistical_space_correction=True).normalize


def shekar():
    import shekar

    return shekar.Normalizer()


def tools(program):
    yield "littoral", own(program)
    for make in (hazm, parsivar, shekar):
        try:
            yield make.__name__, each(make())
        except ImportError:
            pass


def main():
    program, folder = sys.argv[1:3]
    right = list(sentences(folder))
    deleted = [line.replace(HALF, "") for line in right]
    spaced = [line.replace(HALF, " ") for line in right]
    print(f"{len(right)} sentences, {sum(line.count(HALF) for line in right)} half-spaces")
    print(f"{'':10} deleted: P     R     F1      spaces: P     R     F1    clean untouched  seconds")
    best = {}
    for name, correct in tools(program):
        start = time.perf_counter()
        answers = [correct(lines) for lines in (deleted, spaced, right)]
        seconds = time.perf_counter() - start
        glued, apart = score(right, deleted, answers[0]), score(right, spaced, answers[1])
        clean = sum(a == b for a, b in zip(right, answers[2])) / len(right)
        print(
            f"{name:10}      {glued[0]:.3f} {glued[1]:.3f} {glued[2]:.3f}           "
            f"{apart[0]:.3f} {apart[1]:.3f} {apart[2]:.3f}  {clean:10.1%}  {seconds:12.2f}"
        )
        best[name] = (glued[2], apart[2])
    ours = best.pop("littoral")
    if best:
        ahead = all(ours[column] > max(other[column] for other in best.values()) for column in (0, 1))
        print(f"ahead of all others in both: {'met' if ahead else 'MISSED'}")


main()

#!/usr/bin/env python3
"""Finding inflected forms, judged by human lemmas: ours beside FTS5's tokenisers and Snowball, in one run.

    python words.py WORDS_BENCH FILE.conllu[:odd|:even] ...

The files are treebanks in CoNLL-U whose names begin with the language (ru_gsd-ud-test.conllu). Each word form that has
another form of its lemma in the file is a query; relevant are all forms that share a lemma with it, found are the forms
a tokeniser brings together with it; F1 of each query, then their mean. Two rows a file: nouns and names, and all content
words (verbs and adjectives too), where the bars apply. Ends with "N passed, N failed", one for each bar.
"""

import collections
import os
import re
import sqlite3
import subprocess
import sys
import unicodedata

import snowballstemmer

BARS = {"ru": 0.91, "fa": 0.68, "kk": 0.55}
SNOWBALL = {"ru": "russian", "fa": "persian", "en": "english", "az": "turkish", "kk": "turkish", "tk": "turkish"}
CLASSES = {"nouns": {"NOUN", "PROPN"}, "content": {"NOUN", "PROPN", "ADJ", "VERB"}}


def sentences(name):
    sentence = []
    with open(name, encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                if sentence:
                    yield sentence
                sentence = []
            elif not line.startswith("#"):
                columns = line.rstrip("\n").split("\t")
                if columns[0].isdigit() and columns[2] != "_":
                    sentence.append((columns[1].lower(), columns[2].lower(), columns[3]))
    if sentence:
        yield sentence


def words_of(form):
    plain = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", plain)


def ours(bench, language, forms):
    asked = [form for form in forms if not re.search(r"\s", form)]
    text = "".join(f"{language}\t{form}\n" for form in asked)
    answer = subprocess.run([bench, "stems"], input=text, capture_output=True, text=True, check=True).stdout
    stems = {form: line.split("\t")[2].split(" ") for form, line in zip(asked, answer.splitlines(), strict=True)}
    return by_key(forms, lambda form: stems.get(form, [form]))


def by_key(forms, keys):
    groups = collections.defaultdict(set)
    for form in forms:
        for key in keys(form):
            groups[key].add(form)
    return lambda form: set().union({form}, *(groups[key] for key in keys(form)))


def fts5(forms, tokenizer):
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE VIRTUAL TABLE form USING fts5(word, tokenize='{tokenizer}')")
    forms = list(forms)
    base.executemany("INSERT INTO form (rowid, word) VALUES (?, ?)", enumerate(forms))

    def found(form):
        phrase = '"' + form.replace('"', '""') + '"'
        rows = base.execute("SELECT rowid FROM form WHERE form MATCH ?", (phrase,))
        return {form} | {forms[row] for (row,) in rows}

    return found


def mean_f1(tokens, found):
    of_lemma, of_form = collections.defaultdict(set), collections.defaultdict(set)
    for form, lemma in tokens:
        of_lemma[lemma].add(form)
        of_form[form].add(lemma)
    scores = []
    for form, lemmas in of_form.items():
        relevant = set().union(*(of_lemma[lemma] for lemma in lemmas))
        if len(relevant) < 2:
            continue
        got = found(form) & of_form.keys()
        scores.append(2 * len(relevant & got) / (len(relevant) + len(got)))
    return (sum(scores) / len(scores) if scores else 0), len(scores)


def main():
    bench, names = sys.argv[1], sys.argv[2:]
    passed = failed = 0
    print(f"{'file':28} {'words':8} {'queries':>7} {'ours':>6} {'FTS5':>6} {'trigram':>8} {'Snowball':>9}  bar")
    for name in names:
        path, _, half = name.partition(":")
        language = os.path.basename(path)[:2]
        chosen = [s for n, s in enumerate(sentences(path)) if not half or n % 2 == (half == "odd")]
        stemmer = snowballstemmer.stemmer(SNOWBALL[language])
        for title, classes in CLASSES.items():
            tokens = [(form, lemma) for sentence in chosen for form, lemma, kind in sentence if kind in classes]
            forms = sorted({form for form, _ in tokens})
            score, queries = mean_f1(tokens, ours(bench, language, forms))
            others = [
                mean_f1(tokens, fts5(forms, "unicode61"))[0],
                mean_f1(tokens, fts5(forms, "trigram"))[0],
                mean_f1(tokens, by_key(forms, lambda form: [" ".join(stemmer.stemWords(words_of(form)))]))[0],
            ]
            verdict = ""
            if title == "content" and language in BARS:
                met = score >= BARS[language]
                passed, failed = passed + met, failed + (not met)
                verdict = f"{BARS[language]:.2f} {'met' if met else 'MISSED'}"
            label = os.path.basename(path).removesuffix(".conllu") + (f" {half}" if half else "")
            print(
                f"{label:28} {title:8} {queries:7} {score:6.3f} {others[0]:6.3f} {others[1]:8.3f} {others[2]:9.3f}"
                f"  {verdict}"
            )
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())

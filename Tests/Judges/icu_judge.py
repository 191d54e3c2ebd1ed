#!/usr/bin/python3
"""Judges what the program says in six languages by ICU, CLDR and the tz database of this machine.

Usage: icu_judge.py SPEAKING-PROCESS

Run it with Debian's Python: needs python3-icu, unicode-cldr-core and tzdata, nothing from PyPI. Started in the folder that
holds Phrases and Regions. Prints what differs and ends with "N passed, N failed". Where the program differs on purpose,
DIFFERENCES says why.
"""
import csv
import datetime
import pathlib
import random
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree
import zoneinfo

import icu

LANGUAGES = ("en", "fa", "ru", "az", "kk", "tk")
# The English of the house is British.
LOCALES = {language: icu.Locale("en_GB" if language == "en" else language) for language in LANGUAGES}
CLDR = pathlib.Path("/usr/share/unicode/cldr/common/main")
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)

# What differs from CLDR on purpose, with the reason; each is put into what ICU says before it is compared.
DIFFERENCES = {
    "grouping": "thin spaces group from five digits on in every language, so that 1234 is not read as a decimal",
    "minus": "the minus is U+2212 in every language, as wide as a digit",
    "list fa": "Iranian orthography sets no comma before «و» and «یا», and no direction mark inside a line of Persian",
    "list en": "the comma before the last of three is written, as in American English, since names have an “and” in them",
    "list kk": "official Kazakh joins the last of a list by «және», and says «немесе» for “or”; CLDR 41 has neither",
    "list az": "no comma before «yaxud», as none stands before «və»",
    "date tk": "official Turkmen writes 2025-nji ýylyň 18-nji noýabry, with the month in the possessive",
    "weekday": "days of the week are written small within a sentence; CLDR's Turkmen ones stand alone with a capital",
}

# Units by their code here, in CLDR's list.
UNITS = {
    "km": "length-kilometer", "m": "length-meter", "mm": "length-millimeter", "cm": "length-centimeter",
    "t": "mass-metric-ton", "kg": "mass-kilogram", "km2": "area-square-kilometer", "m2": "area-square-meter",
    "har": "area-hectare", "m3": "volume-cubic-meter", "km3": "volume-cubic-kilometer", "L": "volume-liter",
    "W": "power-watt", "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt",
    "min": "duration-minute", "h": "duration-hour", "d": "duration-day", "wk": "duration-week", "mo": "duration-month",
    "a": "duration-year", "Cel": "temperature-celsius", "km/h": "speed-kilometer-per-hour",
    "m/s": "speed-meter-per-second", "[nmi_i]": "length-nautical-mile"}
# What units are called here where CLDR calls them otherwise, with the reason. Persian is held against CLDR's long names.
UNIT_DIFFERENCES = {
    "spans of time and nautical miles are written out, since their abbreviations are read slowly or mean other things": {
        "en": ("wk", "mo", "a", "[nmi_i]"), "ru": ("a", "[nmi_i]"), "az": ("wk", "[nmi_i]"), "kk": ("wk", "a", "[nmi_i]"),
        "tk": ("wk", "mo", "a", "[nmi_i]")},
    "the symbols of the International System: h and l, and °C behind a space": {
        "en": ("h", "L", "Cel"), "az": ("Cel",), "kk": ("Cel",), "tk": ("Cel",), "ru": (), "fa": ()},
    "a day as a measure is twenty-four hours, сутки and тәулік, not the day by daylight": {"ru": ("d",), "kk": ("d",)},
    "Azerbaijani standards write Vt for watt and the square as ², and abbreviate saniyə": {
        "az": ("km2", "m2", "W", "kW", "MW", "GW", "m/s")},
    "Persian: a tonne is تن alone, a speed is said with «بر», a temperature with «درجهٔ»": {"fa": ("t", "m/s", "Cel")},
}


class Judge:
    def __init__(self, program):
        self.program, self.passed, self.failed, self.open = program, 0, 0, []

    def ask(self, *parts):
        """Puts a question; `judged` gets the answers to all of them at once."""
        self.open.append("\t".join(str(part) for part in parts))

    def answers(self):
        text = "\n".join(self.open) + "\n"
        said = subprocess.run([self.program], input=text, capture_output=True, text=True, check=True, encoding="utf-8")
        lines = said.stdout.split("\n")[:len(self.open)]
        self.open = []
        return lines

    def check(self, name, faults, count):
        """One line for `count` comparisons of which some went wrong."""
        self.passed += 1 if not faults else 0
        self.failed += 1 if faults else 0
        print(f"{'FAILED' if faults else 'passed'} {name}: {count} compared"
              + "".join(f"\n    {fault}" for fault in faults[:8]) + (f"\n    … {len(faults)}" if len(faults) > 8 else ""))

    def compare(self, name, wanted):
        """Holds the answers to what was asked against `wanted`, composed alike."""
        asked, faults = list(self.open), []
        for question, answer, want in zip(asked, self.answers(), wanted, strict=True):
            if unicodedata.normalize("NFC", answer) != unicodedata.normalize("NFC", want):
                faults.append(f"{question!r}: {answer!r}, ICU {want!r}")
        self.check(name, faults, len(asked))


def pattern(language, kind, part):
    """A part of CLDR's list pattern; "or" is not within reach of ICU from here."""
    tree = xml.etree.ElementTree.parse(CLDR / f"{language}.xml")
    return tree.find(f".//listPattern[@type='or']/listPatternPart[@type='{part}']").text


def or_list(language, items):
    if len(items) == 2:
        return pattern(language, "or", "2").format(*items)
    text = pattern(language, "or", "end").format("{0}", items[-1])
    head = items[0]
    for place, item in enumerate(items[1:-1]):
        head = pattern(language, "or", "start" if place == 0 else "middle").format(head, item)
    return text.format(head)


def judge_lists(judge):
    words = ["alif", "beta", "gamma", "delta", "eta"]
    for language in LANGUAGES:
        wanted = []
        locale = icu.Locale("en") if language == "en" else LOCALES[language]
        for count in (2, 3, 4, 5):
            for meaning in ("and", "or"):
                items = words[:count]
                judge.ask("list", language, meaning, *items)
                said = icu.ListFormatter.createInstance(locale).format(items) if meaning == "and" else or_list(language, items)
                if language == "fa":
                    said = said.replace("\u200f", "").replace("، و", " و").replace("، یا", " یا")
                elif language == "az":
                    said = said.replace(", yaxud", " yaxud")
                elif language == "kk":
                    joint = " және " if meaning == "and" else " немесе "
                    said = ", ".join(items[:-1]) + joint + items[-1]
                wanted.append(said)
        judge.compare(f"{language} lists", wanted)


def numbers(locale, text):
    """A decimal text as ICU prints it, with the house's grouping and minus."""
    form = icu.NumberFormat.createInstance(locale)
    digits = len(text.partition(".")[2])
    form.setMinimumFractionDigits(digits)
    form.setMaximumFractionDigits(digits)
    symbols = icu.DecimalFormatSymbols(locale)
    group = symbols.getSymbol(icu.DecimalFormatSymbols.kGroupingSeparatorSymbol)
    minus = symbols.getSymbol(icu.DecimalFormatSymbols.kMinusSignSymbol)
    whole = text.partition(".")[0].lstrip("-")
    said = form.format(float(text))
    said = said.replace(group, "\u202f" if len(whole) > 4 else "")
    return said.replace(minus, ("\u200e" if minus.startswith("\u200e") else "") + "\u2212")


def judge_numbers(judge, chance):
    texts = ["0", "7", "-7", "10", "999", "1000", "1234", "9999", "10000", "12345", "123456", "1234567", "-28.25", "0.50"]
    for _ in range(400):
        value = chance.randrange(10 ** chance.randrange(1, 10))
        places = chance.randrange(4)
        texts.append(f"{'-' if chance.random() < 0.2 and value else ''}{value}" + (f".{chance.randrange(10 ** places):0{places}}" if places else ""))
    for language, locale in LOCALES.items():
        for text in texts:
            judge.ask("number", language, text)
        judge.compare(f"{language} numbers", [numbers(locale, text) for text in texts])
        form = icu.NumberFormat.createPercentInstance(locale)
        with open(f"Phrases/{language}.csv", encoding="utf-8") as file:
            sign = next(row["phrase"] for row in csv.DictReader(file) if row["key"] == "site.percent")
        wanted = [form.format(value / 100) for value in (1, 42, 100)]
        for value in (1, 42, 100):
            judge.ask("number", language, value)
        spoken = [answer + sign for answer in judge.answers()]
        judge.check(f"{language} percent, as a phrase", [pair for pair in zip(spoken, wanted) if pair[0] != pair[1]], 3)
        for value in (1, 42, 100):
            judge.ask("quantity", language, value, "%")
        judge.compare(f"{language} percent, as a unit", wanted)
        ranges = icu.NumberRangeFormatter.withLocale(locale)
        pairs = [(17, 18), (3, 250), (40, 41)]
        for pair in pairs:
            judge.ask("range", language, *pair)
        judge.compare(f"{language} ranges", [ranges.formatIntRange(*pair) for pair in pairs])


def judge_units(judge):
    for language in LANGUAGES:
        tree = xml.etree.ElementTree.parse(CLDR / f"{language}.xml")
        apart = {code for codes in UNIT_DIFFERENCES.values() for code in codes.get(language, ())}
        length = "long" if language == "fa" else "short"
        wanted = []
        for code, name in UNITS.items():
            said = tree.find(f".//unitLength[@type='{length}']/unit[@type='{name}']/unitPattern[@count='other']")
            if said is None or code in apart:
                continue
            judge.ask("quantity", language, "42", code)
            number = "۴۲" if language == "fa" else "42"
            wanted.append(said.text.format(number).replace(" ", "\u00a0", 1))
        count = len(judge.open)
        judge.compare(f"{language} units", wanted)
        judge.check(f"{language}: most units are CLDR's", [] if count >= 13 else [count], 1)


def judge_plurals(judge, chance):
    values = [str(value) for value in range(1201)] + [f"{chance.randrange(300)}.{chance.randrange(1, 10)}" for _ in range(300)]
    for language, locale in LOCALES.items():
        rules = icu.PluralRules.forLocale(locale)
        for value in values:
            judge.ask("plural", language, value)
        judge.compare(f"{language} plurals", [rules.select(float(value)) for value in values])


def days(chance):
    first = datetime.date(2000, 1, 1)
    return ([datetime.date(2025, month, day) for month in range(1, 13) for day in (1, 19)]
            + [first + datetime.timedelta(days=chance.randrange(11_323)) for _ in range(300)])


def judge_dates(judge, chance):
    noon = {day: datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.timezone.utc).timestamp() for day in days(chance)}
    utc = icu.TimeZone.createTimeZone("UTC")

    def form(locale, calendar):
        form = icu.DateFormat.createDateInstance(icu.DateFormat.LONG, icu.Locale(f"{locale.getName()}@calendar={calendar}"))
        form.setTimeZone(utc)
        return form

    for language, locale in LOCALES.items():
        spoken = form(locale, "gregorian")
        for day in noon:
            judge.ask("date", language, "gregorian", day.year, day.month, day.day)
        if language == "tk":
            answers = judge.answers()
            faults = []
            for day, answer in zip(noon, answers):
                number, month, year = spoken.format(noon[day]).split(" ")
                if not (answer.startswith(f"{year}-") and f" {number}-" in answer and f" {month}" in answer):
                    faults.append((answer, spoken.format(noon[day])))
            judge.check("tk dates, by their parts", faults, len(noon))
        else:
            judge.compare(f"{language} dates", [spoken.format(moment) for moment in noon.values()])
        names = icu.DateFormatSymbols(icu.Locale(f"{locale.getName()}@calendar=gregorian"))
        week = names.getWeekdays(icu.DateFormatSymbols.STANDALONE, icu.DateFormatSymbols.WIDE)
        wanted = week[2:] + week[1:2]
        for number in range(1, 8):
            judge.ask("weekday", language, number)
        judge.compare(f"{language} days of the week", [name.lower() if language != "en" else name for name in wanted])
    spoken = form(LOCALES["fa"], "persian")
    calendar = icu.Calendar.createInstance(utc, icu.Locale("fa@calendar=persian"))
    numbers = []
    for moment in noon.values():
        calendar.setTime(moment)
        numbers.append((calendar.get(icu.Calendar.YEAR), calendar.get(icu.Calendar.MONTH) + 1, calendar.get(icu.Calendar.DATE)))
    for date in numbers:
        judge.ask("date", "fa", "solarHijri", *date)
    judge.compare("fa dates of the Iranian calendar", [spoken.format(moment) for moment in noon.values()])


def clocks():
    with open("Regions/caspian/clocks.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def judge_zones(judge, chance):
    """Every zone there is at seeded moments of 2000 to 2030; the region's beside each of their changes too."""
    own = sorted({row["zone"] for row in clocks()} - {""})
    low, high = int(datetime.datetime(2000, 1, 1).timestamp()), int(datetime.datetime(2031, 1, 1).timestamp())
    for name in own:
        zone = zoneinfo.ZoneInfo(name)
        offset = lambda moment: int(datetime.datetime.fromtimestamp(moment, zone).utcoffset().total_seconds() // 60)
        moments = [chance.randrange(low, high) for _ in range(2_000)]
        for start in range(low, high, 86_400):
            if offset(start) != offset(start + 86_400):
                bottom, top = start, start + 86_400
                while top - bottom > 1:
                    middle = (bottom + top) // 2
                    bottom, top = (middle, top) if offset(middle) == offset(bottom) else (bottom, middle)
                moments += [bottom - 1, bottom, top, top + 1]
        for moment in moments:
            judge.ask("zone", name, moment)
        judge.compare(f"zone {name}", [str(offset(moment)) for moment in moments])
    names = sorted(name for name in zoneinfo.available_timezones() if not name.startswith(("right/", "posix/")))
    wanted = []
    for name in names:
        zone = zoneinfo.ZoneInfo(name)
        for _ in range(12):
            moment = chance.randrange(low, int(datetime.datetime(2060, 1, 1).timestamp()))
            judge.ask("zone", name, moment)
            wanted.append(str(int((EPOCH + datetime.timedelta(seconds=moment)).astimezone(zone).utcoffset().total_seconds() // 60)))
    judge.compare(f"all {len(names)} zones", wanted)


def judge_clock_faces(judge, chance):
    """The time of day in the region's zones, in six languages and two calendars, against Python and ICU."""
    utc = icu.TimeZone.createTimeZone("UTC")
    for language, locale in LOCALES.items():
        faults, count = [], 0
        form = icu.NumberFormat.createInstance(locale)
        form.setMinimumIntegerDigits(2)
        for row in clocks():
            if not row["zone"]:
                continue
            zone = zoneinfo.ZoneInfo(row["zone"])
            moments = [chance.randrange(946_684_800, 1_900_000_000) for _ in range(40)]
            for moment in moments:
                judge.ask("clock", language, row["zone"], moment)
            for moment, answer in zip(moments, judge.answers()):
                local = datetime.datetime.fromtimestamp(moment, zone)
                clock = f"{form.format(local.hour)}:{form.format(local.minute)}"
                count += 1
                both = answer.split("\t")
                if len(both) != 2 or not all(f" {clock}\u00a0" in half for half in both):
                    faults.append((answer, clock))
        judge.check(f"{language} times of day", faults, count)


def judge_weekends(judge):
    faults, rows = [], [row for row in clocks() if row["weekend"]]
    order = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    with open("/usr/share/unicode/cldr/common/supplemental/supplementalData.xml", encoding="utf-8") as file:
        data = xml.etree.ElementTree.parse(file).find(".//weekData")
    for row in rows:
        place = row["thing"].upper()

        def day(tag):
            own = [node.get("day") for node in data.findall(tag) if place in node.get("territories").split() and not node.get("alt")]
            return own[0] if own else next(node.get("day") for node in data.findall(tag) if "001" in node.get("territories").split())

        first, last = order.index(day("weekendStart")), order.index(day("weekendEnd"))
        rest = {order[(first + step) % 7] for step in range((last - first) % 7 + 1)}
        if rest != set(row["weekend"].split("|")):
            faults.append((row["thing"], row["weekend"], sorted(rest)))
    judge.check("weekends of the countries", faults, len(rows))


def names(language):
    found = set()
    for path in sorted(pathlib.Path("Regions/caspian/things").glob("*.csv")) + [pathlib.Path("Regions/caspian/parties.csv")]:
        with open(path, encoding="utf-8") as file:
            found |= {row.get(f"name_{language}") or "" for row in csv.DictReader(file)}
    return sorted(name for name in found if name)


ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz", "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "tk": "abçdeäfgh" "ijžklmnňoöprsştuüwyýz", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"}


def judge_order(judge, chance):
    for language, locale in LOCALES.items():
        collator = icu.Collator.createInstance(locale)
        words = ["".join(chance.choice(ALPHABETS[language]) for _ in range(chance.randrange(1, 7))) for _ in range(2_000)]
        words = sorted(set(words))
        for kind, texts in (("seeded words", words), ("names of the pack", names(language))):
            chance.shuffle(texts)
            judge.ask("order", language, *texts)
            ours = judge.answers()[0].split("\t")
            keys = {text: collator.getSortKey(text) for text in texts}
            faults = [(one, two) for one, two in zip(ours, ours[1:]) if keys[one] > keys[two]]
            if sorted(ours) != sorted(texts):
                faults.append("not the same words")
            judge.check(f"{language} order of {kind}", faults, len(texts))


def main():
    judge, chance = Judge(sys.argv[1]), random.Random(20261125)
    judge_lists(judge)
    judge_numbers(judge, chance)
    judge_units(judge)
    judge_plurals(judge, chance)
    judge_dates(judge, chance)
    judge_zones(judge, chance)
    judge_clock_faces(judge, chance)
    judge_weekends(judge)
    judge_order(judge, chance)
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())

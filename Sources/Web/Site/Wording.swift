import Languages
import Markup
import Measures
import Register

/// Everything a page needs to speak one language: phrases, numbers, dates, units, and the words of the region.
struct Wording: Sendable {
    let language: Language
    let book: Phrasebook
    let units: UnitNames
    let today: Day
    let vocabulary: Vocabulary
    /// When the page is made.
    let now: Instant
    let zones: ZoneFolder

    private var numbers: NumberFormat { NumberFormat(language) }
    var dates: DateFormat { DateFormat(language) }

    func say(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
        book.say(key, in: language, values)
    }

    func number(_ number: Int) -> String { numbers.format(number) }
    func number(_ text: String) -> String { numbers.format(text) }

    /// A text in the reader's language or along the fallbacks, without a mark of its language; for titles.
    func plain(_ text: Text) -> String { text.reading(in: language)?.text ?? "" }

    /// A text that is marked with its language and direction where it is not the reader's.
    func marked(_ text: Text) -> Markup {
        guard let reading = text.reading(in: language) else { return Markup() }
        // A name may stand in another script in a version of the reader's language: that of a company, for instance.
        let words =
            reading.language == language
            ? marked(byScript: reading.text) : marked(reading.text, in: reading.language)
        guard let state = text.state(in: reading.language), state == .machine || state == .stale else { return words }
        return fragment {
            words
            " "
            translationMark(state)
        }
    }

    /// A text put together elsewhere: marked as being in another script, of a language that is not known here, where
    /// most of its letters are not of the reader's.
    func marked(byScript text: String) -> Markup {
        guard let script = Self.script(of: text, besides: language.script) else { return Markup(text: text) }
        return bdi(.lang("und-\(script.tag)"), .dir(script.direction)) { text }
    }

    /// The script of the letters; nil when there are none, or enough of `own`.
    private static func script(of text: String, besides own: Language.Script) -> (tag: String, direction: Direction)? {
        var found: (tag: String, direction: Direction)?
        var (foreign, familiar) = (0, 0)
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            switch scalar.value {
            case 0x41...0x24F, 0x1E00...0x1EFF:
                if own == .latin {
                    familiar += 1
                } else {
                    foreign += 1
                    found = found ?? ("Latn", .leftToRight)
                }
            case 0x400...0x52F:
                if own == .cyrillic {
                    familiar += 1
                } else {
                    foreign += 1
                    found = found ?? ("Cyrl", .leftToRight)
                }
            case 0x600...0x6FF, 0xFB50...0xFEFC:
                if own == .arabic {
                    familiar += 1
                } else {
                    foreign += 1
                    found = found ?? ("Arab", .rightToLeft)
                }
            default: break
            }
        }
        // A code of a few letters does not make a name one of the reader's script.
        return foreign > 2 * familiar ? found : nil
    }

    func marked(_ text: String, in other: Language) -> Markup {
        guard other != language else { return Markup(text: text) }
        return bdi(.lang(other.tag), .dir(Wording.direction(of: other))) { text }
    }

    /// A phrase into which texts of other languages are put, each marked with its language.
    func say(_ key: PhraseKey, marking texts: [String: Text]) -> Markup {
        // Private characters stand where the texts go: no phrase and no number has them.
        let names = texts.keys.sorted()
        var values: [String: PhraseValue] = [:]
        for (name, mark) in zip(names, Self.marks) { values[name] = .text(String(Character(mark))) }
        return fragment {
            for piece in Self.pieces(of: say(key, values)) {
                if let mark = piece.unicodeScalars.first, let place = Self.marks.firstIndex(of: mark),
                    place < names.count, let text = texts[names[place]]
                {
                    marked(text)
                } else {
                    Markup(text: piece)
                }
            }
        }
    }

    private static let marks: [Unicode.Scalar] = ["\u{E000}", "\u{E001}", "\u{E002}", "\u{E003}"]

    /// The text cut before and after every mark.
    private static func pieces(of text: String) -> [String] {
        var pieces = [""]
        for scalar in text.unicodeScalars {
            if marks.contains(scalar) {
                pieces += [String(Character(scalar)), ""]
            } else {
                pieces[pieces.count - 1].unicodeScalars.append(scalar)
            }
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// Words quoted as they stand in a source, marked with the language of the source where its letters fit.
    ///
    /// Otherwise they are marked as being in a language that is not known.
    func quoted(_ text: String, from source: Language?) -> Markup {
        let fits = source.map { !Isolation.hasLetters(text, opposite: $0.direction) } ?? false
        return q(.lang(fits ? source?.tag ?? "" : ""), .dir(.automatic)) { text }
    }

    static func direction(of language: Language) -> Direction {
        language.direction == .rightToLeft ? .rightToLeft : .leftToRight
    }

    func name(_ thing: Thing) -> String { plain(thing.name) }

    /// A name for lists and charts: the everyday one of provinces and countries, the official one of all else, whose
    /// other names may be those of another time.
    func listName(_ thing: Thing) -> String {
        ["province", "country"].contains(thing.kind) ? thing.shortName(language) : name(thing)
    }

    /// The name of a unit; empty where a number stands alone.
    func unitName(_ unit: Unit?) -> String {
        unit.map { $0.code == "1" ? "" : units.name($0.code, in: language) } ?? ""
    }

    /// The name of a party, marked with its language where that is not the reader's.
    func party(_ id: String) -> Markup { vocabulary.parties[id].map { marked($0.name) } ?? Markup(text: id) }

    /// The name of a party in its languages; the id where it is not known.
    func partyText(_ id: String) -> Text { vocabulary.parties[id]?.name ?? Text([language: id]) }

    func partyName(_ id: String) -> String { vocabulary.parties[id].map { plain($0.name) } ?? id }

    func propertyLabel(_ id: String) -> String { vocabulary.properties[id].map { plain($0.label) } ?? id }

    func kindLabel(_ id: String) -> String { vocabulary.kinds[id].map { plain($0.label) } ?? id }

    func kindPlural(_ id: String) -> String {
        vocabulary.kinds[id].map { plain($0.plural.isEmpty ? $0.label : $0.plural) } ?? id
    }

    func sector(_ sector: Sector) -> String { say(PhraseKey("sector.\(sector.rawValue)")) }
}

extension Wording {
    /// A stated time as the language prints it, in the calendar in which it was stated.
    func period(_ period: Period) -> String {
        dates.period(period)
    }

    /// A day in the calendar that officials of the language use first, for instance Solar Hijri in Persian.
    func day(_ day: Day) -> String {
        language == .fa ? "\(jalali(day)) (\(gregorian(day)))" : gregorian(day)
    }

    func gregorian(_ day: Day) -> String {
        dates.format(gregorianParts(day))
    }

    func jalali(_ day: Day) -> String {
        guard let date = JalaliDate(day) else { return gregorian(day) }
        return dates.format(.init(.solarHijri, year: date.year, .day(month: date.month, day: date.dayOfMonth)))
    }

    /// A stated time with the same days in the other calendar beside it; the reader's own calendar first.
    ///
    /// What is coarser than a day covers parts of two others' years and months, and stands as it was stated.
    func inBothCalendars(_ period: Period) -> String {
        guard period.precision == .day, !period.isAbout, let first = JalaliDate(period.start),
            let last = JalaliDate(period.end)
        else { return self.period(period) }
        let gregorian = dates.range(gregorianParts(period.start), gregorianParts(period.end))
        let jalali = dates.range(
            .init(.solarHijri, year: first.year, .day(month: first.month, day: first.dayOfMonth)),
            .init(.solarHijri, year: last.year, .day(month: last.month, day: last.dayOfMonth)))
        return language == .fa ? "\(jalali) (\(gregorian))" : "\(gregorian) · \(jalali)"
    }

    /// The Gregorian year of a day, without the name of its calendar.
    func year(_ day: Day) -> String { NumberFormat(language).digits(String(day.gregorian.year)) }

    /// The years of the calendar of Iran between two days.
    func jalaliYears(_ first: Day, _ last: Day) -> String {
        guard let from = JalaliDate(first), let to = JalaliDate(last) else { return "" }
        return dates.range(.init(.solarHijri, year: from.year), .init(.solarHijri, year: to.year))
    }

    private func gregorianParts(_ day: Day) -> DateFormat.Parts {
        let date = day.gregorian
        return .init(.gregorian, year: date.year, .day(month: date.month, day: date.day))
    }
}

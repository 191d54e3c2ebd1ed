import Drafts
import Languages
import Markup
import Measures
import Register

/// The letter behind what a form says: one that is known, or a new one with its scan; the same group in every form.
struct LetterInputs {
    let kit: FormKit
    /// The party that writes.
    let party: String

    /// The file that comes with it, and the field that holds its digest.
    static let files = ["letterScanFile": "letterScan"]
    /// So many letters can be chosen, the newest.
    private static let shownMax = 100

    private var wording: Wording { kit.wording }

    private func say(_ key: PhraseKey) -> String { wording.say(key) }

    var markup: Markup {
        let names = Array(DraftLetter.fields.values) + Array(Self.files.keys) + [DraftLetter.known]
        let isOpen = names.contains { kit.mistake($0) != nil || !kit.value($0).isEmpty }
        return details(.open(isOpen), .class("letter-fields")) {
            summary { say("letter.behind") }
            p(.class("hint")) { say("letter.behind.hint") }
            if !known.isEmpty || kit.mistake(DraftLetter.known) != nil {
                kit.choice(DraftLetter.known, say("letter.behind.known"), known, empty: say("letter.behind.new"))
            }
            kit.line("letterNumber", say("letter.number"), .dir(.automatic))
            div(.class("pair")) {
                kit.line("letterDate", say("letter.date"), hint: say("form.date.hint"), .dir(.automatic))
                kit.choice(
                    "letterCalendar", say("form.calendar"),
                    [("gregorian", say("form.calendar.gregorian")), ("jalali", say("form.calendar.jalali"))],
                    empty: say("form.calendar.as-typed"))
            }
            kit.parties("letterSender", say("letter.sender"), empty: wording.partyName(party))
            kit.line("letterSubject", say("letter.subject"), .dir(.automatic))
            if !kit.value("letterScan").isEmpty {
                kit.hidden("letterScan", kit.value("letterScan"))
                p { a(.href(Links.file(kit.value("letterScan")))) { say("letter.scan.open") } }
            }
            kit.file(
                "letterScanFile", say("letter.scan"), hint: say("form.file.hint"),
                kinds: ".pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff")
            kit.choice(
                "letterVisibility", say("letter.behind.visibility"),
                [("everyone", say("visibility.public")), ("own-party", say("visibility.own-party"))],
                empty: say("visibility.members"))
        }
    }

    /// The letters the reader may know of, the newest first, and the one that is chosen.
    private var known: [(value: String, label: String)] {
        let dated = wording.vocabulary.letters.values.map { letter in
            (letter, (try? Period(parsing: letter.date))?.end.number ?? .min)
        }
        let sorted = dated.sorted { $0.1 == $1.1 ? $0.0.id < $1.0.id : $0.1 > $1.1 }.map(\.0)
        let chosen = sorted.dropFirst(Self.shownMax).filter { $0.id == kit.value(DraftLetter.known) }
        return (Array(sorted.prefix(Self.shownMax)) + chosen).map { letter in
            (letter.id, "\(letter.number) · \(wording.plain(letter.subjectMatter))")
        }
    }
}

extension Wording {
    /// What a field of the letter behind a draft is called; `nil` for one of another.
    func letterField(_ name: String) -> String? {
        if name == "letterVisibility" { return say("letter.behind.visibility") }
        guard let field = DraftLetter.fields.first(where: { $0.value == name })?.key else { return nil }
        let key: PhraseKey = field == "calendar" ? "form.calendar" : PhraseKey("letter.\(field)")
        return "\(say("letter.title")) – \(say(key))"
    }
}

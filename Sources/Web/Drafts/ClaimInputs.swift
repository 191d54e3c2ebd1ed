import Drafts
import Languages
import Markup
import Measures
import Members
import Register

/// The inputs of a claim, by what its property needs.
struct ClaimInputs {
    let kit: FormKit
    let desk: DraftFormDesk
    let property: Property

    private var wording: Wording { desk.wording }
    private var vocabulary: Vocabulary { desk.wording.vocabulary }

    private func say(_ key: PhraseKey) -> String { wording.say(key) }

    /// What is claimed.
    var value: Markup {
        switch property.type {
        case .quantity: quantity
        case .text:
            fragment {
                kit.area("text", say("claim.value"))
                languageChoice("textLanguage")
            }
        case .choice:
            kit.choice(
                "choice", say("claim.value"),
                property.choices.map { ($0.id, wording.plain($0.label)) }, empty: say("draft.choose"))
        case .reference: kit.line("reference", say("claim.value"), hint: say("draft.hint.reference"))
        case .period: kit.line("period", say("claim.value"), hint: say("draft.hint.date"), .dir(.automatic))
        case .geometry: kit.line("geometry", say("claim.value"), hint: say("draft.hint.geometry"), .dir(.leftToRight))
        }
    }

    private var quantity: Markup {
        fragment {
            div(.class("pair")) {
                kit.line(
                    "amount", say("claim.value"), hint: say("draft.hint.amount"), isRequired: true, .dir(.automatic))
                kit.choice("unit", say("claim.unit"), units)
            }
            if property.needsDatum {
                kit.choice(
                    "datum", say("claim.datum"),
                    vocabulary.datums.values.sorted { $0.id < $1.id }.map { ($0.id, wording.plain($0.label)) },
                    empty: say("draft.choose"))
            }
        }
    }

    /// The property's own unit first, then every other that can be converted to it.
    private var units: [(value: String, label: String)] {
        guard let own = property.unit else { return [] }
        let others = wording.units.codes.filter { code in
            code != own.code && (try? Unit(parsing: code))?.converts(to: own) == true
        }
        var known = Set<String>()
        return ([own.code] + others).map { ($0, wording.units.name($0, in: wording.language)) }
            .filter { known.insert($0.1).inserted }
    }

    /// As of when, in either calendar.
    var time: Markup {
        div(.class("pair")) {
            kit.line("asOf", say("claim.as-of"), hint: say("draft.hint.date"), .dir(.automatic))
            kit.choice(
                "calendar", say("draft.calendar"),
                TypedCalendar.allCases.map { ($0.rawValue, say(PhraseKey("draft.calendar.\($0.rawValue)"))) })
        }
    }

    /// One of the sources that stand behind what is said here already, or another one.
    func source() throws -> Markup {
        let known = try knownSources()
        return fragment {
            if !known.isEmpty {
                kit.choice(
                    "source", say("claim.source"),
                    known.map { ($0.id, String($0.title.prefix(90))) }, empty: say("draft.source.other"))
            }
            kit.line("sourceTitle", say("draft.source.title"), hint: say("draft.source.title.hint"), .dir(.automatic))
            kit.line("sourceAddress", say("draft.source.address"), type: "url", .dir(.leftToRight))
            for name in ["sourceLanguage", "sourcePublisher", "speakerLanguage"] where !kit.value(name).isEmpty {
                kit.hidden(name, kit.value(name))
            }
        }
    }

    private func knownSources() throws -> [Source] {
        var ids: [String] = [kit.value("source")]
        if let thing = try desk.reading.thing(kit.value("thing")) {
            let accounts = try desk.reading.accounts(of: thing)
            ids += accounts.filter { $0.property == property.id }.flatMap { $0.claims.compactMap(\.claim.source) }
            ids += accounts.flatMap { $0.claims.compactMap(\.claim.source) }
        }
        var seen: Set<String> = []
        return Array(ids.filter { seen.insert($0).inserted }.compactMap { vocabulary.sources[$0] }.prefix(20))
    }

    var visibility: Markup {
        kit.choice(
            "visibility", say("claim.visibility"),
            ["everyone", "members", "own-party", "parties"].map { ($0, say(PhraseKey("draft.visibility.\($0)"))) })
    }

    /// What is needed now and then; open where something in it is wrong or says who else is speaking.
    var rarer: Markup {
        let names = [
            "visibleTo", "saidBy", "speaker", DraftFormField.file, "note", "stated", "until", "basis",
        ]
        // Whose words they are is not to be overlooked where they are another's.
        let isOpen =
            names.contains { kit.mistake($0) != nil } || !kit.value("speaker").isEmpty
            || kit.value("saidBy") != desk.signed.party
        return details(.open(isOpen)) {
            summary { say("draft.details") }
            kit.checks(
                "visibleTo", say("draft.visible-to"), parties(of: [.office, .ministry, .secretariat, .international]),
                chosen: Set(kit.value("visibleTo").split(separator: " ").map(String.init)))
            kit.choice("saidBy", say("claim.said-by"), parties(of: Set(Party.PartyType.allCases)))
            kit.line("speaker", say("claim.speaker"), .dir(.automatic))
            if !kit.value("evidence").isEmpty {
                kit.hidden("evidence", kit.value("evidence"))
                p { a(.href(Links.file(kit.value("evidence")))) { say("letter.scan.open") } }
            }
            kit.file(
                DraftFormField.file, say("claim.evidence"), hint: say("form.file.hint"),
                kinds: ".pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff,.docx,.xlsx,.odt,.ods")
            kit.area("note", say("claim.note"))
            languageChoice("noteLanguage")
            kit.line("stated", say("claim.stated"), hint: say("draft.hint.stated"), .dir(.automatic))
            kit.line("until", say("claim.until"), hint: say("draft.hint.date"), .dir(.automatic))
            kit.choice(
                "basis", say("basis.label"),
                [
                    ("found", say("basis.found")), ("general_knowledge", say("basis.general-knowledge")),
                    ("derived", say("basis.derived")),
                ])
        }
    }

    private func parties(of types: Set<Party.PartyType>) -> [(value: String, label: String)] {
        let named = vocabulary.parties.values.filter { types.contains($0.type) }.map { ($0.id, wording.plain($0.name)) }
        return AlphabeticalOrder(wording.language).sorted(named) { $0.1 }.map { (value: $0.0, label: $0.1) }
    }

    private func languageChoice(_ name: String) -> Markup {
        kit.choice(name, say("draft.text-language"), Language.allCases.map { ($0.tag, $0.ownName) })
    }
}

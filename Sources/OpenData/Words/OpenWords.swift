package import Languages
package import Measures
package import Register

/// Everything that an open form needs to speak one language and to say where records are found.
package struct OpenWords: Sendable {
    package let language: Language
    package let book: Phrasebook
    package let units: UnitNames
    package let vocabulary: Vocabulary
    package let today: Day
    /// Where a record is found; `nil` where records have no addresses, as in files.
    package let address: @Sendable (Reference) -> String?

    package init(
        language: Language, book: Phrasebook, units: UnitNames, vocabulary: Vocabulary, today: Day,
        address: @escaping @Sendable (Reference) -> String? = { _ in nil }
    ) {
        self.language = language
        self.book = book
        self.units = units
        self.vocabulary = vocabulary
        self.today = today
        self.address = address
    }

    package func say(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
        book.say(key, in: language, values, isolating: false)
    }

    /// A phrase in every language that has it.
    func everywhere(_ key: PhraseKey) -> Text {
        Text(
            Dictionary(
                uniqueKeysWithValues: book.languages.filter { book.has(key, in: $0) }.map {
                    ($0, book.say(key, in: $0, isolating: false))
                }))
    }

    /// A text in the reader's language or along the fallbacks.
    package func plain(_ text: Text) -> String { text.reading(in: language)?.text ?? "" }

    package func name(_ thing: Thing) -> String { plain(thing.name) }
    package func kind(_ id: String) -> String { vocabulary.kinds[id].map { plain($0.label) } ?? id }
    package func property(_ id: String) -> String { vocabulary.properties[id].map { plain($0.label) } ?? id }
    package func party(_ id: String) -> String { vocabulary.parties[id].map { plain($0.name) } ?? id }
    func source(_ id: String) -> String { vocabulary.sources[id]?.title ?? id }
    func datum(_ id: String) -> String { vocabulary.datums[id].map { plain($0.label) } ?? id }
    func sector(_ sector: Sector) -> String { say(PhraseKey("sector.\(sector.rawValue)")) }
    func basis(_ basis: Basis) -> String {
        say(PhraseKey("basis.\(basis == .generalKnowledge ? "general-knowledge" : basis.rawValue)"))
    }

    /// The name of a unit; empty where a number stands alone.
    func unit(_ unit: Unit) -> String { unit.code == "1" ? "" : units.name(unit.code, in: language) }

    package func state(_ state: Account.State) -> String {
        switch state {
        case .notKnownSince: say("state.lapsed.name")
        case .derived: say("basis.derived")
        default: say(PhraseKey("state.\(state.rawValue)"))
        }
    }

    func reason(_ account: Account) -> String {
        let party = account.chosen.map { self.party($0.claim.saidBy) } ?? ""
        return switch account.reason {
        case .none: ""
        case .onlyClaim: say("reason.only")
        case .markedByOwner: say("reason.marked", ["party": .text(account.mark.map { self.party($0.party) } ?? party)])
        case .saidByOwner: say("reason.owner", ["party": .text(party)])
        case .undoubted: say("reason.not-suspect")
        case .saidByInternational: say("reason.international", ["party": .text(party)])
        case .moreAuthoritative: say("reason.found")
        case .newest: say("reason.newest")
        case .firmest: say("reason.firmest")
        case .latestRecorded: say("reason.last-recorded")
        }
    }
}

extension OpenWords {
    /// A stated time as the language prints it, in the calendar in which it was stated.
    package func period(_ period: Period) -> String {
        DateFormat(language).period(period)
    }

    /// A value as the language prints it, without its unit.
    func value(_ value: Value, of property: Property, _ names: [String: Thing]) -> String {
        switch value {
        case .quantity(let quantity): NumberFormat(language).notation(quantity.amount.text)
        case .text(let text): plain(text)
        case .choice(let id): property.choices.first { $0.id == id }.map { plain($0.label) } ?? id
        // A thing that the reader may not know of is not named, not even by its id.
        case .reference(let id): names[id].map(name) ?? ""
        case .period(let period): self.period(period)
        case .geometry: say("map.title")
        }
    }
}

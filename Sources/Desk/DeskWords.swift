package import Drafts
package import Languages
package import Measures
package import Register

/// How the lines of a desk are told in one language, without marks and addresses.
package struct DeskWords: Sendable {
    package let language: Language
    package let book: Phrasebook
    package let units: UnitNames
    package let vocabulary: Vocabulary
    package let today: Day

    package init(language: Language, book: Phrasebook, units: UnitNames, vocabulary: Vocabulary, today: Day) {
        (self.language, self.book, self.units) = (language, book, units)
        (self.vocabulary, self.today) = (vocabulary, today)
    }

    package func say(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
        book.say(key, in: language, values)
    }

    package func plain(_ text: Text) -> String { text.reading(in: language)?.text ?? "" }
    package func party(_ id: String) -> String { vocabulary.parties[id].map { plain($0.name) } ?? id }
    package func property(_ id: String) -> String { vocabulary.properties[id].map { plain($0.label) } ?? id }

    /// The heading of a section.
    package func heading(_ section: DeskSection, days: Int = DeskLimits().endingDays) -> String {
        section == .ending
            ? say("desk.ending", ["count": .count(days)]) : say(PhraseKey("desk.\(section.rawValue)"))
    }

    /// What an empty section says.
    package func nothing(_ section: DeskSection) -> String { say(PhraseKey("desk.\(section.rawValue).none")) }

    /// How many there are: `8`, or `more than 100`.
    package func count(_ count: Int, isMore: Bool) -> String {
        isMore ? say("desk.more-than", ["count": .count(count)]) : NumberFormat(language).format(count)
    }

    /// How long something has waited.
    package func waiting(since milliseconds: Int64) -> String {
        let days = Instant(clamping: milliseconds).day().days(to: today)
        return days < 1 ? say("desk.waiting.today") : say("desk.waiting.days", ["count": .count(days)])
    }

    /// A claim in a few words: value, time, speaker.
    package func summary(_ claim: Claim, _ things: [String: Thing], speaker: Bool = true) -> String {
        joined([
            value(claim, things), claim.asOf.map { DateFormat(language).period($0) } ?? "",
            speaker ? party(claim.saidBy) : "",
        ])
    }

    /// A value with its unit.
    package func value(_ claim: Claim, _ things: [String: Thing]) -> String {
        switch claim.value {
        case .quantity(let quantity): units.quantity(quantity.amount.text, quantity.unit.code, in: language)
        case .text(let text): plain(text)
        case .choice(let id):
            vocabulary.properties[claim.property]?.choices.first { $0.id == id }.map { plain($0.label) } ?? id
        case .reference(let id): things[id].map { plain($0.name) } ?? ""
        case .period(let period): DateFormat(language).period(period)
        case .geometry: say("map.title")
        }
    }

    /// The property and the thing: `Draught – Port of Anzali`.
    package func place(_ thing: String, _ property: String, _ things: [String: Thing]) -> String {
        self.property(property) + " – " + (things[thing].map { plain($0.name) } ?? thing)
    }

    /// A place of the neighbours with how much is new there.
    package func title(_ group: DeskNews.Group) -> String {
        let place = group.place.map { $0.shortName(language) } ?? say("desk.news.elsewhere")
        return place + ": " + NumberFormat(language).format(group.count)
    }

    func joined(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: say("site.list-separator"))
    }
}

extension DeskWords {
    /// What a draft is about: the figure and the thing, the statement it answers, or what sort of draft it is.
    package func title(_ draft: Draft, in sheet: DeskSheet) -> String {
        if let claim = draft.fields["claim"].flatMap({ sheet.claims[$0] })?.claim {
            let place = place(claim.thing, claim.property, sheet.things)
            guard let stance = draft.fields["stance"].flatMap(Remark.Stance.init(rawValue:)) else { return place }
            return say(PhraseKey("desk.act.\(stance.rawValue)")) + ": " + place
        }
        let thing = draft.fields["thing"].flatMap { sheet.things[$0] }.map { plain($0.name) }
        if let property = draft.fields["property"], let thing { return self.property(property) + " – " + thing }
        return [kind(draft), thing].compactMap(\.self).joined(separator: " – ")
    }

    private func kind(_ draft: Draft) -> String {
        let key = PhraseKey("desk.draft.\(draft.kind)")
        return book.has(key, in: .en) ? say(key) : say("desk.draft.other")
    }

    /// What is typed as the value of a draft, as it was typed.
    package func typed(_ draft: Draft) -> String {
        let value = ["amount", "text", "choice", "reference"].lazy.compactMap { draft.fields[$0] }.first ?? ""
        return String(value.prefix(200))
    }

    /// A line of drafts: the draft, or a sheet with how many of its rows wait.
    package func title(_ line: DraftPile.Line, in sheet: DeskSheet) -> String {
        guard let batch = line.batch else { return title(line.draft, in: sheet) }
        return say("desk.batch", ["name": .text(batch.name), "count": .count(line.count)])
    }

    /// Why it came back, or how long it has waited.
    package func detail(_ line: DraftPile.Line) -> String {
        joined([line.returned?.reason ?? "", waiting(since: line.draft.changedMilliseconds)])
    }
}

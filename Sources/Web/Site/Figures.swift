import Languages
import Markup
import Measures
import Register

/// How figures are written on a page: the value with its unit, its as-of and its state, each leading to its claim.
struct Figures: Sendable {
    let wording: Wording
    /// The things that values refer to, by id.
    let names: [String: Thing]

    var links: Links { Links(language: wording.language) }

    /// The value of a claim with its unit, without a link.
    func value(_ value: Value, of property: Property) -> Markup {
        switch value {
        case .quantity(let quantity): self.quantity(quantity)
        case .text(let text): wording.marked(text)
        case .choice(let id):
            property.choices.first { $0.id == id }.map { wording.marked($0.label) } ?? Markup(text: id)
        case .reference(let id):
            if let thing = names[id] {
                a(.href(links.thing(id))) { wording.marked(thing.name) }
            } else {
                Markup(text: id)
            }
        case .period(let period): span(.class("date")) { wording.period(period) }
        case .geometry: Markup(text: wording.say("map.title"))
        }
    }

    private func quantity(_ quantity: Quantity) -> Markup {
        let number = quantity.amount.text
        let unit = unitName(quantity)
        return fragment {
            span(.class("value")) { NumberFormat(wording.language).notation(number) }
            if !unit.isEmpty {
                // A short name stays with its number; a long one may go to the next line of a narrow column.
                if !wording.units.joint(before: unit, in: wording.language).isEmpty { unit.count > 8 ? " " : "\u{A0}" }
                span(.class("unit")) { unit }
            }
        }
    }

    func unitName(_ quantity: Quantity) -> String {
        quantity.unit.code == "1"
            ? "" : wording.units.name(quantity.unit.code, in: wording.language, after: quantity.amount.text)
    }

    /// The value as plain text, for charts and titles.
    func plain(_ value: Value, of property: Property) -> String {
        switch value {
        case .quantity(let quantity):
            wording.units.quantity(quantity.amount.text, quantity.unit.code, in: wording.language)
        case .text(let text): wording.plain(text)
        case .choice(let id): property.choices.first { $0.id == id }.map { wording.plain($0.label) } ?? id
        case .reference(let id): names[id].map(wording.name) ?? id
        case .period(let period): wording.period(period)
        case .geometry: wording.say("map.title")
        }
    }

    /// A figure that leads to the claim it is.
    func figure(_ claim: Claim, of property: Property) -> Markup {
        if case .reference = claim.value {
            return fragment {
                value(claim.value, of: property)
                " "
                a(.class("figure small"), .href(links.claim(claim.id))) { wording.say("claim.title") }
            }
        }
        return a(.class("figure"), .href(links.claim(claim.id))) { value(claim.value, of: property) }
    }

    /// The chosen figure of an account with as-of and states; the account itself is one step away.
    func chosen(_ account: Account, of property: Property) -> Markup {
        guard let claim = account.chosen?.claim else { return Markup(text: wording.say("site.unknown")) }
        return fragment {
            figure(claim, of: property)
            " "
            asOf(claim)
            for state in account.states.sorted() where state != .single {
                " "
                self.state(state, until: claim.until, address: links.account(account.thing, account.property))
            }
            if let spread = account.spread {
                " "
                span(.class("as-of")) { spreadText(spread) }
            }
        }
    }

    /// The time a claim is of; where none is stated, a word that says so and does not push itself forward.
    func asOf(_ claim: Claim) -> Markup {
        guard let time = claim.asOf else {
            return span(.class("as-of unstated")) { wording.say("figure.undated") }
        }
        return span(.class("as-of")) { wording.period(time) }
    }

    /// The mark of a state: a shape by its class, and the word.
    func state(_ state: Account.State, until: Period? = nil, address: Address? = nil) -> Markup {
        let mark = span(.class("state \(Self.cssClass(state))")) { word(state, until: until) }
        guard let address, state == .disputed else { return mark }
        return a(.href(address)) { mark }
    }

    func word(_ state: Account.State, until: Period?) -> String {
        switch state {
        case .notKnownSince:
            until.map { wording.say("state.lapsed", ["date": .text(wording.period($0))]) }
                ?? wording.say("state.lapsed.name")
        case .derived: wording.say("basis.derived")
        default: wording.say(PhraseKey("state.\(state.rawValue)"))
        }
    }

    private static func cssClass(_ state: Account.State) -> String {
        switch state {
        case .disputed: "disputed"
        case .notKnownSince, .aged: "aged"
        case .suspect, .assumed, .derived: "assumed"
        case .agreed: "agreed"
        case .single: "stated"
        }
    }

    /// How far the chosen claim and its rivals lie apart, in the property's unit.
    func spreadText(_ spread: ClosedRange<Double>) -> String {
        wording.say(
            "figure.spread",
            ["low": .number(Self.rounded(spread.lowerBound)), "high": .number(Self.rounded(spread.upperBound))])
    }

    /// As many digits as a computed end deserves, without zeros at the end.
    static func rounded(_ value: Double) -> String {
        let digits = abs(value) >= 1_000 ? 0 : abs(value) >= 10 ? 2 : 3
        guard let text = Number(value, fractionDigits: digits)?.text else { return "" }
        guard text.contains(".") else { return text }
        let trimmed = String(text.reversed().drop { $0 == "0" }.reversed())
        return trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
    }

    /// A datum named after a value, where one is stated.
    func datum(_ claim: Claim) -> Markup {
        guard case .quantity(let quantity) = claim.value, let datum = quantity.datum else { return Markup() }
        return span(.class("datum")) {
            wording.vocabulary.datums[datum.code].map { wording.marked($0.label) } ?? Markup(text: datum.code)
        }
    }
}

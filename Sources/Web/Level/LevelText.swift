import Depths
import Environment
import Languages
import Markup
import Measures
import Register

/// How levels, depths and loads are written: ranges with their units, and what they rest on.
struct LevelText: Sendable {
    let figures: Figures
    /// Every claim that grounds name by its id.
    let claims: [String: Claim]

    var wording: Wording { figures.wording }
    var links: Links { figures.links }

    /// A range in the notation that the language writes, with so many digits behind the point at most.
    static func notation(_ low: Double, _ high: Double, digits: Int) -> String {
        let (first, second) = (rounded(low, digits), rounded(high, digits))
        return first == second ? first : "\(first)..\(second)"
    }

    private static func rounded(_ value: Double, _ digits: Int) -> String {
        guard let text = Number(value, fractionDigits: digits)?.text else { return "" }
        guard text.contains(".") else { return text }
        let trimmed = String(text.reversed().drop { $0 == "0" }.reversed())
        let plain = trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
        return plain == "-0" ? "0" : plain
    }

    func range(_ low: Double, _ high: Double, digits: Int = 2) -> String {
        NumberFormat(wording.language).notation(Self.notation(low, high, digits: digits))
    }

    func range(_ estimate: Estimate, digits: Int = 2) -> String { range(estimate.low, estimate.high, digits: digits) }

    /// A range that was reckoned, with its unit, kept on one line.
    func amount(_ low: Double, _ high: Double, _ unit: String, digits: Int = 2) -> Markup {
        span(.class("reckoned")) {
            strong { range(low, high, digits: digits) }
            "\u{A0}"
            span(.class("unit")) { wording.units.name(unit, in: wording.language) }
        }
    }

    func amount(_ estimate: Estimate, _ unit: String, digits: Int = 2) -> Markup {
        amount(estimate.low, estimate.high, unit, digits: digits)
    }

    /// The same as plain text, for phrases.
    func plain(_ estimate: Estimate, _ unit: String, digits: Int = 2) -> String {
        wording.units.quantity(
            Self.notation(estimate.low, estimate.high, digits: digits), unit, in: wording.language)
    }

    func percent(_ share: Estimate) -> String {
        wording.units.quantity(
            Self.notation(share.low * 100, share.high * 100, digits: 0), "%", in: wording.language)
    }

    /// A datum by its name.
    func datum(_ datum: Datum) -> Markup {
        wording.vocabulary.datums[datum.code].map { wording.marked($0.label) } ?? Markup(text: datum.code)
    }

    func plain(_ datum: Datum) -> String {
        wording.vocabulary.datums[datum.code].map { wording.plain($0.label) } ?? datum.code
    }

    /// Who says a claim and of when, leading to it.
    func link(_ claim: Claim) -> Markup {
        a(.href(links.claim(claim.id))) {
            if claim.speaker.isEmpty { wording.party(claim.saidBy) } else { wording.marked(claim.speaker) }
            if let time = claim.asOf {
                wording.say("site.list-separator")
                wording.period(time)
            }
        }
    }

    /// The figure of a claim, leading to it.
    func figure(_ figure: LevelFigure) -> Markup {
        guard let property = wording.vocabulary.properties[figure.claim.property] else { return Markup() }
        return figures.figure(figure.claim, of: property)
    }

    /// What an estimate rests on: one list, or one for each end where they differ.
    func grounds(_ estimate: Estimate) -> Markup {
        let (low, high) = (known(estimate.lowGrounds), known(estimate.highGrounds))
        guard !low.isEmpty || !high.isEmpty else { return Markup() }
        if low == high || estimate.isExact {
            return line("level.rests-on", known(estimate.grounds))
        }
        return fragment {
            line("level.low-end", low)
            " "
            line("level.high-end", high)
        }
    }

    /// So many claims are named; of a series of thirty years the rest is counted.
    private static let namedMax = 5

    private func line(_ key: PhraseKey, _ claims: [Claim]) -> Markup {
        span {
            wording.say(key) + " "
            for (place, claim) in claims.prefix(Self.namedMax).enumerated() {
                if place > 0 { "; " }
                link(claim)
            }
            if claims.count > Self.namedMax {
                " " + wording.say("level.and-more", ["count": .count(claims.count - Self.namedMax)])
            }
        }
    }

    private func known(_ ids: [String]) -> [Claim] { ids.compactMap { claims[$0] } }

    /// What was assumed, a sentence each.
    func assumptions(_ assumptions: [LevelAssumption]) -> Markup {
        guard !assumptions.isEmpty else { return Markup() }
        return fragment {
            for assumption in assumptions {
                span(.class("state assumed")) { wording.say(PhraseKey("level.assumed.\(assumption.rawValue)")) }
                " "
            }
        }
    }

    /// What a ship still carries, in a few words.
    func load(_ load: Load) -> String {
        switch load.entry {
        case .full: wording.say("level.load.full")
        case .none: wording.say("level.load.none")
        case .part, .doubtful: percent(load.share)
        }
    }
}

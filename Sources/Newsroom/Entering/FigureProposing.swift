package import Clippings
package import Languages
import Measures
package import Register
import Search

/// Finds what the figures of a text may be said of: things named in the sentence, properties whose unit fits.
package struct FigureProposing {
    private let text: EnteringText
    private let facts: StoryFacts
    private let reading: Reading
    private let units: FigureUnits
    private let meant: [String: Thing]
    /// The ids of what is at least likely meant.
    private let certain: Set<String>

    private static let figuresMax = 60
    private static let thingsMax = 6
    private static let choicesMax = 40

    package init(_ text: EnteringText, _ facts: StoryFacts, units: UnitNames, _ reading: Reading) throws {
        (self.text, self.facts, self.reading) = (text, facts, reading)
        self.units = FigureUnits(units: units)
        let named = facts.links.flatMap { Self.things($0, text.things) }
        meant = try reading.things(Array(Set(named).union(text.things)))
        certain = Set(facts.links.filter { $0.confidence >= .likely }.compactMap { Self.thing($0.reference) })
    }

    /// The figures in the order of the text, each with its proposals.
    package var proposals: [FigureProposal] { facts.figures.prefix(Self.figuresMax).map(proposal) }

    package func proposal(at place: EnteringPlace) -> FigureProposal? {
        facts.figures.first { EnteringPlace($0.place) == place }.map(proposal)
    }

    private static func thing(_ reference: String) -> String? {
        StoryLink(reference: reference).flatMap { $0.kind == .thing ? $0.id : nil }
    }

    /// What a name means, or may mean; of what is less than likely only what an editor has confirmed.
    private static func things(_ link: NameLink, _ confirmed: Set<String>) -> [String] {
        let own = thing(link.reference)
        if case .ambiguous(let others) = link.reason { return ([link.reference] + others).compactMap(thing) }
        return [own].compactMap(\.self).filter { link.confidence >= .likely || confirmed.contains($0) }
    }

    private func proposal(_ figure: FigureMention) -> FigureProposal {
        let sentence = facts.text(figure.sentence)
        let (near, far) = things(figure)
        let words = words(around: figure)
        let ranked = near.flatMap { choices(figure, of: $0, words) }
        let best = ranked.max { ($0.agreement, $1.order) < ($1.agreement, $0.order) }
        let isAlone = best.map { best in ranked.filter { $0.agreement == best.agreement }.count == 1 } ?? false
        let proposed = best.flatMap { $0.agreement.words > 0 && isAlone ? $0.choice : nil }
        let rest =
            (ranked.sorted { ($1.agreement, $0.order) < ($0.agreement, $1.order) }
            + far.flatMap { choices(figure, of: $0, words) }).map(\.choice)
            .filter { ($0.thing.id, $0.property.id) != (proposed?.thing.id ?? "", proposed?.property.id ?? "") }
        let speaker = facts.speaker(of: figure.sentence)
        return FigureProposal(
            place: EnteringPlace(figure.place), text: figure.text, sentence: sentence, proposed: proposed,
            others: Array(rest.prefix(Self.choicesMax)),
            asOf: facts.times(in: figure.sentence, beside: figure.place).first ?? text.date, speaker: speaker,
            saidBy: speaker.flatMap { SpeakingParties(reading.vocabulary).party(of: $0, in: text.language) })
    }

    /// The things named in the sentence of a figure, the nearest first; then the others that the text means.
    private func things(_ figure: FigureMention) -> (near: [Thing], far: [Thing]) {
        let links = facts.links.filter { link in
            link.place.block == figure.place.block && figure.sentence.range.overlaps(link.place.range)
        }.sorted { distance($0.place, figure.place) < distance($1.place, figure.place) }
        var seen: Set<String> = []
        let near = links.flatMap { link in
            Self.things(link, text.things).compactMap { id in seen.insert(id).inserted ? meant[id] : nil }
        }
        let far = meant.values.filter {
            !seen.contains($0.id) && (certain.contains($0.id) || text.things.contains($0.id))
        }.sorted { left, right in
            (text.things.contains(left.id) ? 0 : 1, left.id) < (text.things.contains(right.id) ? 0 : 1, right.id)
        }
        return (Array(near.prefix(Self.thingsMax)), Array(far.prefix(Self.thingsMax)))
    }

    /// The words of a sentence that belong to one of its figures: those nearer to it than to another.
    private func words(around figure: FigureMention) -> Set<String> {
        let sentence = figure.sentence.range
        let others = facts.figures.filter { $0.sentence == figure.sentence && $0.place != figure.place }
        guard !others.isEmpty else { return stems(facts.text(figure.sentence)) }
        let before = others.filter { $0.place < figure.place }.map(\.place.range.upperBound).max()
        let behind = others.filter { figure.place < $0.place }.map(\.place.range.lowerBound).min()
        func middle(_ left: Int, _ right: Int) -> Int { left + max(0, right - left) / 2 }
        let from = before.map { middle($0, figure.place.range.lowerBound) } ?? sentence.lowerBound
        let to = behind.map { middle(figure.place.range.upperBound, $0) } ?? sentence.upperBound
        return stems(facts.text(StoryRange(block: figure.place.block, range: from..<max(from, to))))
    }

    private func distance(_ place: StoryRange, _ other: StoryRange) -> Int {
        let (left, right) = (place.range, other.range)
        if left.overlaps(right) { return 0 }
        return left.upperBound <= right.lowerBound
            ? right.lowerBound - left.upperBound : left.lowerBound - right.upperBound
    }

    /// How many words of a property's name the sentence has, and how large a part of the name they are.
    struct Agreement: Equatable, Comparable {
        var words = 0
        var part = 0.0

        static func < (left: Self, right: Self) -> Bool { (left.words, left.part) < (right.words, right.part) }
    }

    private typealias Ranked = (choice: FigureProposal.Choice, agreement: Agreement, order: Int64)

    private func choices(_ figure: FigureMention, of thing: Thing, _ words: Set<String>) -> [Ranked] {
        let vocabulary = reading.vocabulary
        // The name of a thing and of its kind are in the sentence whatever is said of it.
        let kind = vocabulary.kinds[thing.kind]?.label[text.language] ?? ""
        let own = stems((thing.name[text.language] ?? "") + " " + kind)
        return vocabulary.properties.values.compactMap { property -> Ranked? in
            guard property.kinds.contains(thing.kind),
                let said = units.amount(figure, for: property)
                    ?? units.counted(figure, for: property, stems, text.language)
            else { return nil }
            let choice = FigureProposal.Choice(thing: thing, property: property, amount: said.amount, unit: said.unit)
            return (choice, agreement(property, words.subtracting(own)), vocabulary.propertyOrder[property.id] ?? .max)
        }.sorted { ($1.agreement, $0.order) < ($0.agreement, $1.order) }
    }

    private func agreement(_ property: Property, _ words: Set<String>) -> Agreement {
        let label = StemmedWord.words(of: property.label[text.language] ?? "", in: text.language, limit: 40).filter {
            !$0.isJoining
        }
        guard !label.isEmpty else { return Agreement() }
        let found = label.filter { !words.isDisjoint(with: $0.stems) }.count
        return Agreement(words: found, part: Double(found) / Double(label.count))
    }

    private func stems(_ words: String) -> Set<String> {
        Set(StemmedWord.words(of: words, in: text.language, limit: 400).filter { !$0.isJoining }.flatMap(\.stems))
    }
}

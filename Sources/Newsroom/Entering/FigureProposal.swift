import Clippings
package import Drafts
package import Languages
import Measures
package import Register

/// A figure of a text on its way to a claim: of what it may be said, and what the form would hold.
package struct FigureProposal: Sendable {
    /// One way of entering it.
    package struct Choice: Sendable {
        package let thing: Thing
        package let property: Property
        /// In the notation of amounts.
        let amount: String
        let unit: String
    }

    /// Its place in the text, as an address names it.
    package let place: EnteringPlace
    package let text: String
    package let sentence: String
    /// What it most likely says: its unit fits, and a word of the property's name stands in the sentence.
    package let proposed: Choice?
    /// Every other property of the things meant whose unit fits, the likeliest first.
    package let others: [Choice]

    let asOf: Period?
    let speaker: Speaker?
    let saidBy: String?

    /// All ways of entering it, the proposed one first.
    package var choices: [Choice] { [proposed].compactMap(\.self) + others }

    /// The fields of the form, for a thing and a property that were chosen.
    package func fields(of thing: String, _ property: String, in text: EnteringText, for reader: Language)
        -> DraftFields
    {
        var fields: DraftFields = ["stated": String(sentence.prefix(900))]
        if let choice = choices.first(where: { $0.thing.id == thing && $0.property.id == property }) {
            fields["amount"] = NumberFormat(reader).notation(choice.amount)
            fields["unit"] = choice.unit
        }
        if let asOf {
            fields["asOf"] = asOf.text
            fields["calendar"] = (asOf.calendar == .gregorian ? TypedCalendar.gregorian : .jalali).rawValue
        }
        if let speaker {
            fields["speaker"] = EnteringText.name(of: speaker, in: text.language)
            fields["speakerLanguage"] = text.language.tag
        }
        fields["saidBy"] = saidBy
        return fields
    }
}

/// Where in a text something stands: `3-120`, the block and the place in it.
package struct EnteringPlace: Sendable, Hashable {
    let block: Int
    let start: Int

    init(_ range: StoryRange) { (block, start) = (range.block, range.range.lowerBound) }

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard text.utf8.count <= 20, parts.count == 2, let block = parts[0], let start = parts[1], block >= 0,
            start >= 0
        else { return nil }
        (self.block, self.start) = (block, start)
    }

    package var text: String { "\(block)-\(start)" }
}

extension EnteringText {
    /// A speaker as a form names one: name and office.
    static func name(of speaker: Speaker, in language: Language) -> String {
        let parts = [speaker.name, speaker.title].filter { !$0.isEmpty }
        return String(parts.joined(separator: language == .fa ? "، " : ", ").prefix(300))
    }
}

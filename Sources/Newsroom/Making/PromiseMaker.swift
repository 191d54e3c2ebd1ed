package import Drafts
package import Journal
import Languages
import Measures
package import Register

/// Reported statements: what a story says that somebody has promised, until the party concerned adopts or disowns it.
///
/// Fields: `story` (its source), `title` and `words` in `textLanguage`, `things` (what it concerns, one a line),
/// `promisedBy`, `promisedOn`, `due`, `visibility`, `sourceTitle`, `sourceAddress`. They become a thing of the kind of
/// promises and the claims that say what was promised, by whom, when and until when.
package struct PromiseMaker: DraftMaker {
    package let kind = "promise"

    /// The kind of things that stand for what somebody has promised.
    package static let thingKind = "promise"
    /// What its claims say, by the field that holds it.
    package static let properties = [
        "words": "what-was-promised", "promisedBy": "promised-by", "promisedOn": "promised-on", "due": "planned-for",
    ]

    package init() {}

    package func subject(of fields: DraftFields) -> String? { nil }

    package static func thing(ofDraft id: String, _ fields: DraftFields) -> String {
        let language = fields["textLanguage"].flatMap(Language.init(rawValue:)) ?? .en
        return ThingMaker.identifier(ofDraft: id, Text([language: fields["title"] ?? ""]))
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let story = try story(&reader)
        let title = reader.required("title").flatMap { _ in reader.text("title", atMost: 200) }
        let words = reader.text("words", in: "textLanguage", atMost: 2_000, keeping: nil)
        if words.isEmpty { reader.fault("words", "missing") }
        let things = try things(&reader)
        let visibility = reader.visibility(.members)
        let values = values(&reader, words)
        guard let story, let title else {
            try reader.finish()
            return []
        }
        // The title of a story that everyone may read tells nothing that fewer may know.
        let source = SourceFields(
            &reader, publisher: story.recorder, visibility: story.story.visibility, member: member)
        if source.id == nil { reader.fault("sourceTitle", "missing") }
        let thing = Thing(
            id: Self.thing(ofDraft: draft, fields), kind: Self.thingKind,
            name: Text([reader.language("textLanguage"): title]), within: things, sectors: story.story.sectors,
            visibility: visibility)
        if try reading.recorder(ofThing: thing.id) != nil { reader.fault("", "stands-already") }
        try checkIsNew(thing, &reader)
        try reader.finish()
        let claims = values.map { name, value in
            Claim(
                id: "\(ClaimMaker.identifier(ofDraft: draft))-\(name)", thing: thing.id, property: name, value: value,
                asOf: nil, saidBy: story.recorder, speaker: Text(), source: source.id, letter: nil, basis: .found,
                until: nil, stated: nil, doubt: Text(), note: Text(), visibility: visibility, evidence: nil
            ).entry(party: party, member: member)
        }
        return [thing.entry(party: party, member: member)] + [source.entry].compactMap(\.self) + claims
    }

    private func story(_ fields: inout FieldReader) throws -> StandingStory? {
        guard let id = fields.required("story") else { return nil }
        // The title of a source is seen by everyone, and that of a story not before its moment.
        guard let standing = try fields.reading.story(id), !standing.story.isWithdrawn,
            !standing.isHeldBack(fields.reading.now)
        else {
            fields.fault("", "story-unpublished")
            return nil
        }
        return standing
    }

    private static let thingsMax = 8

    private func things(_ fields: inout FieldReader) throws -> [String] {
        let typed = FieldList.items(fields["things"])
        if typed.count > Self.thingsMax { fields.fault("things", "too-many", ["count": String(Self.thingsMax)]) }
        var things: [String] = []
        for item in typed.prefix(Self.thingsMax) {
            guard let thing = try fields.thing(item, beside: "things"), !things.contains(thing.id) else { continue }
            things.append(thing.id)
        }
        return things
    }

    /// The values of its claims by their properties, in the order of a form; a region without a property has no such claim.
    private func values(_ fields: inout FieldReader, _ words: Text) -> [(String, Value)] {
        let promisedBy = fields.text("promisedBy", in: "textLanguage", atMost: 300, keeping: nil)
        let said: [(field: String, value: Value?)] = [
            ("words", words.isEmpty ? nil : .text(words)), ("promisedBy", promisedBy.isEmpty ? nil : .text(promisedBy)),
            ("promisedOn", fields.period("promisedOn").map(Value.period)),
            ("due", fields.period("due").map(Value.period)),
        ]
        let known = fields.vocabulary.properties
        return said.compactMap { field, value in
            guard let value, let property = Self.properties[field] else { return nil }
            guard known[property]?.kinds.contains(Self.thingKind) == true else {
                if field == "words" { fields.fault("words", "property-unknown", ["text": property]) }
                return nil
            }
            return (property, value)
        }
    }

    private func checkIsNew(_ thing: Thing, _ fields: inout FieldReader) throws {
        guard fields["isOther"] != "yes" else { return }
        let twins = try fields.reading.twins(of: thing).filter(\.isLikely)
        guard !twins.isEmpty else { return }
        let names = twins.prefix(3).map { $0.thing.shortName(fields.language()) }
        fields.fault("isOther", "thing-known", ["names": names.joined(separator: ", ")])
    }
}

package import Journal
package import Languages

/// One field of a record in another language, with the original it was made from.
package struct Translation: Sendable, Hashable {
    /// Who made it.
    package enum Maker: String, Sendable, Hashable, CaseIterable { case human, machine }

    package let record: TextReference
    package let field: String
    package let language: Language
    package let text: String
    package let maker: Maker
    /// The language of the original, and the digest of its wording.
    package let source: Language
    package let digest: String
    /// The digest of a version of the record's own that this one takes the place of; it does so as long as that stands.
    package let replaces: String?
    /// Who may read the record, which is who may read this.
    package let visibility: Visibility
    /// The party that recorded it, where not everyone may read it.
    package let recorder: String?
    /// The thing that the record is, or is about.
    package let thing: String?
    package let party: String

    package init(
        record: TextReference, field: String, language: Language, text: String, maker: Maker, source: Language,
        digest: String, replaces: String? = nil, visibility: Visibility = .everyone, recorder: String? = nil,
        thing: String? = nil, party: String
    ) {
        self.record = record
        self.field = field
        self.language = language
        self.text = text
        self.maker = maker
        self.source = source
        self.digest = digest
        self.replaces = replaces
        self.visibility = visibility
        self.recorder = recorder
        self.thing = thing
        self.party = party
    }

    /// What tells one wording from another: the first half of its SHA-256.
    package static func digest(of text: String) -> String {
        String(Digest(hashing: Array(text.utf8)).hex.prefix(32))
    }

    /// A longer one is refused.
    package static let bytesMax = 20_000
}

extension Translation {
    package func entry(member: String) -> EntryBody {
        EntryBody(
            kind: EntryKind.translation.rawValue, party: party, member: member, subject: record.description,
            payload: JSON(present: [
                ("digest", .string(digest)), ("field", .string(field)), ("language", .string(language.tag)),
                ("maker", .string(maker.rawValue)), ("recorder", .optional(recorder)),
                ("replaces", .optional(replaces)),
                ("source", .string(source.tag)), ("text", .string(text)), ("thing", .optional(thing)),
                ("visibility", visibility.json),
            ]))
    }

    init(body: EntryBody) throws(PayloadError) {
        guard let record = TextReference(text: body.subject) else {
            throw PayloadError("subject", "names nothing that has texts")
        }
        let payload = body.payload
        let (field, text) = (try payload.string("field"), try payload.string("text"))
        guard Identifier.isValid(field.lowercased()) else { throw PayloadError("field", "holds a name that none has") }
        guard !text.isEmpty, text.utf8.count <= Self.bytesMax else {
            throw PayloadError("text", "is empty or longer than \(Self.bytesMax) bytes")
        }
        self.init(
            record: record, field: field,
            language: try payload.required(try payload.choice("language"), "language"), text: text,
            maker: try payload.required(try payload.choice("maker"), "maker"),
            source: try payload.required(try payload.choice("source"), "source"),
            digest: try payload.string("digest"), replaces: try payload.optionalString("replaces"),
            visibility: try Visibility(json: payload["visibility"]),
            recorder: try payload.optionalString("recorder"), thing: try payload.optionalString("thing"),
            party: body.party)
    }
}

package import Journal
package import Languages

/// A text that can be found: one language version of one record.
package struct SearchDocument: Sendable, Hashable {
    /// What kind of record it is, in the words of the design: claim, thing, source, story.
    package var kind: String
    package var id: String
    package var language: Language
    /// The field of the record that it is a translation of; empty for what the record says itself.
    package var part: String
    package var title: String
    package var text: String
    /// The thing it is about.
    package var thing: String?
    /// Who may read it.
    package var visibility: DocumentVisibility
    /// From when on, in milliseconds since 1970; its recorder may read it before.
    package var visibleFrom: Int64

    package init(
        kind: String, id: String, language: Language, part: String = "", title: String, text: String,
        thing: String? = nil, visibility: DocumentVisibility, visibleFrom: Int64 = 0
    ) {
        self.visibleFrom = visibleFrom
        self.kind = kind
        self.id = id
        self.language = language
        self.part = part
        self.title = title
        self.text = text
        self.thing = thing
        self.visibility = visibility
    }
}

/// Who may read a document, as the columns `visibility`, `visible_to` and `recorder` hold it everywhere.
package struct DocumentVisibility: Sendable, Hashable {
    /// 0 everyone, 1 members, 2 the parties named, 3 the recorder alone.
    package var rank: Int
    /// The parties named, `|a|b|`.
    package var visibleTo: String?
    /// The party that recorded it, which may always read it.
    package var recorder: String

    package init(rank: Int, visibleTo: String? = nil, recorder: String) {
        self.rank = rank
        self.visibleTo = visibleTo
        self.recorder = recorder
    }
}

/// What an entry does to the documents.
package enum SearchChange: Sendable, Hashable {
    /// Puts a document in the place of the one with the same kind, id, language and part.
    case put(SearchDocument)
    /// Takes every language version of what a record says itself away; translations of its fields stay.
    case remove(kind: String, id: String)
    /// Takes away what an erased entry has put here, and leaves no trace of its words in the index; what earlier entries
    /// said of the same record stands again.
    case eraseEntry(EntryID)

    /// Whether it is about this record.
    func isOf(_ kind: String, _ id: String) -> Bool {
        switch self {
        case .put(let document): document.kind == kind && document.id == id
        case .remove(let otherKind, let otherId): otherKind == kind && otherId == id
        case .eraseEntry: false
        }
    }
}

/// Turns entries into documents; given by who knows what entries mean.
///
/// It sees the entry alone, so that a replay gives the same documents; `body` is nil where it was withheld or erased.
package protocol SearchDocuments: Sendable {
    /// Raised whenever the documents it makes of the same entries change.
    var version: Int { get }
    func changes(by body: EntryBody?) -> [SearchChange]
}

/// The documents of several parts as one; what each of them makes of an entry follows in their order.
package struct ComposedDocuments: SearchDocuments {
    private let parts: [any SearchDocuments]

    package init(_ parts: [any SearchDocuments]) { self.parts = parts }

    /// Another part, or a raised version of one, is another version of the whole.
    package var version: Int { parts.enumerated().reduce(0) { $0 + $1.element.version * ($1.offset == 0 ? 1 : 10) } }

    package func changes(by body: EntryBody?) -> [SearchChange] {
        parts.flatMap { $0.changes(by: body) }
    }
}

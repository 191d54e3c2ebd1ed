package import Journal

/// What the register keeps under an identifier and writes to the journal whole: the newest entry of a subject stands.
package protocol RegisterRecord: Sendable, Hashable {
    /// The kind of its entries, e.g. `thing`.
    static var entryKind: String { get }
    var id: String { get }
    var payload: JSON { get }
    init(id: String, payload: JSON) throws(PayloadError)
}

extension RegisterRecord {
    /// The subject of its entries, for instance `thing/port-anzali`.
    package var subject: String { "\(Self.entryKind)/\(id)" }

    /// The entry that records it, said under the name of a party by a member known by an opaque id.
    package func entry(party: String, member: String) -> EntryBody {
        EntryBody(kind: Self.entryKind, party: party, member: member, subject: subject, payload: payload)
    }
}

/// The kinds of entry the register writes and reads, with the newest version of each.
package enum EntryKind: String, Sendable, CaseIterable {
    case region, kind, datum, property, party, source, letter, thing, claim, quarrel, remark, mark, erasure, release,
        clearing
    case join
    case translation, term

    package var version: Int { 1 }

    /// The kind of a body, where this program knows it in that version.
    init(of body: EntryBody) throws(PayloadError) {
        guard let kind = EntryKind(rawValue: body.kind), body.version <= kind.version else {
            throw PayloadError("kind", "or its version is not known to this program")
        }
        self = kind
    }
}

/// The kinds that rooms above keep in projections of their own: of them the register knows only how far they are seen.
package enum KeptAbove {
    package static let kinds: Set<String> = [
        "story", "series", "observations", "alert-rule", "indicator", "problem", "problem-report", "problem-adoption",
        "problem-step", "problem-ending", "problem-answer",
    ]
}

extension EntryBody {
    /// The identifier in a subject of the form `kind/id`.
    package var identifier: String {
        get throws(PayloadError) {
            let id = String(subject.dropFirst(kind.utf8.count + 1))
            guard subject.hasPrefix(kind + "/"), Identifier.isValid(id) else {
                throw PayloadError("subject", "does not name a \(kind)")
            }
            return id
        }
    }
}

extension RegisterRecord {
    package init(body: EntryBody) throws(PayloadError) {
        try self.init(id: try body.identifier, payload: body.payload)
    }
}

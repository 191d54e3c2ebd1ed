package import Journal
import Languages
package import Register

/// Where something was read: a source that is known, or a new one by its title and address.
package struct SourceFields {
    /// The id of the source; `nil` where none was named.
    package private(set) var id: String?
    /// The entry of a source that is not in the register yet.
    package private(set) var entry: EntryBody?

    /// A new source is seen by everyone, so that it cannot stand behind what fewer may read.
    ///
    /// `publisher` published it where the field `sourcePublisher` names nobody.
    package init(
        _ fields: inout FieldReader, publisher: String, visibility: Visibility, member: String
    ) {
        let sources = fields.vocabulary.sources
        let parties = fields.vocabulary.parties
        let publisher =
            fields.known("sourcePublisher", "party-unknown") { parties[$0] != nil } ?? publisher
        id = fields.known("source", "source-unknown") { sources[$0] != nil }
        if let id {
            let typed = fields.text("sourceTitle", atMost: 300)
            if let typed, typed != sources[id]?.title { fields.fault("sourceTitle", "source-twice") }
            return
        }
        let title = fields.text("sourceTitle", atMost: 300)
        let address = fields.text("sourceAddress", atMost: 1_000)
        if let address, !Self.isAddress(address) {
            fields.fault("sourceAddress", "address-malformed", ["text": address])
            return
        }
        guard let title else {
            if address != nil { fields.fault("sourceTitle", "missing") }
            return
        }
        let source = Source(
            id: Self.identifier(title, address), publisher: publisher, title: title,
            titleLanguage: fields.language("sourceLanguage"), url: address, published: nil, licence: nil, note: Text())
        id = source.id
        guard sources[source.id] == nil else { return }
        if visibility != .everyone { fields.fault("sourceTitle", "source-is-public") }
        entry = source.entry(party: fields.party, member: member)
    }

    /// The same title and address name the same source, whoever types them.
    static func identifier(_ title: String, _ address: String?) -> String {
        let digest = Digest(hashing: Array("\(title)\u{1F}\(address ?? "")".utf8))
        return "s-" + digest.hex.prefix(24)
    }

    /// An address of the web, without user or control characters.
    static func isAddress(_ text: String) -> Bool {
        guard let rest = ["https://", "http://"].first(where: text.hasPrefix).map({ text.dropFirst($0.count) }) else {
            return false
        }
        let host = rest.prefix { !"/?#".contains($0) }
        return !host.isEmpty && !host.contains("@") && !host.hasPrefix(":")
            && text.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !"<>\"\\^`{|}".unicodeScalars.contains($0)
            }
    }
}

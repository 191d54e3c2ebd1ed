package import Foundation

/// The node that wrote an entry: 32 hexadecimal digits made from its public key.
package struct Origin: Sendable, Hashable, CustomStringConvertible {
    package let id: String

    /// Takes 32 lower-case hexadecimal digits.
    package init?(_ id: String) {
        let isHexadecimal = id.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        guard id.utf8.count == 32, isHexadecimal else { return nil }
        self.id = id
    }

    package var description: String { id }
}

/// What the chain hashes.
///
/// Times are milliseconds since 1970 UTC; sequences count from 1 in their origin.
package struct EntryHeader: Sendable, Hashable {
    package let origin: Origin
    package let sequence: Int64
    package let id: EntryID
    package let timeMilliseconds: Int64
    /// SHA-256 over salt and body; it stays when the body is withheld or erased.
    package let digest: Digest
    /// The hash of the header before this one, zeroes before the first.
    package let previous: Digest

    package var hash: Digest { Digest(hashing: text) }

    /// The bytes that are hashed; their layout is described in docs/journal-format.md.
    var text: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(288)
        text.append(contentsOf: "littoral-entry 1\n".utf8)
        text.append(contentsOf: origin.id.utf8)
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: String(sequence).utf8)
        text.append(UInt8(ascii: "\n"))
        id.bytes.appendHex(to: &text)
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: String(timeMilliseconds).utf8)
        text.append(UInt8(ascii: "\n"))
        digest.bytes.appendHex(to: &text)
        text.append(UInt8(ascii: "\n"))
        previous.bytes.appendHex(to: &text)
        text.append(UInt8(ascii: "\n"))
        return text
    }
}

/// What an entry says: who (an opaque member id) for which party, what kind of thing happened to what, and how.
package struct EntryBody: Sendable, Hashable {
    package var kind: String
    package var version: Int
    package var party: String
    package var member: String
    package var subject: String
    package var payload: JSON

    package init(kind: String, version: Int = 1, party: String, member: String, subject: String, payload: JSON) {
        self.kind = kind
        self.version = version
        self.party = party
        self.member = member
        self.subject = subject
        self.payload = payload
    }

    package var json: JSON {
        [
            "kind": .string(kind), "member": .string(member), "party": .string(party), "payload": payload,
            "subject": .string(subject), "version": .integer(Int64(version)),
        ]
    }

    /// Reads a body from its canonical bytes; `nil` when a field is missing or of another type.
    package init?(json: JSON) {
        guard let object = json.objectValue, object.fields.count == 6,
            let kind = object["kind"]?.stringValue, let member = object["member"]?.stringValue,
            let party = object["party"]?.stringValue, let subject = object["subject"]?.stringValue,
            let payload = object["payload"], let version = object["version"]?.integerValue,
            Self.versions.contains(Int(clamping: version))
        else { return nil }
        self.init(
            kind: kind, version: Int(version), party: party, member: member, subject: subject, payload: payload)
    }

    /// Whether a replay would read the very body that is written now.
    var canBeReadBack: Bool {
        Self.versions.contains(version) && payload.isNested(atMost: JSON.depthMax - 1)
    }

    private static let versions = 1..<1_000

    private static let bodyMark = Data("littoral-body 1\n".utf8)

    static func digest(salt: Data, body: Data) -> Digest {
        var digest = DigestWriter()
        digest.update(bodyMark)
        digest.update(salt)
        digest.update(body)
        return digest.finish()
    }
}

/// One record of the journal as this node holds it.
///
/// `body` is `nil` where it was withheld from us or erased.
package struct Entry: Sendable, Hashable {
    /// Where it stands here; a foreign chain keeps its own sequence beside it.
    package let position: Int64
    package let header: EntryHeader
    package let hash: Digest
    package let salt: Data?
    package let bodyBytes: Data?

    /// The body read from its bytes; `nil` also when the bytes do not hold one.
    package var body: EntryBody? {
        guard let bodyBytes, let json = try? JSON(parsing: Array(bodyBytes)) else { return nil }
        return EntryBody(json: json)
    }
}

/// The last entry of a chain.
package struct Head: Sendable, Hashable {
    package let origin: Origin
    package let sequence: Int64
    package let hash: Digest

    /// The bytes that the origin's key signs.
    var text: [UInt8] {
        Array("littoral-head 1\n\(origin.id)\n\(sequence)\n\(hash.hex)\n".utf8)
    }
}

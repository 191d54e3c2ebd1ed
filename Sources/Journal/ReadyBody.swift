import Foundation

/// A body made ready before the writer's turn: checked, in bytes, hashed, and read by the projections.
///
/// One thread writes for all; whatever needs no look at the database is done before it is asked.
package struct ReadyBody: Sendable {
    package let body: EntryBody
    /// The payload as it stands in the entry, for projections that keep it.
    package let payloadText: String
    let bytes: Data
    let salt: Data
    let digest: Digest
    /// What each projection read from the body, in the order of the journal's projections.
    let records: [(any Sendable)?]

    /// Throws `JournalError` when the body could not be read back or is too large.
    init(_ body: EntryBody, projections: [any Projection], random: inout BufferedRandomness) throws {
        guard body.canBeReadBack else {
            throw JournalError(
                .badBody, "An entry of version \(body.version) or its nesting could not be read back.",
                cause: "Versions go from 1 to 999; a payload nests at most \(JSON.depthMax - 1) deep.")
        }
        let (canonical, payload) = body.canonical
        guard canonical.count <= Journal.bodyBytesMax else {
            throw JournalError(
                .tooLarge,
                "An entry of \(canonical.count) bytes is too large; at most \(Journal.bodyBytesMax) are kept.",
                cause: "Put long texts and files beside the entry.")
        }
        self.body = body
        bytes = Data(canonical)
        payloadText = String(decoding: canonical[payload], as: UTF8.self)
        salt = withUnsafeBytes(of: (random.next(), random.next())) { Data($0) }
        digest = EntryBody.digest(salt: salt, body: bytes)
        records = projections.map { $0.read(body) }
    }

    /// A body that stands in the journal, read again for one projection; `nil` where it is erased or cannot be read.
    init?(rereading entry: Entry, _ projection: any Projection) {
        guard let body = entry.body else { return nil }
        self.body = body
        payloadText = body.payload.canonicalText
        bytes = entry.bodyBytes ?? Data()
        salt = entry.salt ?? Data()
        digest = entry.header.digest
        records = [projection.read(body)]
    }
}

extension EntryBody {
    /// The canonical bytes of the whole body, and where the payload stands in them.
    var canonical: (bytes: [UInt8], payload: Range<Int>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(640)
        func write(_ key: String, _ value: JSON) {
            bytes.append(contentsOf: key.utf8)
            value.write(into: &bytes)
        }
        write("{\"kind\":", .string(kind))
        write(",\"member\":", .string(member))
        write(",\"party\":", .string(party))
        bytes.append(contentsOf: ",\"payload\":".utf8)
        let start = bytes.count
        payload.write(into: &bytes)
        let end = bytes.count
        write(",\"subject\":", .string(subject))
        write(",\"version\":", .integer(Int64(version)))
        bytes.append(UInt8(ascii: "}"))
        return (bytes, start..<end)
    }
}

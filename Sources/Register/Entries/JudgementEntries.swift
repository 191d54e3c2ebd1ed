package import Journal
package import Languages

extension Quarrel: RegisterRecord {
    package static var entryKind: String { EntryKind.quarrel.rawValue }

    package var payload: JSON {
        JSON(present: [
            ("accounts", .list(accounts.map { "\($0.thing)/\($0.property)" })), ("lesson", lesson.json),
            ("title", title.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        var accounts: [Place] = []
        for text in try payload.strings("accounts") {
            guard let place = Place(text: text) else { throw PayloadError("accounts") }
            accounts.append(place)
        }
        self.init(id: id, title: try payload.text("title"), lesson: try payload.text("lesson"), accounts: accounts)
    }
}

extension Quarrel.Place {
    /// Reads `thing/property`.
    package init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy(Identifier.isValid) else { return nil }
        self.init(thing: parts[0], property: parts[1])
    }
}

extension Remark {
    /// Each remark is an entry of its own; its subject is the claim it is about.
    package func entry(member: String) -> EntryBody {
        EntryBody(
            kind: EntryKind.remark.rawValue, party: party, member: member, subject: "claim/\(claim)",
            payload: JSON(present: [
                ("reason", reason.json), ("source", .optional(source)), ("stance", .string(stance.rawValue)),
            ]))
    }

    init(body: EntryBody) throws(PayloadError) {
        guard body.subject.hasPrefix("claim/") else { throw PayloadError("subject", "is not a claim") }
        self.init(
            claim: String(body.subject.dropFirst("claim/".count)),
            stance: try body.payload.required(try body.payload.choice("stance"), "stance"), party: body.party,
            reason: try body.payload.text("reason"), source: try body.payload.optionalString("source"))
    }
}

extension Mark {
    package func entry(member: String) -> EntryBody {
        EntryBody(
            kind: EntryKind.mark.rawValue, party: party, member: member, subject: "account/\(thing)/\(property)",
            payload: JSON(present: [("claim", .optional(claim)), ("reason", reason.json)]))
    }

    init(body: EntryBody) throws(PayloadError) {
        let parts = body.subject.split(separator: "/").map(String.init)
        guard parts.count == 3, parts[0] == "account" else { throw PayloadError("subject", "is not an account") }
        self.init(
            thing: parts[1], property: parts[2], claim: try body.payload.optionalString("claim"), party: body.party,
            reason: try body.payload.text("reason"))
    }
}

/// That the body of an entry was erased, and by what right.
package struct Erasure: Sendable, Hashable {
    package let entry: EntryID
    package let party: String
    package let reason: Text

    package init(entry: EntryID, party: String, reason: Text) {
        self.entry = entry
        self.party = party
        self.reason = reason
    }

    package func body(member: String) -> EntryBody {
        EntryBody(
            kind: EntryKind.erasure.rawValue, party: party, member: member, subject: "entry/\(entry)",
            payload: JSON(present: [("reason", reason.json)]))
    }
}

/// The region as the pack describes it: its names, its sea, its bounds in degrees.
package struct Region: RegisterRecord {
    package static var entryKind: String { EntryKind.region.rawValue }

    package let id: String
    package let version: String
    package internal(set) var name: Text
    package internal(set) var seaName: Text
    /// The thing that is the sea.
    package let sea: String
    /// West, south, east, north in degrees, as written.
    package let bounds: [String]
    /// SHA-256 over the pack's files; written last, it says that this pack was loaded to its end.
    package let digest: String
    /// The zone by whose clock a page of each language tells the time; UTC where there is none.
    package let zones: Text

    package init(
        id: String, version: String, name: Text, seaName: Text, sea: String, bounds: [String], digest: String,
        zones: Text = Text()
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.seaName = seaName
        self.sea = sea
        self.bounds = bounds
        self.digest = digest
        self.zones = zones
    }

    package var payload: JSON {
        JSON(present: [
            ("bounds", .list(bounds)), ("digest", .string(digest)), ("name", name.json), ("sea", .string(sea)),
            ("seaName", seaName.json),
            ("version", .string(version)), ("zones", zones.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(
            id: id, version: try payload.string("version"), name: try payload.text("name"),
            seaName: try payload.text("seaName"), sea: try payload.string("sea"), bounds: try payload.strings("bounds"),
            digest: try payload.optionalString("digest") ?? "", zones: try payload.text("zones"))
    }
}

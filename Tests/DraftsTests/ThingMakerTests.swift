import Drafts
import Files
import Foundation
import Journal
import Languages
import Measures
import Members
import Register
import Testing

/// What is drafted of things, joins, letters and offices.
@Suite struct ThingMakerTests {
    private static let makers: [any DraftMaker] = [ThingMaker(), JoinMaker(), LetterMaker(), OfficeMaker()]

    private func make(
        _ node: DraftNode, _ kind: String, _ fields: DraftFields, by party: String = "north"
    ) async throws -> (bodies: [EntryBody], codes: [String: String]) {
        let maker = try #require(Self.makers.first { $0.kind == kind })
        return try await node.read(as: party) { reading in
            do {
                let bodies = try maker.entries(
                    from: fields, draft: "ticket-abcdef1234", by: party, member: "m", in: reading)
                return (bodies, [:])
            } catch let faults as DraftFaults {
                return ([], Dictionary(faults.faults.map { ($0.field, $0.code) }) { first, _ in first })
            }
        }
    }

    /// The shores, with words for the kinds of thing.
    private static func node() async throws -> DraftNode {
        let node = try await DraftNode()
        _ = try await node.journal.append(
            ["port", "province", "country", "place"].map { id in
                Kind(id: id, label: Text([.en: id]), plural: Text(), mark: .none, order: 1)
                    .entry(party: "paper", member: "m")
            })
        return node
    }

    private static let pier: DraftFields = [
        "kind": "port", "name-en": "New Pier", "name-fa": "اسکلهٔ نو", "aliases-en": "The Pier\nPier 2", "lat": "۳۷٫۴۷",
        "lon": "49° 27′ 36″ E", "within": "shore-north\nland", "sectors": "transport|tourism", "visibility": "members",
    ]

    @Test func aThingIsProposed() async throws {
        let node = try await Self.node()
        let (bodies, codes) = try await make(node, "thing", Self.pier)
        #expect(codes == [:])
        let body = try #require(bodies.first)
        #expect(body.subject == "thing/new-pier-abcdef1234")
        _ = try await node.journal.append(bodies)
        let found = try await node.read(as: "south") { try $0.thing("new-pier-abcdef1234") }
        let thing = try #require(found)
        #expect(thing.name[.fa] == "اسکلهٔ نو" && thing.aliases[.en] == ["The Pier", "Pier 2"])
        #expect(thing.position == Coordinate(lon: 49.46, lat: 37.47) && thing.positionBasis == .found)
        #expect(thing.within == ["shore-north", "land"] && thing.sectors == [.transport, .tourism])
        #expect(thing.visibility == .members && thing.kind == "port")
        #expect(try await make(node, "thing", Self.pier).codes[""] == "stands-already")
    }

    @Test(
        arguments: [
            (["kind": ""], "kind", "missing"), (["kind": "castle"], "kind", "kind-unknown"),
            (["name-en": "", "name-fa": ""], "name-en", "missing"), (["lat": "north"], "lat", "place-unreadable"),
            (["lat": "91"], "lat", "place-unreadable"), (["lat": ""], "lat", "missing"),
            (["lon": "37 N 49 E"], "lon", "place-unreadable"), (["within": "atlantis"], "within", "thing-unknown"),
            (["sectors": "magic"], "sectors", "sector-unknown"),
            (["visibility": "nobody"], "visibility", "visibility-unknown"),
            (["aliases-en": String(repeating: "a\n", count: 20)], "aliases-en", "too-many"),
            (["name-en": "two\nlines"], "name-en", "one-line"), (["thing": "nowhere"], "thing", "thing-unknown"),
            (["thing": "port-south"], "thing", "not-concerned"),
            (["thing": "shore-north", "within": "port-north"], "within", "within-itself"),
        ] as [(DraftFields, String, String)])
    func whatIsWrongStandsBesideItsField(_ edit: DraftFields, _ field: String, _ code: String) async throws {
        let node = try await Self.node()
        let fields = Self.pier.merging(edit) { $1 }.filter { !$0.value.isEmpty }
        #expect(try await make(node, "thing", fields).codes[field] == code)
    }

    @Test func whatIsAlikeMustBeLookedAtFirst() async throws {
        let node = try await Self.node()
        _ = try await node.journal.append([
            Thing(
                id: "old-pier", kind: "port", name: Text([.en: "Old Pier", .ru: "Старый причал"]),
                position: Coordinate(lon: 49.465, lat: 37.471)
            ).entry(party: "paper", member: "m"),
            Thing(id: "pier-hill", kind: "place", name: Text([.en: "New Pier"])).entry(party: "paper", member: "m"),
        ])
        // By place: half a kilometre away, and of the same kind.
        #expect(try await make(node, "thing", Self.pier).codes == ["isOther": "thing-known"])
        #expect(try await make(node, "thing", Self.pier.merging(["isOther": "yes"]) { $1 }).codes == [:])
        // The same name on something of another kind is shown, and stops nobody.
        let far = Self.pier.merging(["lat": "40", "lon": "50"]) { $1 }
        #expect(try await make(node, "thing", far).codes == [:])
        let twins = try await node.read { try $0.twins(names: ["New Pier"], kind: "port", position: nil) }
        #expect(twins.map(\.thing.id) == ["pier-hill"] && twins.first?.isLikely == false)
        // By name, in another script.
        let named = Self.pier.merging(["name-en": "Old Pir", "lat": "", "lon": ""]) { $1 }.filter { !$0.value.isEmpty }
        #expect(try await make(node, "thing", named).codes == ["isOther": "thing-known"])
    }

    @Test func aThingIsRenamedAndKeepsWhatTheFormDoesNotShow() async throws {
        let node = try await Self.node()
        let thing = Thing(
            id: "quay", kind: "port", name: Text([.en: "Quay", .kk: "Кей"]), unchecked: [.en, .kk],
            within: ["shore-north"], codes: ["unlocode:XNQUA"], zone: "Europe/Zurich", restDays: [.sunday])
        _ = try await node.journal.append([thing.entry(party: "paper", member: "m")])
        let fields: DraftFields = [
            "thing": "quay", "kind": "port", "name-en": "Long Quay", "name-kk": "Кей", "within": "shore-north",
        ]
        let (bodies, codes) = try await make(node, "thing", fields)
        #expect(codes == [:])
        _ = try await node.journal.append(bodies)
        let changed = try #require(try await node.read { try $0.thing("quay") })
        #expect(changed.name[.en] == "Long Quay" && changed.unchecked == [.kk])
        #expect(changed.codes == thing.codes && changed.zone == thing.zone && changed.restDays == thing.restDays)
        #expect(try await make(node, "thing", fields).codes == ["": "nothing-changed"])
        // What it lies in may be named as people know it.
        #expect(try await make(node, "thing", fields.merging(["within": "shore-north\nland"]) { $1 }).codes == [:])
    }

    @Test func onlyOwnersOfBothAndTheSecretariatJoin() async throws {
        let node = try await Self.node()
        func twin(_ id: String, _ shore: String, _ visibility: Visibility = .everyone) -> EntryBody {
            Thing(id: id, kind: "port", name: Text([.en: id]), within: [shore], visibility: visibility)
                .entry(party: "paper", member: "m")
        }
        _ = try await node.journal.append([
            twin("a", "shore-north"), twin("b", "shore-north"), twin("c", "shore-south"),
            twin("h", "shore-north", .ownParty),
            Party(id: "host", type: .secretariat, name: Text(), country: nil, speaksFor: nil, web: nil)
                .entry(party: "paper", member: "m"),
        ])
        func codes(_ thing: String, _ into: String, by party: String = "north") async throws -> [String: String] {
            try await make(node, "join", ["thing": thing, "into": into, "reason": "one quay"], by: party).codes
        }
        #expect(try await codes("a", "b") == [:])
        #expect(try await codes("a", "c") == ["thing": "not-concerned"])
        #expect(try await codes("a", "c", by: "host") == [:])
        #expect(try await codes("a", "a") == ["into": "join-itself"])
        #expect(try await codes("a", "land")["into"] == "join-other-kind")
        #expect(try await codes("a", "nothing") == ["into": "thing-unknown"])
        #expect(try await make(node, "join", ["thing": "a", "into": "b"]).codes == ["reason": "missing"])
        #expect(
            try await make(node, "join", ["thing": "a", "undo": "yes", "reason": "no"]).codes == ["thing": "not-joined"]
        )
        _ = try await node.journal.append(
            make(node, "join", ["thing": "a", "into": "b", "reason": "one quay"]).bodies)
        #expect(try await node.read { try $0.standing(for: "a")?.id } == "b")
        #expect(try await codes("a", "b") == ["thing": "joined-already"])
        let undo: DraftFields = ["thing": "a", "undo": "yes", "reason": "two quays"]
        #expect(try await make(node, "join", undo, by: "south").codes == ["thing": "not-concerned"])
        _ = try await node.journal.append(make(node, "join", undo).bodies)
        #expect(try await node.read { try $0.thing("a")?.id } == "a")
    }

    @Test func aLetterStandsOnAFileOfItsOwnParty() async throws {
        let node = try await Self.node()
        let shelf = FileShelf(URL(fileURLWithPath: node.scratch.path).appending(path: "files"))
        let files = try FileBook(journal: node.journal, shelf: shelf, citings: [])
        func upload(_ party: String) async throws -> String {
            let intake = try shelf.intake()
            try intake.write(Data("A letter of \(party)\n".utf8))
            return try await files.keep(intake, named: "a.txt", party: party, member: "m", at: 0).digest
        }
        let (own, other) = (try await upload("north"), try await upload("south"))
        let fields: DraftFields = [
            "number": "12/ب", "date": "۲۷ آبان ۱۴۰۴", "addressee": "south", "subject": "The quay",
            "subjectLanguage": "en", "scan": own, "visibility": "parties", "visibleTo": "south",
        ]
        let (bodies, codes) = try await make(node, "letter", fields)
        #expect(codes == [:])
        _ = try await node.journal.append(bodies)
        let letter = try #require(try await node.read(as: "south") { $0.letter("l-ticket-abcdef1234") })
        #expect(letter.date == "sh:1404-08-27" && letter.sender == "north" && letter.scan == own)
        let isOpen = try await node.read { try $0.letter(letter.id) != nil || $0.isCited(file: own) }
        #expect(!isOpen)
        #expect(try await node.read(as: "south") { try $0.isCited(file: own) })
        func code(_ edit: DraftFields, _ field: String) async throws -> String? {
            try await make(node, "letter", fields.merging(edit) { $1 }.filter { !$0.value.isEmpty }).codes[field]
        }
        #expect(try await code(["scan": other], "scan") == "file-unknown")
        #expect(try await code(["scan": "../../x"], "scan") == "file-unknown")
        #expect(try await code(["number": ""], "number") == "missing")
        #expect(try await code(["subject": ""], "subject") == "missing")
        #expect(try await code(["date": "yesterday"], "date") == "date-unreadable")
        #expect(try await code(["sender": "south", "addressee": "far"], "sender") == "letter-of-others")
        #expect(try await code(["letter": "nothing"], "letter") == "letter-unknown")
        // Changed by the party that entered it, and by nobody else.
        let change = fields.merging(["letter": letter.id, "subject": "The long quay"]) { $1 }
        #expect(try await make(node, "letter", change).codes == [:])
        let foreign = change.merging(["sender": "south", "addressee": "north", "scan": other]) { $1 }
        #expect(try await make(node, "letter", foreign, by: "south").codes["letter"] == "not-concerned")
    }

    @Test func anOfficeSaysHowItIsReached() async throws {
        let node = try await Self.node()
        let fields: DraftFields = [
            "contact-1": "+۹۸ ۱۳ ۳۳۳۳ ۴۴۴۴", "contact-1-kind": "phone", "contact-1-label": "Reception",
            "contact-2": "desk@north.example", "contact-2-kind": "mail", "hours-sat": "07:30-12, ۱۳:۰۰–۱۶:۰۰",
            "hours-sun": "7.30–12:00, 13–16", "languages": "fa|ru", "rank-fa": "استاندار", "language": "en",
            "web": "https://north.example/",
        ]
        let (bodies, codes) = try await make(node, "office", fields)
        #expect(codes == [:])
        _ = try await node.journal.append(bodies)
        let party = try #require(try await node.read { $0.vocabulary.parties["north"] })
        #expect(party.office.contacts.map(\.value) == ["+98 13 3333 4444", "desk@north.example"])
        #expect(
            party.office.hours
                == [
                    Office.Hours(days: [.saturday, .sunday], from: 450, to: 720),
                    Office.Hours(days: [.saturday, .sunday], from: 780, to: 960),
                ].compactMap(\.self))
        #expect(party.office.languages == [.fa, .ru] && party.office.rank[.fa] == "استاندار")
        #expect(party.type == .office && party.speaksFor == "shore-north" && party.web == "https://north.example/")
        #expect(OfficeHoursFields.typed(party.office.hours, on: .saturday) == "07:30–12:00, 13:00–16:00")
        func code(_ edit: DraftFields, _ field: String) async throws -> String? {
            try await make(node, "office", fields.merging(edit) { $1 }).codes[field]
        }
        #expect(try await code([:], "") == "nothing-changed")
        #expect(try await code(["contact-1": "013 3333"], "contact-1") == "contact-phone")
        #expect(try await code(["contact-2": "desk"], "contact-2") == "contact-mail")
        #expect(try await code(["contact-2": "a@b.example\r\nBcc: x@y.z"], "contact-2") == "contact-mail")
        #expect(try await code(["web": "javascript:alert(1)"], "web") == "address-malformed")
        for hours in ["8", "12:00-08:00", "08:00-25:00", "08:00-12:00, 11:00-13:00", "always"] {
            #expect(try await code(["hours-mon": hours], "hours-mon") == "hours-unreadable", "\(hours)")
        }
        #expect(try await code(["languages": "xx"], "languages") == "language-unknown")
        #expect(try await code(["party": "south"], "party") == "not-concerned")
    }

    /// Written by one, released by another: then it stands, and the file is read by those who may read the letter.
    @Test func aLetterGoesTheWayOfEveryDraft() async throws {
        let node = try await Self.node()
        let shelf = FileShelf(URL(fileURLWithPath: node.scratch.path).appending(path: "files"))
        let citing: FileBook.Citing = { digests, db in
            try DraftBook.citedFiles(among: digests, db).union(try Register.citedFiles(among: digests, db))
        }
        let files = try FileBook(journal: node.journal, shelf: shelf, citings: [citing])
        let intake = try shelf.intake()
        try intake.write(Data("A letter\n".utf8))
        let scan = try await files.keep(intake, named: "a.txt", party: "north", member: "m-ann", at: 0).digest
        let fields: DraftFields = [
            "number": "7", "date": "2025-11-18", "subject": "The quay", "scan": scan, "visibility": "everyone",
        ]
        let draft = try await node.book.write(
            "letter-ticket", kind: "letter", fields: fields, seen: nil, by: DraftNode.ann)
        #expect(try await files.sweep(at: .max / 2) == 0)
        _ = try await node.book.submit(draft.id, by: DraftNode.ann)
        #expect(try await node.read { try !$0.isCited(file: scan) })
        _ = try await node.book.approve(draft.id, by: DraftNode.bob)
        #expect(try await node.read { try $0.isCited(file: scan) && $0.letter("l-letter-ticket")?.number == "7" })
        #expect(try await files.sweep(at: .max / 2) == 0)
        #expect(try await node.entries().suffix(2).map(\.kind) == ["letter", "release"])
        #expect(try await node.faults() == [])
    }
}

import Journal
import Languages
import Measures
import Search
import Testing

@testable import Register

/// What was entered is found at once, by those who may read it and by nobody else.
@Suite struct FindingTests {
    private func node(_ visibility: Visibility = .everyone) async throws -> Node {
        let node = try Node()
        let note = Text([.en: "Dredged by barges", .ru: "Углублено в заливе Гиляна"])
        let bodies = [
            Thing(id: "land", kind: "province", name: Text([.en: "Gilan", .ru: "Гилян"])).entry(
                party: "north", member: "m"),
            Thing(
                id: "harbour", kind: "port", name: Text([.en: "Anzali", .fa: "انزلی"]), within: ["land"],
                visibility: visibility
            ).entry(party: "north", member: "m"),
            Party(
                id: "north", type: .office, name: Text([.en: "Office of the North"]), country: nil, speaksFor: nil,
                web: nil
            )
            .entry(party: "north", member: "m"),
            Claim(
                id: "c1", thing: "harbour", property: "draught", value: .text(Text([.en: "About four metres"])),
                saidBy: "north", basis: .found, note: note
            ).entry(party: "north", member: "m"),
        ]
        _ = try await node.journal.append(bodies)
        return node
    }

    private func names(_ node: Node, _ text: String, as party: String? = nil) async throws -> [String] {
        let register = node.register
        let day = try #require(Day(parsing: "2026-11-22"))
        return try await register.read(for: Reader(language: .en, party: party), today: day) { reading in
            try reading.names(text).map { found in
                switch found.what {
                case .thing(let thing): thing.id
                case .party(let party): "party " + party.id
                case .property(let property): "property " + property.id
                }
            }
        }
    }

    private func texts(_ node: Node, _ text: String, as party: String? = nil) async throws -> [String] {
        try await node.read(as: party) { try $0.texts(text).map { "\($0.kind)/\($0.id)" } }
    }

    @Test(arguments: ["Anzali", "anz", "انزلي", "Энзели", "Anzli"])
    func aNameIsFoundInEveryScript(_ typed: String) async throws {
        #expect(try await names(node(), typed).first == "harbour")
    }

    /// A form that no name begins with leads to the name all the same, before names that only hold the word.
    @Test(arguments: ["Гиляне", "в Гиляне", "из Гиляна", "о гиляне и"])
    func aNameIsFoundInEveryForm(_ typed: String) async throws {
        #expect(try await names(node(), typed).first == "land")
    }

    @Test func aFormIsNarrowedLikeAName() async throws {
        let node = try await node()
        let found = try await node.read { reading in
            try ["port", "province"].map { kind in
                try reading.names("в Гиляне", filter: NameFilter(kinds: [kind])).map(\.isInflected)
            }
        }
        #expect(found == [[], [true]])
    }

    @Test(arguments: ["in the barges", "barges and"])
    func wordsThatOnlyJoinAreNotAskedFor(_ typed: String) async throws {
        #expect(try await texts(node(), typed).contains("claim/c1"))
    }

    @Test(arguments: ["barge", "Гиляне", "metre"])
    func aTextIsFoundInEveryForm(_ typed: String) async throws {
        #expect(try await texts(node(), typed).contains("claim/c1"))
    }

    @Test(arguments: [(nil, false), ("north", true), ("south", false)] as [(String?, Bool)])
    func whatIsKeptFromAReaderIsNotFound(party: String?, isFound: Bool) async throws {
        let node = try await node(.ownParty)
        #expect(try await names(node, "Anzali", as: party).contains("harbour") == isFound)
        #expect(try await texts(node, "barges", as: party).contains("claim/c1") == isFound)
        #expect(try await texts(node, "Anzali", as: party).contains("thing/harbour") == isFound)
        #expect(try await node.read(as: party) { try $0.foundTexts("barges").count } == (isFound ? 1 : 0))
    }

    /// One book of names over many changes: what is entered is found by the next question, what is renamed is not.
    @Test func theBookFollowsTheJournal() async throws {
        let node = try await node()
        let register = node.register
        let day = try #require(Day(parsing: "2026-11-22"))
        func found(_ text: String) async throws -> [String] {
            try await register.read(for: .everyone(.en), today: day) { reading in
                try reading.names(text).compactMap { if case .thing(let thing) = $0.what { thing.id } else { nil } }
            }
        }
        #expect(try await found("Anzali") == ["harbour"])
        let newcomer = Thing(id: "jetty", kind: "port", name: Text([.en: "Bautino"]), within: ["land"])
        _ = try await node.journal.append([newcomer.entry(party: "north", member: "m")])
        #expect(try await found("Bautino") == ["jetty"])
        let renamed = Thing(id: "jetty", kind: "port", name: Text([.en: "Kuryk"]), within: ["land"])
        _ = try await node.journal.append([renamed.entry(party: "north", member: "m")])
        #expect(try await found("Bautino").isEmpty)
        #expect(try await found("Kuryk") == ["jetty"])
    }

    @Test func aWithdrawnClaimIsNotFoundAndAnErasedOneLeavesTheEarlier() async throws {
        let node = try await node()
        let reworded = Claim(
            id: "c1", thing: "harbour", property: "draught", value: .text(Text([.en: "Secret wording"])),
            saidBy: "north", basis: .found)
        let receipt = try await node.journal.append([reworded.entry(party: "north", member: "m")])
        #expect(try await texts(node, "wording") == ["claim/c1"])
        #expect(try await texts(node, "barges").isEmpty)
        let id = try #require(receipt.entries.first)
        try node.journal.erase(id)
        let erasure = Erasure(entry: id, party: "north", reason: Text([.en: "law"])).body(member: "m")
        _ = try await node.journal.append([erasure])
        #expect(try await texts(node, "wording").isEmpty)
        #expect(try await texts(node, "barges") == ["claim/c1"])
        let remark = Remark(claim: "c1", stance: .withdrawn, party: "north", reason: Text())
        _ = try await node.journal.append([remark.entry(member: "m")])
        #expect(try await texts(node, "barges").isEmpty)
    }

    @Test(arguments: [
        "\"", "a OR b", "NEAR(a, b)", "* ^ : -", String(repeating: "ж", count: 10_000), "\u{0}\u{202E}", "",
    ])
    func aHostileQuestionIsHarmless(_ typed: String) async throws {
        let node = try await node()
        _ = try await names(node, typed)
        _ = try await texts(node, typed)
    }
}

import Drafts
import Environment
import Journal
import Languages
import Measures
import Observations
import Register
import Search
import Testing
import Translations

@Suite("The words of indicators, series and alerts: found, translated, and read by whom they may be")
struct IndicatorWordsTests {
    private static func indicator(_ name: String, about: String = "") -> Indicator {
        Indicator(
            id: "oxygen", name: Text([.en: name]), about: Text([.en: about]), formula: .latest, things: ["lake"],
            property: "oxygen")
    }

    private static func items(_ node: IndicatorNode, _ language: Language, as party: String? = nil) async throws
        -> [WorkItem]
    {
        let kinds = Set(TextReference.Kind.allCases.filter(\.isAbove))
        return try await node.read(as: party) {
            try WorkList(language, kinds: kinds).items(in: $0, limit: 100).items
        }
    }

    private static func places(_ node: IndicatorNode, _ language: Language, as party: String? = nil) async throws
        -> Set<String>
    {
        Set(try await items(node, language, as: party).map(\.place.word))
    }

    private static func found(_ node: IndicatorNode, _ text: String, as party: String? = nil) async throws -> Set<
        String
    > {
        try await node.read(as: party) { Set(try $0.texts(text).map { "\($0.kind)/\($0.id)" }) }
    }

    private func translate(
        _ node: IndicatorNode, _ place: String, _ language: Language, _ text: String, by party: String = "north"
    ) async throws {
        let entries = try await node.read(as: party) {
            try TranslationMaker().entries(
                from: ["place": place, "language": language.tag, "text": text], draft: "d", by: party, member: "m2",
                in: $0)
        }
        _ = try await node.journal.append(entries)
    }

    @Test("a translation is shown in its language, found by its words, and stale once the original changes")
    func translated() async throws {
        let node = try await IndicatorNode()
        try await node.append([Self.indicator("Breath of the lake", about: "Whether fish can live there.")])
        #expect(try await Self.places(node, .fa) == ["indicator.oxygen.name", "indicator.oxygen.about"])
        #expect(try await Self.found(node, "fish") == ["indicator/oxygen"])
        try await translate(node, "indicator.oxygen.name", .fa, "نفس دریاچه")
        #expect(try await Self.places(node, .fa) == ["indicator.oxygen.about"])
        #expect(try await Self.found(node, "دریاچه") == ["indicator/oxygen"])
        func name() async throws -> Text {
            let found = try await node.read { try $0.indicator("oxygen", at: try $0.indicatorMoment()) }
            return try #require(found).name
        }
        #expect(try await name()[.fa] == "نفس دریاچه")
        #expect(try await name().state(in: .fa) == .human)
        // Others may not speak for the party whose indicator it is.
        await #expect(throws: DraftFaults.self) {
            try await translate(node, "indicator.oxygen.about", .fa, "ماهی", by: "south")
        }
        try await node.append([Self.indicator("Air in the lake", about: "Whether fish can live there.")])
        #expect(try await name().state(in: .fa) == .stale)
        #expect(try await Self.places(node, .fa) == ["indicator.oxygen.name", "indicator.oxygen.about"])
        // Another party's wording changes nothing.
        try await node.append([Self.indicator("Stolen")], as: "south")
        #expect(try await Self.items(node, .fa).map(\.original).contains("Air in the lake"))
        let before = try await node.words()
        try node.journal.rebuild(Register.projections(finding: [], translating: [IndicatorTexts()])[0])
        #expect(try await node.words() == before)
    }

    @Test("words are read by whoever may read the series, its thing and the rule, and by nobody else")
    func reserved() async throws {
        let node = try await IndicatorNode()
        try await node.append([
            try IndicatorNode.series("open", "oxygen", "mg/l"),
            try IndicatorNode.series("closed", "oxygen", "mg/l", visibility: .ownParty),
            try IndicatorNode.series("deep", "oxygen", "mg/l", thing: "vault"),
            AlertRule(id: "a-open", series: "open", watch: .silent, text: Text([.en: "Ring the harbour."])),
            AlertRule(id: "a-closed", series: "closed", watch: .silent, text: Text([.en: "Ring the castle."])),
            AlertRule(id: "a-deep", series: "deep", watch: .silent, text: Text([.en: "Ring the cellar."])),
        ])
        let open: Set = ["series.open.name", "alert-rule.a-open.text"]
        let all = open.union([
            "series.closed.name", "series.deep.name", "alert-rule.a-closed.text", "alert-rule.a-deep.text",
        ])
        #expect(try await Self.places(node, .kk) == open)
        #expect(try await Self.places(node, .kk, as: "south") == open)
        #expect(try await Self.places(node, .kk, as: "north") == all)
        let counts = try await node.read { try $0.textCounts(.kk) }.filter(\.kind.isAbove)
        #expect(counts.map(\.missing).reduce(0, +) == open.count)
        for party in [nil, "south"] {
            #expect(try await Self.found(node, "ring", as: party) == ["alert-rule/a-open"])
            #expect(try await Self.found(node, "samples", as: party) == ["series/open"])
        }
        #expect(try await Self.found(node, "ring", as: "north").count == 3)
        #expect(try await Self.found(node, "samples", as: "north").count == 3)
        // What has ended wants no translation and is not found.
        try await node.append([
            AlertRule(
                id: "a-open", series: "open", watch: .silent, text: Text([.en: "Ring the harbour."]), isEnded: true)
        ])
        #expect(try await Self.places(node, .kk) == ["series.open.name"])
        #expect(try await Self.found(node, "ring").isEmpty)
    }

    @Test("of an erased wording nothing stays, and the one before it stands again")
    func erased() async throws {
        let node = try await IndicatorNode()
        try await node.append([Self.indicator("First name")])
        let second = Self.indicator("Second name", about: "With a question.")
        let receipt = try await node.journal.append([second.entry(party: "north", member: "m")])
        let id = try #require(receipt.entries.first)
        try node.journal.erase(id)
        _ = try await node.journal.append([
            Erasure(entry: id, party: "north", reason: Text([.en: "law"])).body(member: "m")
        ])
        #expect(try await Self.items(node, .ru).map(\.original) == ["First name"])
        #expect(try await Self.found(node, "question").isEmpty)
        let before = try await node.words()
        try node.journal.rebuild(Register.projections(finding: [], translating: [IndicatorTexts()])[0])
        #expect(try await node.words() == before)
    }
}

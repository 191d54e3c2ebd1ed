import Drafts
import Journal
import Languages
import Measures
import Observations
import Register
import Testing

@Suite struct AlertTests {
    private static func node(_ values: [String?], from day: String) async throws -> ObservationNode {
        let node = try await ObservationNode()
        try await node.append([
            try ObservationNode.level(),
            ObservationBlock(id: "b1", series: "reed-level", observations: days(day, values)),
        ])
        return node
    }

    private static func watching(_ watch: AlertRule.Watch, _ threshold: Int? = nil) -> AlertRule {
        AlertRule(
            id: "rule", series: "reed-level", watch: watch, threshold: threshold.map { Number($0) }, severity: .severe)
    }

    @Test func aThresholdCrossedIsToldSinceItsFirstDay() async throws {
        let node = try await Self.node(["1", "4", "1", "4", "5"], from: "2026-11-18")
        try await node.append([Self.watching(.above, 3)])
        let alerts = try await node.read { try $0.alerts() }
        #expect(alerts.map(\.since.text) == ["2026-11-21T00:00:00.000Z"])
        #expect(alerts.first?.observation?.observation.value?.text == "5")
        // The level falls again: there is nothing to tell any more.
        try await node.append([
            ObservationBlock(
                id: "b2", series: "reed-level", act: .corrected, reason: Text([.en: "A slip."]),
                observations: days("2026-11-22", ["2"]))
        ])
        #expect(try await node.read { try $0.alerts() }.isEmpty)
    }

    @Test func aThresholdCrossedForLongKeepsItsAlert() async throws {
        let node = try await Self.node(["4", "4", "1"] + Array(repeating: "4", count: 1_900), from: "2016-01-01")
        try await node.append([
            Self.watching(.above, 3),
            ObservationBlock(
                id: "b2", series: "reed-level", observations: days("2022-01-01", Array(repeating: "5", count: 1_700))),
        ])
        let first = try #require(try await node.read { try $0.alerts().first })
        #expect(first.since.text == "2016-01-04T00:00:00.000Z")
        // One correction reaches from the first days to the last.
        let far = [days("2016-01-01", ["4.5"])[0], days("2022-01-05", ["4.5"])[0]]
        try await node.append([
            ObservationBlock(
                id: "b3", series: "reed-level", act: .corrected, reason: Text([.en: "A slip."]), observations: far),
            ObservationBlock(id: "b4", series: "reed-level", observations: days("2026-11-20", ["6"])),
        ])
        let later = try #require(try await node.read { try $0.alerts().first })
        #expect(later.id == first.id)
        #expect(later.observation?.observation.value?.text == "6")
        #expect(try await node.read { try $0.alert(first.id)?.since } == first.since)
        #expect(try await node.read { try $0.alert("rule-77") } == nil)
    }

    @Test func aThresholdInAnotherUnitIsRefused() async throws {
        let node = try await Self.node(["1"], from: "2026-11-18")
        let maker = AlertMaker()
        func entries(_ threshold: String) async throws -> [EntryBody] {
            let fields: DraftFields = [
                "series": "reed-level", "watch": "below", "threshold": threshold, "language": "en",
            ]
            return try await node.read(as: "north") {
                try maker.entries(from: fields, draft: "d", by: "north", member: "m", in: $0)
            }
        }
        #expect(try await entries("-28 m").count == 1)
        #expect(try await entries("-28").count == 1)
        let faults = await #expect(throws: DraftFaults.self) { try await entries("-2800 cm") }
        #expect(faults?.faults.map(\.code) == ["unit-other"])
    }

    @Test func aSilentStationIsTold() async throws {
        let node = try await Self.node(["1", "1"], from: "2026-11-10")
        try await node.append([Self.watching(.silent)])
        #expect(try await node.read { try $0.alerts().map(\.since.text) } == ["2026-11-11T00:00:00.000Z"])
        let fresh = try await Self.node(["1", "1"], from: "2026-11-20")
        try await fresh.append([Self.watching(.silent)])
        #expect(try await fresh.read { try $0.alerts() }.isEmpty)
    }

    @Test func aValueThatCannotBeIsTold() async throws {
        let values = (0..<120).map { place in "1.\(10 + place % 9)" as String? } + ["-280000", "1.1"]
        let node = try await Self.node(values, from: "2026-07-01")
        try await node.append([Self.watching(.impossible)])
        #expect(try await node.read { try $0.alerts().map { $0.observation?.observation.value?.text } } == ["-280000"])
    }

    @Test func anEndedOrReservedRuleTellsNobodyElse() async throws {
        let node = try await Self.node(["9"], from: "2026-11-22")
        try await node.append([
            AlertRule(
                id: "rule", series: "reed-level", watch: .above, threshold: Number(3), visibility: .ownParty)
        ])
        #expect(try await node.read { try $0.alerts() }.isEmpty)
        #expect(try await node.read(as: "north") { try $0.alerts().count } == 1)
        try await node.append([
            AlertRule(id: "rule", series: "reed-level", watch: .above, threshold: Number(3), isEnded: true)
        ])
        #expect(try await node.read(as: "north") { try $0.alerts() }.isEmpty)
    }

    @Test func theMessageIsPlainXML() async throws {
        let node = try await Self.node(["9"], from: "2026-11-22")
        try await node.append([Self.watching(.above, 3)])
        let alert = try #require(try await node.read { try $0.alerts().first })
        let text = String(
            decoding: AlertMessage(
                alert, sender: "node.example", place: Coordinate(lon: 10.1, lat: 50.1),
                infos: [
                    .init(
                        language: "en", event: "Level", sender: "north", headline: "A < B & C", description: "d",
                        web: "https://node.example/en", area: "Reed gauge")
                ]
            ).bytes, as: UTF8.self)
        #expect(text.contains("<sent>2026-11-22T09:00:00-00:00</sent>"))
        #expect(text.contains("<severity>Severe</severity>"))
        #expect(text.contains("A &lt; B &amp; C"))
        #expect(text.contains("<circle>50.1,10.1 0</circle>"))
    }
}

import Chances
import Drafts
import Foundation
import Importing
import Journal
import Languages
import Measures
import Members
import Observations
import Register
import Testing

@Suite struct TakingTests {
    private static func take(
        _ text: String, series: String? = "reed-level", in language: Language = .en, scheme: QualityScheme = .own,
        party: String? = nil, _ node: ObservationNode
    ) async throws -> SeriesTaking {
        let file = try RawSeriesFile(Array(text.utf8))
        return try await node.read(as: party) {
            try SeriesTaking(
                file, SeriesAsked(series: series, party: party, language: language, scheme: scheme), $0)
        }
    }

    private static func node(_ resolution: Resolution = .day) async throws -> ObservationNode {
        let node = try await ObservationNode()
        try await node.append([try ObservationNode.level(resolution: resolution)])
        return node
    }

    private static func member(_ id: String, _ roles: Set<Role>) -> Signed {
        Signed(
            member: id, party: "north", country: "land", roles: roles, way: .session(id: "s-" + id, formSecret: "x"))
    }

    private static func codes(_ taking: SeriesTaking) -> [String] {
        taking.lines.flatMap(\.faults).map { "\($0.code.rawValue) \($0.place ?? 0)" }
    }

    @Test func aPlainSheetIsNewThenTheSameThenChanged() async throws {
        let node = try await Self.node()
        let text = "date,level_m,error_m\n2020-01-01,1.10,0.01\n2020-01-02,1.20,0.00\n"
        let first = try await Self.take(text, node)
        #expect(first.lines.first?.difference.fresh.map { $0.value?.text } == ["1.10", "1.20"])
        #expect(first.lines.first?.difference.fresh.map { $0.error?.text } == ["0.01", "0.00"])
        try await node.append([
            ObservationBlock(
                id: "b1", series: "reed-level", observations: first.lines.first?.difference.fresh ?? [])
        ])
        #expect(try await Self.take(text, node).lines.first?.difference.same.count == 2)
        let changed = try await Self.take(text.replacing("1.20", with: "1.25"), node)
        #expect(changed.lines.first?.difference.changed.map { $0.offered.value?.text } == ["1.25"])
        #expect(changed.isClean)
    }

    @Test func persianDigitsAndDatesAreRead() async throws {
        let node = try await Self.node()
        let text = "تاریخ;مقدار\n۱۴۰۴/۰۸/۲۷;−۲۸٫۲۳\n۱۴۰۴/۰۸/۲۸;−۲۸٫۲۵\n"
        let taking = try await Self.take(text, in: .fa, node)
        #expect(Self.codes(taking) == [])
        let found = taking.lines.first?.difference.fresh ?? []
        #expect(found.map { $0.value?.text } == ["-28.23", "-28.25"])
        #expect(found.map(\.time.text) == ["sh:1404-08-27", "sh:1404-08-28"])
        #expect(found.first?.time.start == Instant(startOf: try #require(Day(parsing: "2025-11-18"))).milliseconds)
    }

    @Test func decimalCommasAreRead() async throws {
        let node = try await Self.node()
        let taking = try await Self.take("Дата;Уровень\n18.11.2025;-28,23\n19.11.2025;-28,5\n", in: .ru, node)
        #expect(taking.lines.first?.difference.fresh.map { $0.value?.text } == ["-28.23", "-28.5"])
    }

    @Test(arguments: [
        ("date,value\n2020-01-02,1\n2020-01-01,2\n", "time-back 3"),
        ("date,value\n2020-01-02,1\n2020-01-02,2\n", "time-twice 3"),
        ("date,value\n2020-13-02,1\n", "time-unreadable 2"), ("date,value\nyesterday,1\n", "time-unreadable 2"),
        ("date,value\n2020,1\n", "time-resolution 2"), ("date,value\n2090-01-01,1\n", "time-future 2"),
        ("date,value\n2020-01-01,low\n", "value-unreadable 2"),
        ("date,value,quality\n2020-01-01,1,splendid\n", "quality-unknown 2"),
        ("date,value,unit\n2020-01-01,1,kg\n", "unit-other 2"),
        ("date,value,unit\n2020-01-01,110,cm\n", "unit-other 2"),
        ("date,value,datum\n2020-01-01,1,pole\n2020-01-02,1,stone\n", "datum-mixed 0"),
        ("date,value,datum\n2020-01-01,1,stone\n", "datum-other 0"),
        ("date,value,error\n2020-01-01,1,-3\n", "error-unreadable 2"),
    ])
    func whatIsWrongIsToldWithItsRow(text: String, fault: String) async throws {
        let taking = try await Self.take(text, Self.node())
        #expect(Self.codes(taking) == [fault])
        #expect(!taking.isClean)
    }

    @Test func valuesThatCannotBeAreRefused() async throws {
        let node = try await Self.node()
        var oil = try ObservationNode.level("reed-oil")
        (oil.property, oil.unit, oil.datum) = ("oil", try Unit(parsing: "mg/l"), nil)
        try await node.append([oil])
        let negative = try await Self.take("date,value\n2020-01-01,<0.05\n2020-01-02,-3\n", series: "reed-oil", node)
        #expect(Self.codes(negative) == ["value-impossible 3"])
        #expect(negative.lines.first?.difference.fresh.first?.quality == .belowDetection)
        // Centimetres among metres.
        let standing = (0..<20).map { "-28.\(10 + $0)" as String? }
        try await node.append([
            ObservationBlock(id: "b1", series: "reed-level", observations: days("2020-01-01", standing))
        ])
        #expect(try await Self.codes(Self.take("date,value\n2020-03-01,-2823\n", node)) == ["value-impossible 2"])
        #expect(try await Self.codes(Self.take("date,value\n2020-03-01,-28.9\n", node)) == [])
    }

    @Test func sensorThingsAreRead() async throws {
        let node = try await Self.node(.instant)
        let text = """
            {"name": "reed-level", "unitOfMeasurement": {"symbol": "m"},
             "Thing": {"Locations": [{"location": {"type": "Point", "coordinates": [10.1, 50.1]}}]},
             "Observations": [
              {"phenomenonTime": "2020-01-01T00:00:00.000Z", "result": -28.230, "resultQuality": "1"},
              {"phenomenonTime": "2020-01-01T00:10:00Z", "result": -28.2, "resultQuality": "9"}]}
            """
        let taking = try await Self.take(text, series: nil, scheme: .seaDataNet, node)
        #expect(Self.codes(taking) == [])
        #expect(taking.lines.first?.difference.fresh.map { $0.value?.text } == ["-28.230", nil])
        #expect(taking.lines.first?.difference.fresh.map(\.quality) == [.good, .missing])
        let away = text.replacing("[10.1, 50.1]", with: "[86.9, 27.9, 8848]")
        #expect(try await Self.codes(Self.take(away, series: nil, node)) == ["place-far 0", "place-high 0"])
    }

    @Test func aHeightThatIsNoNumberIsNone() async throws {
        let node = try await Self.node(.instant)
        for height in ["\"nan\"", "\"inf\"", "1e400"] {
            let text = """
                {"name": "reed-level", "Thing": {"Locations": [{"location":
                 {"type": "Point", "coordinates": [10.1, 50.1, \(height)]}}]},
                 "Observations": [{"phenomenonTime": "2020-01-01T00:00:00.000Z", "result": -28.230}]}
                """
            #expect(try await Self.codes(Self.take(text, series: nil, node)) == [])
        }
        let pos = Self.waterML.replacing(
            "<om:featureOfInterest xlink:title=\"reed-level\"/>",
            with:
                "<om:featureOfInterest xlink:title=\"reed-level\"><gml:pos>50.1 10.1 nan</gml:pos></om:featureOfInterest>"
        )
        #expect(try await Self.codes(Self.take(pos, series: nil, Self.node())) == [])
    }

    @Test func whatStandsLateIsPossibleToo() async throws {
        let node = try await Self.node()
        var inflow = try ObservationNode.level("reed-inflow")
        (inflow.property, inflow.unit, inflow.datum) = ("inflow", try Unit(parsing: "m3/s"), nil)
        let calm = (0..<2_100).map { "1\($0 % 3)" as String? }
        try await node.append([
            inflow,
            ObservationBlock(id: "b1", series: inflow.id, observations: days("2010-01-01", Array(calm.prefix(2_000)))),
            ObservationBlock(id: "b2", series: inflow.id, observations: days("2018-01-01", ["40", "55", "-3"])),
        ])
        let flood = "date,value\n2020-03-01,600\n2020-03-02,-3\n2020-03-03,60000\n"
        #expect(try await Self.codes(Self.take(flood, series: inflow.id, node)) == ["value-impossible 4"])
    }

    private static let waterML = """
        <?xml version="1.0"?>
        <wml2:Collection xmlns:wml2="http://www.opengis.net/waterml/2.0" xmlns:om="http://www.opengis.net/om/2.0"
          xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink">
         <wml2:observationMember><om:OM_Observation>
          <om:observedProperty xlink:title="level"/><om:featureOfInterest xlink:title="reed-level"/>
          <om:result><wml2:MeasurementTimeseries>
           <wml2:defaultPointMetadata><wml2:DefaultTVPMeasurementMetadata><wml2:uom code="m"/>
           </wml2:DefaultTVPMeasurementMetadata></wml2:defaultPointMetadata>
           <wml2:point><wml2:MeasurementTVP><wml2:time>2020-01-01T00:00:00Z</wml2:time><wml2:value>1.50</wml2:value>
           </wml2:MeasurementTVP></wml2:point>
           <wml2:point><wml2:MeasurementTVP><wml2:time>2020-01-02T00:00:00Z</wml2:time><wml2:value/>
           </wml2:MeasurementTVP></wml2:point>
          </wml2:MeasurementTimeseries></om:result></om:OM_Observation></wml2:observationMember></wml2:Collection>
        """

    @Test func waterMLIsRead() async throws {
        let taking = try await Self.take(Self.waterML, series: nil, Self.node())
        #expect(Self.codes(taking) == [])
        #expect(taking.lines.first?.difference.fresh.map { $0.value?.text } == ["1.50", nil])
    }

    @Test(arguments: [
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a><b></a>", "<a/>", "{\"value\": [", "{\"a\":1,\"a\":2}", "{}",
        "[[[[",
        "", "\u{0}\u{1}", "name,place\nx,y\n", "%PDF-1.4",
    ])
    func aMalformedFileIsRefusedWhole(text: String) {
        #expect(throws: RawSeriesFault.self) { try RawSeriesFile(Array(text.utf8)) }
    }

    @Test func hostileBytesEndWell() throws {
        var chance = Chance(seed: 91)
        let good = [
            Array(Self.waterML.utf8), Array("{\"Observations\":[{\"phenomenonTime\":\"x\",\"result\":1e5}]}".utf8),
        ]
        for _ in 0..<300 {
            var bytes = chance.pick(good)
            for _ in 0..<(1 + chance.below(6)) { bytes[chance.below(bytes.count)] = UInt8(chance.below(256)) }
            if chance.maybe() { bytes.removeLast(chance.below(bytes.count)) }
            _ = try? RawSeriesFile(bytes)
        }
        #expect(throws: RawSeriesFault.self) {
            try RawSeriesFile(Array((String(repeating: "[", count: 100_000)).utf8))
        }
    }

    @Test func whatWasTakenBackMayBeStatedOnceMore() async throws {
        let node = try await Self.node()
        let book = try DraftBook(
            journal: node.journal, register: node.register, makers: [ObservationsMaker()],
            clock: { ObservationNode.morning })
        let (ann, bob) = (Self.member("m-ann", [.editor]), Self.member("m-bob", [.approver]))
        func release(_ id: String, _ act: String, _ lines: String) async throws {
            let fields: DraftFields = [
                "series": "reed-level", "act": act, "language": "en", "reason": "The float hung.",
                "observations": lines,
            ]
            _ = try await book.write(id, kind: "observations", fields: fields, seen: nil, by: ann)
            _ = try await book.submit(id, by: ann)
            _ = try await book.approve(id, by: bob)
        }
        for (number, act) in ["stated", "withdrawn", "stated", "withdrawn", "stated"].enumerated() {
            try await release("draft-of-\(number)", act, "2020-01-01,1.10")
        }
        try await release("draft-back", "corrected", "2020-01-01,1.20")
        try await release("draft-forth", "corrected", "2020-01-01,1.10")
        try await release("draft-again", "corrected", "2020-01-01,1.20")
        #expect(try await node.faults() == [])
        #expect(
            try await node.read { try $0.observations(of: "reed-level").map { $0.observation.value?.text } } == ["1.20"]
        )
        let faults = await #expect(throws: DraftFaults.self) {
            try await release("draft-ahead", "stated", "2062-01-01,1.10")
        }
        #expect(faults?.faults.map(\.code) == ["time-future"])
    }

    @Test func whatIsTakenIsDraftedAndReleasedByASecondMember() async throws {
        let node = try await Self.node()
        let taking = try await Self.take("date,value\n2020-01-01,1.10\n2020-01-02,\n", party: "north", node)
        let book = try DraftBook(
            journal: node.journal, register: node.register, makers: [ObservationsMaker()],
            clock: { ObservationNode.morning })
        let (ann, bob) = (Self.member("m-ann", [.editor]), Self.member("m-bob", [.approver]))
        let draft = try #require(taking.drafts(named: "abcdefgh", reason: "", in: .en).first)
        _ = try await book.write(draft.id, kind: draft.kind, fields: draft.fields, seen: nil, by: ann)
        _ = try await book.submit(draft.id, by: ann)
        #expect(try await node.read { try $0.observations(of: "reed-level").isEmpty })
        _ = try await book.approve(draft.id, by: bob)
        #expect(
            try await node.read { try $0.observations(of: "reed-level").map { $0.observation.value?.text } } == [
                "1.10", nil,
            ])
        // Asked for once more it is no longer new.
        _ = try await book.write("second-draft", kind: draft.kind, fields: draft.fields, seen: nil, by: ann)
        await #expect(throws: DraftFaults.self) { try await book.submit("second-draft", by: ann) }
    }
}

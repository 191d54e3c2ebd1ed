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

/// Series that begin here: drafted by a form or proposed from a file, released with their observations.
@Suite struct NewSeriesTests {
    static let units = UnitNames.read("code,en\nm,\"{count, plural, one {metre} other {metres}}\"\n").names
    static let maker = SeriesMaker(units: units)

    static func member(_ id: String, _ roles: Set<Role>, at party: String = "north") -> Signed {
        Signed(
            member: id, party: party, country: "land", roles: roles, way: .session(id: "s-" + id, formSecret: "x"))
    }

    /// The made-up lake with two datums that can be named.
    static func node() async throws -> ObservationNode {
        let node = try await ObservationNode()
        try await node.append(["pole", "stone"].map { DatumLabel(id: $0, label: Text([.en: $0]), note: Text()) })
        return node
    }

    static func book(_ node: ObservationNode) throws -> DraftBook {
        try DraftBook(
            journal: node.journal, register: node.register, makers: [maker, ObservationsMaker(series: maker)],
            clock: { ObservationNode.morning })
    }

    static let whole: DraftFields = [
        "language": "en", "thing": "gauge-reed", "property": "level", "unit": "m", "datum": "pole",
        "resolution": "day", "method": "A staff is read at noon.", "licence": "CC BY 4.0", "code": "reed-new",
    ]

    private static func faults(_ fields: DraftFields, _ node: ObservationNode) async throws -> [String] {
        try await node.read(as: "north") { reading in
            do {
                _ = try maker.entries(from: fields, draft: "draft-of-it", by: "north", member: "m", in: reading)
                return []
            } catch let faults as DraftFaults {
                return faults.faults.map { "\($0.field) \($0.code)" }
            }
        }
    }

    @Test func everyFaultStandsBesideItsField() async throws {
        let node = try await Self.node()
        #expect(try await Self.faults(Self.whole, node) == [])
        #expect(
            try await Self.faults([:], node) == [
                "thing missing", "property missing", "unit missing", "resolution missing", "method missing",
                "licence missing",
            ])
        let wrong: [(DraftFields, [String])] = [
            (["thing": "nobody knows it"], ["thing thing-unknown"]),
            (["property": "noise"], ["property property-unknown"]),
            (["unit": "kg"], ["unit unit-other"]), (["unit": "lightspeed"], ["unit unit-unknown"]),
            (["datum": ""], ["datum missing"]), (["resolution": "hourly"], ["resolution choice-unknown"]),
            (["beat": "10"], ["beat beat-not-for-this"]),
            (["resolution": "instant", "beat": "often"], ["beat beat-unreadable"]),
            (["publisher": "moon"], ["publisher party-unknown"]), (["code": "Reed new"], ["code code-malformed"]),
            (["detectionLimit": "low"], ["detectionLimit amount-unreadable"]),
            (["property": "temperature", "unit": "Cel"], ["datum not-for-this"]),
            (["series": "nothing-here"], ["series series-unknown"]),
            (["licence": String(repeating: "l", count: 401)], ["licence too-long"]),
        ]
        for (change, expected) in wrong {
            #expect(try await Self.faults(Self.whole.merging(change) { $1 }, node) == expected, "\(change)")
        }
        try await node.append([try ObservationNode.level("reed-new")])
        #expect(try await Self.faults(Self.whole, node) == ["code code-taken"])
    }

    @Test func whatObservationsMeanDoesNotChangeBehindThem() async throws {
        let node = try await Self.node()
        try await node.append([
            try ObservationNode.level(),
            ObservationBlock(id: "b1", series: "reed-level", observations: days("2020-01-01", ["1"])),
        ])
        var fields = Self.whole
        (fields["code"], fields["series"]) = (nil, "reed-level")
        #expect(try await Self.faults(fields, node) == [])
        fields["datum"] = "stone"
        fields["resolution"] = "week"
        #expect(try await Self.faults(fields, node) == ["datum series-fixed", "resolution series-fixed"])
        let shown = fields
        await #expect(throws: DraftFaults.self) {
            try await node.read(as: "south") { reading in
                _ = try Self.maker.entries(from: shown, draft: "draft-of-it", by: "south", member: "m", in: reading)
            }
        }
    }

    @Test func observationsAreReleasedBehindTheSeriesTheyBegin() async throws {
        let node = try await Self.node()
        let book = try Self.book(node)
        let (ann, bob) = (Self.member("m-ann", [.editor]), Self.member("m-bob", [.approver]))
        let lines = NewDraft(
            id: "lines-of-it", kind: "observations",
            fields: ["series": "reed-new", "observations": "2020-01-01,1.10\n2020-01-02,1.20", "language": "en"])
        _ = try await book.open(batch: "batch-of-it", name: "reed.json", by: ann)
        // Without the draft of its series there is nothing they could belong to.
        _ = try await book.write([lines], batch: "batch-of-it", by: ann)
        await #expect(throws: DraftFaults.self) { try await book.submit("lines-of-it", by: ann) }
        let series = NewDraft(id: "series-of-it", kind: "series", fields: Self.whole)
        _ = try await book.write([series], batch: "batch-of-it", by: ann)
        #expect(try await book.submit(batch: "batch-of-it", by: ann).done == 2)
        // They wait for it, and it does not wait for them: the lines stand before it in the batch.
        let early = try await book.approve(batch: "batch-of-it", by: bob)
        #expect(early.refused == 1 && early.faults["lines-of-it"]?.faults.map(\.code) == ["series-waits"])
        #expect(try await book.approve(batch: "batch-of-it", by: bob).refused == 0)
        let found = try await node.read { reading in
            try reading.observations(of: "reed-new").map { $0.observation.value?.text }
        }
        #expect(found == ["1.10", "1.20"])
        #expect(try await node.faults() == [])
    }

    @Test func aBatchInOrderIsReleasedAtOnce() async throws {
        let node = try await Self.node()
        let book = try Self.book(node)
        let (ann, bob) = (Self.member("m-ann", [.editor]), Self.member("m-bob", [.approver]))
        let file = try RawSeriesFile(Array("date,value,series\n2020-01-01,1,Reed pole\n2020-01-02,2,Reed pole\n".utf8))
        var common = Self.whole
        common["code"] = nil
        let asked = SeriesAsked(party: "north", language: .en, common: common)
        let taking = try await node.read(as: "north") { try SeriesTaking(file, asked, maker: Self.maker, $0) }
        let drafts = taking.drafts(named: "abcdefgh", reason: "", in: .en)
        #expect(drafts.map(\.kind) == ["series", "observations"])
        _ = try await book.open(batch: "batch-of-it", name: "reed.csv", by: ann)
        _ = try await book.write(drafts, batch: "batch-of-it", by: ann)
        #expect(try await book.submit(batch: "batch-of-it", by: ann).done == 2)
        #expect(try await book.approve(batch: "batch-of-it", by: bob).done == 2)
        #expect(try await node.faults() == [])
        // The file is known again by the name it gives the series, which is no id.
        let again = try await node.read(as: "north") { try SeriesTaking(file, asked, maker: Self.maker, $0) }
        #expect(again.lines.first?.difference.same.count == 2)
        // Nobody else's file of the same name touches it.
        let other = try await node.read(as: "south") {
            try SeriesTaking(file, SeriesAsked(party: "south", language: .en), maker: Self.maker, $0)
        }
        #expect(other.lines.first?.missing.isEmpty == false)
    }

    private static let things = """
        {"name": "Reed level today", "unitOfMeasurement": {"symbol": "m"}, "properties": {"datum": "pole"},
         "Thing": {"name": "Reed gauge", "Locations": [{"location": {"type": "Point", "coordinates": [10.1, 50.1]}}]},
         "ObservedProperty": {"name": "level"}, "Sensor": {"name": "Float in a well"},
         "Observations": [{"phenomenonTime": "2020-01-01T00:00:00Z", "result": 1.5},
          {"phenomenonTime": "2020-01-01T00:10:00Z", "result": 1.6},
          {"phenomenonTime": "2020-01-01T00:20:00Z", "result": 1.7}]}
        """

    @Test func aFileFillsInWhatItSays() async throws {
        let node = try await Self.node()
        func target(_ text: String, _ common: DraftFields = [:]) async throws -> SeriesTaking.Line {
            let file = try RawSeriesFile(Array(text.utf8))
            let asked = SeriesAsked(party: "north", language: .en, common: common)
            let taking = try await node.read(as: "north") { try SeriesTaking(file, asked, maker: Self.maker, $0) }
            return try #require(taking.lines.first)
        }
        let line = try await target(Self.things)
        // Only what nothing in the file says is asked.
        #expect(line.missing.map { "\($0.field) \($0.code)" } == ["licence missing"])
        guard case .asking(let fields, _) = line.target else {
            Issue.record("It asks for nothing.")
            return
        }
        #expect(fields["thing"] == "gauge-reed" && fields["property"] == "level" && fields["datum"] == "pole")
        #expect(fields["resolution"] == "instant" && fields["beat"] == "10" && fields["method"] == "Float in a well")
        #expect(try await target(Self.things, ["licence": "CC0"]).difference.fresh.count == 3)
        // What the file says otherwise is not written over by what was said of all.
        #expect(try await target(Self.things, ["licence": "CC0", "datum": "stone"]).series?.datum?.code == "pole")
        let strange = Self.things.replacing("\"level\"", with: "\"loudness\"").replacing(
            "Reed gauge", with: "Elsewhere"
        )
        .replacing("[10.1, 50.1]", with: "[11.0, 50.4]")
        #expect(try await target(strange).missing.map(\.field).prefix(2) == ["thing", "property"])
    }

    @Test(arguments: [
        (["2020", "2021", "2022"], Resolution.year, nil as Int?), (["2020-01", "2020-02"], .month, nil),
        (["2020-01-01", "2020-01-02", "2020-01-03"], .day, nil),
        (["2020-01-01", "2020-01-08", "2020-01-15"], .week, nil),
        (["2020-01-01", "2020-01-11", "2020-01-21"], .tenDay, nil), (["2020-01-01/2020-01-07"], .week, nil),
        (["2020-01-01T00:00:00Z", "2020-01-01T01:00:00Z"], .instant, 60),
        (["sh:1404-08-27", "sh:1404-08-28"], .day, nil),
        (["2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"], .day, nil), (["yesterday"], nil, nil),
        (["2020-01-01", "2020-01-01T10:00:00Z"], nil, nil),
    ])
    func theStepIsToldFromTheTimes(times: [String], resolution: Resolution?, beat: Int?) {
        let step = SeriesStep(
            guessing: times.enumerated().map { RawPoint(place: $0 + 1, time: $1, value: "1") })
        #expect(step.resolution == resolution && step.beat == beat)
    }
}

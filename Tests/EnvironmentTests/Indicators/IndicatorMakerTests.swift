import Drafts
import Environment
import Journal
import Languages
import Measures
import Register
import Testing

@Suite("Indicators that parties define by a form")
struct IndicatorMakerTests {
    private static let good: DraftFields = [
        "language": "en", "name-en": "Oxygen of the lake", "about-fa": "اکسیژن دریاچه چقدر است؟", "property": "oxygen",
        "things": "The lake", "formula": "latest", "threshold": "oxygen-limit", "better": "higher", "years": "۸",
        "parts": "lake\npond", "sector": "fisheries",
    ]

    private func body(_ node: IndicatorNode, _ fields: DraftFields, by party: String = "north") async throws
        -> EntryBody?
    {
        try await node.read(as: party) { reading in
            try IndicatorMaker().entries(from: fields, draft: "one", by: party, member: "m2", in: reading).first
        }
    }

    private func faults(_ node: IndicatorNode, _ fields: DraftFields, by party: String = "north") async throws
        -> [String]
    {
        do {
            _ = try await body(node, fields, by: party)
            return []
        } catch let faults as DraftFaults {
            return faults.faults.map { "\($0.field):\($0.code)" }
        }
    }

    @Test("what the form says is the indicator, and its fields give the same form again")
    func made() async throws {
        let node = try await IndicatorNode()
        let entry = try #require(try await body(node, Self.good))
        let indicator = try Indicator(id: "i-one", payload: entry.payload)
        #expect(entry.subject == "indicator/i-one")
        #expect(indicator.things == ["lake"] && indicator.parts == ["lake", "pond"] && indicator.years == 8)
        #expect(indicator.name[.en] == "Oxygen of the lake" && indicator.about[.fa] == Self.good["about-fa"])
        #expect(indicator.threshold == "oxygen-limit" && indicator.better == .higher && indicator.sector == .fisheries)
        _ = try await node.journal.append([entry])
        #expect(try await faults(node, indicator.fields) == [":nothing-changed"])
        // A letter alone is enough to enter it again.
        let again = try await body(node, indicator.fields.merging(["letterNumber": "12/b"]) { $1 })
        #expect(again?.payload == entry.payload && again?.subject == entry.subject)
        #expect(
            try await faults(node, indicator.fields, by: "south") == [
                "indicator:indicator-of-others", ":nothing-changed",
            ])
        #expect(try await faults(node, Self.good) == [":stands-already"])
        // A new wording stands; the one before it is still there at its entry.
        let changed = try #require(try await body(node, indicator.fields.merging(["name-en": "Oxygen"]) { $1 }))
        _ = try await node.journal.append([changed])
        let told = try await node.read { reading in
            let moment = try reading.indicatorMoment()
            let wordings = try reading.wordings(ofIndicator: "i-one", at: moment)
            return try wordings.compactMap {
                try reading.indicator("i-one", at: IndicatorMoment(position: $0.position, day: $0.day))?.name[.en]
            }
        }
        #expect(told == ["Oxygen", "Oxygen of the lake"])
    }

    @Test("each fault stands beside its field")
    func refused() async throws {
        let node = try await IndicatorNode()
        try await node.append([try IndicatorNode.series("nets", "catch", "kg")])
        try await node.append([try IndicatorNode.series("hidden", "oxygen", "mg/l", visibility: .ownParty)])
        let cases: [(DraftFields, [String])] = [
            (["name-en": ""], ["name-en:missing"]),
            (["name-en": "a\nb"], ["name-en:one-line"]),
            (["name-ru": String(repeating: "о", count: 161)], ["name-ru:too-long"]),
            (["property": ""], ["property:missing"]),
            (["property": "none"], ["property:property-unknown"]),
            (["property": "colour"], ["property:indicator-no-quantity"]),
            (["things": ""], ["things:missing"]),
            (["things": "nowhere"], ["things:thing-unknown"]),
            (["things": "vault"], ["things:indicator-thing-reserved"]),
            (["things": (0..<41).map(String.init).joined(separator: "\n")], ["things:too-many"]),
            (["formula": "guess"], ["formula:choice-unknown"]),
            (["formula": "share"], ["baseProperty:missing", "threshold:unit-other"]),
            (["formula": "fall", "baseProperty": "catch"], ["baseProperty:unit-other"]),
            (["formula": "fall", "baseProperty": "oxygen"], ["baseTime:missing"]),
            (["formula": "fall", "baseProperty": "oxygen", "baseTime": "yore"], ["baseTime:date-unreadable"]),
            (["better": ""], ["better:missing"]),
            (["threshold": "catch-limit"], ["threshold:unit-other"]),
            (["property": "level", "threshold": "", "better": ""], ["datum:missing"]),
            (["property": "level", "threshold": "", "better": "", "datum": "sky"], ["datum:datum-unknown"]),
            (["years": "0"], ["years:indicator-years"]),
            (["deviation": "100"], ["deviation:indicator-deviation"]),
            (["deviation": "5", "threshold": ""], ["threshold:missing"]),
            (["sector": "alchemy"], ["sector:choice-unknown"]),
            (["series": "none"], ["series:series-unknown"]),
            (["series": "hidden"], ["series:indicator-series-reserved"]),
            (["series": "nets"], ["property:indicator-series-other"]),
            (["indicator": "none"], ["indicator:indicator-unknown"]),
        ]
        for (fields, expected) in cases {
            let found = try await faults(node, Self.good.merging(fields) { $1 })
            #expect(found == expected, "\(fields)")
        }
    }

    @Test("units are brought to that of the value, and a series alone leaves claims aside")
    func units() async throws {
        let node = try await IndicatorNode()
        func claim(_ id: String, _ property: String, _ amount: String, _ unit: String, _ year: String?) throws -> Claim
        {
            Claim(
                id: id, thing: "lake", property: property,
                value: .quantity(Quantity(amount: try Amount(parsing: amount), unit: try Unit(parsing: unit))),
                asOf: try year.map { try Period(parsing: $0) }, saidBy: "south", basis: .found)
        }
        try await node.append([
            try claim("caught", "catch", "1500", "kg", "2025"), try claim("limit", "catch-limit", "2", "t", nil),
            try IndicatorNode.series("nets", "catch", "kg"),
        ])
        let fields: DraftFields = [
            "name-en": "Catch", "property": "catch", "things": "lake", "formula": "latest", "threshold": "catch-limit",
            "better": "lower",
        ]
        let open = try Indicator(id: "open", payload: try #require(try await body(node, fields)).payload)
        let alone = try Indicator(
            id: "alone", payload: try #require(try await body(node, fields.merging(["series": "nets"]) { $1 })).payload)
        let found = try await node.read { try $0.assessments(of: [open, alone], at: try $0.indicatorMoment()) }
        #expect(found[0].thresholds.map(\.middle) == [2_000])
        #expect(found[0].status == .good)
        #expect(found[1].answers.isEmpty && found[1].status == .none([.figure]))
    }
}

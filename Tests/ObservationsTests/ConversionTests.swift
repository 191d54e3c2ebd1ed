import Journal
import Languages
import Measures
import Observations
import Register
import Testing

/// Conversions between datums, made up: each a claim, none silently chosen.
@Suite struct ConversionTests {
    private static func node() async throws -> ObservationNode {
        let node = try await ObservationNode()
        func property(_ datum: String) throws -> Property {
            Property(
                id: "zero-of-\(datum)", label: Text([.en: datum]), type: .quantity, unit: try Unit(parsing: "m"),
                needsDatum: true, isTotal: false, kinds: [], expectedKinds: [], sector: .environment, useOf: nil,
                reviewDays: nil, choices: [])
        }
        try await node.append([
            try property("pole"), try property("stone"), try property("mast"), try ObservationNode.level(),
            Thing(
                id: "gauge-reed", kind: "observing-station", name: Text([.en: "Reed gauge"]),
                position: Coordinate(lon: 10.1, lat: 50.1), within: ["lake"]),
        ])
        return node
    }

    private static func claim(
        _ id: String, _ thing: String, _ property: String, _ amount: Amount, on datum: String, unit: String = "m"
    ) throws -> Claim {
        Claim(
            id: id, thing: thing, property: property,
            value: .quantity(Quantity(amount: amount, unit: try Unit(parsing: unit), datum: Datum(code: datum))),
            asOf: nil, saidBy: "north", basis: .found)
    }

    private static func conversions(_ node: ObservationNode) async throws -> [String] {
        try await node.read { reading in
            let series = try #require(try reading.series("reed-level")).series
            return try reading.conversions(of: series).map { conversion in
                let shift = conversion.shift
                return "\(conversion.claim.claim.id) \(conversion.to.code) \(shift.lowerBound) \(shift.upperBound)"
            }
        }
    }

    private static func number(_ text: String) throws -> Number { try #require(Number(parsing: text)) }

    @Test func bothDirectionsAndBothPlacesAreFound() async throws {
        let node = try await Self.node()
        #expect(try await Self.conversions(node) == [])
        try await node.append([
            // The zero of the pole lies two metres above the stone: what is 1 above the pole is 3 above the stone.
            try Self.claim("c-own", "gauge-reed", "zero-of-pole", .exact(Self.number("2.0")), on: "stone"),
            // The same the other way round, of the whole lake, in centimetres and not quite the same.
            try Self.claim("c-lake", "lake", "zero-of-stone", .exact(Self.number("-210")), on: "pole", unit: "cm"),
            try Self.claim(
                "c-range", "lake", "zero-of-pole", Amount(low: Self.number("0.5"), high: Self.number("0.75")),
                on: "mast"),
            // Nothing of these concerns the series, or says enough.
            try Self.claim("c-bound", "lake", "zero-of-pole", .bound(.above, Self.number("1")), on: "mast"),
            try Self.claim("c-far", "lake", "zero-of-mast", .exact(Self.number("4")), on: "stone"),
            try Self.claim("c-self", "lake", "zero-of-pole", .exact(Self.number("4")), on: "pole"),
        ])
        let found = try await Self.conversions(node)
        #expect(found.first == "c-own stone 2.0 2.0")
        #expect(Set(found) == ["c-own stone 2.0 2.0", "c-lake stone 2.1 2.1", "c-range mast 0.5 0.75"])
    }

    @Test func whatWasWithdrawnConvertsNothing() async throws {
        let node = try await Self.node()
        let claim = try Self.claim("c-own", "lake", "zero-of-pole", .exact(Self.number("2")), on: "stone")
        try await node.append([claim])
        #expect(try await Self.conversions(node).count == 1)
        _ = try await node.journal.append([
            Remark(claim: "c-own", stance: .withdrawn, party: "north", reason: Text([.en: "Wrong."])).entry(member: "m")
        ])
        #expect(try await Self.conversions(node) == [])
    }
}

import Testing

@testable import Measures

@Suite struct ZoneTests {
    /// A zone's file as the tz database's compiler writes it, with one old block and one new.
    static func file(
        changes: [(Int64, UInt8)] = [(0, 1), (1_000, 0)], types: [Int32] = [3_600, 7_200], footer: String = "<+01>-1",
        leaps: Int32 = 0, version: Character = "2"
    ) -> [UInt8] {
        func bytes(_ value: Int64, _ size: Int) -> [UInt8] {
            (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> Int64(8 * $0)) }
        }
        func head(_ times: Int, _ types: Int) -> [UInt8] {
            Array("TZif\(version)".utf8) + Array(repeating: 0, count: 15)
                + [0, 0, Int64(leaps), Int64(times), Int64(types), 4].flatMap { bytes($0, 4) }
        }
        var file = head(0, 1) + bytes(0, 4) + [0, 0] + Array("UTC\0".utf8)
        file += head(changes.count, types.count)
        for change in changes { file += bytes(change.0, 8) }
        file += changes.map(\.1)
        for type in types { file += bytes(Int64(type), 4) + [0, 0] }
        return file + Array("UTC\0\n\(footer)\n".utf8)
    }

    private func minutes(_ zone: Zone?, _ seconds: Int64) -> Int? {
        zone?.offsetMinutes(at: Instant(clamping: seconds * 1_000))
    }

    @Test func changesHoldFromTheirSecond() throws {
        let zone = try #require(Zone(id: "Lake/Shore", bytes: Self.file()))
        #expect([-1, 0, 999, 1_000, 2_000_000_000].map { minutes(zone, $0) } == [60, 120, 120, 60, 60])
        #expect(Zone.utc.offsetMinutes(at: Instant(clamping: 0)) == 0)
        #expect(Instant(clamping: -1).day(in: zone).text == "1970-01-01")
        #expect(Instant(clamping: -1).minuteOfDay(in: zone) == 59)
    }

    @Test func theRuleGoesOnAfterTheLastChange() throws {
        let north = Zone(id: "A", bytes: Self.file(changes: [], footer: "CET-1CEST,M3.5.0,M10.5.0/3"))
        for (text, offset) in [
            ("2026-03-29T00:59:59Z", 60), ("2026-03-29T01:00:00Z", 120), ("2026-10-25T00:59:59Z", 120),
            ("2026-10-25T01:00:00Z", 60), ("2097-07-01T00:00:00Z", 120),
        ] {
            #expect(north?.offsetMinutes(at: try #require(Instant(parsing: text))) == offset, "\(text)")
        }
        let south = Zone(id: "A", bytes: Self.file(changes: [], footer: "AEST-10AEDT,M10.1.0,M4.1.0/3"))
        #expect(south?.offsetMinutes(at: try #require(Instant(parsing: "2026-01-01T00:00:00Z"))) == 660)
        #expect(south?.offsetMinutes(at: try #require(Instant(parsing: "2026-07-01T00:00:00Z"))) == 600)
        let behind = Zone(id: "A", bytes: Self.file(changes: [], footer: "<-0930>9:30"))
        #expect(minutes(behind, 0) == -570)
    }

    @Test(arguments: [
        "", "X", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J365", "CET-1CEST,M3.5.0,M10.5.0/200", "<+01-1", "CET-25",
        "CET-1CEST,M3.5.0,M10.5.0x",
    ])
    func whatIsNoRule(text: String) { #expect(ZoneRule(parsing: text) == nil) }

    @Test(arguments: ["Europe/Zurich", "UTC", "Etc/GMT+3", "America/Argentina/La_Rioja"])
    func names(text: String) { #expect(Zone.isName(text)) }

    @Test(arguments: [
        "", "/UTC", "../passwd", "A//B", "A/", "a.b", "A/B/C/D", "Ā/B", String(repeating: "a", count: 61),
    ])
    func whatIsNoName(text: String) { #expect(!Zone.isName(text)) }

    @Test func whatIsNoZone() {
        #expect(Zone(id: "A", bytes: []) == nil)
        #expect(Zone(id: "../A", bytes: Self.file()) == nil)
        #expect(Zone(id: "A", bytes: Self.file(changes: [(5, 0), (5, 1)])) == nil)
        #expect(Zone(id: "A", bytes: Self.file(changes: [(5, 2)])) == nil)
        #expect(Zone(id: "A", bytes: Self.file(types: [])) == nil)
        #expect(Zone(id: "A", bytes: Self.file(types: [100_000, 0])) == nil)
        #expect(Zone(id: "A", bytes: Self.file(leaps: 1)) == nil)
        #expect(Zone(id: "A", bytes: Self.file(footer: "nonsense,")) == nil)
    }

    @Test func everyCutAndChangedByteIsAnsweredWithoutATrap() {
        let whole = Self.file(changes: [(0, 1), (1_000, 0)], footer: "CET-1CEST,M3.5.0,M10.5.0/3")
        for length in whole.indices { #expect(Zone(id: "A", bytes: Array(whole.prefix(length))) == nil) }
        for place in whole.indices {
            for byte: UInt8 in [0, 0x7F, 0xFF] {
                var bytes = whole
                bytes[place] = byte
                _ = minutes(Zone(id: "A", bytes: bytes), 1_800_000_000)
            }
        }
    }
}

import HTTPTypes
import Journal
import Languages
import Measures
import Members
import OpenData
import References
import Register
import SignedMembers
import Testing

/// What a reference leads to: one table for both faces, and both say the same of what rests on a letter.
@Suite struct ReferenceTests {
    private static let readers: [String?] = [nil] + AccessWorld.parties.map(\.id)

    private static let open: [Reference] =
        [
            .thing("harbour"), .claim("said"), .account(thing: "harbour", property: "draught"), .party("north"),
            .story("open-story"), .series("open-series"), .indicator("gauge"),
        ] + AccessWorld.hidden.indices.map { .problem("matter-\($0)") }

    /// What is not there, and what no entry is read with.
    private static let none: [Reference] = [
        .thing("nowhere"), .claim("nowhere"), .account(thing: "nowhere", property: "draught"), .party("nowhere"),
        .story("nowhere"), .series("nowhere"), .indicator("nowhere"), .problem("nowhere"), .thing("../x"),
        .history(thing: "harbour"), .claimHistory("said"), .kind("port"), .property("draught"), .source("paper"),
        .quarrel("nowhere"), .letter("open-letter"), .file("nowhere"),
    ]

    private static func hidden(_ word: String) -> [Reference] {
        [
            .thing("\(word)-thing"), .claim("\(word)-claim"), .claim("\(word)-about"),
            .account(thing: "\(word)-thing", property: "draught"), .story("\(word)-story"),
            .series("\(word)-series"), .series("\(word)-depths"),
        ]
    }

    @Test(arguments: readers) func whoMayKnowOfWhat(party: String?) async throws {
        let node = try await AccessNode.loading.value
        let now = Instant(clamping: SignedMembers.morning)
        try await Register(reader: node.journal.reader).read(
            for: Reader(language: .en, party: party), today: now.day(), now: now
        ) { reading in
            for reference in Self.open { #expect(try reading.known(reference) != nil, "\(reference)") }
            for reference in Self.none { #expect(try reading.known(reference) == nil, "\(reference)") }
            var resting: Set<String> = ["thing/opened"]
            if party != "north" { resting = [] }
            for item in AccessWorld.hidden {
                let isKnown = party.map { item.readers.contains($0) } ?? false
                for reference in Self.hidden(item.word) {
                    #expect(try (reading.known(reference) != nil) == isKnown, "\(reference)")
                }
                guard isKnown else { continue }
                resting.formUnion(["thing/\(item.word)-thing", "claim/\(item.word)-claim", "story/\(item.word)-story"])
            }
            let letter = try #require(reading.letter("open-letter"))
            #expect(Set(try reading.known(restingOn: letter).map(\.entry.about)) == resting)
        }
    }

    /// Pages and programs are told of the same entries.
    @Test(arguments: readers) func bothFacesTellTheSame(party: String?) async throws {
        let node = try await AccessNode.loading.value
        let asker = try #require(node.askers.first { $0.party == party && [nil, .editor].contains($0.role) })
        for word in AccessWorld.hidden.map(\.word) + ["open"] {
            let page = try await node.ask(.get, "/en/letters/\(word)-letter", as: asker.signed, isPage: true)
            let record = try await node.ask(.get, "/letters/\(word)-letter.json", as: asker.token, isPage: false)
            #expect(page.status == record.status)
            guard record.status == 200 else { continue }
            let entries = record.text.matches(of: /"about":"([^"]+)","href":"([^"]+)"/)
            for entry in entries { #expect(page.text.contains("href=\"\(entry.2)\""), "\(entry.2)") }
            let list = page.text.split(separator: "<ul class=\"entries\">").dropFirst().first ?? ""
            let lines = list.split(separator: "</ul>").first?.matches(of: /<li>/).count ?? 0
            #expect(lines == entries.count, "\(word) for \(party ?? "the public")")
            #expect(entries.isEmpty == (word == "open" && !["north", "south", "ministry", "foreign"].contains(party)))
        }
    }
}

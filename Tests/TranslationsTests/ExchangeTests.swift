import Drafts
import Importing
import Journal
import Languages
import Register
import Testing

@testable import Translations

@Suite struct ExchangeTests {
    private func items(_ node: Node, _ language: Language, as party: String? = "north") async throws -> [WorkItem] {
        try await node.read(as: party) { try WorkList(language, states: Set(WorkState.allCases)).all(in: $0) }
    }

    private func plan(
        _ node: Node, _ offers: [TranslationOffer], _ language: Language, by party: String = "north"
    ) async throws -> [ImportPlan.Line] {
        try await node.read(as: party) { try ImportPlan(offers, in: language, by: party, $0).lines }
    }

    private func translate(_ node: Node, _ place: String, _ text: String, _ maker: String = "human") async throws {
        let fields = ["place": place, "language": "kk", "text": text, "maker": maker]
        let entries = try await node.read(as: "north") { reading in
            try TranslationMaker().entries(from: fields, draft: "d", by: "north", member: "m", in: reading)
        }
        _ = try await node.journal.append(entries)
    }

    /// States and texts of every sort: translated, by machine, stale, not at all.
    private func filled() async throws -> Node {
        let node = try Node()
        try await node.settle()
        try await translate(node, "thing.quay.name", "Ескі <кемежай> & \"жаңасы\"")
        try await translate(node, "claim.open.note", "Көктемде\nтереңдетілді", "machine")
        try await translate(node, "thing.vault.name", "Жасырын қойма")
        let moved = Thing(id: "vault", kind: "port", name: Text([.en: "Another vault"]), visibility: .ownParty)
        _ = try await node.journal.append([moved.entry(party: "north", member: "m")])
        return node
    }

    @Test func whatGoesOutAsXLIFFComesBackUnchanged() async throws {
        let node = try await filled()
        let all = try await items(node, .kk)
        let written = XLIFF(all, from: .en, to: .kk).written()
        let (read, faults) = XLIFF.read(file: "kk.xlf", bytes: Array(written.utf8))
        let xliff = try #require(read)
        #expect(faults.isEmpty)
        #expect(xliff.version == "2.1")
        #expect(xliff.units.count == all.count)
        #expect(xliff.written() == written)
        let states = Dictionary(xliff.units.map { ($0.id, [$0.state?.rawValue, $0.subState].compactMap(\.self)) }) {
            $1
        }
        #expect(states["thing.quay.name"] == ["translated"])
        #expect(states["claim.open.note"] == ["initial", "littoral:machine"])
        #expect(states["thing.vault.name"] == ["initial", "littoral:stale"])
        #expect(states["thing.coast.name"] == ["initial"])
        let outcomes = Set(try await plan(node, xliff.translationOffers, .kk).map(\.outcome))
        #expect(outcomes == [.same, .empty])
    }

    @Test func whatGoesOutAsTMXComesBackUnchanged() async throws {
        let node = try await filled()
        let written = TMX(try await items(node, .kk), from: .en, to: .kk).written()
        let (read, faults) = TMX.read(file: "kk.tmx", bytes: Array(written.utf8))
        let tmx = try #require(read)
        #expect(faults.isEmpty)
        #expect(tmx.written() == written)
        #expect(tmx.units.count == 3)
        #expect(tmx.units.flatMap(\.versions).compactMap(\.state).sorted() == ["human", "machine", "stale"])
        let lines = try await plan(node, tmx.offers(from: .en, to: .kk), .kk)
        #expect(Set(lines.map(\.outcome)) == [.same, .empty])
    }

    @Test func anImportTellsWhatItWouldDo() async throws {
        let node = try await filled()
        func outcome(_ offer: TranslationOffer, by party: String = "north") async throws -> ImportPlan.Line.Outcome? {
            try await plan(node, [offer], .kk, by: party).first?.outcome
        }
        func offer(
            _ place: String?, _ original: String, _ text: String, _ maker: Translation.Maker = .human, done: Bool = true
        ) -> TranslationOffer {
            TranslationOffer(place: place, original: original, translation: text, maker: maker, isFinished: done)
        }
        #expect(try await outcome(offer("thing.coast.name", "Coast", "Жағалау"), by: "south") == .new)
        #expect(try await outcome(offer("thing.coast.name", "Coast", "Жағалау")) == .refused(.others))
        #expect(try await outcome(offer("thing.quay.name", "The old quay", "Кемежай")) == .changed)
        #expect(try await outcome(offer("thing.quay.name", "The older quay", "Кемежай")) == .refused(.originalChanged))
        #expect(try await outcome(offer("thing.none.name", "x", "y")) == .refused(.unknown))
        #expect(
            try await outcome(offer("thing.vault.name", "Another vault", "Қойма"), by: "south") == .refused(.unknown))
        #expect(try await outcome(offer("thing.coast.name", "Coast", " ")) == .empty)
        // Machine words that somebody has found good become a person's; a stale text found good is renewed.
        let machine = "The harbour was dredged in spring."
        #expect(try await outcome(offer("claim.open.note", machine, "Көктемде\nтереңдетілді")) == .changed)
        #expect(
            try await outcome(offer("claim.open.note", machine, "Көктемде\nтереңдетілді", .machine, done: false))
                == .empty)
        #expect(try await outcome(offer("thing.vault.name", "Another vault", "Жасырын қойма")) == .changed)
        // Without a place it goes wherever its original stands unfinished.
        let anywhere = try await plan(
            node, [offer(nil, "Coast", "Жағалау"), offer(nil, "Nowhere", "х")], .kk, by: "south")
        #expect(anywhere.map(\.outcome) == [.new, .refused(.unknown)])
        #expect(anywhere.first?.item?.place.word == "thing.coast.name")
    }

    @Test func filesOfOtherToolsAreRead() throws {
        let text = """
            <?xml version="1.0"?>
            <!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4"><header srclang="en-GB"/><body>
            <tu><tuv xml:lang="en-GB"><seg>Old <bpt i="1">&lt;b&gt;</bpt>quay<ept i="1">&lt;/b&gt;</ept></seg></tuv>
            <tuv xml:lang="kk-KZ"><seg>Ескі <hi>кемежай</hi></seg></tuv></tu>
            <tu tuid="half"><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
            </body></tmx>
            """
        let (tmx, faults) = TMX.read(file: "a.tmx", bytes: Array(text.utf8))
        let offers = try #require(tmx).offers(from: .en, to: .kk)
        #expect(offers.map(\.original) == ["Old quay"])
        #expect(offers.map(\.translation) == ["Ескі кемежай"])
        #expect(faults.map(\.row) == [6])
        let growing = text.replacing(
            "SYSTEM \"tmx14.dtd\"", with: "[<!ENTITY e \"aaaaaaaaaa\"><!ENTITY f \"&e;&e;&e;\">]")
        #expect(TMX.read(file: "b.tmx", bytes: Array(growing.utf8)).tmx == nil)
        #expect(TMX.read(file: "c.tmx", bytes: Array("<xliff/>".utf8)).tmx == nil)
        #expect(TMX.read(file: "d.tmx", bytes: [0xFF, 0xFE]).diagnostics.count == 1)
    }
}

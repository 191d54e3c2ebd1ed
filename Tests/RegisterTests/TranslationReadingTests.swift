import Chances
import Journal
import Languages
import Search
import Testing

@testable import Register

/// What readers are shown of texts that have been translated, and how they are told of its state.
@Suite struct TranslationReadingTests {
    private func thing(_ name: Text, aliases: [Language: [String]] = [:], visibility: Visibility = .everyone)
        -> EntryBody
    {
        Thing(id: "quay", kind: "port", name: name, aliases: aliases, visibility: visibility)
            .entry(party: "north", member: "m")
    }

    private func translation(
        _ text: String, _ language: Language = .kk, field: String = "name", of source: String,
        record: TextReference = TextReference(.thing, "quay"), maker: Translation.Maker = .human,
        replaces: String? = nil
    ) -> EntryBody {
        Translation(
            record: record, field: field, language: language, text: text, maker: maker, source: .en,
            digest: Translation.digest(of: source), replaces: replaces.map(Translation.digest), party: "north"
        ).entry(member: "m")
    }

    private func name(_ node: Node, as party: String? = nil) async throws -> Text {
        try #require(try await node.read(as: party) { try $0.thing("quay")?.name })
    }

    @Test func aTranslationIsShownAndTurnsStaleWithItsOriginal() async throws {
        let node = try Node()
        _ = try await node.journal.append([thing(Text([.en: "Old quay"])), translation("Ескі айлақ", of: "Old quay")])
        #expect(try await name(node)[.kk] == "Ескі айлақ")
        #expect(try await name(node).state(in: .kk) == .human)
        #expect(try await name(node).state(in: .en) == .original)
        _ = try await node.journal.append([thing(Text([.en: "New quay"]))])
        #expect(try await name(node).state(in: .kk) == .stale)
        #expect(try await name(node)[.kk] == "Ескі айлақ")
        _ = try await node.journal.append([translation("Жаңа айлақ", of: "New quay", maker: .machine)])
        #expect(try await name(node).state(in: .kk) == .machine)
        // What was translated once holds again when its original comes back.
        _ = try await node.journal.append([translation("Жаңа айлақ", of: "New quay"), thing(Text([.en: "Old quay"]))])
        #expect(try await name(node).state(in: .kk) == .stale)
        _ = try await node.journal.append([thing(Text([.en: "New quay"]))])
        #expect(try await name(node).state(in: .kk) == .human)
    }

    @Test func theRecordsOwnVersionStandsUntilItIsReplaced() async throws {
        let node = try Node()
        let own = Text([.en: "Quay", .kk: "Кей"])
        _ = try await node.journal.append([thing(own), translation("Айлақ", of: "Quay")])
        #expect(try await name(node)[.kk] == "Кей")
        _ = try await node.journal.append([translation("Айлақ", of: "Quay", replaces: "Кей")])
        #expect(try await name(node)[.kk] == "Айлақ")
        #expect(try await name(node).own == own)
        _ = try await node.journal.append([thing(Text([.en: "Quay", .kk: "Кемежай"]))])
        #expect(try await name(node)[.kk] == "Кемежай")
    }

    @Test func aVersionThatDoesNotFollowItsOriginalIsStale() async throws {
        let node = try Node()
        _ = try await node.journal.append([thing(Text([.en: "Old", .kk: "Ескі", .ru: "Старый"]))])
        #expect(try await name(node).state(in: .kk) == .human)
        _ = try await node.journal.append([thing(Text([.en: "New", .kk: "Ескі", .ru: "Новый"]))])
        #expect(try await name(node).state(in: .kk) == .stale)
        #expect(try await name(node).state(in: .ru) == .human)
        _ = try await node.journal.append([thing(Text([.en: "Newest", .kk: "Ескі", .ru: "Новый"]))])
        #expect(try await name(node).state(in: .kk) == .stale)
        #expect(try await name(node).state(in: .ru) == .stale)
        // The first original has come back: what was made from it is good again, what was made from the second is not.
        _ = try await node.journal.append([thing(Text([.en: "Old", .kk: "Ескі", .ru: "Новый"]))])
        #expect(try await name(node).state(in: .kk) == .human)
        #expect(try await name(node).state(in: .ru) == .stale)
        _ = try await node.journal.append([thing(Text([.en: "Old", .kk: "Ең ескі", .ru: "Новый"]))])
        #expect(try await name(node).state(in: .kk) == .human)
        try node.journal.rebuild(RegisterProjection(), batch: 2)
        #expect(try await name(node).state(in: .ru) == .stale)
    }

    @Test func entriesHoldWhatTheRecordSaysAlone() async throws {
        let node = try Node()
        let entry = thing(Text([.en: "Quay"]), aliases: [.en: ["Q"]])
        _ = try await node.journal.append([
            entry, translation("Айлақ", of: "Quay"), translation("А | Б", field: "aliases", of: "Q"),
        ])
        let quay = try #require(try await node.read { try $0.thing("quay") })
        #expect(quay.payload == entry.payload)
        #expect(quay.allAliases(.kk) == ["А", "Б"])
        #expect(quay.shortName(.kk) == "А")
    }

    @Test func vocabularyClaimsAndRemarksAreTranslatedToo() async throws {
        let node = try Node()
        let property = Property(
            id: "p", label: Text([.en: "Draught"]), type: .choice, unit: nil, needsDatum: false, isTotal: false,
            kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil, reviewDays: nil,
            choices: [.init(id: "open", label: Text([.en: "Open"]))])
        let claim = Claim(
            id: "c", thing: "quay", property: "p", value: .choice("open"), saidBy: "north", basis: .found,
            note: Text([.en: "Note"]))
        let remark = Remark(claim: "c", stance: .disputed, party: "south", reason: Text([.en: "Why"]))
        let written = try await node.journal.append([
            property.entry(party: "north", member: "m"), thing(Text([.en: "Quay"])),
            claim.entry(party: "north", member: "m"), remark.entry(member: "m"),
        ])
        func label() async throws -> String? { try await node.read { $0.vocabulary.properties["p"]?.label[.kk] } }
        #expect(try await label() == nil)
        let judged = TextReference(.entry, try #require(written.entries.last).description)
        let told = try await node.journal.append([
            translation("Шөгім", field: "label", of: "Draught", record: TextReference(.property, "p")),
            translation("Ашық", field: "choice-open", of: "Open", record: TextReference(.property, "p")),
            translation("Ескертпе", field: "note", of: "Note", record: TextReference(.claim, "c")),
            translation("Себебі", field: "reason", of: "Why", record: judged),
        ])
        #expect(try await node.faults() == [])
        #expect(try await label() == "Шөгім")
        let standing = try #require(try await node.read { try $0.claim("c") })
        #expect(standing.claim.note[.kk] == "Ескертпе")
        #expect(standing.remarks.first?.reason[.kk] == "Себебі")
        #expect(try await node.read { $0.vocabulary.properties["p"]?.choices.first?.label[.kk] } == "Ашық")
        // An erased translation is gone at once, though no record has changed.
        let gone = try #require(told.entries.first)
        try node.journal.erase(gone)
        _ = try await node.journal.append([Erasure(entry: gone, party: "north", reason: Text()).body(member: "m")])
        #expect(try await label() == nil)
    }

    @Test func translatedNamesAndTextsAreFound() async throws {
        let node = try Node()
        let claim = Claim(
            id: "c", thing: "quay", property: "p", value: .choice("open"), saidBy: "north", basis: .found,
            note: Text([.en: "Dredged"]), visibility: .ownParty)
        _ = try await node.journal.append([thing(Text([.en: "Quay"])), claim.entry(party: "north", member: "m")])
        func found(_ text: String, as party: String? = nil) async throws -> [String] {
            try await node.read(as: party) {
                try $0.names(text).map(\.id) + $0.texts(text).map { "\($0.kind)/\($0.id)" }
            }
        }
        #expect(try await found("айлақ") == [])
        _ = try await node.journal.append([translation("Үлкен айлақ", of: "Quay")])
        #expect(try await found("айлақ") == ["thing/quay", "thing/quay"])
        #expect(try await node.read { try $0.things(named: "Үлкен айлақ", limit: 5).map(\.id) } == ["quay"])
        let note = Translation(
            record: TextReference(.claim, "c"), field: "note", language: .kk, text: "Түбі тереңдетілген", maker: .human,
            source: .en, digest: Translation.digest(of: "Dredged"), visibility: .ownParty, recorder: "north",
            thing: "quay", party: "north")
        _ = try await node.journal.append([note.entry(member: "m")])
        #expect(try await found("тереңдетілген") == [])
        #expect(try await found("тереңдетілген", as: "south") == [])
        #expect(try await found("тереңдетілген", as: "north") == ["claim/c"])
        // The claim is opened to all, and its translation with it.
        let open = Claim(
            id: "c", thing: "quay", property: "p", value: .choice("open"), saidBy: "north", basis: .found,
            note: Text([.en: "Dredged"]))
        _ = try await node.journal.append([open.entry(party: "north", member: "m")])
        #expect(try await found("тереңдетілген") == ["claim/c"])
    }

    @Test func theHistoryTellsATranslationToWhomItMayBeTold() async throws {
        let node = try Node()
        let claim = Claim(
            id: "c", thing: "quay", property: "p", value: .choice("open"), saidBy: "north", basis: .found,
            note: Text([.en: "Secret"]), visibility: .ownParty)
        _ = try await node.journal.append([
            thing(Text([.en: "Quay"])), claim.entry(party: "north", member: "m"),
            translation("Құпия", field: "note", of: "Secret", record: TextReference(.claim, "c")),
            translation("Айлақ", of: "Quay"),
        ])
        func told(as party: String?) async throws -> [String] {
            try await node.read(as: party) { reading in
                let quay = try reading.thing("quay")
                return try quay.map { try reading.history(of: $0) }.map { steps in
                    steps.compactMap { if case .translation(let made) = $0.what { made.text } else { nil } }
                } ?? []
            }
        }
        #expect(try await told(as: nil) == ["Айлақ"])
        #expect(try await told(as: "north") == ["Айлақ", "Құпия"])
    }

    /// Of other languages' versions a sound one is shown before a machine's or a stale one.
    @Test func theFallbackPrefersWhatIsSound() {
        var text = Text([.en: "original"])
        text.show("машина", in: .ru, as: .machine)
        #expect(text.reading(in: .ru)?.text == "машина")
        #expect(text.reading(in: .kk)?.text == "original")
        text.show("человек", in: .ru, as: .human)
        #expect(text.reading(in: .kk)?.text == "человек")
        var alone = Text()
        alone.show("машина", in: .ru, as: .machine)
        #expect(alone.reading(in: .fa)?.text == "машина")
        #expect(alone.own.isEmpty)
    }
}

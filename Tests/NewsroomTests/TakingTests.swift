import Clippings
import Drafts
import Foundation
import Languages
import Measures
import Newsroom
import Register
import Testing

@Suite struct TakingTests {
    private static let names = NameList([
        ClippingName(reference: "thing:port-north", kind: "port", language: .en, name: "Reed Harbour"),
        ClippingName(reference: "thing:town-far", kind: "town", language: .en, name: "Farwater"),
    ])

    private func take(_ text: String, _ choice: TakingChoice = TakingChoice()) throws -> StoryTaking {
        let today = try #require(Day(year: 2026, month: 11, day: 22))
        let read = try ClippingReader(names: Self.names, today: today).read(
            Clipping(text, language: .en), takingBack: choice.refused, taking: choice.wanted)
        return StoryTaking(read, choice)
    }

    private static let text = """
        Made-up news of a made-up lake

        Boats left Reed Harbour for Farwater on 20 November 2026.

        They came back to Reed Harbour  at night, with *stars* and [brackets].
        """

    @Test func confirmedNamesBecomeLinksAndTheRestStaysAsItIs() throws {
        let taking = try take(Self.text)
        let fields = taking.fields(original: "d")
        #expect(fields["originalFile"] == "d")
        #expect(fields["links"]?.split(separator: "\n").map(String.init) == ["thing:port-north", "thing:town-far"])
        let (blocks, faults) = BlockText.read(fields["text-en"] ?? "")
        #expect(faults == [])
        let plain = blocks.map(\.plainText).joined(separator: " ")
        #expect(plain.contains("with *stars* and [brackets]."))
        // Each name is a link once, where it stands first.
        #expect(blocks.flatMap(\.links) == [StoryLink(.thing, "port-north"), StoryLink(.thing, "town-far")])
    }

    @Test func whatIsNotConfirmedIsLeftOut() throws {
        var choice = TakingChoice()
        choice.links = ["thing:town-far"]
        choice.sectors = []
        choice.date = ""
        let taking = try take(Self.text, choice)
        let fields = taking.fields(original: "d")
        #expect(fields["links"] == "thing:town-far")
        #expect(fields["sectors"] == nil)
        #expect(fields["date"] == nil)
    }

    @Test func aChangeThatIsTakenBackIsNotMade() throws {
        let taking = try take(Self.text)
        let change = try #require(taking.read.changes.first { $0.rule == .doubledSpace })
        var choice = TakingChoice()
        choice.refused = [change.id]
        let other = try take(Self.text, choice)
        #expect(taking.fields(original: "d")["text-en"] != other.fields(original: "d")["text-en"])
    }

    @Test func thePlaceIsTheEditorsToChoose() throws {
        var choice = TakingChoice()
        #expect(try take(Self.text, choice).fields(original: "d")["place"] == "town-far")
        choice.place = "thing:somewhere"
        #expect(try take(Self.text, choice).fields(original: "d")["place"] == "somewhere")
        choice.place = ""
        #expect(try take(Self.text, choice).fields(original: "d")["place"] == nil)
    }

    /// The news page of the meeting, where this machine has it.
    @Test func theNewsPageBecomesADraftOfOneFilm() throws {
        let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "../shared/data/newsroom/rasht-2025-11-18.txt")
        guard let bytes = try? Data(contentsOf: file) else { return }
        let today = try #require(Day(year: 2026, month: 11, day: 22))
        let read = try ClippingReader(names: NameList([]), today: today).read(Clipping([UInt8](bytes)))
        let fields = StoryTaking(read).fields(original: "d")
        let (blocks, faults) = BlockText.read(fields["text-fa"] ?? "")
        #expect(faults == [])
        #expect(fields["sourceDate"] == "2025-11-18")
        let films = blocks.compactMap { block -> ForeignFilm? in
            guard case .film(let film) = block, case .foreign(let foreign) = film.place else { return nil }
            return foreign
        }
        #expect(films.map(\.provider) == ["iribnews.ir"])
        #expect(films.map(\.story) == ["5630254"])
        #expect(films.map(\.media) == ["55528839"])
        #expect(films.map { [$0.width, $0.height] } == [[600, 350]])
        #expect(blocks.filter { $0.plainText == read.title }.isEmpty)
    }

    @Test func anOriginalGoesWhenNothingRestsOnIt() async throws {
        let node = try await StoryNode()
        let book = try OriginalBook(journal: node.journal, clock: { node.now.milliseconds })
        let (north, south) = (StoryNode.ann, StoryNode.sue)
        let drafted = try await book.keep(Array("drafted".utf8), by: north)
        let published = try await book.keep(Array("published".utf8), by: north)
        let (left, again) = (
            try await book.keep(Array("left".utf8), by: south),
            try await book.keep(Array("again".utf8), by: south)
        )
        _ = try await node.book.write(
            "ticket-one", kind: "story", fields: storyFields(["originalFile": drafted]), seen: nil, by: StoryNode.ann)
        try await node.publish(storyFields(["originalFile": published]), ticket: "ticket-two")
        node.pass(80 * 24 * StoryNode.hour)
        #expect(try await book.keep(Array("again".utf8), by: south) == again)
        node.pass(11 * 24 * StoryNode.hour)
        _ = try await book.keep(Array("new".utf8), by: north)
        #expect(try await book.original(drafted, of: "north") != nil)
        #expect(try await book.original(published, of: "north") != nil)
        #expect(try await book.original(again, of: "south") != nil)
        #expect(try await book.original(left, of: "south") == nil)
    }
}

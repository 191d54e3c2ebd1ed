import Chances
import Languages
import Measures
import Newsroom
import Testing

@Suite struct NotationTests {
    @Test func everyBlockIsReadFromItsMark() throws {
        let (blocks, faults) = BlockText.read(
            """
            # A heading
            First line
            second line

            - one
            - two

            ۱. یک
            ۲. دو

            > Words that were said
            > — [A speaker](party:north)

            | Port | Depth |
            |---|---|
            | Reed | 4 \\| 5 |
            |+ Depths

            {picture p-1 | Reeds in the sun | At noon | Somebody}
            {فیلم f-1 | A film}
            {film news.example 12 345 600x350 https://news.example/embed/12/345 | Elsewhere | p-2}
            {map port-north}
            {chart draught port-north port-south @2025-11-18 | Depths}
            {figure port-north draught @#12}
            {figure port-north draught @}
            """)
        #expect(faults == [])
        let day = try #require(Day(year: 2025, month: 11, day: 18))
        #expect(
            blocks == [
                .heading("A heading"), .paragraph("First line second line"),
                .list(items: ["one", "two"], isNumbered: false), .list(items: ["یک", "دو"], isNumbered: true),
                .quotation(
                    Quotation(
                        text: "Words that were said", speaker: "A speaker", reference: StoryLink(.party, "north"))),
                .table(StoryTable(rows: [["Port", "Depth"], ["Reed", "4 | 5"]], caption: "Depths")),
                .picture(
                    StoryPicture(id: "p-1", alternative: "Reeds in the sun", caption: "At noon", credit: "Somebody")),
                .film(StoryFilm(.own("f-1"), caption: "A film")),
                .film(
                    StoryFilm(
                        .foreign(
                            ForeignFilm(
                                provider: "news.example", story: "12", media: "345", width: 600, height: 350,
                                address: "https://news.example/embed/12/345")), caption: "Elsewhere", poster: "p-2")),
                .register(RegisterBlock(.map, things: ["port-north"])),
                .register(
                    RegisterBlock(
                        .chart, things: ["port-north", "port-south"], property: "draught", state: .day(day),
                        caption: "Depths")),
                .register(RegisterBlock(.figure, things: ["port-north"], property: "draught", state: .position(12))),
                .register(RegisterBlock(.figure, things: ["port-north"], property: "draught", state: .release)),
            ])
    }

    @Test(arguments: [
        ("{nonsense a}", BlockText.Fault.Code.insertionUnknown), ("{map}", .insertionIncomplete),
        ("{map port-north", .insertionIncomplete), ("{map Port_North}", .insertionIncomplete),
        ("{figure port-north}", .insertionIncomplete), ("{picture p-1}", .insertionIncomplete),
        ("{film news.example 1 2 600x350 javascript:alert(1)}", .insertionIncomplete),
        ("{film news.example 1 2 600 https://news.example/}", .insertionIncomplete),
        ("{film f-1 | A film | p-2}", .insertionIncomplete),
        ("{map port-north @yesterday}", .dayUnreadable), ("{map port-north @2025}", .dayUnreadable),
        ("{chart draught " + String(repeating: "a ", count: 22) + "}", .insertionTooMany),
        (String(repeating: "a", count: 8_001), .tooLong),
        (String(repeating: "# a\n", count: 201), .tooMany),
    ])
    func whatCannotBeReadIsTold(text: String, code: BlockText.Fault.Code) {
        let (_, faults) = BlockText.read(text)
        #expect(faults.map(\.code) == [code])
    }

    /// Whatever is typed, what was read is written so that it is read again, in every language.
    @Test func whatIsWrittenIsReadAgain() throws {
        var chance = Chance(seed: 7)
        let pieces = [
            "a", "ب", "1", "۲", " ", "\n", "\n\n", "#", "- ", "> ", "— ", "| ", "|", "*", "**", "\\", "[b](thing:x)",
            "[", "](", "{map x}", "{figure x y @}", "}", "|+ ", "1. ", "{picture p | t", " | c}", "–",
        ]
        for round in 0..<600 {
            let typed = chance.text(of: pieces, length: chance.below(40))
            let (blocks, _) = BlockText.read(typed)
            let language = Language.allCases[round % Language.allCases.count]
            let written = BlockText.write(blocks, in: language)
            let (again, faults) = BlockText.read(written)
            #expect(again == blocks, "\(typed.debugDescription) was written as \(written.debugDescription)")
            #expect(faults == [])
        }
    }

    @Test(arguments: [
        ("plain", [Inline.text("plain")]),
        ("a *b* c", [.text("a "), .stressed("b"), .text(" c")]), ("**b**", [.strong("b")]),
        ("2 * 3 * 4", [.text("2 * 3 * 4")]), ("*open", [.text("*open")]),
        ("\\*no\\*", [.text("*no*")]), ("[a](thing:port-a)", [.link("a", .own(StoryLink(.thing, "port-a")))]),
        ("[a](https://b.example/c_(d))", [.link("a", .web("https://b.example/c_(d)"))]),
        ("[a](javascript:alert(1))", [.text("[a](javascript:alert(1))")]),
        ("[a](https://u@b.example/)", [.text("[a](https://u@b.example/)")]),
        ("[a](data:text/html,x)", [.text("[a](data:text/html,x)")]), ("[](thing:x)", [.text("[](thing:x)")]),
        ("[a](thing:X)", [.text("[a](thing:X)")]),
    ])
    func marksOfALine(line: String, pieces: [Inline]) {
        #expect(Inline.read(line) == pieces)
    }

    /// A reader that looks to the end for every mark would take minutes.
    @Test(arguments: ["*a [b](", "[a](", "[a]()", "[(", "**", "[a\\", "\\*"])
    func manyMarksTakeNoLongerThanTheirLine(piece: String) {
        let line = String(repeating: piece, count: 6_000)
        #expect(Inline.read(line).allSatisfy { if case .link = $0 { false } else { true } })
        let closed = line + String(repeating: ")", count: 6_000) + "[a](thing:b)"
        #expect(Inline.links(in: closed) == [StoryLink(.thing, "b")])
    }
}

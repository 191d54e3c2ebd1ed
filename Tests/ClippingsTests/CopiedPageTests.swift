import Clippings
import Measures
import Testing

/// Pages copied as plain lines; all of them are made up.
@Suite struct CopiedPageTests {
    private func read(_ text: String) throws -> ReadClipping { try #require(Texts.reader).read(Clipping(text)) }

    private static let story = [
        "A new pier was opened on Monday, and the first boat came in before noon with forty people on board.",
        "The pier took two years to build, and the old one will be kept for anglers until the spring.",
    ]

    @Test(arguments: [
        ("Home > News > Ports", "Copy link   Print"),
        ("Главная » Порты", "Нашли ошибку? Выделите её и нажмите Ctrl+Enter"),
        ("صفحه نخست | بنادر", "کپی لینک کوتاه   چاپ"), ("Ana səhifə / Limanlar", "Bəyən 12   Şikayət et"),
        ("Басты бет › Порттар", "Ұнады 8  Ұнамады 2"), ("Baş sahypa / Portlar", "Halanlarym 3   Teswirler 4"),
    ])
    func whatStandsAroundTheStoryGoesAndCanComeBack(above: String, below: String) throws {
        let title = "The new pier of the harbour is open to all"
        let text =
            ([above, "12:40", title, ""] + Self.story + ["", below, "#pier #boats", "Another day in the garden"])
            .joined(separator: "\n")
        let read = try read(text)
        #expect(read.title == title)
        #expect(read.blocks.map(\.text) == [title] + Self.story)
        let all = Set(read.changes.map(\.id))
        #expect(read.text(takingBack: all) == text)
    }

    @Test func aHeadlineThatBeginsLikeAMenuStays() throws {
        for title in [
            "Weather: a storm keeps the ferries in the harbour", "Search for the lost boat goes on at the cape",
        ] {
            #expect(try read(([title, ""] + Self.story).joined(separator: "\n")).title == title)
        }
    }

    @Test func aShortLineIsTheStorysWhereNothingIsThePages() throws {
        let lines = ["The pier of the harbour is open to all"] + Self.story + ["The reeds were cut", "By the cape"]
        #expect(try read(lines.joined(separator: "\n\n")).blocks.map(\.text) == lines)
        #expect(try read((lines + ["Copy link"]).joined(separator: "\n\n")).blocks.map(\.text) == lines)
    }

    @Test func aNameWithinAnotherNameIsNoLink() throws {
        let texts = [
            "The guests dined at the “Rasht” and slept.", "Dancers in a Sari-clad row came in.",
            "В ресторане «Дербент» играли вечером.", "The team of the Caspian Gulls rowed home early.",
        ]
        for text in texts { #expect(GoldenTests.proposed(try read(text)) == [], "\(text)") }
        #expect(GoldenTests.proposed(try read("The guests went to Rasht and slept.")) == ["town-rasht"])
    }

    @Test(arguments: [
        ("A pier was opened, Shore Example reports.", "Shore Example"),
        ("به گزارش خبرنگار نمونه ساحل از رشت، اسکله باز شد.", "نمونه ساحل"),
        ("ДЕРБЕНТ, 5 ноября — «Пример-Инфо». Причал открыт.", "Пример-Инфо"),
        ("The harbour master reports every morning.", nil),
    ])
    func thePublisherIsWhomTheTextNames(text: String, publisher: String?) throws {
        #expect(try read(text).page.publisher == publisher)
    }

    @Test func aWordInPassingIsNoSector() throws {
        let passing =
            Self.story + [
                "The keeper was glad.", "The band played on.", "Somebody had brought caviar.", "The lamps were lit.",
            ]
        let read = try read(passing.joined(separator: "\n\n"))
        #expect(!read.sectors.contains { $0.sector == "fisheries" })
    }

    @Test func whoIsToldDoesNotSpeak() throws {
        let read = try read(
            "Anna Exampleova, a keeper of the pier, told Shore Ledger that the lamps would be lit at six.")
        #expect(read.speakers.map(\.name) == ["Anna Exampleova"])
    }

    @Test func anOfficeNamedFirstIsWhoIsNamedNext() throws {
        let text = """
            مدیر بندر نمونه از آغاز کار اسکله تازه خبر داد.

            بهروز نمونه‌ای روز شنبه در نشست خبری اظهار کرد: اسکله در پاییز باز می‌شود.
            """
        let read = try read(text)
        #expect(read.speakers.map(\.name) == ["بهروز نمونه‌ای"])
        #expect(read.speakers.map(\.title) == ["مدیر بندر نمونه"])
    }
}

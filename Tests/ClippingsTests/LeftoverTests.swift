import Clippings
import Languages
import Testing

/// What pages leave in a copied text though it is none of the story, and what looks like it and is.
@Suite struct LeftoverTests {
    private static let story = "Sahildə yeni körpü tikilib və dünən gəmilər üçün açılıb, deyə uydurma idarə bildirib."

    private static func read(_ lines: String..., language: Language? = nil) throws -> ReadClipping {
        let reader = try #require(Texts.reader)
        return try reader.read(Clipping(lines.joined(separator: "\n\n"), language: language))
    }

    @Test(arguments: [
        "Bölüş: Facebook | WhatsApp", "Share this story: Facebook | X", "Поделиться в соцсетях: ВКонтакте | Telegram",
        "همرسانی: تلگرام | واتساپ", "Бөлісіңіз: Facebook | Telegram", "Paýlaşyň: Facebook | Telegram",
        "Telegram | Facebook",
        "By Staff Writer", "By Jane Mockford and John Sample", "Автор: Иван Примеров", "نویسنده: رضا نمونه‌ای",
        "Müəllif: Leyla Nümunəvi", "Авторы: Ержан Үлгіұлы", "Awtor: Merdan Mysalow", "Reporter: Jane Mockford",
        "16.11.2026 17:30 | 689 рет оқылды | Авторы: Айгүл Үлгіқызы",
    ])
    func linesOfPagesGo(line: String) throws {
        let read = try Self.read("Sahildə yeni körpü açılıb", Self.story, line)
        #expect(read.blocks.map(\.text).last == Self.story)
    }

    @Test(arguments: [
        "By Friday the Ferry Had Left", "Facebook: a network that many fishermen use for selling their catch",
        "Автор: в зале было тихо и никто не ушёл.", "By the sea there stood a small house of reeds",
    ])
    func linesOfStoriesStay(line: String) throws {
        let read = try Self.read("Sahildə yeni körpü açılıb", Self.story, line, Self.story)
        #expect(read.blocks.contains { $0.text == line })
    }

    @Test(arguments: ["عکس: آرشیو\nعکس: آرشیو", "عکس: آرشیو عکس: آرشیو", "عکس : آرشیو\n\nعکس : آرشیو"])
    func aCaptionOfTwoWordsStandsOnce(lines: String) throws {
        let text = "تالار تازه‌ای در شهر گشوده شد و ادارهٔ ساختگی آن را تا پایان سال رایگان نگه می‌دارد."
        let read = try Self.read("گشایش تالار تازه در شهر", text, lines)
        #expect(read.blocks.map(\.text).joined(separator: "\n").components(of: "آرشیو") == 1)
    }

    @Test func aRouteLeavesThePlaceToTheEditor() throws {
        let read = try Self.read("A ferry from Anzali to Astrakhan", "The invented boat made its first trip.")
        #expect(read.place == nil)
        #expect(read.places == ["town-bandar-anzali", "town-astrakhan"])
        let dated = try Self.read(
            "A ferry to Astrakhan", "ANZALI – The invented boat made its first trip to Astrakhan.")
        #expect(dated.place == "town-bandar-anzali")
        #expect(try Self.read("A new quay", "It was opened in Anzali.").place == "town-bandar-anzali")
    }

    @Test func aFilmOfAnotherHostMakesNoPublisher() throws {
        let frame = "<iframe src=\"https://news.example.org/embed/11/22\" width=\"560\" height=\"315\"></iframe>"
        let read = try Self.read("Made-up news of a boat", "A boat left the quay.", frame, "It came back at night.")
        #expect(read.films.map(\.provider) == ["news.example.org"])
        #expect(read.filmPublisher == nil)
        let own = try Self.read("Made-up news of a boat", "A boat left the quay.", "Embed code", frame)
        #expect(own.filmPublisher == "news.example.org")
    }
}

extension String {
    /// How often some words stand in it.
    fileprivate func components(of words: String) -> Int { ranges(of: words).count }
}

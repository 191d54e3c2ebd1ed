import Languages
import Measures
import Testing

@testable import Clippings

/// A town and the port that is called after it, in made-up sentences.
@Suite struct PortNameTests {
    private static func name(
        _ id: String, _ kind: String, _ language: Language, _ name: String, _ isAlias: Bool = false
    )
        -> ClippingName
    {
        ClippingName(reference: id, kind: kind, language: language, name: name, isAlias: isAlias)
    }

    private static let names = NameList([
        name("town-reed", "town", .en, "Reedham"), name("port-reed", "port", .en, "Reedham International Sea Port"),
        name("port-reed", "port", .en, "Reedham", true), name("town-clay", "town", .en, "Clayford"),
        name("port-clay", "port", .en, "Port of Clayford"), name("port-clay", "port", .en, "Clayford", true),
        name("town-reed", "town", .kk, "Қамысты"), name("port-reed", "port", .kk, "Қамысты халықаралық теңіз порты"),
        name("port-reed", "port", .kk, "Қамысты", true), name("sea", "sea", .kk, "Каспий"),
        name("town-reed", "town", .ru, "Камышин"), name("port-reed", "port", .ru, "Международный морской порт Камышин"),
        name("port-reed", "port", .ru, "Камышин", true),
    ])

    private static func found(_ text: String, _ language: Language) throws -> Set<String> {
        let today = try #require(Day(year: 2026, month: 11, day: 22))
        let facts = ClippingReader(names: names, today: today).facts(
            in: [StoryBlock(kind: .paragraph, text: text)], language: language, published: nil)
        return Set(facts.links.filter { $0.confidence >= .likely }.map(\.reference))
    }

    private static let sentences: [(String, Language, Set<String>)] = [
        ("Boats left the port of Reedham at night.", .en, ["port-reed"]),
        ("Boats left Reedham at night.", .en, ["town-reed"]),
        ("The ports of Reedham and Clayford were closed.", .en, ["port-reed", "port-clay"]),
        ("Reedham and Clayford ports were closed.", .en, ["port-reed", "port-clay"]),
        ("In Reedham the heads of many ports met.", .en, ["town-reed"]),
        ("Қамысты портына кеме келді.", .kk, ["port-reed"]),
        ("Қамыстыда Каспий порттарының басшылары кездесті.", .kk, ["town-reed", "sea"]),
        ("Суда пришли в порт Камышин.", .ru, ["port-reed"]), ("Суда пришли в город Камышин.", .ru, ["town-reed"]),
    ]

    @Test func thePortIsMeantWhereTheTextSaysSo() throws {
        for (text, language, expected) in Self.sentences {
            #expect(try Self.found(text, language) == expected, "\(text)")
        }
    }

    @Test func officialWordsAreLeftOut() {
        func short(_ text: String) -> String? {
            ShortNames.short(Array(text.unicodeScalars), kind: "port").map { String(String.UnicodeScalarView($0)) }
        }
        #expect(short("Қамысты халықаралық теңіз порты") == "Қамысты порты")
        #expect(short("بندر بین‌المللی تجاری نی‌زار") == "بندر نی‌زار")
        #expect(short("Port of Clayford") == nil)
        #expect(short("International Sea Port") == nil)
        #expect(short("Reedham International Sea Port (North)") == nil)
    }
}

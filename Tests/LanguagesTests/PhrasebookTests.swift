import Chances
import Testing

@testable import Languages

@Suite struct PhraseSheetTests {
    @Test func readsRows() {
        let sheet = PhraseSheet("\u{FEFF}a,b\r\n\"x, \"\"y\"\"\nz\",\n\n,\"\"\rlast")
        #expect(sheet.fault == nil)
        #expect(sheet.rows.map(\.cells) == [["a", "b"], ["x, \"y\"\nz", ""], ["", ""], ["last"]])
        #expect(sheet.rows.map(\.number) == [1, 2, 4, 5])
        #expect(PhraseSheet("").rows.isEmpty)
    }

    @Test(arguments: [("a\n\"b", 2), ("a\n\n\"b\"c", 3), ("a\"b", 1), ("a\nb,c\"d\n", 2)])
    func namesTheRowOfAFault(text: String, row: Int) {
        #expect(PhraseSheet(text).fault?.row == row)
    }

    @Test func sizesAreLimited() {
        #expect(PhraseSheet(String(repeating: ",", count: 64)).fault != nil)
        #expect(PhraseSheet(String(repeating: "a\n", count: 20_001)).fault?.row == 20_001)
        #expect(PhraseSheet(String(repeating: "a", count: 4_000_001)).fault != nil)
    }

    @Test func whatIsWrittenIsRead() {
        var chance = Chance(seed: 6)
        for _ in 0..<2_000 {
            let rows = (0..<Int.random(in: 1...5, using: &chance)).map { _ in
                (0..<Int.random(in: 2...4, using: &chance)).map { _ in
                    chance.text(of: ["a", "ی", ",", "\"", "\n", "\r\n", " "], length: 5)
                }
            }
            let text = rows.map { row in
                row.map {
                    "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
                }
                .joined(separator: ",")
            }.joined(separator: "\r\n")
            #expect(PhraseSheet(text).rows.map(\.cells) == rows)
        }
    }

    @Test func hostileSheetsNeverTrap() {
        var chance = Chance(seed: 7)
        let pieces = [
            "key", "phrase", ",", "\"", "\n", "\r", "{", "}", "a.b", "x", "ی", "{n, plural, one {", "code", "en",
        ]
        for _ in 0..<20_000 {
            let text = chance.text(of: pieces, length: 20)
            _ = Phrasebook.read([.en: text, .ru: "key,phrase\n" + text])
            _ = UnitNames.read("code,en\n" + text)
        }
    }
}

@Suite struct PhrasebookTests {
    private let english = """
        key,phrase,reviewed,note
        a.port,"{count, plural, one {# port} other {# ports}}",yes,
        a.place,in {place},no,
        a.only,English only,,
        """

    @Test func speaksAndFallsBack() {
        let (book, faults) = Phrasebook.read([
            .en: english,
            .ru:
                "key,phrase\na.place,в: {place}\n"
                + "a.port,\"{count, plural, one {#} few {#} many {#} other {#}}\"\na.only,да",
            .fa: "key,phrase\na.place,در {place}\na.port,{count} بندر\na.only,بله",
        ])
        #expect(faults.isEmpty)
        #expect(book.say(.init("a.port"), in: .en, ["count": .count(3)]) == "3 ports")
        #expect(book.say("a.port", in: .fa, ["count": .count(3)]) == "۳ بندر")
        #expect(book.say("a.place", in: .fa, ["place": .text("Baku")]) == "در \u{2068}Baku\u{2069}")
        #expect(book.say("a.place", in: .fa, ["place": .text("Baku")], isolating: false) == "در Baku")
        #expect(book.say("a.place", in: .kk, ["place": .text("Баку")]) == "в: Баку")
        #expect(book.say("a.port", in: .az, ["count": .count(12345)]) == "12\u{202F}345 ports")
        #expect(book.say("a.nothing", in: .fa) == "[a.nothing]")
        #expect(book.language(of: "a.only", for: .tk) == .ru)
        #expect(book.language(of: "a.nothing", for: .tk) == nil)
        #expect(book.languages == [.en, .fa, .ru])
        #expect(book.isReviewed("a.port", in: .en) && !book.isReviewed("a.place", in: .en))
        #expect(book.keys(in: .en).map(\.name) == ["a.only", "a.place", "a.port"])
    }

    @Test func everyFaultIsNamed() {
        let (book, faults) = Phrasebook.read([
            .en: english
                + "\na.port,again,,\nBad Key,x,,\na.bad,{x,,\na.empty,,,\n"
                + "a.few,\"{n, plural, few {} other {}}\",maybe,\nshort",
            .ru:
                "key,phrase,colour\na.place,где,\na.new,x,\na.port,\"{count, plural, one {#} other {#}}\",\na.only,\"x",
        ])
        let found = faults.map { "\($0.language?.tag ?? "") \($0.row ?? 0) \($0.key ?? "") \($0.code.rawValue)" }
        #expect(
            found == [
                "en 5 a.port duplicate-key", "en 6 Bad Key malformed-key", "en 7 a.bad malformed-pattern",
                "en 8 a.empty empty-phrase", "en 9 a.few malformed-review", "en 9 a.few missing-plural-form",
                "en 9 a.few needless-plural-form", "en 10  malformed-sheet", "ru 1  unknown-column",
                "ru 4 a.port missing-plural-form", "ru 5  malformed-sheet", "ru 2 a.place other-placeholders",
                "ru 3 a.new unknown-key", "ru 0 a.bad missing-key", "ru 0 a.empty missing-key",
                "ru 0 a.few missing-key",
                "ru 0 a.only missing-key",
            ])
        #expect(book.say("a.port", in: .en, ["count": .count(1)]) == "1 port")
        #expect(faults.allSatisfy { $0.message.hasSuffix(".") })
        #expect(faults.first?.description.hasPrefix("en, row 5, a.port: ") == true)
    }

    @Test func aSheetWithoutItsColumnsIsAFault() {
        #expect(Phrasebook.read([.en: "phrase,note\nx,y"]).faults.map(\.code) == [.missingColumn])
        #expect(Phrasebook.read([.en: ""]).faults.map(\.code) == [.missingColumn])
        #expect(Phrasebook.read([:]).faults.isEmpty)
    }
}

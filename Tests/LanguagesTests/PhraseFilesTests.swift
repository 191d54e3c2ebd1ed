import FoundationEssentials
import Testing

@testable import Languages

/// The phrase files that are shipped.
@Suite struct PhraseFilesTests {
    private static func content(_ name: String) -> String? {
        let folders = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let path = folders.joined(separator: "/") + "/../../Phrases/" + name
        return FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func book() -> (book: Phrasebook, faults: [PhraseFault]) {
        var files: [Language: String] = [:]
        for language in Language.allCases { files[language] = content(language.tag + ".csv") }
        return Phrasebook.read(files)
    }

    @Test func phrasesHaveNoFaults() {
        let (book, faults) = Self.book()
        #expect(faults.map(\.description) == [])
        #expect(book.keys(in: .en).count >= 200)
        #expect(book.keys(in: .en) == book.keys(in: .fa))
    }

    @Test func everyPhraseCanBeSaid() {
        let book = Self.book().book
        for language in book.languages {
            for key in book.keys(in: language) {
                for count in [0, 1, 2, 5, 11, 12345] {
                    #expect(!book.say(key, in: language, ["count": .count(count)]).isEmpty)
                }
            }
        }
    }

    @Test func persianIsWrittenWithPersianLetters() {
        let book = Self.book().book
        for key in book.keys(in: .fa) {
            let phrase = book.say(key, in: .fa)
            #expect(!phrase.unicodeScalars.contains { "يكىة٠١٢٣٤٥٦٧٨٩".unicodeScalars.contains($0) }, "\(key.name)")
            #expect(
                !phrase.contains("\"") && !phrase.contains(",") && !phrase.contains(";") && !phrase.contains("?"),
                "\(key.name)")
        }
    }

    @Test func agesAreSaid() {
        let book = Self.book().book
        let ages = [-1, 0, 1, 60, 61, 365, 729, 730, 1096, Int.max, Int.min].map { book.age(days: $0, in: .en) }
        #expect(
            Array(ages.prefix(6)) == [
                "still to come", "of today", "1 day old", "60 days old", "2 months old", "11 months old",
            ])
        #expect(Array(ages[6...8]) == ["23 months old", "2 years old", "3 years old"])
        #expect(book.age(days: 1_200, in: .fa) == "۳ سال پیش")
    }

    @Test func unitsHaveNoFaults() throws {
        let (units, faults) = UnitNames.read(try #require(Self.content("units.csv")))
        #expect(faults.map(\.description) == [])
        for code in units.codes {
            for language in Language.allCases {
                #expect(units.has(code, in: language), "\(code) \(language.tag)")
                #expect(!units.name(code, in: language).contains("{"), "\(code) \(language.tag)")
            }
        }
    }

    @Test func quantitiesArePrinted() throws {
        let units = UnitNames.read(try #require(Self.content("units.csv"))).names
        let golden: [(String, String, Language, String)] = [
            ("10", "Mt/a", .en, "10\u{A0}million t a year"), ("10", "Mt/a", .fa, "۱۰\u{A0}میلیون تن در سال"),
            ("7.6", "Mt/a", .ru, "7,6\u{A0}млн т/год"), ("35", "{wagon}/d", .ru, "35\u{A0}вагонов/сут."),
            ("1", "{berth}", .en, "1\u{A0}berth"), ("2..3", "{berth}", .ru, "2–3\u{A0}причала"),
            ("<1000", "{slick}", .en, "<\u{A0}1000\u{A0}slicks"),
            ("35", "%", .en, "35%"), ("35", "%", .ru, "35\u{A0}%"), ("35", "%", .fa, "۳۵٪"),
            ("14042", "km2", .kk, "14\u{202F}042\u{A0}км²"),
            ("4", "1", .tk, "4"), ("5", "{moon}", .en, "5\u{A0}{moon}"),
            ("5", "furlong", .fa, "۵\u{A0}\u{2068}furlong\u{2069}"),
            ("1", "{vessel}", .az, "1\u{A0}gəmi"),
        ]
        for (number, code, language, printed) in golden {
            #expect(units.quantity(number, code, in: language) == printed)
        }
        #expect(units.name("{berth}", in: .ru) == "причалов")
    }

    @Test func unitFaultsAreNamed() {
        let (names, faults) = UnitNames.read("code,en,ru,xx\nm,m,м,\nm,m,м,\n,a,b,\nkm,,\"{n}\",\nt,{,т,\nx,y")
        #expect(
            faults.map(\.code) == [
                .unknownColumn, .duplicateKey, .malformedKey, .missingKey, .otherPlaceholders, .malformedPattern,
                .malformedSheet,
            ])
        #expect(names.name("km", in: .en) == "km")
        #expect(names.name("m", in: .kk) == "м")
        #expect(UnitNames.read("en\nm").faults.map(\.code) == [.missingColumn])
    }
}

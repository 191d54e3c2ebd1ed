import Testing

@testable import Importing

/// Texts of rows in the letters, marks and separators in which they are found.
@Suite struct CSVTextTests {
    private func rows(_ bytes: [UInt8]) throws -> [[SpreadsheetCell]] {
        var rows = try Spreadsheet(bytes).rows(0)
        var found: [[SpreadsheetCell]] = []
        while let row = try rows.next() { found.append(row.cells) }
        return found
    }

    private func texts(_ text: String) throws -> [[String]] { try texts(Array(text.utf8)) }

    private func texts(_ bytes: [UInt8]) throws -> [[String]] {
        try rows(bytes).map { row in
            row.map { cell in
                if case .text(let text) = cell { text } else { "" }
            }
        }
    }

    @Test func separatorsAreTold() throws {
        let wanted = [["name", "value"], ["Astara", "1,5"], ["Anzali", "2,25"]]
        #expect(try texts("name;value\r\nAstara;1,5\r\nAnzali;2,25\r\n") == wanted)
        #expect(try texts("name\tvalue\nAstara\t1,5\nAnzali\t2,25") == wanted)
        #expect(try texts("name,value\nAstara,\"1,5\"\nAnzali,\"2,25\"\n") == wanted)
        #expect(try texts("sep=|\nname|value\nAstara|1,5\nAnzali|2,25") == wanted)
        #expect(try texts("only\none\n") == [["only"], ["one"]])
    }

    @Test func quotedCellsKeepTheirMarks() throws {
        #expect(try texts("a,\"b \"\"c\"\", d\"\n\"e\nf\",g") == [["a", "b \"c\", d"], ["e\nf", "g"]])
        #expect(throws: SpreadsheetFault(.openQuote, ["row": "2"])) { try rows(Array("a,b\n\"c,d\ne,f".utf8)) }
    }

    @Test func emptyRowsCountButAreNotGiven() throws {
        var rows = try Spreadsheet(Array("a,b\n,\n\nc,d\n".utf8)).rows(0)
        #expect(try rows.next()?.number == 1)
        #expect(try rows.next()?.number == 4)
        #expect(try rows.next() == nil)
    }

    @Test func everyWayOfUnicodeIsRead() throws {
        let text = "نام;value\nآستارا;۵٫۵\n"
        let wanted = [["نام", "value"], ["آستارا", "۵٫۵"]]
        #expect(try texts([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == wanted)
        let little: [UInt8] = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big: [UInt8] = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(try texts([0xFF, 0xFE] + little) == wanted)
        #expect(try texts([0xFE, 0xFF] + big) == wanted)
        let latin: [UInt8] = "name;value\nAstara;5\n".utf16.flatMap { unit -> [UInt8] in
            [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        #expect(try texts(latin) == [["name", "value"], ["Astara", "5"]])
    }

    /// Written by Python's codecs.
    @Test func oldPagesAreToldWhereTheyAreSure() throws {
        #expect(try Spreadsheet(Self.russian).guessedLetters == "Windows-1251")
        #expect(try texts(Self.russian)[1] == ["Астара", "1,5", "по данным портовой администрации области"])
        #expect(try Spreadsheet(Self.persian).guessedLetters == "Windows-1256")
        #expect(try texts(Self.persian)[0] == ["بندر", "مقدار", "توضيح"])
        #expect(try Spreadsheet(Self.turkish).guessedLetters == "Windows-1254")
        #expect(try texts(Self.turkish)[0] == ["İl", "Değer", "Açıklama"])
    }

    @Test func lettersThatAreNotSureAreRefused() {
        #expect(throws: SpreadsheetFault(.unknownLetters)) { try Spreadsheet(Array("a;b\n".utf8) + [0xCF, 0xF0]) }
        #expect(throws: SpreadsheetFault(.unknownLetters)) {
            try Spreadsheet((0..<400).map { UInt8(truncatingIfNeeded: 0x80 + $0 * 37 % 128) })
        }
        #expect(throws: SpreadsheetFault(.unknownLetters)) { try Spreadsheet([0xEF, 0xBB, 0xBF, 0x61, 0xFF]) }
    }

    @Test func whatASpreadsheetWouldReckonIsText() throws {
        let read = try texts("name,value\n'=1+1,'-x\n'@a,'text'\n")
        #expect(read == [["name", "value"], ["=1+1", "-x"], ["@a", "'text'"]])
    }

    @Test func tooManyColumnsAreRefused() {
        let wide = String(repeating: "x,", count: 1_000_000)
        #expect(throws: SpreadsheetFault(.tooManyColumns, ["limit": "512"])) { try rows(Array(wide.utf8)) }
    }

    private static let russian: [UInt8] = [
        0xCF, 0xEE, 0xF0, 0xF2, 0x3B, 0xCF, 0xF0, 0xEE, 0xEF, 0xF3, 0xF1, 0xEA, 0xED, 0xE0, 0xFF, 0x20, 0xF1, 0xEF,
        0xEE, 0xF1, 0xEE, 0xE1, 0xED, 0xEE, 0xF1, 0xF2, 0xFC, 0x3B, 0xCF, 0xF0, 0xE8, 0xEC, 0xE5, 0xF7, 0xE0, 0xED,
        0xE8, 0xE5, 0x0A, 0xC0, 0xF1, 0xF2, 0xE0, 0xF0, 0xE0, 0x3B, 0x31, 0x2C, 0x35, 0x3B, 0xEF, 0xEE, 0x20, 0xE4,
        0xE0, 0xED, 0xED, 0xFB, 0xEC, 0x20, 0xEF, 0xEE, 0xF0, 0xF2, 0xEE, 0xE2, 0xEE, 0xE9, 0x20, 0xE0, 0xE4, 0xEC,
        0xE8, 0xED, 0xE8, 0xF1, 0xF2, 0xF0, 0xE0, 0xF6, 0xE8, 0xE8, 0x20, 0xEE, 0xE1, 0xEB, 0xE0, 0xF1, 0xF2, 0xE8,
        0x0A,
    ]

    private static let persian: [UInt8] = [
        0xC8, 0xE4, 0xCF, 0xD1, 0x3B, 0xE3, 0xDE, 0xCF, 0xC7, 0xD1, 0x3B, 0xCA, 0xE6, 0xD6, 0xED, 0xCD, 0x0A, 0xC7,
        0xE4, 0xD2, 0xE1, 0xED, 0x3B, 0x35, 0x3B, 0xC7, 0xD8, 0xE1, 0xC7, 0xDA, 0xC7, 0xCA, 0x20, 0xE3, 0xD1, 0xC8,
        0xE6, 0xD8, 0x20, 0xC8, 0xE5, 0x20, 0xC8, 0xE4, 0xCF, 0xD1, 0x20, 0xC7, 0xE4, 0xD2, 0xE1, 0xED, 0x20, 0xCF,
        0xD1, 0x20, 0xD3, 0xC7, 0xE1, 0x20, 0x90, 0xD0, 0xD4, 0xCA, 0xE5, 0x0A,
    ]

    private static let turkish: [UInt8] = [
        0xDD, 0x6C, 0x3B, 0x44, 0x65, 0xF0, 0x65, 0x72, 0x3B, 0x41, 0xE7, 0xFD, 0x6B, 0x6C, 0x61, 0x6D, 0x61, 0x0A,
        0x4C, 0x69, 0x6D, 0x61, 0x6E, 0x3B, 0x35, 0x3B, 0x67, 0x65, 0x6D, 0x69, 0x20, 0x73, 0x61, 0x79, 0xFD, 0x73,
        0xFD, 0x2C, 0x20, 0x79, 0xFC, 0x6B, 0x20, 0x61, 0xF0, 0xFD, 0x72, 0x6C, 0xFD, 0xF0, 0xFD, 0x2C, 0x20, 0x62,
        0xF6, 0x6C, 0x67, 0x65, 0x20, 0x6D, 0xFC, 0x64, 0xFC, 0x72, 0x6C, 0xFC, 0xF0, 0xFC, 0x2C, 0x20, 0xFE, 0x65,
        0x68, 0x69, 0x72, 0x20, 0x69, 0xE7, 0x69, 0x2C, 0x20, 0xE7, 0xFD, 0x6B, 0xFD, 0xFE, 0x0A,
    ]
}

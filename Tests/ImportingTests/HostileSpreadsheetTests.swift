import Chances
import Testing

@testable import Importing

/// Files that are not what they seem, and those made to do harm.
@Suite struct HostileSpreadsheetTests {
    private func fault(_ bytes: [UInt8]) -> SpreadsheetFault? {
        do throws(SpreadsheetFault) {
            let file = try Spreadsheet(bytes)
            var rows = try file.rows(0)
            while try rows.next() != nil {}
            return nil
        } catch {
            return error
        }
    }

    private func book(_ edit: (inout TestWorkbook) -> Void = { _ in }) -> TestWorkbook {
        var book = TestWorkbook()
        book.rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
        book.shared = "<si><t>one</t></si>"
        edit(&book)
        return book
    }

    private func archive(_ edit: (inout TestArchive) -> Void) -> [UInt8] {
        var archive = book().archive
        edit(&archive)
        return archive.bytes
    }

    @Test func aGoodOneIsRead() { #expect(fault(book().bytes) == nil) }

    @Test func otherFilesAreCalledWhatTheyAre() {
        #expect(fault([]) == SpreadsheetFault(.empty))
        #expect(fault([UInt8](repeating: 0x61, count: 31 << 20)) == SpreadsheetFault(.tooLarge, ["limit": "25"]))
        #expect(fault(Array("%PDF-1.7\n".utf8)) == SpreadsheetFault(.unknown))
        #expect(fault([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == SpreadsheetFault(.unknown))
        #expect(fault([0x61, 0, 0x62, 0x63]) == SpreadsheetFault(.unknown))
        #expect(fault(Array("<html><table><tr><td>1</td></tr></table></html>".utf8)) == SpreadsheetFault(.webPage))
        #expect(fault(Array("\u{FEFF}\n <!DOCTYPE html><p>".utf8)) == SpreadsheetFault(.webPage))
        #expect(fault([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]) == SpreadsheetFault(.oldFormat))
        #expect(fault([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]) == SpreadsheetFault(.oldFormat))
        let name: [UInt8] = "EncryptedPackage".utf8.flatMap { letter -> [UInt8] in [letter, 0] }
        let locked: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + name
        #expect(fault(locked) == SpreadsheetFault(.encrypted))
        let old = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
        #expect(fault(Array(old.utf8)) == SpreadsheetFault(.otherFormat, ["form": "XML 2003"]))
    }

    @Test func archivesWithoutAWorkbookAreRefused() {
        var other = TestArchive()
        other.add("report.xlsx", String(decoding: [0x50, 0x4B, 3, 4], as: UTF8.self))
        #expect(fault(other.bytes) == SpreadsheetFault(.archive))
        #expect(fault(TestArchive().bytes) == SpreadsheetFault(.archive))
        var open = TestArchive()
        open.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        #expect(fault(open.bytes) == SpreadsheetFault(.otherFormat, ["form": "OpenDocument"]))
        #expect(fault(archive { $0.add("xl/workbook.bin", "x") }) == SpreadsheetFault(.otherFormat, ["form": "XLSB"]))
    }

    @Test(arguments: ["../etc/passwd", "/etc/passwd", "xl/../../x", "xl\\..\\x", "C:x", "a/\u{1}"])
    func namesThatLeadOutAreRefused(name: String) {
        #expect(fault(archive { $0.add(name, "x") }) == SpreadsheetFault(.badPath))
    }

    @Test func targetsThatLeadOutAreRefused() {
        let bytes = archive { archive in
            for index in archive.files.indices where archive.files[index].name == "xl/_rels/workbook.xml.rels" {
                archive.files[index].content = Array(
                    String(decoding: archive.files[index].content, as: UTF8.self)
                        .replacing("worksheets/sheet1.xml", with: "../../../etc/passwd").utf8)
            }
        }
        #expect(fault(bytes) == SpreadsheetFault(.badPath))
    }

    @Test func bombsAreNotUnpacked() {
        // The claim of a ratio, of a size, and the same bytes under many names.
        let far = TestArchive.File(
            name: "xl/media/a", content: [], method: 8, packed: [UInt8](repeating: 0, count: 100), claimed: 600 << 20)
        #expect(fault(archive { $0.files.append(far) }) == SpreadsheetFault(.bomb))
        let wide = (0..<20).map { index in
            TestArchive.File(
                name: "xl/media/\(index)", content: [], method: 8, packed: [UInt8](repeating: 0, count: 200_000),
                claimed: 39 << 20)
        }
        #expect(fault(archive { $0.files += wide }) == SpreadsheetFault(.bomb))
        var shared = TestArchive()
        shared.sharesBytes = true
        shared.files = ["a", "b"].map { TestArchive.File(name: $0, content: [UInt8](repeating: 7, count: 50)) }
        #expect(fault(shared.bytes) == SpreadsheetFault(.bomb))
    }

    @Test func filesThatSayLessThanTheyHoldAreStopped() {
        let bytes = archive { archive in
            for index in archive.files.indices where archive.files[index].name.hasSuffix("sheet1.xml") {
                archive.files[index].method = 8
                archive.files[index].packed = [0x4B, 0x4C, 0x4A, 0x06, 0x00]
                archive.files[index].claimed = 1
            }
        }
        #expect(fault(bytes) == SpreadsheetFault(.bomb))
    }

    @Test func damageIsNoticed() {
        #expect(fault(archive { $0.files[2].breaksChecksum = true }) == SpreadsheetFault(.damaged))
        #expect(fault(archive { $0.files[2].flags = 1 }) == SpreadsheetFault(.encrypted))
        #expect(fault(archive { $0.files.append($0.files[2]) }) == SpreadsheetFault(.damaged))
        let whole = book().bytes
        for count in stride(from: 4, to: whole.count, by: 97) {
            #expect(fault(Array(whole.prefix(count))) == SpreadsheetFault(.damaged), "\(count)")
        }
    }

    @Test func missingPartsAreNamed() {
        let bytes = archive { $0.files.removeAll { $0.name.hasSuffix("sheet1.xml") } }
        #expect(fault(bytes) == SpreadsheetFault(.missingPart, ["part": "xl/worksheets/sheet1.xml"]))
        let texts = archive { $0.files.removeAll { $0.name.hasSuffix("sharedStrings.xml") } }
        #expect(fault(texts) == SpreadsheetFault(.missingPart, ["part": "xl/sharedStrings.xml"]))
    }

    @Test func entitiesAreNotDefined() {
        let laughs =
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
            + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"
        for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"] {
            let bytes = archive { archive in
                for index in archive.files.indices where archive.files[index].name == part {
                    archive.files[index].content = Array(laughs.utf8)
                }
            }
            #expect(fault(bytes) == SpreadsheetFault(.damaged), "\(part)")
        }
        let unknown = book { $0.rows = "<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>" }
        #expect(fault(unknown.bytes) == SpreadsheetFault(.damaged))
    }

    @Test func placesThatAreNotThereAreRefused() {
        let beyond = book { $0.rows = "<row><c t=\"s\"><v>99999</v></c></row>" }
        #expect(fault(beyond.bytes) == SpreadsheetFault(.damaged))
        let negative = book { $0.rows = "<row><c t=\"s\"><v>-1</v></c></row>" }
        #expect(fault(negative.bytes) == SpreadsheetFault(.damaged))
        let backwards = book { $0.rows = "<row r=\"5\"><c><v>1</v></c></row><row r=\"4\"><c><v>1</v></c></row>" }
        #expect(fault(backwards.bytes) == SpreadsheetFault(.damaged))
        let twice = book { $0.rows = "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>" }
        #expect(fault(twice.bytes) == SpreadsheetFault(.damaged))
    }

    @Test func millionsOfColumnsAreRefused() {
        let wide = book { $0.rows = "<row r=\"1\">" + String(repeating: "<c><v>1</v></c>", count: 20_000) + "</row>" }
        #expect(fault(wide.bytes) == SpreadsheetFault(.tooManyColumns, ["limit": "512"]))
        let far = book { $0.rows = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>" }
        #expect(fault(far.bytes) == SpreadsheetFault(.tooManyColumns, ["limit": "512"]))
        // Cells without anything in them may be styled as far as one likes.
        let styled = book { $0.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"4\"/></row>" }
        #expect(fault(styled.bytes) == nil)
    }

    @Test func deepElementsAreRefused() {
        let deep = book { $0.rows = String(repeating: "<row>", count: 200) }
        #expect(fault(deep.bytes) == SpreadsheetFault(.damaged))
    }

    /// Whatever is done to a workbook, it is read or refused, and nothing traps.
    @Test func changedBytesNeverTrap() {
        var random = Chance(seed: 5)
        let whole = book().bytes
        for _ in 0..<1_500 {
            var bytes = whole
            for _ in 0...random.below(4) {
                let place = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[place] = UInt8(random.below(256))
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(random.below(256)), at: place)
                }
            }
            _ = fault(bytes)
        }
    }
}

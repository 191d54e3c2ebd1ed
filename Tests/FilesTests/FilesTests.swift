import Chances
import Exporting
import Files
import Foundation
import Testing

/// Small sound files of each kind, made here byte by byte.
enum Samples {
    static let pdf = """
        %PDF-1.4
        1 0 obj
        << /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] >>
        endobj
        2 0 obj
        << /Type /Pages /Kids [3 0 R] /Count 1 >>
        endobj
        3 0 obj
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>
        endobj
        4 0 obj
        << /Length 12 >>
        stream
        0 0 m 9 9 l S
        endstream
        endobj
        trailer << /Root 1 0 R >>
        startxref
        0
        %%EOF

        """

    static func pdf(with object: String) -> [UInt8] {
        Array(pdf.replacingOccurrences(of: "trailer", with: "5 0 obj\n\(object)\nendobj\ntrailer").utf8)
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let length = UInt32(data.count)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + Array(name.utf8) + data + [0, 0, 0, 0]
    }

    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", Array(repeating: 1, count: 13))
        + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])

    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDA, 0, 3, 1, 7, 0xFF, 0, 9, 0xFF, 0xD1, 5, 0xFF, 0xD9]

    static let webp: [UInt8] = Array("RIFF".utf8) + [12, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [0, 0, 0, 0]

    static let tiff: [UInt8] =
        [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0] + Array(repeating: 0, count: 12) + [0, 0, 0, 0]

    private static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// An archive of stored files.
    static func zip(_ files: [(String, [UInt8])], flags: Int = 0, claimed: Int? = nil) -> [UInt8] {
        var (whole, list): ([UInt8], [UInt8]) = ([], [])
        for (name, data) in files {
            let size = claimed ?? data.count
            // Stored, without a date; nobody looks at the sum here.
            var head = little(20, 2) + little(flags, 2) + little(0, 10) + little(data.count, 4) + little(size, 4)
            head += little(name.utf8.count, 2) + little(0, 2)
            list += [0x50, 0x4B, 1, 2, 20, 0] + head + little(0, 10) + little(whole.count, 4) + Array(name.utf8)
            whole += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + data
        }
        let end = [0x50, 0x4B, 5, 6] + little(0, 4) + little(files.count, 2) + little(files.count, 2)
        return whole + list + end + little(list.count, 4) + little(whole.count, 4) + [0, 0]
    }

    static let xlsx = zip([("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/workbook.xml", [1])])
    static let docx = zip([("[Content_Types].xml", []), ("word/document.xml", [1])])
    static let ods = zip([("mimetype", Array(FileKind.ods.mediaType.utf8)), ("content.xml", [1])])
    static let odt = zip([("mimetype", Array(FileKind.odt.mediaType.utf8)), ("content.xml", [1])])

    static let all: [(FileKind, [UInt8], String)] = [
        (.pdf, Array(pdf.utf8), "a.pdf"), (.png, png, "a.png"), (.jpeg, jpeg, "a.jpg"), (.webp, webp, "a.webp"),
        (.tiff, tiff, "a.tif"), (.xlsx, xlsx, "a.xlsx"), (.docx, docx, "a.docx"), (.ods, ods, "a.ods"),
        (.odt, odt, "a.odt"), (.csv, Array("a;b\n۱;۲\n".utf8), "t.csv"), (.text, Array("سلام\n".utf8), "n.txt"),
    ]
}

@Suite struct FileCheckingTests {
    private func outcome(_ bytes: [UInt8], _ name: String = "x") -> Result<FileKind, FileFault> {
        do throws(FileFault) { return .success(try FileChecking.kind(of: bytes, named: name)) } catch {
            return .failure(error)
        }
    }

    @Test func soundFilesAreKnownByWhatTheyHold() {
        for (kind, bytes, name) in Samples.all {
            #expect(outcome(bytes, name) == .success(kind))
            // What somebody calls it changes nothing.
            if kind != .csv, kind != .text { #expect(outcome(bytes, "virus.exe") == .success(kind)) }
        }
    }

    @Test func aTableOfOurOwnIsTaken() throws {
        let bytes = try #require(
            XLSXWriter(sheet: "Sheet", isRightToLeft: false).bytes(
                header: ["a", "b"], rows: [[.text("a"), .integer(1)]]))
        #expect(outcome(bytes) == .success(.xlsx))
    }

    @Test(arguments: [
        ("MZ\u{90}", FileFault.program), ("\u{7F}ELF", .program), ("#!/bin/sh\n", .script), ("<html><body>", .markup),
        ("  <svg xmlns='x'>", .markup), ("<?xml version='1.0'?><svg/>", .markup), ("<?php echo 1;", .script),
        ("name;value\n<script>alert(1)</script>", .script), ("Rar!\u{1A}", .archive), ("", .empty),
        ("%PDF-1.7 nothing more", .broken), ("text with \u{0} inside", .unknown),
    ])
    func whatRunsOrIsNotTakenIsRefused(_ text: String, _ fault: FileFault) {
        #expect(outcome(Array(text.utf8)) == .failure(fault))
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(outcome([0xFF, 0xFE, 0x41, 0]) == .failure(.unknown))
        #expect(outcome([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .failure(.oldOffice))
        #expect(outcome([0x1F, 0x8B, 8]) == .failure(.archive))
        #expect(outcome(Array(repeating: 0x41, count: FileLimits.bytesMax + 1)) == .failure(.tooLarge))
    }

    /// Two files in one: each program finds the one it looks for.
    @Test func twoFilesInOneAreRefused() {
        let zip = Samples.zip([("evil.class", [1, 2, 3])])
        for (kind, bytes, _) in Samples.all where ![.csv, .text].contains(kind) {
            #expect(outcome(bytes + zip) != .success(kind), "\(kind) with an archive behind it")
        }
        #expect(outcome(Samples.png + Array("<script>".utf8)) == .failure(.twofold))
        #expect(outcome(Samples.jpeg + Array("<script>".utf8)) == .failure(.twofold))
        #expect(outcome(Samples.jpeg + [0, 0, 0]) == .success(.jpeg))
        #expect(outcome(Array(Samples.pdf.utf8) + Array("MZ".utf8)) == .failure(.twofold))
        let hidden = Array("%PDF-1.4".utf8)
        let picture = [0xFF, 0xD8, 0xFF, 0xFE, 0, UInt8(hidden.count + 2)] + hidden + Samples.jpeg.dropFirst(2)
        #expect(outcome(picture) == .failure(.twofold))
        #expect(outcome([0x20] + Samples.xlsx) != .success(.xlsx))
        let moved = Samples.zip([("evil", [1])]) + Samples.xlsx
        #expect(outcome(moved) != .success(.xlsx))
    }

    @Test(arguments: [
        ("<< /S /JavaScript /JS (app.alert(1)) >>", FileFault.script), ("<< /S /J#61vaScript >>", .script),
        ("<< /S /Launch /F (cmd.exe) >>", .script), ("<< /JS (x) >>", .script),
        ("<< /Type /EmbeddedFile >>", .embedded), ("<< /Names << /EmbeddedFiles 9 0 R >> >>", .embedded),
        ("<< /XFA 9 0 R >>", .script), ("<< /Encrypt 9 0 R >>", .locked), ("<< /S /SubmitForm >>", .script),
        ("<< /S /#4c#61unch >>", .script),
    ])
    func aPaperThatActsIsRefused(_ object: String, _ fault: FileFault) {
        #expect(outcome(Samples.pdf(with: object)) == .failure(fault))
    }

    @Test func aPaperWithHarmlessNamesIsTaken() {
        for object in ["<< /JSmith 1 >>", "<< /S /GoTo /D [3 0 R /Fit] >>", "<< /S /URI /URI (https://x.example/) >>"] {
            #expect(outcome(Samples.pdf(with: object)) == .success(.pdf))
        }
    }

    /// Objects packed into a stream are unpacked before they are looked at.
    @Test func whatIsPackedInAPaperIsFound() throws {
        func paper(_ text: String) throws -> [UInt8] {
            let packed = try #require(Packing.zlib(Array(text.utf8)))
            let head = "<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length \(packed.count) >>\nstream\n"
            let parts = Samples.pdf.components(separatedBy: "trailer")
            return Array((parts[0] + "9 0 obj\n" + head).utf8) + packed
                + Array("\nendstream\nendobj\ntrailer\(parts[1])".utf8)
        }
        #expect(outcome(try paper("10 0 << /S /JavaScript /JS (x) >>")) == .failure(.script))
        #expect(outcome(try paper("10 0 << /Type /Page >>")) == .success(.pdf))
        var damaged = try paper("10 0 << /S /JavaScript /JS (x) >>")
        let place = try #require(damaged.indices.first { damaged[$0] == 0x78 && damaged[$0 + 1] == 0x9C })
        damaged[place] = 0
        #expect(outcome(damaged) == .failure(.broken))
    }

    @Test func documentsWithProgramsAreRefused() {
        func document(_ name: String) -> [UInt8] {
            Samples.zip([("[Content_Types].xml", []), ("xl/workbook.xml", [1]), (name, [1])])
        }
        for name in ["xl/vbaProject.bin", "Scripts/python/x.py", "Basic/Standard/Module1.xml"] {
            #expect(outcome(document(name)) == .failure(.macros), "\(name)")
        }
        for name in ["xl/embeddings/oleObject1.bin", "xl/run.EXE", "page.html"] {
            #expect(outcome(document(name)) == .failure(.embedded), "\(name)")
        }
        for name in ["../up", "/abs", "a\\b", "c:x", "a\u{1}"] {
            #expect(outcome(document(name)) == .failure(.broken), "\(name)")
        }
        #expect(outcome(Samples.zip([("a.txt", [1])])) == .failure(.archive))
        #expect(
            outcome(Samples.zip([("[Content_Types].xml", []), ("xl/workbook.xml", [1])], flags: 1)) == .failure(.locked)
        )
        #expect(
            outcome(Samples.zip([("[Content_Types].xml", []), ("xl/workbook.xml", [1])], claimed: 1 << 30))
                == .failure(.bomb))
    }

    private static let golden = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "Golden")

    private static func names(in folder: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: golden.appending(path: folder).path)) ?? []
        return all.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// What other programs write is taken, and for what it is.
    @Test func filesOfOtherProgramsAreTaken() throws {
        let names = Self.names(in: "sound")
        #expect(names.count >= 18)
        for name in names {
            let ending = try #require(name.split(separator: ".").last)
            let kind = ["jpg": "jpeg", "tif": "tiff"][ending] ?? String(ending)
            let bytes = try [UInt8](Data(contentsOf: Self.golden.appending(path: "sound/\(name)")))
            #expect(outcome(bytes) == FileKind(rawValue: kind).map(Result.success), "\(name)")
        }
    }

    @Test func dangerousFilesOfOtherProgramsAreRefused() throws {
        let names = Self.names(in: "refused")
        #expect(names.count >= 12)
        for name in names {
            let code = try #require(name.components(separatedBy: "--").first)
            let bytes = try [UInt8](Data(contentsOf: Self.golden.appending(path: "refused/\(name)")))
            #expect(outcome(bytes) == FileFault(rawValue: code).map(Result.failure), "\(name)")
        }
    }

    /// Whatever is broken off or changed in a file, it is answered and never trapped.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func damagedFilesAreAnswered(seed: UInt64) {
        var random = Chance(seed: seed)
        for (_, bytes, name) in Samples.all {
            for _ in 0..<20 {
                var bytes = bytes
                for _ in 0...random.below(4) {
                    bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
                }
                if random.maybe() { bytes.removeLast(random.below(bytes.count)) }
                _ = outcome(bytes, name)
            }
        }
    }
}

@Suite struct CleanNameTests {
    @Test(arguments: [
        ("../../etc/passwd", "passwd.pdf"), ("C:\\Users\\me\\scan.PDF", "scan.pdf"), ("نامهٔ ۱۲.pdf", "نامهٔ ۱۲.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"), ("invoice\u{202E}fdp.exe", "invoicefdp.exe.pdf"),
        ("", "file.pdf"), ("...", "file.pdf"), (".htaccess", "htaccess.pdf"), ("-rf", "rf.pdf"),
        ("می\u{200C}خواهم.pdf", "می\u{200C}خواهم.pdf"), ("  two   spaces .pdf", "two spaces.pdf"),
        ("x\"; rm -rf $HOME;.pdf", "x rm -rf HOME.pdf"),
    ])
    func keepsPlainTextOnly(_ given: String, _ clean: String) { #expect(CleanName.of(given, .pdf) == clean) }

    @Test func isBoundedAndSettled() {
        var random = Chance(seed: 4)
        for _ in 0..<500 {
            let given = random.text(
                of: ["a", "/", "\\", ".", "..", "\u{202E}", "\n", "é", "🌊", " ", "پ", "\0"], length: 12)
            let clean = CleanName.of(given, .png)
            #expect(clean.hasSuffix(".png"))
            #expect(!clean.contains("/") && !clean.contains("\\") && !clean.hasPrefix("."))
            #expect(CleanName.of(clean, .png) == clean)
        }
        #expect(CleanName.of(String(repeating: "ا", count: 5_000), .png).count <= 104)
    }
}

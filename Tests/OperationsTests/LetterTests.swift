import Chances
import Foundation
import Measures
import Testing
import Upkeep

/// A letter as it goes over the line, whatever names and texts hold; `Tests/Judges/desk.py` reads them with Python's.
@Suite struct LetterTests {
    private static let names = [
        "From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "Auto-Submitted", "MIME-Version",
        "Content-Type", "Content-Language", "Content-Transfer-Encoding",
    ]

    private func letter(_ name: String, _ subject: String, _ body: String) -> LetterText {
        LetterText(
            from: "node@lake.example", named: name, to: "ann@lake.example", named: name, subject: subject, body: body,
            language: "fa", date: Instant(clamping: 1_763_481_960_000), id: "desk.1", settings: "https://lake.example/x"
        )
    }

    /// Decodes words of RFC 2047 written by us: ASCII and base 64 alone.
    private func decoded(_ text: Substring) -> String {
        var words = ""
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if let found = word.wholeMatch(of: /=\?utf-8\?B\?([A-Za-z0-9+\/=]*)\?=/),
                let bytes = Data(base64Encoded: String(found.1)), let text = String(data: bytes, encoding: .utf8)
            {
                words += text
            } else {
                words += (words.isEmpty ? "" : " ") + word
            }
        }
        return words
    }

    private func plain(quotedPrintable bytes: Substring) -> String? {
        let joined = bytes.replacing("=\n", with: "")
        var out: [UInt8] = []
        var rest = Array(joined.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else { out.append(byte); continue }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            rest = rest.dropFirst(2)
            out.append(value)
        }
        return String(validating: out, as: UTF8.self)
    }

    private func expectSound(_ name: String, _ subject: String, _ body: String) throws {
        let bytes = letter(name, subject, body).bytes
        #expect(bytes.allSatisfy { $0 < 0x80 && ($0 >= 0x20 || $0 == 0x0A || $0 == 0x09) })
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
        let end = try #require(text.firstRange(of: "\n\n"))
        let head = text[..<end.lowerBound]
        let starts = head.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(starts.map { String($0.prefix { $0 != ":" }) } == Self.names)
        // No line of the head is blank, or the rest of it would be the letter.
        #expect(head.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { $0.contains { $0 != " " } })
        let told = try #require(head.firstMatch(of: /\nSubject: ((?:.|\n )*)\nDate/))
        let wanted = String(
            subject.unicodeScalars.map { scalar in
                scalar.properties.generalCategory == .control || [0x2028, 0x2029].contains(scalar.value)
                    ? " " : Character(scalar)
            }
        ).split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(400)
        #expect(decoded(told.1) == wanted)
        #expect(plain(quotedPrintable: text[end.upperBound...]) == body + "\n")
    }

    @Test func hostileTextsStayTexts() throws {
        for text in [
            "", "Ann", "a\r\nBcc: all@lake.example", "a\nBcc: x\n\nHello", "=?utf-8?B?QmNjOg==?=", "\u{2028}Bcc: x",
            "\u{85}x",
            "نسرین فرهادی", String(repeating: "Ж", count: 500), String(repeating: "x", count: 500), "<>@,;:\\\"()",
            "\u{0}\u{1B}[31m",
            "🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊", "From me", ".\n..\nFrom you\n trailing \t", "a=b=\nc",
        ] {
            try expectSound(text, text, text.replacing("\r", with: ""))
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func whateverIsSaid(seed: UInt64) throws {
        var random = Chance(seed: seed)
        for _ in 0..<50 {
            let pieces = [
                "a", " ", "\n", "\r\n", "=", "?", "=?utf-8?Q?x?=", "ق", "Ж", "😀", "From ", ".", ":", "<", "\t", "é",
            ]
            let body = random.text(of: pieces.filter { $0 != "\r\n" }, length: 200)
            try expectSound(random.text(of: pieces, length: 60), random.noise(length: 120), body)
        }
    }

    @Test func addressesThatAreNoneAreRefused() {
        for good in ["ann@lake.example", "a.b+c@x.y", "m1@localhost"] { #expect(MailProgram.isPlain(good)) }
        for bad in [
            "", "ann", "@x", "-f@x.example", "a b@x", "a@x y", "a@x\nb", "<a@x>", "a@b@c", "ا@x.example", "a;b\"@x",
            String(repeating: "a", count: 300) + "@x",
        ] {
            #expect(!MailProgram.isPlain(bad), "\(bad)")
        }
    }
}

import Chances
import Testing

@testable import Markup

@Suite struct EscapingTests {
    @Test(arguments: Hostile.strings)
    func hostileTextIsEscapedAsTheSlowRuleSays(_ text: String) throws {
        #expect(Markup(text: text).text == slowEscape(text))
        let page = div(.title(text), .data("x", text)) { text }
        #expect(
            page.text == "<div title=\"\(slowEscape(text))\" data-x=\"\(slowEscape(text))\">\(slowEscape(text))</div>")
        #expect(try Reader(page.text).tags.count == 1)
    }

    @Test func fuzzedTextIsEscapedAndComesBack() throws {
        var random = Chance(seed: 1)
        for _ in 0..<3000 {
            let text = Hostile.text(&random)
            let escaped = Markup(text: text).text
            #expect(escaped == slowEscape(text))
            let harmless = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map {
                        $0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0)
                            || [0x7F, 0xFFFE, 0xFFFF].contains($0.value) ? "\u{FFFD}" : $0
                    }))
            #expect(unescape(escaped) == harmless)
            let reader = try Reader(span(.title(text), .aria("label", text)) { text }.text)
            #expect(reader.text == harmless)
            #expect(reader.tags.first?.attributes == ["title": harmless, "aria-label": harmless])
        }
    }

    @Test func everyByteValueAlone() {
        for value in Array(UInt32(0)..<0x250) + Array(0xFFB0...0x1_0010) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            #expect(Markup(text: text).text == slowEscape(text) && Markup.escaped(text) == slowEscape(text))
        }
    }

    @Test func trustedBytesAreLeftAlone() {
        #expect(p { Markup.trusted(Array("<b>&</b>".utf8)) }.text == "<p><b>&</b></p>")
    }
}

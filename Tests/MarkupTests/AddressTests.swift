import Chances
import Testing

@testable import Markup

@Suite struct AddressTests {
    @Test(arguments: [
        "/", "/fa/things/astara", "/things?kind=port&page=2", "things/astara", "./a", "../a", "#sources", "?lang=fa",
        "https://example.org/a?b=c#d", "HTTP://example.org", "http://example.org:8080/", "mailto:desk@example.org",
        "tel:+981312345678",
        "/a:b", "?a:b", "a/b:c", "https://example.org/@someone",
    ])
    func acceptedAsItIs(_ text: String) {
        let address = Address(text)
        #expect(!address.isRefused)
        #expect(address.text == text)
    }

    @Test(arguments: [
        "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)", "data:text/html,x", "vbscript:x", "blob:x", "file:///etc/passwd",
        "ftp://example.org",
        "//example.org", "/\\example.org", "\\\\example.org", "https:example.org", "https:/example.org", "https://",
        "https:///a", "http://?x", "https://bank@evil.example", "mailto:", ":", "tel:1", "tel:+1;x",
        "tel:+123456789012345678", "/a\u{0}",
        "/a\r\nSet-Cookie: x",
        "/a\u{7F}", " javascript:alert(1)", "javascript :x", "view-source:x", "жavascript:x",
    ])
    func refused(_ text: String) {
        let address = Address(text)
        #expect(address.isRefused)
        #expect(address.text == "#")
        #expect(a(.href(address)) { "x" }.text == "<a href=\"#\">x</a>")
    }

    @Test func awkwardLettersAreEncoded() {
        #expect(Address("/things?q=دریا").text == "/things?q=%D8%AF%D8%B1%DB%8C%D8%A7")
        #expect(Address("/a b\"<>`{|}^'").text == "/a%20b%22%3C%3E%60%7B%7C%7D%5E'")
        #expect(Address("/100%25").text == "/100%25")
        #expect(
            Address("https://example.org/Каспий").text == "https://example.org/%D0%9A%D0%B0%D1%81%D0%BF%D0%B8%D0%B9")
    }

    @Test func lengthIsBounded() {
        #expect(!Address("/" + String(repeating: "a", count: Address.longest - 1)).isRefused)
        #expect(Address("/" + String(repeating: "a", count: Address.longest)).isRefused)
        #expect(Address("/" + String(repeating: "ж", count: 2000)).isRefused)
    }

    @Test func foreignFilesAreNotFetched() {
        #expect(img(.src("https://example.org/a.png"), .alt("x")).text == "<img alt=\"x\">")
        #expect(img(.src("/files/a.png"), .alt("")).text == "<img src=\"/files/a.png\" alt=\"\">")
        #expect(form(.action("https://example.org/")) {}.text == "<form action=\"#\"></form>")
        #expect(img(.src("javascript:x")).text == "<img>")
    }

    @Test func fuzzedAddressesKeepTheRules() {
        var random = Chance(seed: 2)
        let starts = [
            "", "/", "//", "?", "#", "javascript:", "http://", "https://", "mailto:", "a", "data:", "\t", " ", "java",
        ]
        for _ in 0..<20_000 {
            let start = starts[Int.random(in: 0..<starts.count, using: &random)]
            let address = Address(start + Hostile.text(&random, longest: 12))
            let bytes = Array(address.text.utf8)
            #expect(bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\`{|}^".utf8.contains($0) })
            #expect(!address.text.isEmpty && !address.text.hasPrefix("//"))
            #expect(Address(address.text) == address || address.isRefused)
            if let colon = address.text.firstIndex(of: ":"),
                !address.text[..<colon].contains(where: { "/?#".contains($0) })
            {
                #expect(["http", "https", "mailto", "tel"].contains(address.text[..<colon].lowercased()))
                #expect(!address.isLocal)
            } else {
                #expect(address.isLocal)
            }
        }
    }
}

import Testing

@testable import Web

@Suite("What a form sends")
struct SearchFormTests {
    /// A browser writes the spaces of a field as `+` and a plus as `%2B`.
    @Test func aSpaceIsASpace() async throws {
        let site = try await WebTestSite.caspian()
        let written = try await site.ask("/ru/search?q=%D0%BF%D0%BE%D1%80%D1%82+%D0%90%D0%BA%D1%82%D0%B0%D1%83").page()
        let escaped = try await site.ask("/ru/search?q=%D0%BF%D0%BE%D1%80%D1%82%20%D0%90%D0%BA%D1%82%D0%B0%D1%83")
            .page()
        #expect(written.main == escaped.main)
        #expect(written.main.contains("порт Актау"))
        let plus = try await site.ask("/en/search?q=a%2Bb").page()
        #expect(plus.main.contains("a+b"))
    }

    @Test(arguments: [("ru", "в+Гиляне"), ("az", "Gilanda"), ("tk", "Gilanda"), ("kk", "Гилянда"), ("fa", "در+گیلان")])
    func aProvinceIsFirstInEveryForm(_ language: String, _ typed: String) async throws {
        let site = try await WebTestSite.caspian()
        let query = typed.utf8.map { $0 < 0x80 ? String(Character(Unicode.Scalar($0))) : "%" + String($0, radix: 16) }
        let page = try await site.ask("/\(language)/search?q=\(query.joined())").page()
        let first = page.all("a").first { $0.attributes["class"] == "found-name" }
        #expect(first?.attributes["href"] == "/\(language)/things/ir-01", "\(typed)")
    }
}

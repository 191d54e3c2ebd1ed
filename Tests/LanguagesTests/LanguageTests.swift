import Languages
import Testing

@Suite struct LanguageTests {
    @Test func tags() { #expect(Language(tag: "fa-IR") == .fa) }
}

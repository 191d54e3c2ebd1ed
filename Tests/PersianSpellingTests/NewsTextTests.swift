import Foundation
import PersianSpelling
import Testing

/// A page of news as it came, where this checkout has it beside.
@Suite struct NewsTextTests {
    private static let text: String? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "../shared/data/newsroom/rasht-2025-11-18.txt")
        return try? String(contentsOf: file, encoding: .utf8)
    }()

    @Test(.enabled(if: text != nil)) func itIsPutRight() throws {
        let text = try #require(Self.text)
        let right = PersianSpelling.corrected(text)
        for word in [
            "بین‌المللی", "استان‌های", "استانداران", "تشکیل می‌شود", "ظرفیت‌های", "می‌کنند", "همین‌طور", "قرار دارند",
            "آشنا شوند",
            "رایزنی‌ها", "زیست‌محیطی", "گفت: ",
        ] { #expect(right.contains(word), "\(word)") }
        for word in [" :", " ،", "ظرفیتها", "استانهای", "می کن", "می توا"] { #expect(!right.contains(word), "\(word)") }
        #expect(right.contains("https://www.iribnews.ir/fa/news/play/embed/5630254/55528839?width=600&height=350"))
        #expect(PersianSpelling.corrected(right) == right)
    }

    @Test(.enabled(if: text != nil)) func aLostLetterIsShown() throws {
        let text = try #require(Self.text)
        let marked = PersianSpelling.corrections(of: text).filter { $0.rule == .unknownWord }
        #expect(marked.map(\.replacement) == ["خو"])
    }
}

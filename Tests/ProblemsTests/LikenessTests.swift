import Chances
import Languages
import Measures
import Problems
import Testing

@Suite struct LikenessTests {
    private static let origin = Coordinate(lon: 51, lat: 41)
    private static let today = Day(year: 2026, month: 11, day: 22)

    private static func likeness(_ chances: inout Chance) throws -> ReportLikeness {
        let stems = Set(
            (0..<Int.random(in: 0...12, using: &chances)).map { _ in "s\(Int.random(in: 0..<16, using: &chances))" })
        let place = Coordinate(
            lon: 51 + Double.random(in: -0.5...0.5, using: &chances),
            lat: 41 + Double.random(in: -0.5...0.5, using: &chances))
        let start = try #require(today?.adding(days: -Int.random(in: 0..<60, using: &chances)))
        let end = try #require(start.adding(days: Int.random(in: 0..<5, using: &chances)))
        return ReportLikeness(
            stems: stems, place: Bool.random(using: &chances) ? place : nil,
            days: Bool.random(using: &chances) ? start...end : nil)
    }

    @Test func itIsTheSameFromBothSidesAndWithinItsBounds() throws {
        var chances = Chance(seed: 71)
        for _ in 0..<3_000 {
            let (one, other) = (try Self.likeness(&chances), try Self.likeness(&chances))
            let score = ReportLikeness.score(one, other)
            #expect((0...1).contains(score))
            #expect(abs(score - ReportLikeness.score(other, one)) < 1e-12)
            if !one.stems.isEmpty, one.place != nil, one.days != nil {
                #expect(abs(ReportLikeness.score(one, one) - 1) < 1e-9)
            }
        }
    }

    @Test func wordsCountAsASlowCountingDoes() throws {
        var chances = Chance(seed: 72)
        for _ in 0..<2_000 {
            let (one, other) = (try Self.likeness(&chances), try Self.likeness(&chances))
            let bare = ReportLikeness.score(
                ReportLikeness(stems: one.stems, place: nil, days: nil),
                ReportLikeness(stems: other.stems, place: nil, days: nil))
            var (shared, all) = (0.0, 0.0)
            for number in 0..<16 {
                let (left, right) = (one.stems.contains("s\(number)"), other.stems.contains("s\(number)"))
                if left && right { shared += 1 }
                if left || right { all += 1 }
            }
            let least = Double(min(one.stems.count, other.stems.count))
            var expected = all > 0 ? shared / all : 0
            if least >= 5 { expected = max(expected, 0.9 * shared / least) }
            #expect(abs(bare - 0.6 * expected) < 1e-9)
        }
    }

    @Test func furtherAndLaterIsNeverMoreAlike() throws {
        let today = try #require(Self.today)
        let origin = try #require(Self.origin)
        let here = ReportLikeness(stems: ["a", "b"], place: origin, days: today...today)
        var last = 2.0
        for step in 0..<40 {
            let day = try #require(today.adding(days: -step))
            let place = try #require(Coordinate(lon: 51, lat: 41 + Double(step) * 0.01))
            let score = ReportLikeness.score(here, ReportLikeness(stems: ["a", "b"], place: place, days: day...day))
            #expect(score <= last)
            last = score
        }
        #expect(abs(last - 0.6) < 1e-9)
    }

    @Test func formsOfAWordAreOneWordInEveryLanguage() throws {
        let pairs: [(Language, String, String)] = [
            (.en, "Dead seals were found on the beaches", "A dead seal was found on the beach"),
            (.ru, "На берегу найдены мёртвые тюлени", "Нашли мёртвого тюленя на берегах"),
            (.fa, "فوک‌های مرده در ساحل دیده شد", "فوک مرده در ساحل‌ها دیده شد"),
            (.kk, "Жағалауда өлі итбалықтар табылды", "Жағалаудан өлі итбалық табылды"),
        ]
        for (language, one, other) in pairs {
            let shared = ReportLikeness.stems(of: one, in: language).intersection(
                ReportLikeness.stems(of: other, in: language))
            #expect(shared.count >= 2, "\(language): \(shared)")
        }
        // Different matters at one place and time stay two.
        let one = ReportLikeness(words: "Dead seals lie on the beach", language: .en, place: Self.origin, date: nil)
        let other = ReportLikeness(
            words: "The road to the harbour is flooded", language: .en, place: Self.origin, date: nil)
        #expect(ReportLikeness.score(one, other) < ReportLikeness.perhaps)
    }
}

import Chances
import Measures
import Testing

@testable import Upkeep

@Suite struct RetentionTests {
    private static let start = Instant(clamping: 1_767_225_600_000)  // 1 January 2026, a Thursday

    private func moment(hour: Int) -> Instant { Self.start.adding(milliseconds: Int64(hour) * 3_600_000) }

    /// What is kept, by going through the spans one by one.
    private func reference(_ rule: Retention, _ moments: [Instant]) -> Set<Instant> {
        var kept: Set<Instant> = []
        if let newest = moments.max() { kept.insert(newest) }
        func keep(_ count: Int, _ span: (Instant) -> String) {
            let spans = Set(moments.map(span)).sorted().suffix(count)
            for each in spans { kept.formUnion(moments.filter { span($0) == each }.max().map { [$0] } ?? []) }
        }
        keep(rule.daily) { String($0.text.prefix(10)) }
        keep(rule.monthly) { String($0.text.prefix(7)) }
        keep(rule.weekly) { moment in
            var day = moment.day()
            while day.weekday != .monday, let before = day.adding(days: -1) { day = before }
            return day.text
        }
        return kept
    }

    @Test(arguments: 0..<40) func agreesWithSpansOneByOne(_ seed: UInt64) {
        var chance = Chance(seed: seed)
        let rule = Retention(daily: chance.below(9), weekly: chance.below(6), monthly: chance.below(14))
        let moments = (0..<chance.below(120)).map { _ in moment(hour: chance.below(24 * 400)) }
        #expect(rule.kept(of: moments) == reference(rule, moments))
    }

    /// Three years of a backup a day, cleared each day: what is kept never grows, and the ages are those of the rule.
    @Test func yearsOfDailyBackupsStayFew() {
        let rule = Retention(daily: 7, weekly: 4, monthly: 12)
        var held: Set<Instant> = []
        for day in 0..<1_096 {
            held.insert(moment(hour: day * 24 + 2))
            held = rule.kept(of: Array(held))
            #expect(held.contains(moment(hour: day * 24 + 2)))
            #expect(held.count <= 7 + 4 + 12)
            if day > 400 {
                let last = (0..<7).allSatisfy { held.contains(moment(hour: (day - $0) * 24 + 2)) }
                #expect(last)
                #expect(Set(held.map { $0.text.prefix(7) }).count == 12)
            }
        }
    }

    @Test func whatWasKeptIsKeptAgain() {
        let rule = Retention(daily: 3, weekly: 2, monthly: 2)
        let kept = rule.kept(of: (0..<300).map { moment(hour: $0 * 7) })
        #expect(rule.kept(of: Array(kept)) == kept)
        #expect(Retention(daily: 0, weekly: 0, monthly: 0).kept(of: [moment(hour: 1), moment(hour: 2)]).count == 1)
        #expect(rule.kept(of: []).isEmpty)
    }
}

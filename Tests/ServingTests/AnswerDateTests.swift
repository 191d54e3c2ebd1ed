import Chances
import Measures
import Testing

@testable import Serving

@Suite("Since when answers are what they are")
struct AnswerDateTests {
    /// Against all that was ever answered: the date is that of the first of the last answers that are all the same, in
    /// the next whole second, and what was forgotten only makes it later.
    @Test(arguments: [64, 3])
    func againstTheWholeStory(countMax: Int) {
        var chance = Chance(seed: 20_261_126)
        let dates = AnswerDates(countMax: countMax)
        var story: [Int: [(tag: String, time: Int64)]] = [:]
        var time: Int64 = 1_795_338_000_000
        for _ in 0..<4_000 {
            time += Int64(chance.below(1_501))
            let (key, tag) = (chance.below(8), "\"\(chance.below(3))\"")
            story[key, default: []].append((tag, time))
            let found = dates.date(of: tag, for: key, now: Instant(clamping: time))
            let told = story[key] ?? []
            let start = (told.lastIndex { $0.tag != tag } ?? -1) + 1
            let exact = (told[start].time / 1_000 + 1) * 1_000
            #expect(found.tag == tag && found.from % 1_000 == 0)
            #expect(countMax > 8 ? found.from == exact : found.from >= exact)
            // Whoever was told of another answer was told an earlier date.
            if start > 0 { #expect(found.from > told[start - 1].time) }
            #expect(HTTPDate.moment(found.text)?.milliseconds == found.from)
        }
    }

    /// A clock that is set back gives no answer a date before one that another answer had.
    @Test func aClockThatIsSetBack() {
        let dates = AnswerDates()
        let first = dates.date(of: "\"a\"", for: 1, now: Instant(clamping: 90_500))
        let second = dates.date(of: "\"b\"", for: 1, now: Instant(clamping: 50_200))
        #expect(first.from == 91_000 && second.from == 91_000)
        #expect(dates.date(of: "\"c\"", for: 1, now: Instant(clamping: 95_000)).from == 96_000)
    }
}

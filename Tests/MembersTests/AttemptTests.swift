import Chances
import Testing

@testable import Members

@Suite struct AttemptTests {
    private func wait(_ attempts: Attempts, _ subject: String, _ source: String, _ now: Int64) -> Int? {
        do throws(MemberFault) {
            try attempts.begin(subject, from: source, now: now)
            return nil
        } catch {
            #expect(error.code == .locked)
            return error.values["seconds"].flatMap { Int($0) }
        }
    }

    @Test func waitsGrowAndEnd() {
        let attempts = Attempts()
        var now: Int64 = 0
        for _ in 0..<5 { #expect(wait(attempts, "a", "x", now) == nil) }
        var expected: Int64 = 30
        for _ in 0..<12 {
            #expect(wait(attempts, "a", "x", now) == Int(expected))
            #expect(wait(attempts, "a", "x", now + expected * 1_000 - 1) == 1)
            now += expected * 1_000
            #expect(wait(attempts, "a", "x", now) == nil)
            expected = min(expected * 2, 3_600)
        }
        // A day without failure, and everything is as at first.
        now += 86_400_000
        for _ in 0..<5 { #expect(wait(attempts, "a", "x", now) == nil) }
    }

    /// The point of it: whoever fails elsewhere, the member's own place stays open.
    @Test func nobodyLocksOthersOutFromElsewhere() {
        let attempts = Attempts()
        for number in 0..<5_000 { _ = wait(attempts, "victim", "10.0.\(number / 250).\(number % 250)", Int64(number)) }
        for _ in 0..<100 { _ = wait(attempts, "victim", "10.9.9.9", 6_000) }
        #expect(wait(attempts, "victim", "192.0.2.1", 6_000) == nil)
    }

    @Test func oneSourceCannotGoThroughNames() {
        let attempts = Attempts()
        let taken = (0..<500).count { wait(attempts, "name \($0)", "x", Int64($0)) == nil }
        #expect(taken == Attempts.Rules().sourceMax)
        #expect(wait(attempts, "name 501", "y", 600) == nil)
        #expect(wait(attempts, "name 501", "x", 900_000) == nil)
    }

    /// Who has a password of her own cannot buy guesses of others with it.
    @Test func succeedingGivesBackOneFailureOnly() {
        let attempts = Attempts()
        var guesses = 0
        for number in 0..<2_000 {
            if wait(attempts, "victim \(number)", "x", 0) == nil { guesses += 1 }
            if wait(attempts, "own", "x", 0) == nil { attempts.succeeded("own", from: "x") }
        }
        #expect(guesses <= Attempts.Rules().sourceMax)
    }

    @Test func whatIsRememberedIsBounded() {
        var rules = Attempts.Rules()
        rules.countMax = 1_000
        let attempts = Attempts(rules: rules)
        for number in 0..<20_000 { _ = wait(attempts, "name \(number)", "source \(number)", Int64(number)) }
        #expect(attempts.counts.pairs <= 1_000)
        #expect(attempts.counts.sources <= 1_000)
    }

    /// Against a slow model that keeps every failure.
    @Test func walksAgreeWithAModel() {
        var rules = Attempts.Rules()
        rules.sourceMax = .max
        for seed in UInt64(0)..<40 {
            var chance = Chance(seed: seed)
            let attempts = Attempts(rules: rules)
            var failures: [String: [Int64]] = [:]
            var now: Int64 = 0
            for _ in 0..<300 {
                now += Int64(chance.pick([0, 1, 1_000, 30_000, 60_000, 3_600_000, chance.maybe(5) ? 90_000_000 : 10]))
                let (subject, source) = (chance.pick(["a", "b"]), chance.pick(["x", "y"]))
                let key = subject + source
                var known = failures[key] ?? []
                if let last = known.last, now - last >= rules.memory { known = [] }
                var expected: Int64 = 0
                if let last = known.last, known.count >= rules.free {
                    var step = rules.firstWait
                    for _ in 0..<(known.count - rules.free) { step = min(step * 2, rules.waitMax) }
                    expected = max(0, last + step - now)
                }
                let found = wait(attempts, subject, source, now)
                #expect(found == (expected > 0 ? Int((expected + 999) / 1_000) : nil), "seed \(seed)")
                if expected <= 0 { known.append(now) }
                failures[key] = known
                if expected <= 0, chance.maybe(10) {
                    attempts.succeeded(subject, from: source)
                    failures[key] = []
                }
            }
        }
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "20:1:d:b8:0:1:0:2/64"),
        ("2001:db8:1:2::99", "20:1:d:b8:0:1:0:2/64"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe:80:0:0:0:0:0:0/64"), (nil as String?, "unknown"),
    ])
    func sourcesAreNetworks(address: String?, network: String) {
        #expect(SourceAddress.network(of: address) == network)
    }
}

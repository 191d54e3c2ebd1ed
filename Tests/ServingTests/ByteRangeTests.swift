import Chances
import Serving
import Testing

/// Ranges against a slow reference that tries every byte.
@Suite struct ByteRangeTests {
    /// The bytes that a well-formed range names, one by one; `nil` where it names none that are there.
    private static func named(_ first: Int?, _ last: Int?, of length: Int) -> [Int]? {
        let bytes = (0..<length).filter { place in
            switch (first, last) {
            case (nil, let count?): place >= length - count
            case (let first?, nil): place >= first
            case (let first?, let last?): place >= first && place <= last
            case (nil, nil): false
            }
        }
        return bytes.isEmpty ? nil : bytes
    }

    @Test func everySmallRangeIsTheOneOfTheReference() {
        for length in 0...6 {
            for first in [nil] + (0...8).map(Optional.some) {
                for last in [nil] + (0...8).map(Optional.some) where first != nil || last != nil {
                    let text = "bytes=\(first.map(String.init) ?? "")-\(last.map(String.init) ?? "")"
                    let found = ByteRange.wanted(text, of: Int64(length))
                    if let first, let last, last < first {
                        #expect(found == .whole, "\(text)")
                    } else if let bytes = Self.named(first, last, of: length) {
                        #expect(
                            found == .part(Int64(bytes[0])..<Int64(bytes[bytes.count - 1] + 1)), "\(text) \(length)")
                    } else {
                        #expect(found == .outside, "\(text) \(length)")
                    }
                }
            }
        }
    }

    @Test(arguments: [
        nil, "", "bytes", "bytes=", "bytes=-", "bytes=1", "bytes=a-b", "bytes=1-2,4-5", "items=1-2", "bytes=--1",
        "bytes=1-2-3",
        "bytes=+1-2",
    ])
    func whatIsNotUnderstoodAsksForTheWhole(text: String?) {
        #expect(ByteRange.wanted(text, of: 10) == .whole)
    }

    @Test func numbersBeyondAllMeasureAreBeyondTheEnd() {
        let huge = String(repeating: "9", count: 40)
        #expect(ByteRange.wanted("bytes=\(huge)-", of: 10) == .outside)
        #expect(ByteRange.wanted("bytes=0-\(huge)", of: 10) == .part(0..<10))
        #expect(ByteRange.wanted("bytes=-\(huge)", of: 10) == .part(0..<10))
        #expect(ByteRange.wanted("BYTES= 2 - 3", of: 10) == .part(2..<4))
    }

    @Test(arguments: 0..<300) func noiseNeverTraps(seed: UInt64) {
        var chance = Chance(seed: seed)
        let text = "bytes=" + chance.text(of: ["0", "9", "-", ",", " ", "x", "9223372036854775807"], length: 6)
        if case .part(let range) = ByteRange.wanted(text, of: 50) {
            #expect(range.lowerBound >= 0 && range.upperBound <= 50 && !range.isEmpty)
        }
    }
}

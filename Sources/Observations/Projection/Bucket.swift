import Foundation

/// What the observations of a stretch of time have in common.
package struct Bucket: Sendable, Hashable {
    /// Observations with a value to reckon with.
    package private(set) var count = 0
    /// Observations that a reader is to be told of: doubtful, bad, missing, below detection.
    package private(set) var flagged = 0
    package private(set) var minimum = Double.infinity
    package private(set) var maximum = -Double.infinity
    private(set) var sum = 0.0

    package var mean: Double? { count == 0 ? nil : sum / Double(count) }
    package var isEmpty: Bool { count == 0 && flagged == 0 }

    package init() {}

    mutating func add(_ value: Double?, isFlagged: Bool) {
        if isFlagged { flagged += 1 }
        guard let value else { return }
        count += 1
        minimum = min(minimum, value)
        maximum = max(maximum, value)
        sum += value
    }

    mutating func add(_ columns: BlockColumns, _ place: Int) {
        add(columns.number(place), isFlagged: columns.isFlagged(place))
    }

    mutating func merge(_ other: Bucket) {
        count += other.count
        flagged += other.flagged
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
        sum += other.sum
    }

    static let size = 32

    func write(into bytes: inout [UInt8]) {
        func append(_ word: UInt64) {
            for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(shift)))) }
        }
        append(UInt64(UInt32(clamping: count)) | UInt64(UInt32(clamping: flagged)) << 32)
        append(minimum.bitPattern)
        append(maximum.bitPattern)
        append(sum.bitPattern)
    }

    init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
        func word(_ number: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8 * number, as: UInt64.self))
        }
        count = Int(word(0) & 0xFFFF_FFFF)
        flagged = Int(word(0) >> 32)
        minimum = Double(bitPattern: word(1))
        maximum = Double(bitPattern: word(2))
        sum = Double(bitPattern: word(3))
    }
}

/// The widths of buckets: one second, and four times as much with each step.
enum BucketZoom {
    /// Two bits of time with each step.
    static let shift: Int64 = 2
    /// The widest: two thousand years.
    static let last = 18
    /// Observations that a bucket of the finest width holds at least, where they come at a beat.
    private static let least: Int64 = 8

    static func width(_ zoom: Int) -> Int64 { 1000 << (shift * Int64(zoom)) }

    static func bucket(of time: Int64, at zoom: Int) -> Int64 {
        let (quotient, remainder) = time.quotientAndRemainder(dividingBy: width(zoom))
        return remainder < 0 ? quotient - 1 : quotient
    }

    static func span(of bucket: Int64, at zoom: Int) -> Range<Int64> {
        bucket * width(zoom)..<(bucket + 1) * width(zoom)
    }

    /// The finest width worth keeping for observations that lie as far apart as these mostly do; `time` is that of the
    /// observation before them.
    static func finest(for columns: BlockColumns, after time: Int64?) -> Int {
        var steps = (1..<max(1, columns.count)).map { columns.start($0) - columns.start($0 - 1) }
        if steps.isEmpty, let time, columns.start(0) > time { steps = [columns.start(0) - time] }
        steps.sort()
        guard !steps.isEmpty, steps[steps.count / 2] < width(last) / least else { return last }
        let usual = steps[steps.count / 2] * least
        return (0...last).first { width($0) >= usual } ?? last
    }
}

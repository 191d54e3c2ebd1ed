extension Amount {
    /// Whether both can be true of one thing at the same time. The rule:
    ///
    /// - Each amount is an interval, and two amounts agree when their intervals overlap or touch.
    /// - An exact number is a point, a range includes both ends, a bound is a half-line (`<1000` without 1000 itself).
    /// - Where two written numbers meet (exact numbers, ends of ranges, closed bounds), they meet at the coarser of
    ///   both precisions: they may lie apart by half a unit of the coarser last digit, so 4.46 agrees with 4.5.
    /// - An approximate number reaches 5 % or half a unit of its last digit to either side, whichever is larger.
    package func agrees(with other: Amount) -> Bool {
        let digits = max(finestDigits, other.finestDigits)
        return Self.meets(lower(digits), other.upper(digits), digits)
            && Self.meets(other.lower(digits), upper(digits), digits)
    }

    /// One end of an interval in twentieths of a unit of a common last digit.
    private struct End {
        var value: Int128
        var isClosed = true
        /// The digits after the point it was written with; nil for an end that was reckoned.
        var writtenDigits: Int?
    }

    /// Twentieths make both five per cent and half a unit whole numbers.
    private static let parts: Int128 = 20

    private var finestDigits: Int {
        switch self {
        case .exact(let number), .bound(_, let number), .approximate(let number): number.fractionDigits
        case .range(let low, let high): max(low.fractionDigits, high.fractionDigits)
        }
    }

    /// Whether a lower end lies at or below an upper end; nil stands for an open side.
    private static func meets(_ lower: End?, _ upper: End?, _ digits: Int) -> Bool {
        guard let lower, let upper else { return true }
        guard lower.isClosed, upper.isClosed else { return lower.value < upper.value }
        var slack: Int128 = 0
        if let one = lower.writtenDigits, let two = upper.writtenDigits {
            slack = halfUnit(ofDigits: min(one, two), at: digits)
        }
        return lower.value - upper.value <= slack
    }

    private static func halfUnit(ofDigits coarse: Int, at digits: Int) -> Int128 {
        var half = parts / 2
        for _ in 0..<max(0, digits - coarse) { half *= 10 }
        return half
    }

    private func lower(_ digits: Int) -> End? {
        switch self {
        case .exact(let number): Self.written(number, digits)
        case .range(let low, let high): Self.written(low.compare(with: high) == .above ? high : low, digits)
        case .bound(let bound, let number):
            bound.isUpper ? nil : Self.written(number, digits, isClosed: bound.isClosed)
        case .approximate(let number):
            End(value: number.scaled(toDigits: digits) * Self.parts - Self.reach(number, digits), writtenDigits: nil)
        }
    }

    private func upper(_ digits: Int) -> End? {
        switch self {
        case .exact(let number): Self.written(number, digits)
        case .range(let low, let high): Self.written(low.compare(with: high) == .above ? low : high, digits)
        case .bound(let bound, let number):
            bound.isUpper ? Self.written(number, digits, isClosed: bound.isClosed) : nil
        case .approximate(let number):
            End(value: number.scaled(toDigits: digits) * Self.parts + Self.reach(number, digits), writtenDigits: nil)
        }
    }

    private static func written(_ number: Number, _ digits: Int, isClosed: Bool = true) -> End {
        End(
            value: number.scaled(toDigits: digits) * parts, isClosed: isClosed, writtenDigits: number.fractionDigits)
    }

    private static func reach(_ number: Number, _ digits: Int) -> Int128 {
        let scaled = number.scaled(toDigits: digits)
        // Five per cent is one part of twenty.
        return max(scaled < 0 ? -scaled : scaled, halfUnit(ofDigits: number.fractionDigits, at: digits))
    }
}

/// Why a text is no amount.
package struct AmountError: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case empty = "amount-empty"
        case notANumber = "amount-not-a-number"
        case rangeReversed = "amount-range-reversed"
    }

    package let code: Code
    /// What was read, shortened to 40 characters.
    package let text: String

    init(code: Code, text: some StringProtocol) {
        self.code = code
        self.text = String(text.prefix(40))
    }

    /// What is wrong and what to write instead.
    package var message: String {
        switch code {
        case .empty: "The amount is empty. Write a number such as 10, 17..18, <1000, >=30 or ~8.5."
        case .notANumber:
            "“\(text)” is not an amount. Write digits with a point and without grouping, such as 10, 4.5, 17..18, "
                + "<1000, >=30 or ~8.5, with at most 18 digits."
        case .rangeReversed: "The range “\(text)” starts above its end. Write the lower number first."
        }
    }
}

extension Amount: CustomStringConvertible {
    /// Reads `10`, `17..18`, `<1000`, `<=5`, `>30`, `>=30` and `~8.5`.
    ///
    /// Written for `String` apart, so that other modules need no generic code at each claim.
    package init(parsing text: String) throws(AmountError) { try self.init(parsing: text[...]) }

    /// Reads the same notation from any text.
    package init(parsing text: some StringProtocol) throws(AmountError) {
        func number(_ part: Substring) throws(AmountError) -> Number {
            guard let number = Number(parsing: part) else { throw AmountError(code: .notANumber, text: text) }
            return number
        }
        guard !text.isEmpty else { throw AmountError(code: .empty, text: text) }
        guard text.utf8.count <= 80, text.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw AmountError(code: .notANumber, text: text)
        }
        let whole = Substring(text)

        if whole.hasPrefix("~") {
            self = .approximate(try number(whole.dropFirst()))
        } else if let bound = Bound.longestFirst.first(where: { whole.hasPrefix($0.rawValue) }) {
            self = .bound(bound, try number(whole.dropFirst(bound.rawValue.count)))
        } else if let points = whole.indices.first(where: { whole[$0...].hasPrefix("..") }) {
            try self.init(low: number(whole[..<points]), high: number(whole[points...].dropFirst(2)))
        } else {
            self = .exact(try number(whole))
        }
    }

    /// The amount in the notation `init(parsing:)` reads.
    package var text: String {
        switch self {
        case .exact(let number): number.text
        case .range(let low, let high): "\(low.text)..\(high.text)"
        case .bound(let bound, let number): bound.rawValue + number.text
        case .approximate(let number): "~" + number.text
        }
    }

    package var description: String { text }
}

extension Amount.Bound {
    /// `<=` has to be tried before `<`.
    fileprivate static let longestFirst: [Amount.Bound] = [.atMost, .atLeast, .below, .above]
}

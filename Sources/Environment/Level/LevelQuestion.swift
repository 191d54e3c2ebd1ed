package import Measures

/// Which level is asked about.
package enum LevelQuestion: Sendable, Hashable {
    /// The newest level that is known.
    case newest
    /// A level in the datum of the record.
    case level(Number)
    /// What a scenario leads to in a year.
    case scenario(String, year: Int)
    /// What the straight line through the longest series leads to in a year.
    case line(year: Int)

    /// The name of the straight line among the scenarios.
    package static let lineName = "line"
    /// The years that may be asked for.
    package static let years = 1900...2300
    /// The levels that may be asked for.
    package static let levels = -99.0...99.0

    /// A question as a form or an address writes it; what is empty was not said.
    ///
    /// A scenario goes before a level, since a form sends both.
    package init(level: String?, scenario: String?, year: String?) throws(LevelError) {
        let (level, scenario, year) = (Self.said(level), Self.said(scenario), Self.said(year))
        if let scenario {
            guard let year else { throw .noYear }
            guard year.utf8.count == 4, year.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(year),
                Self.years.contains(number)
            else { throw .notAYear(year) }
            self = scenario == Self.lineName ? .line(year: number) : .scenario(scenario, year: number)
            return
        }
        guard let level else {
            self = .newest
            return
        }
        self = .level(try Self.number(level))
    }

    private static func said(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return text
    }

    /// A decimal number of at most two digits on each side of the point; a true minus is a minus.
    private static func number(_ text: String) throws(LevelError) -> Number {
        let plain = text.replacing("\u{2212}", with: "-")
        let digits = plain.hasPrefix("-") ? plain.dropFirst() : plain[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { part in
            (1...2).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard isNumber, (1...2).contains(parts.count), let value = Double(plain), levels.contains(value),
            let number = Number(value, fractionDigits: parts.count == 2 ? parts[1].utf8.count : 0)
        else { throw .notALevel(text) }
        return number
    }
}

/// Why a question about the level cannot be answered.
package enum LevelError: Error, Sendable, Hashable {
    case notALevel(String)
    case notAYear(String)
    /// A scenario was named without a year.
    case noYear
    case noScenario(String)
    /// A scenario says nothing of that year.
    case outsideYears(Int, ClosedRange<Int>)
    /// Nobody has stated a level with its datum, or a scenario no year that could be reckoned with.
    case nothingKnown

    package var code: String {
        switch self {
        case .notALevel: "level-not-a-level"
        case .notAYear: "level-not-a-year"
        case .noYear: "level-no-year"
        case .noScenario: "level-no-scenario"
        case .outsideYears: "level-outside-years"
        case .nothingKnown: "level-nothing-known"
        }
    }

    /// What is wrong and what to do.
    package var message: String {
        switch self {
        case .notALevel(let text): "“\(text.prefix(40))” is no level. Write metres such as -30.5."
        case .notAYear(let text): "“\(text.prefix(40))” is no year. Write four digits such as 2050."
        case .noYear: "A scenario needs a year. Give one such as 2050."
        case .noScenario(let id): "There is no scenario “\(id.prefix(80))”. Take one from the list."
        case .outsideYears(let year, let years):
            "The scenario says nothing of \(year). Take a year from \(years.lowerBound) to \(years.upperBound)."
        case .nothingKnown: "No level with its datum is known here. Load one, or ask for a level in metres."
        }
    }
}

package import Languages
package import Measures

/// Why what was typed cannot be read: the name of the fault in the phrases, and what they are told with.
package struct TypingFault: Error, Sendable, Hashable {
    package let code: String
    package let values: [String: String]

    init(_ code: String, _ values: [String: String] = [:]) {
        self.code = code
        self.values = values.mapValues { String($0.prefix(80)) }
    }
}

/// An amount as an official types it: digits of any script, a decimal comma or point, grouped thousands, from–to, a
/// bound, about.
///
/// A comma or point means what it means in the language typed in; where that leaves two readings it is refused.
package struct TypedAmount: Sendable, Hashable {
    package let amount: Amount
    /// What was typed behind the number: `5.5 m`.
    package let unit: String?

    /// Throws `TypingFault`: `amount-unreadable`, `amount-ambiguous` or `amount-reversed`.
    package init(_ typed: String, in language: Language) throws(TypingFault) {
        let text = Self.plain(typed)
        guard !text.isEmpty, text.utf8.count <= 200 else {
            throw TypingFault("amount-unreadable", ["text": typed])
        }
        if let amount = try Self.amount(text, typed, language) {
            (self.amount, unit) = (amount, nil)
            return
        }
        // What stands behind the last digit may be the unit.
        guard let last = text.lastIndex(where: { $0.isASCII && $0.isNumber }) else {
            throw TypingFault("amount-unreadable", ["text": typed])
        }
        let rest = text[text.index(after: last)...].trimmingBlanks
        guard rest.contains(where: { $0.isLetter || "%٪°‰".contains($0) }),
            let amount = try Self.amount(String(text[...last]), typed, language)
        else {
            throw TypingFault("amount-unreadable", ["text": typed])
        }
        (self.amount, unit) = (amount, rest)
    }

    /// With ASCII digits, one kind of blank, and without what cannot be seen.
    static func plain(_ typed: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in NumberFormat.asciiDigits(typed).unicodeScalars {
            switch scalar {
            case "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}": continue
            case _ where scalar.properties.isWhitespace: plain.append(" ")
            default: plain.append(scalar)
            }
        }
        return String(plain).trimmingBlanks
    }

    private static func amount(_ text: String, _ typed: String, _ language: Language) throws(TypingFault) -> Amount? {
        if let rest = text.dropping(first: approximations) {
            return try number(rest, typed, language).map(Amount.approximate)
        }
        for (bound, words) in bounds {
            if let rest = text.dropping(first: words) {
                return try number(rest, typed, language).map { Amount.bound(bound, $0) }
            }
        }
        if let number = try number(text, typed, language) { return .exact(number) }
        for place in text.indices.dropFirst() {
            guard let length = separator(text[place...], after: text[..<place]) else { continue }
            let start = text[..<place].trimmingBlanks
            guard let low = try number(start.dropping(first: beginnings) ?? start, typed, language),
                let high = try number(text[place...].dropFirst(length).trimmingBlanks, typed, language)
            else { continue }
            do {
                return try Amount(low: low, high: high)
            } catch {
                throw TypingFault("amount-reversed", ["text": typed])
            }
        }
        return nil
    }

    private static func number(
        _ text: String, _ typed: String, _ language: Language
    ) throws(TypingFault) -> Number? {
        guard let first = text.unicodeScalars.first, text.unicodeScalars.count <= 40,
            (0x30...0x39).contains(first.value) || "-−+.,٫".unicodeScalars.contains(first)
        else { return nil }
        var written = text.replacing("'", with: "").replacing("’", with: "")
        if language == .fa { written = slashAsPoint(written) }
        if written.hasPrefix("+") { written.removeFirst() }
        if isAmbiguous(written, language) { throw TypingFault("amount-ambiguous", ["text": typed]) }
        if let plain = NumberFormat(language).read(written) { return leadingNumber(plain) }
        // A comma that cannot group thousands is the decimal mark of whoever is used to it.
        let parts = written.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.count != 3, !written.contains("."),
            let plain = NumberFormat(.ru).read(written)
        else { return nil }
        return leadingNumber(plain)
    }

    /// `007` and `00.5` are typed as well.
    private static func leadingNumber(_ plain: String) -> Number? {
        let isNegative = plain.hasPrefix("-")
        var digits = isNegative ? String(plain.dropFirst()) : plain
        while digits.utf8.count > 1, digits.hasPrefix("0"), !digits.hasPrefix("0.") { digits.removeFirst() }
        return Number(parsing: isNegative ? "-" + digits : digits)
    }

    /// Where the comma is the decimal mark, a point before three digits may group thousands.
    private static func isAmbiguous(_ text: String, _ language: Language) -> Bool {
        guard language != .en, language != .fa, !text.contains(",") else { return false }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 3 else { return false }
        let leading = parts[0].utf8.filter { (0x30...0x39).contains($0) }
        return (1...3).contains(leading.count) && leading.first != 0x30
    }

    /// A slash between digits is the decimal mark of many who write Persian.
    private static func slashAsPoint(_ text: String) -> String {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.last?.isNumber == true && $0.first?.isNumber != false }) else {
            return text
        }
        return parts.joined(separator: ".")
    }

    /// How long the sign or word between two ends is that begins here; `nil` where none does.
    private static func separator(_ rest: Substring, after before: Substring) -> Int? {
        for sign in ["...", "..", "…", "–", "—", "÷"] where rest.hasPrefix(sign) { return sign.count }
        for word in [" to ", " till ", " до ", " تا ", " - ", " ilə ", " bilen "] where rest.hasPrefix(word) {
            return word.count
        }
        // A hyphen right behind a digit; elsewhere it is a minus.
        if rest.hasPrefix("-") || rest.hasPrefix("−"), before.last?.isNumber == true { return 1 }
        return nil
    }

    private static let approximations = [
        "~", "≈", "≃", "∼", "about", "approximately", "approx.", "ca.", "circa", "около", "примерно", "приблизительно",
        "حدوداً", "حدود", "تقریباً", "تقریبا", "təxminən", "təqribən", "шамамен", "takmynan", "takmyn",
    ]
    private static let beginnings = ["from", "от", "с", "از", "between"]
    /// Longer words stand before those they begin with.
    private static let bounds: [(Amount.Bound, [String])] = [
        (
            .atMost,
            [
                "<=", "≤", "at most", "up to", "no more than", "не более", "не больше", "до", "حداکثر", "ən çoxu",
                "ең көбі", "iň köp",
            ]
        ),
        (
            .atLeast,
            [
                ">=", "≥", "at least", "no less than", "не менее", "не меньше", "دست‌کم", "دستکم", "حداقل", "ən azı",
                "кемінде", "azyndan",
            ]
        ),
        (.below, ["<", "less than", "below", "under", "менее", "меньше", "کمتر از"]),
        (.above, [">", "more than", "above", "over", "более", "больше", "свыше", "بیش از", "بیشتر از"]),
    ]
}

extension StringProtocol {
    var trimmingBlanks: String { String(self).trimmingBlanks }

    /// What stands behind the first of these words with which the text begins, in any case; `nil` where it begins
    /// with none.
    ///
    /// The words are in small letters. A word must end where it ends.
    func dropping(first words: [String]) -> String? {
        let folded = lowercased()
        for word in words where folded.hasPrefix(word) {
            let rest = self.dropFirst(word.count)
            let isWord = word.last?.isLetter == true
            if isWord, rest.first?.isLetter == true { continue }
            return rest.trimmingBlanks
        }
        return nil
    }
}

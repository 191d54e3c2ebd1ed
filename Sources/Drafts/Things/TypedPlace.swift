import Languages
package import Measures

/// A latitude or longitude as an official types it: `37.47`, `37,47`, `۳۷٫۴۷`, `37° 28′ 12″ N`.
package enum TypedPlace {
    /// The place that the fields `lat` and `lon` name, where both can be read.
    package static func coordinate(_ fields: DraftFields) -> Coordinate? {
        guard let lat = degrees(fields["lat"] ?? "", positive: "N", negative: "S"),
            let lon = degrees(fields["lon"] ?? "", positive: "E", negative: "W")
        else { return nil }
        return Coordinate(lon: lon, lat: lat)
    }

    /// Degrees; `nil` for what cannot be read.
    ///
    /// `positive` and `negative` are the letters of the two directions.
    static func degrees(_ typed: String, positive: Character, negative: Character) -> Double? {
        var text = NumberFormat.asciiDigits(typed).uppercased()
        var sign = 1.0
        for (letter, direction) in [(positive, 1.0), (negative, -1.0)] where text.contains(letter) {
            guard text.filter({ $0 == letter }).count == 1 else { return nil }
            text.removeAll { $0 == letter }
            sign = direction
        }
        text = text.replacing("\u{2212}", with: "-").replacing("\u{066B}", with: ".").replacing(",", with: ".")
        let marks = "°º′'″\"’”:"
        let parts = text.split { $0.isWhitespace || marks.contains($0) }.map(String.init)
        guard (1...3).contains(parts.count), let first = number(parts[0]) else { return nil }
        guard parts.count > 1 else { return first * sign }
        guard first >= 0, first.rounded() == first, let minutes = number(parts[1]), (0..<60).contains(minutes) else {
            return nil
        }
        var degrees = first + minutes / 60
        if parts.count == 3 {
            guard let seconds = number(parts[2]), (0..<60).contains(seconds) else { return nil }
            degrees += seconds / 3_600
        }
        // More digits would only pretend.
        return (degrees * 1e6).rounded() / 1e6 * sign
    }

    private static func number(_ text: String) -> Double? {
        guard text.utf8.count <= 20, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }) else {
            return nil
        }
        return Double(text)
    }
}

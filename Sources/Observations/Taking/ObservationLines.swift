import Measures

/// Observations as lines that people can read and type: `2020-05-14/2020-05-20,-27.9,0.02,doubtful`.
package enum ObservationLines {
    /// So many lines fit the field of a draft.
    package static let max = 400

    package static func text(_ observations: [Observation]) -> String {
        observations.map { observation in
            var parts = [observation.time.text, observation.value?.text ?? "", observation.error?.text ?? ""]
            parts.append(observation.quality == .unchecked ? "" : observation.quality.rawValue)
            while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
            return parts.joined(separator: ",")
        }.joined(separator: "\n")
    }

    /// `nil` where a line cannot be read; `failed` is then its number, from 1.
    package static func read(_ text: String) -> (observations: [Observation], failed: Int?) {
        var observations: [Observation] = []
        for (number, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            guard number < max, let observation = observation(line) else { return (observations, number + 1) }
            observations.append(observation)
        }
        return (observations, nil)
    }

    private static func observation(_ line: Substring) -> Observation? {
        let parts = line.split(separator: ",", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
        guard (1...4).contains(parts.count) else { return nil }
        let time: ObservedTime? =
            parts[0].contains("T")
            ? Instant(parsing: parts[0]).map(ObservedTime.moment)
            : (try? Period(parsing: String(parts[0]))).map(ObservedTime.period)
        func number(_ place: Int) -> Number?? {
            guard parts.indices.contains(place), !parts[place].isEmpty else { return .some(nil) }
            return Number(parsing: parts[place]).map { .some($0) }
        }
        guard let time, let value = number(1), let error = number(2) else { return nil }
        var quality = Quality.unchecked
        if parts.count == 4 {
            guard let known = Quality(rawValue: String(parts[3])) else { return nil }
            quality = known
        }
        return Observation(time: time, value: value, error: error, quality: quality)
    }
}

/// The clock of one zone of the tz database: how far it was, is and will be ahead of UTC.
package struct Zone: Sendable, Hashable {
    /// The zone that is UTC itself.
    package static let utc = Zone(id: "UTC", starts: [], offsets: [], first: 0, rule: ZoneRule(standard: 0))

    /// The name in the tz database, such as `Europe/Zurich`.
    package let id: String
    /// The seconds since 1970 at which the clock was set anew, ascending.
    let starts: [Int64]
    /// Seconds ahead of UTC from each of them on.
    let offsets: [Int32]
    /// Seconds ahead of UTC before the first.
    let first: Int32
    /// What goes on after the last.
    let rule: ZoneRule?

    /// Minutes by which the zone's clocks are ahead of UTC at a moment, negative when behind.
    ///
    /// Local mean times of before some 1920, which have seconds too, are cut down to the minute.
    package func offsetMinutes(at instant: Instant) -> Int {
        floorDivision(offsetSeconds(at: floorDivision(Int(instant.milliseconds), by: 1000)), by: 60)
    }

    private func offsetSeconds(at seconds: Int) -> Int {
        let seconds = Int64(seconds)
        guard let last = starts.last, seconds < last else {
            return rule?.offset(at: Int(seconds)) ?? Int(offsets.last ?? first)
        }
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? Int(first) : Int(offsets[low - 1])
    }

    /// Whether a text can be the name of a zone: words of letters, digits, `_`, `+` and `-` with slashes between them,
    /// at most 60 bytes.
    package static func isName(_ text: String) -> Bool {
        let words = text.split(separator: "/", omittingEmptySubsequences: false)
        return text.utf8.count <= 60 && words.count <= 3
            && words.allSatisfy { word in
                !word.isEmpty
                    && word.unicodeScalars.allSatisfy {
                        $0.isASCII
                            && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
                                || "_+-".unicodeScalars.contains($0))
                    }
            }
    }
}

extension Instant {
    /// The day by the clocks of a zone.
    package func day(in zone: Zone) -> Day { day(offsetMinutes: zone.offsetMinutes(at: self)) }

    /// Minutes since midnight by the clocks of a zone, 0…1439 on a day without a change.
    package func minuteOfDay(in zone: Zone) -> Int { minuteOfDay(offsetMinutes: zone.offsetMinutes(at: self)) }
}

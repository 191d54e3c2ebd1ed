/// Why a line or a whole series of a file is refused: the name of the fault in the phrases, where, and with what.
package struct TakingFault: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case seriesUnknown = "series-unknown"
        case seriesOfOthers = "series-of-others"
        case timeUnreadable = "time-unreadable"
        case timeResolution = "time-resolution"
        case timeBack = "time-back"
        case timeTwice = "time-twice"
        case timeFuture = "time-future"
        case valueUnreadable = "value-unreadable"
        case valueImpossible = "value-impossible"
        case errorUnreadable = "error-unreadable"
        case qualityUnknown = "quality-unknown"
        case unitOther = "unit-other"
        case datumMixed = "datum-mixed"
        case datumOther = "datum-other"
        case placeFar = "place-far"
        case placeHigh = "place-high"
    }

    package let code: Code
    /// The row, line or number in the file; `nil` where the whole series is meant.
    package let place: Int?
    package let values: [String: String]

    init(_ code: Code, place: Int? = nil, _ values: [String: String] = [:]) {
        self.code = code
        self.place = place
        self.values = values.mapValues { String($0.prefix(80)) }
    }

    /// In plain English, for the console and programs.
    package var sentence: String {
        let text = values["text"] ?? ""
        return switch code {
        case .seriesUnknown: "There is no series “\(text)” here. Name one with --series, or describe it first."
        case .seriesOfOthers: "The series “\(text)” is kept by another party."
        case .timeUnreadable:
            "“\(text)” is no time. Write for instance 2025-11-18, sh:1404-08-27 or 2025-11-18T09:00:00Z."
        case .timeResolution: "“\(text)” is no time of this series, whose resolution is \(values["resolution"] ?? "")."
        case .timeBack: "“\(text)” lies before the time of the line above it. Sort the file by time."
        case .timeTwice: "“\(text)” stands twice. Keep one of the lines."
        case .timeFuture: "“\(text)” has not come yet."
        case .valueUnreadable: "“\(text)” is no number."
        case .valueImpossible: "“\(text)” cannot be: \(values["why"] ?? "it lies beyond what is possible")."
        case .errorUnreadable: "“\(text)” is no error of a value."
        case .qualityUnknown: "“\(text)” is no known flag of quality."
        case .unitOther:
            "The file states “\(text)”, the series is kept in \(values["unit"] ?? ""). Convert nothing silently: make a series of that unit."
        case .datumMixed: "The file mixes datums (\(text)). Split it, one series for each datum."
        case .datumOther: "The file states the datum “\(text)”, the series stands on \(values["datum"] ?? "")."
        case .placeFar: "The station of the file lies \(text) km away from the place of the series."
        case .placeHigh: "The station of the file lies at \(text) m, where nothing of this sea is observed."
        }
    }
}

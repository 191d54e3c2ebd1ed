import Languages

/// The tables that subjects give beside the lists of the register.
///
/// Who makes one takes its columns from here, so that a download is known again by its headings.
package enum SubjectList: String, Sendable, CaseIterable {
    case problems, indicators
    /// The figures on which one indicator rests.
    case indicator
    case series
    /// What was observed in one series.
    case observations
    case alerts, stories, films

    package var columns: [TableColumn] {
        switch self {
        case .problems:
            [
                .init("id"), .init("title"), .init("language"), .init("state"), .init("is_cold", .flag),
                .init("words"), .init("thing"), .init("latitude", .number), .init("longitude", .number),
                .init("date"), .init("said_by"), .init("said_by_name"), .init("source"), .init("sectors", .list),
                .init("adopted_by", .list), .init("concerns", .list), .init("reports", .integer),
                .init("steps", .integer), .init("opened", .date), .init("moved", .date), .init("link"),
            ]
        case .indicators:
            [
                .init("id"), .init("name"), .init("low", .number), .init("high", .number), .init("unit"),
                .init("as_of"), .init("status"), .init("confidence"), .init("confidence_score", .number),
                .init("confidence_time", .number), .init("confidence_space", .number),
                .init("confidence_accuracy", .number), .init("trend"), .init("missing"), .init("link"),
            ]
        case .indicator:
            [
                .init("thing"), .init("thing_name"), .init("property"), .init("value"), .init("low", .number),
                .init("high", .number), .init("unit"), .init("datum"), .init("as_of"), .init("said_by"),
                .init("source"), .init("link"),
            ]
        case .series:
            [
                .plain("series"), .plain("name"), .plain("thing"), .plain("thing_label"), .plain("property"),
                .plain("publisher"), .plain("unit"), .plain("datum"), .plain("resolution"), .plain("method"),
                .plain("licence"), .plain("source"), .plain("observations", .integer), .plain("first", .date),
                .plain("last", .date), .plain("href"),
            ]
        case .observations:
            [
                .plain("time"), .plain("start", .date), .plain("end", .date), .plain("value", .number),
                .plain("bound"), .plain("error", .number), .plain("quality"), .plain("unit"), .plain("datum"),
                .plain("entry", .integer), .plain("block"), .plain("place", .integer), .plain("source"),
            ]
        case .alerts:
            [
                .init("id"), .init("series"), .code("thing"), .init("thing_name"), .code("property"),
                .init("property_name"), .init("severity"), .init("watch"), .init("threshold", .number),
                .init("value", .number), .init("unit"), .init("datum"), .init("since"), .init("at"), .code("party"),
                .init("party_name"), .init("words"), .init("link"),
            ]
        case .stories:
            [
                .init("id"), .init("title"), .init("lead"), .init("language"), .init("languages", .list),
                .code("party"), .init("party_name"), .init("published"), .init("corrected"),
                .init("is_withdrawn", .flag), .init("link"),
            ]
        case .films:
            [
                .init("id"), .init("title"), .init("language"), .code("party"), .init("party_name"), .init("state"),
                .init("is_sound", .flag), .init("is_open", .flag), .init("seconds", .number),
                .init("captions", .list), .init("opened"), .init("link"),
            ]
        }
    }
}

extension TableColumn {
    /// A column whose key speaks for itself: its heading is the same in every language of programs.
    static func plain(_ key: String, _ form: Form = .text) -> TableColumn {
        TableColumn(
            key, form, heading: Text(Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, key) })))
    }
}

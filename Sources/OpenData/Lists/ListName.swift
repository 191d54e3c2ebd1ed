import Languages

/// The lists of the register that are given as tables.
///
/// A list whose columns depend on the vocabulary names those it always has.
package enum ListName: String, Sendable, CaseIterable {
    case kinds, things, provinces, properties, accounts, claims, quarrels, sources, parties, meetings, changes
    case completeness, use, terms

    /// What a table of it is called, in the phrases.
    var title: String { "api.\(rawValue).title" }

    package var columns: [TableColumn] {
        switch self {
        case .kinds: [.init("id"), .init("name"), .init("plural"), .init("things", .integer), .init("link")]
        case .things, .provinces:
            [
                .init("id"), .init("name"), .code("kind"), .init("kind_name"), .code("within"), .init("within_name"),
                .code("country"), .init("country_name"), .init("longitude", .number), .init("latitude", .number),
                .init("sectors", .list), .init("codes", .list), .init("link"),
            ]
        case .properties:
            [
                .init("id"), .init("name"), .init("type"), .code("unit"), .init("unit_name"), .code("sector"),
                .init("sector_name"), .init("needs_datum", .flag), .init("is_total", .flag), .init("kinds", .list),
                .init("use_of"), .init("claims", .integer), .init("things", .integer), .init("link"),
            ]
        case .accounts:
            [
                .code("thing"), .init("thing_name"), .code("kind"), .init("kind_name"), .code("within"),
                .init("within_name"), .code("property"), .init("property_name"),
            ] + TableColumn.figure
        case .claims:
            [
                .init("id"), .code("thing"), .init("thing_name"), .code("property"), .init("property_name"),
                .init("value"), .init("low", .number), .init("high", .number), .code("unit"), .init("unit_name"),
                .init("datum"), .init("as_of"), .init("as_of_start", .date), .init("as_of_end", .date),
                .init("states", .list), .code("said_by"), .init("said_by_name"), .init("source"), .init("basis"),
                .init("doubt"),
                .init("note"), .init("recorded_by"), .init("recorded_at"), .init("position", .integer), .init("link"),
            ]
        case .quarrels: Self.accounts.columns + [.init("quarrel"), .init("quarrel_title")]
        case .sources:
            [
                .init("id"), .init("title"), .init("language"), .code("publisher"), .init("publisher_name"),
                .init("published"), .init("licence"), .init("url"), .init("claims", .integer), .init("link"),
            ]
        case .parties:
            [
                .init("id"), .init("name"), .code("type"), .init("type_name"), .init("country"),
                .code("speaks_for"), .init("speaks_for_name"), .init("web"), .init("claims", .integer), .init("link"),
            ]
        case .meetings:
            [
                .init("id"), .init("name"), .code("level"), .init("level_name"), .init("held"),
                .init("held_start", .date),
                .init("held_end", .date), .init("is_held", .flag), .init("place"), .init("outcome"),
                .init("participants"), .init("states", .list), .init("claim_link"), .init("link"),
            ]
        case .changes:
            [
                .init("position", .integer), .init("at"), .code("party"), .init("party_name"), .code("entry"),
                .init("entry_name"), .code("thing"), .init("thing_name"), .code("property"), .init("property_name"),
                .init("value"), .init("unit"), .init("datum"), .init("as_of"), .init("states", .list), .init("claim"),
                .init("claim_link"), .init("link"),
            ]
        case .completeness:
            [
                .code("province"), .init("province_name"), .code("kind"), .init("kind_name"), .code("property"),
                .init("property_name"), .init("wanted", .integer), .init("known", .integer), .init("link"),
            ]
        case .terms:
            [.init("id"), .code("sector"), .init("sector_name")]
                + Language.allCases.map { .init("name_\($0.tag)", heading: TableColumn.ownNames($0)) }
                + [.init("unchecked", .list), .init("origin")]
        case .use:
            [
                .code("thing"), .init("thing_name"), .code("within"), .init("within_name"), .code("capacity"),
                .init("capacity_name"), .code("use"), .init("use_name"), .init("percent_low", .number),
                .init("percent_high", .number), .init("unused_low", .number), .init("unused_high", .number),
                .code("unit"), .init("unit_name"), .init("is_same_time", .flag), .init("states", .list),
                .init("capacity_claim"),
                .init("use_claim"), .init("link"),
            ]
        }
    }
}

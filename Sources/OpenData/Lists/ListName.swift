/// The lists of the register that are given as tables.
///
/// A list whose columns depend on the vocabulary names those it always has.
package enum ListName: String, Sendable, CaseIterable {
    case kinds, things, provinces, properties, accounts, claims, quarrels, sources, parties, meetings, changes
    case completeness, use

    /// What a table of it is called, in the phrases.
    var title: String { "api.list.\(rawValue)" }

    package var columns: [TableColumn] {
        switch self {
        case .kinds: [.init("id"), .init("name"), .init("plural"), .init("things", .integer), .init("link")]
        case .things, .provinces:
            [
                .init("id"), .init("name"), .init("kind"), .init("kind_name"), .init("within"), .init("within_name"),
                .init("country"), .init("country_name"), .init("longitude", .number), .init("latitude", .number),
                .init("sectors", .list), .init("codes", .list), .init("link"),
            ]
        case .properties:
            [
                .init("id"), .init("name"), .init("type"), .init("unit"), .init("unit_name"), .init("sector"),
                .init("sector_name"), .init("needs_datum", .flag), .init("is_total", .flag), .init("kinds", .list),
                .init("use_of"), .init("claims", .integer), .init("things", .integer), .init("link"),
            ]
        case .accounts:
            [
                .init("thing"), .init("thing_name"), .init("kind"), .init("kind_name"), .init("within"),
                .init("within_name"), .init("property"), .init("property_name"),
            ] + TableColumn.figure
        case .claims:
            [
                .init("id"), .init("thing"), .init("thing_name"), .init("property"), .init("property_name"),
                .init("value"), .init("low", .number), .init("high", .number), .init("unit"), .init("unit_name"),
                .init("datum"), .init("as_of"), .init("as_of_start", .date), .init("as_of_end", .date),
                .init("states", .list), .init("said_by"), .init("said_by_name"), .init("source"), .init("basis"),
                .init("doubt"),
                .init("note"), .init("recorded_by"), .init("recorded_at"), .init("position", .integer), .init("link"),
            ]
        case .quarrels: Self.accounts.columns + [.init("quarrel"), .init("quarrel_title")]
        case .sources:
            [
                .init("id"), .init("title"), .init("language"), .init("publisher"), .init("publisher_name"),
                .init("published"), .init("licence"), .init("url"), .init("claims", .integer), .init("link"),
            ]
        case .parties:
            [
                .init("id"), .init("name"), .init("type"), .init("type_name"), .init("country"),
                .init("speaks_for"), .init("speaks_for_name"), .init("web"), .init("claims", .integer), .init("link"),
            ]
        case .meetings:
            [
                .init("id"), .init("name"), .init("level"), .init("level_name"), .init("held"),
                .init("held_start", .date),
                .init("held_end", .date), .init("is_held", .flag), .init("place"), .init("outcome"),
                .init("participants"), .init("states", .list), .init("claim_link"), .init("link"),
            ]
        case .changes:
            [
                .init("position", .integer), .init("at"), .init("party"), .init("party_name"), .init("entry"),
                .init("entry_name"), .init("thing"), .init("thing_name"), .init("property"), .init("property_name"),
                .init("value"), .init("unit"), .init("datum"), .init("as_of"), .init("states", .list), .init("claim"),
                .init("claim_link"), .init("link"),
            ]
        case .completeness:
            [
                .init("province"), .init("province_name"), .init("kind"), .init("kind_name"), .init("property"),
                .init("property_name"), .init("wanted", .integer), .init("known", .integer), .init("link"),
            ]
        case .use:
            [
                .init("thing"), .init("thing_name"), .init("within"), .init("within_name"), .init("capacity"),
                .init("capacity_name"), .init("use"), .init("use_name"), .init("percent_low", .number),
                .init("percent_high", .number), .init("unused_low", .number), .init("unused_high", .number),
                .init("unit"), .init("unit_name"), .init("is_same_time", .flag), .init("states", .list),
                .init("capacity_claim"),
                .init("use_claim"), .init("link"),
            ]
        }
    }
}

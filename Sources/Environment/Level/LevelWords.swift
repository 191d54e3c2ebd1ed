/// The ids by which this subject knows the kinds and properties of a region pack.
package enum LevelWords {
    package static let level = "sea-level"
    static let weeklyMean = "sea-level-weekly-mean"
    static let weeklyHighest = "sea-level-weekly-max"
    static let weeklyLowest = "sea-level-weekly-min"
    /// What is said of levels that were.
    package static let recorded = [level, weeklyLowest, weeklyMean, weeklyHighest]
    /// Followed by the year that a level is expected for.
    static let forecast = "sea-level-forecast-"
    /// Followed by the year by which the level is expected to have changed.
    static let change = "sea-level-change-"
    static let middleChange = "sea-level-middle-change-"
    static let countedFrom = "change-counted-from"
    static let density = "water-density"
    static let keelAllowance = "keel-allowance"
    package static let drawnShore = "drawn-shore-level"
    static let areaLost = "sea-area-lost"
    static let retreat = "shore-retreat"

    static let length = "class-length"
    static let breadth = "class-breadth"
    static let fullDraught = "full-draught"
    static let deadweight = "deadweight"
    static let waterplane = "waterplane-coefficient"
    static let carried = "carried-load"
    static let carriedOf = "carried-of"
    static let carriedAt = "carried-at"

    package static let scenarioKind = "scenario"
    package static let shipKind = "ship-class"
    static let harbourKinds = ["port", "port-group", "canal"]
    package static let placeKinds = ["protected-area", "town"]
    static let seaKind = "sea"
    static let coastKind = "coast"

    /// The year behind the last hyphen of a property with this beginning.
    static func year(of property: String, after beginning: String) -> Int? {
        guard property.hasPrefix(beginning) else { return nil }
        let rest = property.dropFirst(beginning.count)
        guard rest.count == 4, rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(rest)
    }
}

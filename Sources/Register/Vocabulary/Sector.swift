/// The fields of a province's life under which things and properties are grouped.
package enum Sector: String, Sendable, Hashable, CaseIterable {
    case transport, energy, tourism, environment, fisheries, agriculture
    case tradeIndustry = "trade-industry"
    case scienceEducation = "science-education"
    case health, culture, general
}

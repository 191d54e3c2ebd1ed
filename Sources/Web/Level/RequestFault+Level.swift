import Environment
import Serving

extension RequestFault {
    /// A question about the level that cannot be answered.
    static func level(_ error: LevelError) -> RequestFault {
        switch error {
        case .notALevel(let text): .badValue(text, field: "level", example: "-30.5")
        case .notAYear(let text): .badValue(text, field: "year", example: "2050")
        case .noYear: .badValue("", field: "year", example: "2050")
        case .noScenario(let id): .noThing(id)
        case .outsideYears(let year, let years):
            .badValue(String(year), field: "year", example: "\(years.lowerBound)…\(years.upperBound)")
        case .nothingKnown: .notFound
        }
    }
}

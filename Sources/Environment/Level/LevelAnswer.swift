package import Depths
import Measures
package import Register

/// What one level of the water touches.
package struct LevelAnswer: Sendable {
    package let question: LevelQuestion
    package let record: LevelRecord
    package let scenarios: [Scenario]
    package let line: LevelLine?
    /// The level asked about.
    package let known: KnownLevel
    /// By how many metres it lies above the newest level that is known.
    package let change: Estimate?
    package let ships: [ShipClass]
    package let harbours: [Harbour]
    package let reports: [LoadReport]
    package let shore: ShoreAnswer?
    package let places: [NearPlace]
    /// How many further places lie near the shore.
    package let placesLeftOut: Int
    /// Tonnes for each cubic metre, and the water kept under the keel as a share of the draught.
    package let density: Estimate
    package let allowance: Estimate
    /// Every claim that is named by its id in the grounds.
    package let claims: [String: Claim]
    /// The things that are spoken of.
    package let names: [String: Thing]
}

/// What a report says a ship carries, beside what the depths of that port lead to at the time of the report.
package struct LoadReport: Sendable {
    package let ship: ShipClass
    package let report: ShipClass.Report
    package let port: Thing?
    /// How much water the draught that is reported needs, with what is kept under the keel.
    package let depth: Estimate
    /// The level of the time of the report.
    package let level: KnownLevel?
    package let reckoned: [(statement: Harbour.Statement, load: Load)]
}

/// What the drawn map can say of the shore at a level.
package struct ShoreAnswer: Sendable {
    /// As drawn: square kilometres and kilometres.
    package let area: Double
    package let length: Double
    package let deepArea: Double?
    /// The level of the shore as drawn.
    package let drawn: LevelFigure?
    /// Whether the level asked about lies below the shore as drawn; nil where that is not known.
    package let isBelow: Bool?
    /// What others say was lost of the sea, and how far the shore went back.
    package let losses: [Account]

    /// Square kilometres between which the water's area lies.
    package var bounds: ClosedRange<Double>? {
        guard isBelow == true, let deepArea, deepArea <= area else { return nil }
        return deepArea...area
    }
}

/// A place near the water.
package struct NearPlace: Sendable {
    package let thing: Thing
    /// Kilometres to the shore as drawn.
    package let kilometres: Double
    /// Whether the water is at least so far away, since it has gone back from the drawn shore.
    package let isAtLeast: Bool
}

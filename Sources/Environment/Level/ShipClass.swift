package import Depths
import Measures
package import Register

/// Ships of one kind, with the dimensions that claims give them.
package struct ShipClass: Sendable {
    package let thing: Thing
    package let hull: Hull
    package let tonnesPerCentimetre: Estimate
    /// The claims its dimensions rest on, by property in the order of the formula.
    package let dimensions: [Dimension]
    package let report: Report?

    package struct Dimension: Sendable {
        package let property: String
        package let value: Estimate
        package let figures: [LevelFigure]
    }

    /// What somebody reports such ships to carry where the water is low.
    package struct Report: Sendable {
        package let port: String?
        package let carried: [LevelFigure]
        package let full: [LevelFigure]
        /// The share of the full load that is reported.
        package let share: Estimate
        /// How deep a ship lies that leaves the rest ashore.
        package let draught: Estimate
    }

    private static let properties = [
        LevelWords.length, LevelWords.breadth, LevelWords.fullDraught, LevelWords.deadweight, LevelWords.waterplane,
    ]

    /// A class of which every dimension is claimed; nil where one is missing or cannot be.
    init?(_ thing: Thing, _ accounts: [Account], density: Estimate, _ vocabulary: Vocabulary) {
        let known = Self.properties.compactMap { property -> Dimension? in
            guard let account = accounts.first(where: { $0.property == property }),
                let value = account.spread(vocabulary)
            else { return nil }
            return Dimension(property: property, value: value, figures: account.figures(vocabulary))
        }
        guard known.count == Self.properties.count,
            let hull = try? Hull(
                length: known[0].value, breadth: known[1].value, fullDraught: known[2].value,
                deadweight: known[3].value, waterplaneCoefficient: known[4].value),
            let tonnes = try? hull.tonnesPerCentimetre(in: density)
        else { return nil }
        self.thing = thing
        self.hull = hull
        tonnesPerCentimetre = tonnes
        dimensions = known
        report = Self.report(accounts, hull, density, vocabulary)
    }

    private static func report(
        _ accounts: [Account], _ hull: Hull, _ density: Estimate, _ vocabulary: Vocabulary
    ) -> Report? {
        func account(_ property: String) -> Account? { accounts.first { $0.property == property } }
        guard let carried = account(LevelWords.carried), let of = account(LevelWords.carriedOf),
            let load = carried.spread(vocabulary), let full = of.spread(vocabulary),
            let share = try? load.divided(by: full, named: "full load").clamped(to: 0...1),
            let draught = try? hull.draught(
                leaving: (full - load).clamped(to: 0...Estimate.utmost), in: density)
        else { return nil }
        var port: String?
        if case .reference(let id)? = account(LevelWords.carriedAt)?.chosen?.claim.value { port = id }
        return Report(
            port: port, carried: carried.figures(vocabulary), full: of.figures(vocabulary), share: share,
            draught: draught)
    }
}

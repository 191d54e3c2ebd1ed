package import Depths
import Measures
package import Register

/// A port, a group of ports or a canal, with every depth that is stated of it.
package struct Harbour: Sendable {
    package let thing: Thing
    package let statements: [Statement]
    /// How deep a ship may lie, from the lowest to the highest of what is stated to be there.
    package let draught: Estimate
    /// What each class of ships carries, in the order of the classes.
    package let loads: [Load]
    /// Whether nothing is stated but what is planned.
    package let isPlanned: Bool

    /// One depth that somebody states.
    package struct Statement: Sendable {
        package let figure: LevelFigure
        package let meaning: StatedDepth.Meaning
        /// Whether it is aimed at and not there.
        package let isPlanned: Bool
        /// The level it was said of.
        package let reference: KnownLevel
        /// What is left of it at the level asked about; below nought the ground lies dry.
        package let left: Estimate
        package let draught: Estimate
        package let loads: [Load]
    }

    /// What a depth's property means; all others say nothing of a depth that is there.
    static let meanings: [(property: String, meaning: StatedDepth.Meaning, isPlanned: Bool)] = [
        ("draught", .draught, false), ("channel-depth", .bottom, false), ("depth-beyond-canal", .bottom, false),
        ("dredging-target", .either, true), ("dry-berth-dredging-target", .bottom, true),
        ("oil-berth-dredging-target", .bottom, true),
    ]

    static var properties: [String] { meanings.map(\.property) }

    /// A harbour at a level of the water; nil where no depth of it can be reckoned with.
    init?(_ thing: Thing, _ accounts: [Account], at water: WaterLevel, _ ground: HarbourGround) {
        let statements = Self.meanings.flatMap { property, meaning, isPlanned in
            (accounts.first { $0.property == property }?.figures(ground.vocabulary) ?? []).compactMap { figure in
                Statement(figure, meaning, isPlanned: isPlanned, at: water, ground)
            }
        }
        let real = statements.filter { !$0.isPlanned }
        isPlanned = real.isEmpty
        let counted = real.isEmpty ? statements : real
        guard let draught = try? Estimate.spread(of: counted.map(\.draught)) else { return nil }
        self.thing = thing
        self.statements = statements
        self.draught = draught
        loads = ground.ships.indices.compactMap { ship in try? Load.spread(of: counted.map { $0.loads[ship] }) }
    }
}

/// What depths are reckoned with beside the depths themselves.
struct HarbourGround {
    let record: LevelRecord
    let ships: [ShipClass]
    /// Tonnes for each cubic metre.
    let density: Estimate
    /// The water to be kept under the keel, as a share of the draught.
    let allowance: Estimate
    let vocabulary: Vocabulary
}

extension Harbour.Statement {
    init?(
        _ figure: LevelFigure, _ meaning: StatedDepth.Meaning, isPlanned: Bool, at water: WaterLevel,
        _ ground: HarbourGround
    ) {
        guard let then = ground.record.level(at: figure.claim.asOf),
            let depth = try? StatedDepth(figure.value, meaning, at: then.water),
            let left = try? depth.left(at: water),
            let draught = try? depth.draught(at: water, allowance: ground.allowance)
        else { return nil }
        let loads = ground.ships.compactMap { try? $0.hull.load(atDraught: draught, in: ground.density) }
        guard loads.count == ground.ships.count else { return nil }
        self.figure = figure
        self.meaning = meaning
        self.isPlanned = isPlanned
        reference = KnownLevel(
            then.water, assuming: then.assumptions + (figure.claim.asOf == nil ? [] : [.levelOfItsTime]))
        self.left = left
        self.draught = draught
        self.loads = loads
    }
}

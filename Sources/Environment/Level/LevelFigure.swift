package import Depths
import Languages
package import Measures
package import Register

/// A claim that can be reckoned with: both of its ends are known, and nobody has withdrawn it.
package struct LevelFigure: Sendable, Hashable {
    package let standing: StandingClaim
    /// In the unit of the property, resting on the claim.
    package let value: Estimate

    package var claim: Claim { standing.claim }

    /// The figure of a claim in a unit; nil for one that has only one end, or that is not a candidate.
    init?(_ standing: StandingClaim, in unit: Unit?) {
        guard standing.isCandidate, case .quantity(let quantity) = standing.claim.value, let unit,
            let converted = try? quantity.converted(to: unit), let low = converted.amount.low,
            let high = converted.amount.high,
            let value = try? Estimate(low, high, grounds: [standing.claim.id])
        else { return nil }
        self.standing = standing
        self.value = value
    }

    /// The level from which the figure is counted; nil where none is needed.
    package var datum: Datum? {
        guard case .quantity(let quantity) = claim.value else { return nil }
        return quantity.datum
    }

    var isDoubted: Bool { !claim.doubt.isEmpty }
}

extension Account {
    /// The figures of all claims that can be reckoned with, those that nobody doubts where there are such.
    func figures(_ vocabulary: Vocabulary) -> [LevelFigure] {
        let unit = vocabulary.properties[property]?.unit
        let all = claims.compactMap { LevelFigure($0, in: unit) }
        let firm = all.filter { !$0.isDoubted }
        return firm.isEmpty ? all : firm
    }

    /// From the lowest to the highest of them.
    func spread(_ vocabulary: Vocabulary) -> Estimate? { try? Estimate.spread(of: figures(vocabulary).map(\.value)) }
}

/// What had to be assumed where nothing was stated; a phrase says each.
package enum LevelAssumption: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A depth does not say at which level it was measured: that of its time is taken.
    case levelOfItsTime = "level-of-its-time"
    /// A depth does not say of when it is: the newest known level is taken.
    case undated
    /// Nobody states the level of that time: it is taken to lie between its neighbours in time.
    case between
    /// Nothing newer is known: the newest level is taken as unchanged.
    case newest
    /// Between two years that a scenario states the way is taken as straight.
    case straight
    /// A study does not say from when its change counts: the year of its publication is taken.
    case published
    /// The rate of a series of one datum is laid on the newest level of another.
    case otherDatum = "other-datum"

    package static func < (left: LevelAssumption, right: LevelAssumption) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// A level of the water with what had to be assumed for it.
package struct KnownLevel: Sendable, Hashable {
    package let water: WaterLevel
    package let assumptions: [LevelAssumption]

    init(_ water: WaterLevel, assuming assumptions: [LevelAssumption] = []) {
        self.water = water
        self.assumptions = Set(assumptions).sorted()
    }

    package var height: Estimate { water.height }
    package var datum: Datum { Datum(code: water.datum) ?? .unstated }
}

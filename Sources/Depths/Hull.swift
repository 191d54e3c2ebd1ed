/// The dimensions of ships of one class, as ranges.
package struct Hull: Sendable, Hashable {
    /// Metres over all.
    package let length: Estimate
    /// Metres.
    package let breadth: Estimate
    /// Metres, when fully loaded.
    package let fullDraught: Estimate
    /// Tonnes of cargo, fuel and stores.
    package let deadweight: Estimate
    /// The area of the plane in which the water cuts the hull, as a share of length times breadth.
    package let waterplaneCoefficient: Estimate

    /// Dimensions of a ship; throws `notPositive` for one that is not greater than nought or a coefficient above one.
    package init(
        length: Estimate, breadth: Estimate, fullDraught: Estimate, deadweight: Estimate,
        waterplaneCoefficient: Estimate
    ) throws(DepthError) {
        let all = [
            ("length", length), ("breadth", breadth), ("draught", fullDraught), ("deadweight", deadweight),
            ("waterplane coefficient", waterplaneCoefficient),
        ]
        for (name, value) in all where value.low <= 0 { throw .notPositive(name) }
        guard waterplaneCoefficient.high <= 1 else { throw .notPositive("water outside the hull") }
        self.length = length
        self.breadth = breadth
        self.fullDraught = fullDraught
        self.deadweight = deadweight
        self.waterplaneCoefficient = waterplaneCoefficient
    }

    /// By how many tonnes the load changes with each centimetre of draught: the area of the waterplane times the
    /// density of the water, divided by a hundred.
    ///
    /// `density` is in tonnes for each cubic metre.
    package func tonnesPerCentimetre(in density: Estimate) throws(DepthError) -> Estimate {
        guard density.low > 0 else { throw .notPositive("density") }
        return length * breadth * waterplaneCoefficient * density * (try Estimate.exactly(0.01))
    }

    /// What the ship carries where she may not lie deeper than `allowed` metres.
    package func load(atDraught allowed: Estimate, in density: Estimate) throws(DepthError) -> Load {
        let missing = (fullDraught - allowed).clamped(to: 0...Estimate.utmost)
        let lost = missing * (try tonnesPerCentimetre(in: density)) * (try Estimate.exactly(100))
        // Both from the tonnes lost, since a range of deadweights that stood in a formula twice would widen the result.
        let tonnes = (deadweight - lost).clamped(to: 0...deadweight.high)
        let share = (try Estimate.exactly(1) - lost.divided(by: deadweight, named: "deadweight")).clamped(to: 0...1)
        return Load(tonnes: tonnes, share: share, lost: lost)
    }

    /// How deep she lies when she leaves so many tonnes ashore.
    package func draught(leaving tonnes: Estimate, in density: Estimate) throws(DepthError) -> Estimate {
        let centimetres = try tonnes.divided(by: tonnesPerCentimetre(in: density), named: "tonnes per centimetre")
        return (fullDraught - centimetres * (try Estimate.exactly(0.01))).clamped(to: 0...fullDraught.high)
    }
}

/// What a ship carries.
package struct Load: Sendable, Hashable {
    /// Cargo, fuel and stores.
    package let tonnes: Estimate
    /// The share of the deadweight, from nought to one.
    package let share: Estimate
    /// What she must leave ashore.
    package let lost: Estimate

    package init(tonnes: Estimate, share: Estimate, lost: Estimate) {
        self.tonnes = tonnes
        self.share = share
        self.lost = lost
    }

    /// Whether she still comes in.
    package enum Entry: String, Sendable, Hashable, CaseIterable {
        /// Fully loaded, whichever value of every range holds.
        case full
        /// With a part of her load, or with all of it.
        case part
        /// Perhaps with a part of it, perhaps not even empty.
        case doubtful
        /// Not even empty, whichever value of every range holds.
        case none
    }

    package var entry: Entry {
        if share.low >= 1 { return .full }
        if share.low > 0 { return .part }
        return share.high > 0 ? .doubtful : .none
    }

    /// From the least to the greatest of what rival depths lead to; throws `nothingGiven`.
    package static func spread(of rivals: [Load]) throws(DepthError) -> Load {
        Load(
            tonnes: try Estimate.spread(of: rivals.map(\.tonnes)), share: try Estimate.spread(of: rivals.map(\.share)),
            lost: try Estimate.spread(of: rivals.map(\.lost)))
    }
}

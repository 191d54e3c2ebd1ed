/// How deep the water was said to be at a place, and at which level of the water.
package struct StatedDepth: Sendable, Hashable {
    package enum Meaning: String, Sendable, Hashable, CaseIterable {
        /// From the surface to the ground.
        case bottom
        /// What a ship may draw: the water to be kept under her keel is already taken off.
        case draught
        /// Nobody said which of both: either may be meant.
        case either
    }

    /// Metres.
    package let value: Estimate
    package let meaning: Meaning
    /// The level of the water that it was said of.
    package let reference: WaterLevel

    /// A depth of so many metres; throws `notPositive` where it is not greater than nought.
    package init(_ value: Estimate, _ meaning: Meaning, at reference: WaterLevel) throws(DepthError) {
        guard value.low > 0 else { throw .notPositive("depth") }
        self.value = value
        self.meaning = meaning
        self.reference = reference
    }

    /// What is left of it at another level, below nought where the ground lies dry; throws `otherDatum`.
    package func left(at water: WaterLevel) throws(DepthError) -> Estimate {
        value - (try water.fall(since: reference))
    }

    /// How deep a ship may lie at another level; nought where the ground lies dry.
    ///
    /// `allowance` is the water to be kept under the keel, as a share of the draught.
    package func draught(at water: WaterLevel, allowance: Estimate) throws(DepthError) -> Estimate {
        guard allowance.low >= 0 else { throw .notPositive("water under the keel") }
        let left = try left(at: water).clamped(to: 0...Estimate.utmost)
        guard meaning != .draught else { return left }
        let above = try left.divided(by: Estimate.exactly(1) + allowance, named: "water under the keel")
        return meaning == .bottom ? above : try Estimate.spread(of: [above, left])
    }
}

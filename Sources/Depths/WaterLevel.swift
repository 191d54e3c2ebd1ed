/// How high the water stands above the zero of a datum, in metres.
package struct WaterLevel: Sendable, Hashable {
    package let height: Estimate
    /// The id of that datum, as the asker names it.
    package let datum: String

    /// A level above the zero of a datum; throws `otherDatum` where none is named.
    package init(_ height: Estimate, above datum: String) throws(DepthError) {
        guard !datum.isEmpty else { throw .otherDatum(datum, datum) }
        self.height = height
        self.datum = datum
    }

    /// By how many metres the water lies lower than at another time; throws `otherDatum`.
    ///
    /// One and the same estimate of the water lies not at all lower than itself, however wide it is.
    package func fall(since earlier: WaterLevel) throws(DepthError) -> Estimate {
        guard datum == earlier.datum else { throw .otherDatum(datum, earlier.datum) }
        if height == earlier.height { return try Estimate(0, 0, grounds: height.grounds) }
        return earlier.height - height
    }
}

package import Measures

/// How high the water stands above the zero of a datum, in metres.
package struct WaterLevel: Sendable, Hashable {
    package let height: Estimate
    package let datum: Datum

    /// A level above the zero of a datum that was stated; throws `otherDatum` where it was not.
    package init(_ height: Estimate, above datum: Datum) throws(DepthError) {
        guard datum != .unstated else { throw .otherDatum(datum.code, datum.code) }
        self.height = height
        self.datum = datum
    }

    /// By how many metres the water lies lower than at another time; throws `otherDatum`.
    ///
    /// One and the same estimate of the water lies not at all lower than itself, however wide it is.
    package func fall(since earlier: WaterLevel) throws(DepthError) -> Estimate {
        guard datum == earlier.datum else { throw .otherDatum(datum.code, earlier.datum.code) }
        if height == earlier.height { return try Estimate(0, 0, grounds: height.grounds) }
        return earlier.height - height
    }
}

import Measures
import Synchronization

/// The units read so far: a million claims use a few dozen, and reading one costs more than the rest of a claim.
enum KnownUnits {
    private static let known = Mutex<[String: Unit]>([:])
    private static let knownMax = 1_024

    static func unit(_ code: String) -> Unit? {
        if let unit = known.withLock({ $0[code] }) { return unit }
        guard let unit = try? Unit(parsing: code) else { return nil }
        known.withLock { known in
            if known.count < knownMax { known[code] = unit }
        }
        return unit
    }
}

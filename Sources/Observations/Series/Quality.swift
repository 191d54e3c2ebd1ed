/// What its publisher says of an observation's quality; the list is fixed and small.
package enum Quality: String, Sendable, Hashable, CaseIterable {
    /// Nobody has said that it was checked.
    case unchecked
    case good, doubtful, bad
    /// Looked for and not there.
    case missing
    /// Less than the method can tell; the value is that limit.
    case belowDetection = "below-detection"

    /// Whether its value may be reckoned with.
    package var counts: Bool { self == .unchecked || self == .good || self == .doubtful }

    /// Whether a reader is to be told.
    package var isFlagged: Bool { self != .unchecked && self != .good }

    /// The number that packed blocks hold.
    var code: Int64 {
        switch self {
        case .unchecked: 0
        case .good: 1
        case .doubtful: 2
        case .bad: 3
        case .missing: 4
        case .belowDetection: 5
        }
    }

    init?(code: Int64) {
        guard let quality = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = quality
    }
}

/// The lists of flags that files use, and what each flag says in ours.
package enum QualityScheme: String, Sendable, Hashable, CaseIterable {
    /// Our own words.
    case own
    /// SeaDataNet's L20, digits and letters.
    case seaDataNet = "seadatanet"
    /// QARTOD, as IOOS and the Ocean Data Standards print it.
    case qartod

    /// What a flag means; `nil` where the list has no such flag.
    package func quality(_ flag: String) -> Quality? {
        switch self {
        case .own: Quality(rawValue: flag)
        case .seaDataNet: Self.seaDataNetFlags[flag.uppercased()]
        case .qartod: Self.qartodFlags[flag]
        }
    }

    // 5 was changed, 7 lies beyond what the method can tell, 8 was interpolated: none of these is what was observed.
    private static let seaDataNetFlags: [String: Quality] = [
        "0": .unchecked, "1": .good, "2": .good, "3": .doubtful, "4": .bad, "5": .doubtful, "6": .belowDetection,
        "7": .doubtful, "8": .doubtful, "9": .missing, "A": .doubtful, "Q": .belowDetection,
    ]
    private static let qartodFlags: [String: Quality] = [
        "1": .good, "2": .unchecked, "3": .doubtful, "4": .bad, "9": .missing,
    ]
}

/// A unit symbol of UCUM that is not made of others by the reader.
struct UnitAtom: Sendable {
    let scale: Scale
    let dimension: Dimension
    /// Whether it takes a prefix.
    let isMetric: Bool
    /// What has to be added after scaling to reach the base unit; only degrees Celsius have one.
    let offset: Double

    private init(
        _ coefficient: Double, _ power: Int, _ dimension: Dimension, metric: Bool = false, offset: Double = 0
    ) {
        scale = Scale(coefficient: coefficient, power: power)
        self.dimension = dimension
        isMetric = metric
        self.offset = offset
    }

    /// The atoms by their case-sensitive symbol, in terms of m, g, s, A, K, mol, cd and rad.
    ///
    /// UCUM makes the mole a pure number; here it is a base dimension, so that no concentration turns into a count.
    static let bySymbol: [String: UnitAtom] = base.merging(derived) { $1 }.merging(customary) { $1 }

    private static let length: Dimension = .init([.length: 1])
    private static let area: Dimension = .init([.length: 2])
    private static let volume: Dimension = .init([.length: 3])
    private static let mass: Dimension = .init([.mass: 1])
    private static let time: Dimension = .init([.time: 1])
    private static let frequency: Dimension = .init([.time: -1])
    private static let angle: Dimension = .init([.angle: 1])
    private static let pressure: Dimension = .init([.mass: 1, .length: -1, .time: -2])
    private static let energy: Dimension = .init([.mass: 1, .length: 2, .time: -2])

    private static let base: [String: UnitAtom] = [
        "m": .init(1, 0, length, metric: true),
        "g": .init(1, 0, mass, metric: true),
        "s": .init(1, 0, time, metric: true),
        "A": .init(1, 0, .init([.current: 1]), metric: true),
        "K": .init(1, 0, .init([.temperature: 1]), metric: true),
        "mol": .init(1, 0, .init([.substance: 1]), metric: true),
        "cd": .init(1, 0, .init([.luminosity: 1]), metric: true),
        "rad": .init(1, 0, angle, metric: true),
        "10*": .init(1, 1, .none),
        "10^": .init(1, 1, .none),
        "%": .init(1, -2, .none),
        "[ppth]": .init(1, -3, .none),
        "[ppm]": .init(1, -6, .none),
        "[ppb]": .init(1, -9, .none),
        "[pptr]": .init(1, -12, .none),
    ]

    private static let derived: [String: UnitAtom] = [
        "L": .init(1, -3, volume, metric: true),
        "l": .init(1, -3, volume, metric: true),
        "t": .init(1, 6, mass, metric: true),
        "ar": .init(1, 2, area, metric: true),
        "Hz": .init(1, 0, frequency, metric: true),
        "Bq": .init(1, 0, frequency, metric: true),
        "N": .init(1, 3, .init([.mass: 1, .length: 1, .time: -2]), metric: true),
        "Pa": .init(1, 3, pressure, metric: true),
        "bar": .init(1, 8, pressure, metric: true),
        "J": .init(1, 3, energy, metric: true),
        "W": .init(1, 3, .init([.mass: 1, .length: 2, .time: -3]), metric: true),
        "C": .init(1, 0, .init([.current: 1, .time: 1]), metric: true),
        "V": .init(1, 3, .init([.mass: 1, .length: 2, .time: -3, .current: -1]), metric: true),
        "Ohm": .init(1, 3, .init([.mass: 1, .length: 2, .time: -3, .current: -2]), metric: true),
        "S": .init(1, -3, .init([.mass: -1, .length: -2, .time: 3, .current: 2]), metric: true),
        "Gy": .init(1, 0, .init([.length: 2, .time: -2]), metric: true),
        "Sv": .init(1, 0, .init([.length: 2, .time: -2]), metric: true),
        "Cel": .init(1, 0, .init([.temperature: 1]), metric: true, offset: 273.15),
    ]

    private static let customary: [String: UnitAtom] = [
        "min": .init(6, 1, time),
        "h": .init(36, 2, time),
        "d": .init(864, 2, time),
        "wk": .init(6048, 2, time),
        // The Julian year of 365.25 days and its twelfth, as UCUM has them.
        "mo": .init(26298, 2, time),
        "a": .init(315_576, 2, time),
        "deg": .init(.pi / 180, 0, angle),
        "'": .init(.pi / 10_800, 0, angle),
        "''": .init(.pi / 648_000, 0, angle),
        "[in_i]": .init(254, -4, length),
        "[ft_i]": .init(3048, -4, length),
        "[mi_i]": .init(1_609_344, -3, length),
        "[nmi_i]": .init(1852, 0, length),
        "[kn_i]": .init(1852.0 / 36, -2, .init([.length: 1, .time: -1])),
        "[lb_av]": .init(45_359_237, -5, mass),
        "[gal_us]": .init(3_785_411_784, -12, volume),
        "[bbl_us]": .init(158_987_294_928, -12, volume),
    ]

    /// The prefixes with their power of ten.
    static let prefixes: [String: Int] = [
        "Q": 30, "R": 27, "Y": 24, "Z": 21, "E": 18, "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "da": 1,
        "d": -1, "c": -2, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15, "a": -18, "z": -21, "y": -24, "r": -27,
        "q": -30,
    ]
}

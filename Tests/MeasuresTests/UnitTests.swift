import Chances
import Testing

@testable import Measures

@Suite struct UnitTests {
    /// What one of the first is in the second, reckoned by hand from the definitions.
    static let factors: [(String, String, Double)] = [
        ("t", "kg", 1000), ("Mt", "t", 1e6), ("kt", "g", 1e9), ("Mt/a", "t/a", 1e6), ("t/d", "t/a", 365.25),
        ("km", "m", 1000), ("cm", "mm", 10), ("dm3", "L", 1), ("l", "L", 1), ("m3", "L", 1000), ("hL", "L", 100),
        ("km2", "har", 100), ("har", "m2", 10_000), ("ar", "m2", 100), ("km3", "m3", 1e9), ("10*9.m3", "km3", 1),
        ("10^6.m3", "m3", 1e6), ("10*6.m3/d", "10*9.m3/a", 0.36525), ("km3/a", "m3/s", 1e9 / 31_557_600),
        ("min", "s", 60), ("h", "min", 60), ("d", "h", 24), ("wk", "d", 7), ("a", "d", 365.25), ("a", "mo", 12),
        ("mo", "d", 30.4375), ("/d", "d-1", 1), ("1/h", "/d", 24), ("Hz", "s-1", 1), ("kHz", "/s", 1000),
        ("N", "kg.m/s2", 1), ("Pa", "N/m2", 1), ("bar", "Pa", 100_000), ("mbar", "hPa", 1), ("MPa", "bar", 10),
        ("J", "N.m", 1), ("W", "J/s", 1), ("W.h", "J", 3600), ("kW.h", "MJ", 3.6), ("TW.h/a", "GW.h/a", 1000),
        ("MW", "kW", 1000), ("GW.h", "MW.h", 1000), ("V", "W/A", 1), ("kV.A", "kW", 1), ("Ohm", "V/A", 1),
        ("S", "A/V", 1), ("C", "A.s", 1), ("Sv", "J/kg", 1), ("Gy", "m2/s2", 1), ("Bq", "Hz", 1),
        ("K", "mK", 1000), ("mol/L", "mol/m3", 1000), ("mmol", "mol", 0.001), ("cd", "mcd", 1000),
        ("deg", "'", 60), ("'", "''", 60), ("deg", "rad", .pi / 180),
        ("%", "1", 0.01), ("[ppth]", "%", 0.1), ("[ppm]", "[ppb]", 1000), ("[ppb]", "[pptr]", 1000),
        ("g/kg", "[ppth]", 1),
        ("100", "1", 100), ("10*3", "1", 1000), ("10*-3", "[ppth]", 1), ("25.m", "cm", 2500),
        ("[in_i]", "cm", 2.54), ("[ft_i]", "[in_i]", 12), ("[mi_i]", "[ft_i]", 5280), ("[nmi_i]", "km", 1.852),
        ("[kn_i]", "[nmi_i]/h", 1), ("[kn_i]", "m/s", 0.514_444_444_444_444_4), ("[lb_av]", "kg", 0.453_592_37),
        ("[gal_us]", "[in_i]3", 231), ("[bbl_us]", "[gal_us]", 42), ("[bbl_us]", "L", 158.987_294_928),
        ("{TEU}/a", "{TEU}/mo", 1.0 / 12), ("10*3.{TEU}", "{TEU}", 1000), ("{person}/km2", "{person}/har", 0.01),
        ("{a}.{b}", "{b}.{a}", 1), ("m{x}/s", "km{x}/s", 0.001), ("(km)", "m", 1000), ("m/(s.s)", "m/s2", 1),
        ("t/(har.a)", "kg/(m2.a)", 0.1), ("dam", "m", 10), ("dag", "g", 10), ("cd", "cd", 1), ("Em/Pm", "1", 1000),
        ("um", "nm", 1000), ("Ym", "Zm", 1000), ("Qm", "Rm", 1000), ("zm", "ym", 1000), ("rm", "qm", 1000),
        ("fm", "am", 1000), ("pm", "fm", 1000), ("Tm", "Gm", 1000), ("m+2", "m2", 1),
    ]

    @Test(arguments: factors)
    func converts(from: String, to: String, factor: Double) throws {
        let (one, two) = (try Unit(parsing: from), try Unit(parsing: to))
        #expect(one.code == from)
        #expect(one.converts(to: two) && two.converts(to: one))
        let result = try one.convert(1, to: two)
        #expect(abs(result / factor - 1) < 1e-13, "\(result)")
        #expect(abs(try two.convert(result, to: one) - 1) < 1e-13)
        #expect(one.isEquivalent(to: two) == (factor == 1))
    }

    @Test func decimalConversionsAreExact() throws {
        #expect(try Unit(parsing: "Mt/a").convert(8.5, to: Unit(parsing: "t/a")) == 8_500_000)
        #expect(try Unit(parsing: "km").convert(0.1, to: Unit(parsing: "m")) == 100)
        #expect(try Unit(parsing: "mm").convert(3, to: Unit(parsing: "m")) == 0.003)
    }

    @Test func degreesCelsius() throws {
        let (celsius, kelvin) = (try Unit(parsing: "Cel"), try Unit(parsing: "K"))
        #expect(try celsius.convert(0, to: kelvin) == 273.15)
        #expect(try abs(kelvin.convert(300, to: celsius) - 26.85) < 1e-9)
        #expect(try celsius.convert(20, to: celsius) == 20)
        // In a product a degree is a difference.
        #expect(try Unit(parsing: "Cel/a").convert(0.04, to: Unit(parsing: "K/a")) == 0.04)
        #expect(try Unit(parsing: "mCel").convert(1000, to: kelvin) == 1)
        #expect(!celsius.isEquivalent(to: kelvin))
    }

    @Test(arguments: [
        ("{TEU}", "{person}"), ("{TEU}", "1"), ("t{CO2}", "t"), ("m", "m2"), ("m", "s"), ("t", "t/a"), ("%", "Cel"),
        ("mol", "1"), ("rad", "1"), ("{TEU}2", "{TEU}"), ("/{TEU}", "{TEU}"), ("W", "W.h"),
    ])
    func doesNotConvert(from: String, to: String) throws {
        guard let one = try? Unit(parsing: from) else { return }
        let two = try Unit(parsing: to)
        #expect(!one.converts(to: two))
        let error = #expect(throws: UnitError.self) { try one.convert(1, to: two) }
        #expect(error?.code == .otherDimension)
        #expect(error?.message.contains(to) == true)
    }

    @Test func dimensions() throws {
        let unit = try Unit(parsing: "{TEU}.kg.m2/(s3.{ship})")
        #expect(unit.dimension.power(of: .mass) == 1 && unit.dimension.power(of: .length) == 2)
        #expect(unit.dimension.power(of: .time) == -3 && unit.dimension.power(of: .angle) == 0)
        #expect(unit.dimension.annotations.map(\.name) == ["TEU", "ship"])
        #expect(unit.dimension.annotations.map(\.power) == [1, -1])
        #expect(try Unit(parsing: "{x}/{x}").dimension == .none)
        #expect(try Unit(parsing: "1").dimension == Unit.one.dimension && Unit(parsing: "1") == .one)
    }

    @Test(arguments: [
        ("", UnitError.Code.empty, 0), ("foo", .unknownSymbol, 1), ("kg.foo", .unknownSymbol, 4),
        ("MT", .unknownSymbol, 1),
        ("Wh", .unknownSymbol, 1), ("kmin", .unknownSymbol, 1), ("k%", .unknownSymbol, 1), ("ka", .unknownSymbol, 1),
        ("m/", .missingTerm, 3), ("m..s", .missingTerm, 3), ("()", .missingTerm, 2), ("m.", .missingTerm, 3),
        ("(m", .missingParenthesis, 1), ("m)", .unexpected, 2), ("m s", .unknownSymbol, 2), ("m2s", .unexpected, 3),
        ("{TEU", .badAnnotation, 1), ("{}", .badAnnotation, 1), ("m{a{b}", .badAnnotation, 2), ("m-", .badExponent, 2),
        ("m0", .badExponent, 2), ("m17", .badExponent, 2), ("m99999999999999999999", .badExponent, 2),
        ("0", .badNumber, 1),
        ("9999999999.m", .badNumber, 1), ("kg.تن", .unknownSymbol, 4), ("[nmi_i", .unknownSymbol, 1),
        ("-1", .unexpected, 1),
        ("}", .unexpected, 1), ("m}", .unexpected, 2), ("10*6m", .unexpected, 5), ("(m){x}", .unexpected, 4),
        ("Qm16", .tooLarge, 1), ("m.", .missingTerm, 3), ("kg.km16.km16.km16", .tooLarge, 14),
    ])
    func refuses(code: String, error: UnitError.Code, position: Int) {
        let thrown = #expect(throws: UnitError.self) { try Unit(parsing: code) }
        #expect(thrown?.code == error && thrown?.position == position, "\(String(describing: thrown))")
        #expect(thrown?.message.isEmpty == false)
    }

    @Test func depthAndLength() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "m" + String(repeating: ")", count: depth)
        }
        #expect(try Unit(parsing: nested(8)).converts(to: Unit(parsing: "m")))
        #expect(throws: UnitError(code: .tooDeep, unit: nested(9), position: 9)) { try Unit(parsing: nested(9)) }
        let long = Array(repeating: "m", count: 32).joined(separator: ".")
        #expect(try Unit(parsing: long).dimension.power(of: .length) == 32)
        #expect(#expect(throws: UnitError.self) { try Unit(parsing: long + ".m") }?.code == .tooLong)
    }

    @Test func everyMetricAtomTakesEveryPrefix() throws {
        for (symbol, atom) in UnitAtom.bySymbol {
            let unit = try Unit(parsing: symbol)
            #expect(unit.dimension == atom.dimension)
            for (prefix, power) in UnitAtom.prefixes where UnitAtom.bySymbol[prefix + symbol] == nil {
                guard atom.isMetric else {
                    // What looks like a prefix here must be another reading altogether.
                    if let other = try? Unit(parsing: prefix + symbol) { Issue.record("\(other)") }
                    continue
                }
                let prefixed = try Unit(parsing: prefix + symbol)
                #expect(prefixed.scale.power == atom.scale.power + power, "\(prefix)\(symbol)")
                #expect(prefixed.dimension == atom.dimension)
            }
        }
    }

    @Test func fuzz() throws {
        let pieces = [
            "k", "M", "m", "g", "s", "t", "a", "W", "h", "d", "Cel", "ar", "[nmi_i]", "[", "]", "{", "}", "{TEU}", ".",
            "/",
            "(", ")", "2", "-", "+", "10*", "10^", "9", "0", "16", "'", "%", "Q", "q", "é", " ", "K", "Pa", "bar",
        ]
        var random = Chance(seed: 5)
        var units: [Unit] = []
        for _ in 0..<30_000 {
            let text = random.text(of: pieces, length: random.below(12) + 1)
            guard let unit = try? Unit(parsing: text) else { continue }
            #expect(unit.code == text && unit.scale.isWithinBounds)
            if units.count < 200 { units.append(unit) }
        }
        #expect(units.count == 200)
        for one in units {
            for two in units { _ = try? one.convert(1e300, to: two) }
        }
        for _ in 0..<10_000 { _ = try? Unit(parsing: random.noise(length: 80)) }
    }
}

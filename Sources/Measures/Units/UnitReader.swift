/// Reads a UCUM code from left to right, one byte ahead.
struct UnitReader {
    /// The most an exponent may be, either way.
    private static let largestExponent = 16
    /// The most a power in the whole unit may become, either way.
    private static let largestPower = 100

    private let code: String
    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0
    /// Factors read so far, and the offset of the last: an offset counts only for a unit that stands alone.
    private var factors = 0
    private var offset = 0.0

    /// A part of the unit read so far.
    private struct Term {
        var scale = Scale.one
        var dimension = Dimension.none
    }

    init(_ code: some StringProtocol) throws(UnitError) {
        guard code.utf8.count <= Unit.maximumLength else { throw UnitError(code: .tooLong, unit: code) }
        self.code = String(code)
        bytes = Array(code.utf8)
        if bytes.isEmpty { throw UnitError(code: .empty, unit: code) }
        if let foreign = bytes.firstIndex(where: { !(0x21...0x7E).contains($0) }) {
            throw UnitError(
                code: .unknownSymbol, unit: code, position: foreign + 1,
                part: String(decoding: bytes[foreign...].prefix { !(0x21...0x7E).contains($0) }, as: UTF8.self))
        }
    }

    mutating func unit() throws(UnitError) -> Unit {
        let whole = try term()
        if let byte = current { throw fault(.unexpected, part: symbol(byte)) }
        return Unit(code: code, scale: whole.scale, dimension: whole.dimension, offset: factors == 1 ? offset : 0)
    }

    private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    private func symbol(_ byte: UInt8) -> String { String(decoding: [byte], as: UTF8.self) }

    private func fault(_ error: UnitError.Code, at index: Int? = nil, part: String = "") -> UnitError {
        UnitError(code: error, unit: code, position: (index ?? place) + 1, part: part)
    }

    private mutating func skip(_ byte: Character) -> Bool {
        guard current == byte.asciiValue else { return false }
        place += 1
        return true
    }

    /// A product: components joined with `.` and `/`, the first perhaps behind a leading `/`.
    private mutating func term() throws(UnitError) -> Term {
        var result = Term()
        var sign = skip("/") ? -1 : 1
        // A unit that is divided by, or one of several, is no reading on a scale of its own.
        if sign < 0 { factors += 1 }
        while true {
            let start = place
            let next = try component()
            result.scale = result.scale.times(next.scale, exponent: sign)
            result.dimension = result.dimension.times(next.dimension, power: sign)
            try checkBounds(of: result, from: start)
            if skip(".") {
                sign = 1
            } else if skip("/") {
                sign = -1
            } else {
                return result
            }
        }
    }

    private func checkBounds(of term: Term, from start: Int) throws(UnitError) {
        guard term.scale.isWithinBounds, term.dimension.largestPower <= Self.largestPower else {
            throw fault(.tooLarge, at: start)
        }
    }

    private mutating func component() throws(UnitError) -> Term {
        guard let byte = current else { throw fault(.missingTerm) }
        switch byte {
        case UInt8(ascii: "("): return try parenthesis()
        case UInt8(ascii: "{"):
            factors += 1
            return Term(scale: .one, dimension: Dimension(annotation: try annotation()))
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ")"): throw fault(.missingTerm)
        case UInt8(ascii: "0")...UInt8(ascii: "9") where !standsForTen: return try number()
        default: return try powered()
        }
    }

    private mutating func parenthesis() throws(UnitError) -> Term {
        let start = place
        guard depth < Unit.maximumDepth else { throw fault(.tooDeep) }
        place += 1
        depth += 1
        let inner = try term()
        guard skip(")") else { throw fault(.missingParenthesis, at: start) }
        depth -= 1
        return inner
    }

    /// The text between braces.
    private mutating func annotation() throws(UnitError) -> String {
        let start = place
        place += 1
        let name = bytes[place...].prefix { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "{") }
        place += name.count
        guard !name.isEmpty, skip("}") else { throw fault(.badAnnotation, at: start) }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func number() throws(UnitError) -> Term {
        let start = place
        let digits = digits()
        guard digits.count <= 9, let value = Int(String(decoding: digits, as: UTF8.self)), value > 0 else {
            throw fault(.badNumber, at: start)
        }
        factors += 1
        return Term(scale: Scale(value), dimension: .none)
    }

    private mutating func digits() -> ArraySlice<UInt8> {
        let found = bytes[place...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        place += found.count
        return found
    }

    /// Whether `10*` or `10^` begins here.
    private var standsForTen: Bool {
        let next = bytes[place...].prefix(3)
        return next.elementsEqual("10*".utf8) || next.elementsEqual("10^".utf8)
    }

    /// A symbol with what may follow it: an exponent and an annotation.
    private mutating func powered() throws(UnitError) -> Term {
        let start = place
        let atom = try prefixedAtom()
        let exponent = try exponent()
        factors += 1
        offset = exponent == 1 ? atom.offset : 0
        var result = Term()
        result.scale = Scale.one.times(atom.scale, exponent: exponent)
        result.dimension = Dimension.none.times(atom.dimension, power: exponent)
        try checkBounds(of: result, from: start)
        if current == UInt8(ascii: "{") {
            result.dimension = result.dimension.times(Dimension(annotation: try annotation()), power: 1)
        }
        return result
    }

    private mutating func exponent() throws(UnitError) -> Int {
        let start = place
        let isNegative = skip("-")
        let isSigned = isNegative || skip("+")
        let digits = digits()
        if digits.isEmpty, !isSigned { return 1 }
        guard digits.count <= 2, let value = Int(String(decoding: digits, as: UTF8.self)),
            (1...Self.largestExponent).contains(value)
        else { throw fault(.badExponent, at: start) }
        return isNegative ? -value : value
    }

    private mutating func prefixedAtom() throws(UnitError) -> (scale: Scale, dimension: Dimension, offset: Double) {
        let start = place
        let symbol = symbolText()
        // The symbol itself goes first: `cd` is the candela, `Pa` the pascal, `min` the minute.
        if let atom = UnitAtom.bySymbol[symbol] { return (atom.scale, atom.dimension, atom.offset) }
        for length in [1, 2] where symbol.utf8.count > length {
            guard let power = UnitAtom.prefixes[String(symbol.prefix(length))],
                let atom = UnitAtom.bySymbol[String(symbol.dropFirst(length))], atom.isMetric
            else { continue }
            let scale = Scale(coefficient: atom.scale.coefficient, power: atom.scale.power + power)
            // Parts of a degree Celsius are differences; a reading is given in whole degrees.
            return (scale, atom.dimension, 0)
        }
        place = start
        throw symbol.isEmpty
            ? fault(.unexpected, part: current.map(self.symbol) ?? "") : fault(.unknownSymbol, part: symbol)
    }

    /// The bytes up to the next operator, bracket of another kind, or exponent; square brackets are kept whole.
    private mutating func symbolText() -> String {
        let start = place
        if standsForTen {
            place += 3
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }
        var isBracketed = false
        while let byte = current {
            if byte == UInt8(ascii: "[") { isBracketed = true }
            if !isBracketed, Self.stops.contains(byte) { break }
            if byte == UInt8(ascii: "]") { isBracketed = false }
            place += 1
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private static let stops = Set("./(){}+-0123456789".utf8)
}

package import Measures

/// Reads a filter in the text form of CQL2 (OGC 21-065r2, annex B).
///
/// Comparisons, `AND`, `OR`, `NOT`, `IN`, `BETWEEN`, `LIKE`, `IS NULL`, `CASEI`, `ACCENTI`, `DATE`, `TIMESTAMP` and
/// `S_INTERSECTS` with every form of shape and `BBOX`; no arithmetic and no functions of one's own.
package struct FilterReader {
    /// The longest filter that is read, in bytes.
    package static let bytesMax = 8_192
    /// How deep conditions may stand within each other.
    package static let depthMax = 50

    private var tokens: ArraySlice<FilterToken>
    let types: [String: FilterType]
    /// How the coordinates of shapes are written.
    let system: ReferenceSystem
    var depth = 0

    private init(_ text: String, types: [String: FilterType], system: ReferenceSystem) throws(FilterFault) {
        guard text.utf8.count <= Self.bytesMax else { throw FilterFault(.tooLong, at: Self.bytesMax) }
        tokens = try FilterLexer.tokens(text)[...]
        self.types = types
        self.system = system
    }

    /// A filter over attributes of known types; the one of type `geometry` is the feature's place.
    package static func filter(
        _ text: String, types: [String: FilterType], system: ReferenceSystem = .crs84
    ) throws(FilterFault) -> Filter {
        var reader = try FilterReader(text, types: types, system: system)
        let filter = try reader.condition()
        guard reader.next.what == .end else { throw FilterFault(.leftOver, at: reader.next.place, reader.next.text) }
        return filter
    }

    var next: FilterToken { tokens.first ?? FilterToken(what: .end, text: "", place: 0) }

    mutating func take() -> FilterToken {
        let token = next
        // The end stays, so that there is always a place to tell of.
        if tokens.count > 1 { tokens.removeFirst() }
        return token
    }

    mutating func takes(word: String) -> Bool {
        guard next.isWord(word) else { return false }
        _ = take()
        return true
    }

    mutating func takes(sign: String) -> Bool {
        guard next.isSign(sign) else { return false }
        _ = take()
        return true
    }

    mutating func demand(sign: String) throws(FilterFault) {
        guard takes(sign: sign) else { throw FilterFault(.expectedWord, at: next.place, sign) }
    }

    mutating func demand(word: String) throws(FilterFault) {
        guard takes(word: word) else { throw FilterFault(.expectedWord, at: next.place, word) }
    }

    private mutating func condition() throws(FilterFault) -> Filter {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else { throw FilterFault(.tooDeep, at: next.place) }
        var choices = [try conjunction()]
        while takes(word: "OR") { choices.append(try conjunction()) }
        return choices.count == 1 ? choices[0] : .any(choices)
    }

    private mutating func conjunction() throws(FilterFault) -> Filter {
        var parts = [try negation()]
        while takes(word: "AND") { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(FilterFault) -> Filter {
        if takes(word: "NOT") {
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.depthMax else { throw FilterFault(.tooDeep, at: next.place) }
            return .not(try negation())
        }
        if takes(sign: "(") {
            let inner = try condition()
            try demand(sign: ")")
            return inner
        }
        return try predicate()
    }

    private mutating func predicate() throws(FilterFault) -> Filter {
        if next.isWord("S_INTERSECTS") { return try intersection() }
        if isTruthAlone { return .truth(take().isWord("TRUE")) }
        let left = try operand(orElse: .expectedCondition)
        let isOpposite = takes(word: "NOT")
        let filter = try rest(of: left, isOpposite: isOpposite)
        return isOpposite ? .not(filter) : filter
    }

    /// `TRUE` or `FALSE` as a whole condition, and not as the left side of a comparison.
    private var isTruthAlone: Bool {
        guard next.isWord("TRUE") || next.isWord("FALSE") else { return false }
        guard let second = tokens.dropFirst().first else { return true }
        return !(second.what == .sign && Filter.Comparison(rawValue: second.text) != nil)
    }

    private mutating func rest(of left: FilterOperand, isOpposite: Bool) throws(FilterFault) -> Filter {
        if takes(word: "IN") { return try oneOf(left) }
        if takes(word: "BETWEEN") {
            let low = try operand(like: left)
            try demand(word: "AND")
            return .between(left.expression, low.expression, try operand(like: left).expression)
        }
        if takes(word: "LIKE") {
            guard left.type == .text else { throw FilterFault(.otherType, at: left.place, left.text) }
            return .like(left.expression, try operand(like: left).expression)
        }
        if !isOpposite {
            if takes(word: "IS") {
                let isPresent = takes(word: "NOT")
                try demand(word: "NULL")
                return isPresent ? .not(.isNull(left.expression)) : .isNull(left.expression)
            }
            if next.what == .sign, let comparison = Filter.Comparison(rawValue: next.text) {
                _ = take()
                return .comparison(left.expression, comparison, try operand(like: left).expression)
            }
        }
        throw FilterFault(.expectedComparison, at: next.place, next.text)
    }

    private mutating func oneOf(_ left: FilterOperand) throws(FilterFault) -> Filter {
        try demand(sign: "(")
        var choices: [Filter.Expression] = []
        repeat { choices.append(try operand(like: left).expression) } while takes(sign: ",")
        try demand(sign: ")")
        return .oneOf(left.expression, choices)
    }
}

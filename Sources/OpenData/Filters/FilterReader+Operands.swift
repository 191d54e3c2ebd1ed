import Measures

/// One side of a comparison with what can be held against it.
struct FilterOperand {
    let expression: Filter.Expression
    let type: FilterType
    let place: Int
    let text: String
}

extension FilterReader {
    /// An operand that can be held against another.
    mutating func operand(like other: FilterOperand) throws(FilterFault) -> FilterOperand {
        let operand = try operand(orElse: .expectedValue)
        guard operand.type == other.type else { throw FilterFault(.otherType, at: operand.place, operand.text) }
        return operand
    }

    mutating func operand(orElse code: FilterFault.Code) throws(FilterFault) -> FilterOperand {
        let token = take()
        func literal(_ value: FilterValue) -> FilterOperand {
            FilterOperand(expression: .literal(value), type: value.type, place: token.place, text: token.text)
        }
        switch token.what {
        case .number(let number): return literal(.number(number))
        case .text: return literal(.text(token.text))
        case .name: return try attribute(token)
        case .sign, .end: throw FilterFault(code, at: token.place, token.text)
        case .word: break
        }
        switch token.text.uppercased() {
        case "TRUE": return literal(.truth(true))
        case "FALSE": return literal(.truth(false))
        case "DATE" where next.isSign("("): return try time(token) { Day(parsing: $0).map(FilterValue.day) }
        case "TIMESTAMP" where next.isSign("("):
            return try time(token) { Instant(parsing: $0).map(FilterValue.moment) }
        case "CASEI" where next.isSign("("): return try folded(token, Filter.Expression.caseless)
        case "ACCENTI" where next.isSign("("): return try folded(token, Filter.Expression.accentless)
        case "AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "IS", "NULL":
            throw FilterFault(code, at: token.place, token.text)
        default: return try attribute(token)
        }
    }

    private func attribute(_ token: FilterToken) throws(FilterFault) -> FilterOperand {
        guard let type = types[token.text] else { throw FilterFault(.unknownAttribute, at: token.place, token.text) }
        return FilterOperand(expression: .attribute(token.text), type: type, place: token.place, text: token.text)
    }

    private mutating func time(
        _ token: FilterToken, _ read: (String) -> FilterValue?
    ) throws(FilterFault) -> FilterOperand {
        try demand(sign: "(")
        let text = take()
        guard text.what == .text, let value = read(text.text) else {
            throw FilterFault(.badTime, at: text.place, text.text)
        }
        try demand(sign: ")")
        return FilterOperand(expression: .literal(value), type: .time, place: token.place, text: token.text)
    }

    private mutating func folded(
        _ token: FilterToken, _ wrap: (Filter.Expression) -> Filter.Expression
    ) throws(FilterFault) -> FilterOperand {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else { throw FilterFault(.tooDeep, at: token.place) }
        try demand(sign: "(")
        let inner = try operand(orElse: .expectedValue)
        guard inner.type == .text else { throw FilterFault(.otherType, at: inner.place, inner.text) }
        try demand(sign: ")")
        return FilterOperand(
            expression: wrap(inner.expression), type: .text, place: token.place, text: token.text)
    }
}

import Drafts
import Importing
import Languages
import Measures
import Register

/// The cells of one figure in one row, read for what they say.
struct FigureCells {
    let row: SpreadsheetRow
    /// The columns of the figure itself.
    let own: [ColumnRole: SheetColumn]
    let plan: SheetPlan
    let words: CheckWords
    let language: Language

    /// The column of a role: the figure's own, else the row's.
    func column(_ role: ColumnRole) -> SheetColumn? { own[role] ?? (role.isOfFigure ? nil : plan.column(role)) }

    func has(_ role: ColumnRole) -> Bool { column(role) != nil }

    /// As people call it: `B7`; that of the row where there is no such column.
    func cell(_ role: ColumnRole) -> String {
        CellPlace(column: column(role)?.index ?? valueColumn, row: row.number - 1).text
    }

    /// Where the value stands.
    var valueColumn: Int { (own[.value] ?? own[.low] ?? own[.high])?.index ?? 0 }

    private func content(_ role: ColumnRole) -> SpreadsheetCell { column(role).map { row[$0.index] } ?? .empty }

    func isEmpty(_ role: ColumnRole) -> Bool {
        switch content(role) {
        case .empty: true
        case .text(let text): TypedText.trimmed(text).isEmpty
        default: false
        }
    }

    /// Whether nothing is said of the figure.
    var isEmpty: Bool { isEmpty(.value) && isEmpty(.low) && isEmpty(.high) }

    /// What stands in a cell as text; `nil` for an empty one.
    func text(_ role: ColumnRole) throws(SheetReason) -> String? {
        switch content(role) {
        case .empty: return nil
        case .text(let text):
            let plain = TypedText.trimmed(text)
            guard plain.utf8.count <= 20_000 else { throw SheetReason(.tooLong, cell(role)) }
            return plain.isEmpty ? nil : plain
        case .number(let number), .percent(let number): return number
        case .date(let period): return period.text
        case .flag(let value): return value ? "true" : "false"
        case .error(let text): throw SheetReason(.errorCell, cell(role), ["text": text])
        case .unreckoned: throw SheetReason(.unreckoned, cell(role))
        }
    }

    /// As it is shown to whoever reads the dry run.
    var said: String {
        for role in [ColumnRole.value, .low, .high] where !isEmpty(role) {
            switch content(role) {
            case .percent(let number): return number + " %"
            case .unreckoned: return "="
            default: return (try? text(role)).map { String($0.prefix(200)) } ?? cellText(role)
            }
        }
        return ""
    }

    private func cellText(_ role: ColumnRole) -> String {
        if case .error(let text) = content(role) { text } else { "" }
    }

    // MARK: Amounts

    /// An amount with the unit that stands behind the number.
    func amount(_ role: ColumnRole, keeping old: Amount?) throws(SheetReason) -> (amount: Amount, unit: String?)? {
        if case .percent(let number) = content(role), let amount = try? Amount(parsing: number) { return (amount, "%") }
        guard let text = try text(role) else { return nil }
        if case .number = content(role), let amount = try? Amount(parsing: text) { return (amount, nil) }
        if let old, Self.isPrinted(old, text) { return (old, nil) }
        if TypedText.isFormula(text) { throw SheetReason(.formula, cell(role), ["text": text]) }
        do throws(TypingFault) {
            let typed = try TypedAmount(text, in: language)
            return (typed.amount, typed.unit)
        } catch {
            let code: SheetReason.Code = error.code == "amount-ambiguous" ? .unsureAmount : .badAmount
            throw SheetReason(code, cell(role), ["text": text])
        }
    }

    /// Whether a cell holds an amount as one of the six languages prints it, or as the register writes it.
    static func isPrinted(_ amount: Amount, _ text: String) -> Bool {
        let plain = TypedText.plain(text)
        return plain == amount.text
            || Language.allCases.contains { TypedText.plain(NumberFormat($0).notation(amount.text)) == plain }
    }

    /// The amount of the figure: the value, else from the lowest to the highest.
    ///
    /// Where both are there and only one of them differs from what stands, that one was changed.
    func amount(keeping old: Amount?) throws(SheetReason) -> (amount: Amount, unit: String?)? {
        let value = try amount(.value, keeping: old)
        let standing = old.map(Self.ends)
        let low = try end(.low, keeping: standing?.low)
        let high = try end(.high, keeping: standing?.high)
        guard low != nil || high != nil else { return value }
        let ends = (low: Self.number(low?.amount), high: Self.number(high?.amount))
        guard (low == nil) == (ends.low == nil), (high == nil) == (ends.high == nil) else {
            throw SheetReason(.badAmount, cell(low == nil ? .high : .low))
        }
        guard let value else { return (try range(ends), low?.unit ?? high?.unit) }
        if Self.agree(value.amount, ends) { return value }
        guard let old, Self.isSame(old, value.amount) else {
            // The ends are those that stand, or belong to nothing: the value was typed.
            if let old, Self.agree(old, ends) { return value }
            throw SheetReason(.endsDiffer, cell(.low))
        }
        return (try range(ends), value.unit)
    }

    /// An end that still stands as our own lists write it, with a point in every language, can be read in one way only.
    private func end(_ role: ColumnRole, keeping old: Number?) throws(SheetReason) -> (amount: Amount, unit: String?)? {
        if let old, case .text(let text) = content(role), let number = Number(parsing: TypedText.plain(text)),
            number.isEqualInValue(to: old)
        {
            return (.exact(old), nil)
        }
        return try amount(role, keeping: nil)
    }

    private func range(_ ends: (low: Number?, high: Number?)) throws(SheetReason) -> Amount {
        switch ends {
        case (let low?, let high?):
            if low.isEqualInValue(to: high) { return .exact(low) }
            guard let range = try? Amount(low: low, high: high) else { throw SheetReason(.endsDiffer, cell(.low)) }
            return range
        case (let low?, nil): return .bound(.atLeast, low)
        case (nil, let high?): return .bound(.atMost, high)
        case (nil, nil): throw SheetReason(.badAmount, cell(.low))
        }
    }

    private static func number(_ amount: Amount?) -> Number? {
        if case .exact(let number) = amount { number } else { nil }
    }

    /// Whether the ends are those of an amount.
    private static func agree(_ amount: Amount, _ ends: (low: Number?, high: Number?)) -> Bool {
        let own = self.ends(amount)
        return isSame(own.low, ends.low) && isSame(own.high, ends.high)
    }

    private static func ends(_ amount: Amount) -> (low: Number?, high: Number?) {
        switch amount {
        case .exact(let number), .approximate(let number): (number, number)
        case .range(let low, let high): (low, high)
        case .bound(let bound, let number): bound.isUpper ? (nil, number) : (number, nil)
        }
    }

    private static func isSame(_ one: Number?, _ other: Number?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one.isEqualInValue(to: other)
    }

    /// Whether both are one amount, however many zeros they were written with.
    static func isSame(_ one: Amount, _ other: Amount) -> Bool {
        switch (one, other) {
        case (.exact(let first), .exact(let second)), (.approximate(let first), .approximate(let second)):
            first.isEqualInValue(to: second)
        case (.range(let low, let high), .range(let otherLow, let otherHigh)):
            low.isEqualInValue(to: otherLow) && high.isEqualInValue(to: otherHigh)
        case (.bound(let bound, let number), .bound(let otherBound, let otherNumber)):
            bound == otherBound && number.isEqualInValue(to: otherNumber)
        default: false
        }
    }
}

import Drafts
import Importing
import Languages
import Measures
import Register

/// Units, times and words of a figure.
extension FigureCells {
    func quantity(of property: Property, keeping old: Quantity?) throws(SheetReason) -> Quantity? {
        guard let wanted = property.unit, let amount = try amount(keeping: old?.amount) else { return nil }
        let unit = try unit(behind: amount.unit, wanted, old?.unit)
        return Quantity(amount: amount.amount, unit: unit, datum: try datum(property, old?.datum))
    }

    private func unit(behind: String?, _ wanted: Unit, _ old: Unit?) throws(SheetReason) -> Unit {
        func read(_ text: String, _ role: ColumnRole) throws(SheetReason) -> Unit {
            if let old, text == old.code || words.isName(text, of: old) { return old }
            do throws(TypingFault) {
                return try words.units.read(text, for: wanted)
            } catch {
                let code: SheetReason.Code = error.code == "unit-other" ? .otherUnit : .unknownUnit
                throw SheetReason(code, cell(role), ["text": text, "unit": wanted.code])
            }
        }
        let named = try text(.unit).map { text throws(SheetReason) in try read(text, .unit) }
        let called = try text(.unitName).map { text throws(SheetReason) in try read(text, .unitName) }
        let said = try behind.map { text throws(SheetReason) in try read(text, .value) }
        let headed = own[.value]?.unit.flatMap { try? Unit(parsing: $0) }
        let all = [said, named, called, headed].compactMap(\.self)
        // What differs from what stands was changed; two that differ from it and each other are a mistake.
        let changed = Set(all.filter { $0 != old })
        guard changed.count < 2 else {
            throw SheetReason(
                .otherUnit, cell(.unit),
                ["text": changed.map(\.code).sorted().joined(separator: ", "), "unit": wanted.code])
        }
        return changed.first ?? all.first ?? old ?? wanted
    }

    private func datum(_ property: Property, _ old: Datum?) throws(SheetReason) -> Datum? {
        guard has(.datum) else {
            if old == nil, property.needsDatum { throw SheetReason(.needsDatum, cell(.value)) }
            return old
        }
        guard let text = try text(.datum) else {
            if property.needsDatum { throw SheetReason(.needsDatum, cell(.datum)) }
            return nil
        }
        if let old, old.code == text { return old }
        guard let id = words.datum(text), let datum = Datum(code: id) else {
            throw SheetReason(.unknownDatum, cell(.datum), ["text": text])
        }
        return datum
    }

    // MARK: Times

    /// A time in a cell; `nil` where nothing stands in it.
    func period(_ role: ColumnRole, keeping old: Period?) throws(SheetReason) -> Period? {
        guard let column = column(role) else { return nil }
        if case .date(let period) = row[column.index] {
            if let old, old.span == period.span { return old }
            return period
        }
        guard let text = try text(role) else { return nil }
        if let old, PrintedPeriod.stands(old, in: text) { return old }
        if language == .en, Self.isInTwoOrders(text) { throw SheetReason(.unsureDate, cell(role), ["text": text]) }
        do throws(TypingFault) {
            return try TypedPeriod.read(text)
        } catch {
            throw SheetReason(.badDate, cell(role), ["text": text])
        }
    }

    /// `03/04/2024` in English is the third of April or the fourth of March.
    private static func isInTwoOrders(_ text: String) -> Bool {
        let fields = TypedText.plain(text).split(separator: "/").map { Int($0) }
        guard fields.count == 3, let first = fields[0], let second = fields[1], let year = fields[2] else {
            return false
        }
        return first <= 12 && second <= 12 && first != second && year > 31
    }

    /// The time for which the figure holds: of the heading, the column, or its first and last day.
    func asOf(keeping old: Period?) throws(SheetReason) -> Period? {
        if let headed = own[.value]?.period ?? own[.low]?.period { return try? Period(parsing: headed) }
        let said = try period(.asOf, keeping: old)
        let start = try period(.asOfStart, keeping: nil)?.start
        let end = try period(.asOfEnd, keeping: nil)?.end
        guard has(.asOf) else {
            guard has(.asOfStart) || has(.asOfEnd) else { return old }
            if let old, start == old.start, end == old.end { return old }
            return try days(start, end)
        }
        guard let said else { return start == nil && end == nil ? nil : try days(start, end) }
        // The days beside a time are its own, or were left as they stood when the time was typed.
        let isOwn = (start ?? said.start, end ?? said.end) == (said.start, said.end)
        let isOld = old.map { (start ?? $0.start, end ?? $0.end) == ($0.start, $0.end) } ?? false
        guard isOwn || isOld else { throw SheetReason(.datesDiffer, cell(.asOfStart)) }
        return said
    }

    private func days(_ start: Day?, _ end: Day?) throws(SheetReason) -> Period? {
        guard let first = start ?? end, let last = end ?? start else { return nil }
        if first == last { return Period(first) }
        guard let period = try? Period(Period(first).from, to: Period(last).from) else {
            throw SheetReason(.datesDiffer, cell(.asOfStart))
        }
        return period
    }

    // MARK: Words

    /// The party that says so; the one that stands, else the reader's own, where the sheet names none.
    func saidBy(keeping old: String?, else own: String) throws(SheetReason) -> String {
        let role: ColumnRole = isEmpty(.saidBy) ? .saidByName : .saidBy
        guard let text = try text(role) else { return old ?? own }
        guard text != old else { return text }
        guard let party = words.party(text) else { throw SheetReason(.unknownParty, cell(role), ["text": text]) }
        return party
    }

    func source(keeping old: String?) throws(SheetReason) -> String? {
        guard has(.source) else { return old }
        guard let text = try text(.source), text != old else { return try self.text(.source) }
        guard let source = words.source(text) else { throw SheetReason(.unknownSource, cell(.source), ["text": text]) }
        return source
    }

    func basis(keeping old: Basis?) throws(SheetReason) -> Basis? {
        guard let text = try text(.basis) else { return old }
        guard let basis = words.basis(text).flatMap(Basis.init(rawValue:)) else {
            throw SheetReason(.unknownBasis, cell(.basis), ["text": text])
        }
        return basis
    }

    func visibility() throws(SheetReason) -> String? {
        guard let text = try text(.visibility) else { return nil }
        guard let word = words.visibility(text) else {
            throw SheetReason(.unknownVisibility, cell(.visibility), ["text": text])
        }
        return word
    }
}

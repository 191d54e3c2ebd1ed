import Languages
import Measures
import Register

/// The accounts of one property across things, in a stated order and by datum.
struct PropertyRows: Sendable {
    struct Row: Sendable {
        let thing: Thing
        let account: Account
        /// The chosen amount in the property's unit; `nil` where it is no quantity or cannot be converted.
        let amount: Amount?
        let datum: Datum?
    }

    let property: Property
    /// Values on different datums are never put in one order: each datum has its own run of rows.
    let rows: [Row]

    init(_ across: AccountsAcross, of property: Property, order: PropertyQuestion.Order, _ wording: Wording) {
        self.property = property
        let rows = across.things.compactMap { thing in
            across.accounts[thing.id].map { Self.row(thing, $0, property) }
        }
        let names = AlphabeticalOrder(wording.language).sorted(rows) { wording.name($0.thing) }
        let figures = Figures(wording: wording, names: [:])
        let sorted =
            switch order {
            case .name: names
            case .asOf:
                Self.stable(names) { first, second in
                    guard let one = first.account.chosen?.claim.asOf else { return false }
                    guard let other = second.account.chosen?.claim.asOf else { return true }
                    return (one.end, one.start) > (other.end, other.start)
                }
            case .value where property.type == .quantity:
                Self.stable(names) { first, second in
                    guard let one = first.amount?.middle else { return false }
                    guard let other = second.amount?.middle else { return true }
                    return one > other
                }
            case .value:
                AlphabeticalOrder(wording.language).sorted(names) {
                    $0.account.chosen.map { figures.plain($0.claim.value, of: property) } ?? ""
                }
            }
        self.rows = Self.byDatum(sorted)
    }

    private static func row(_ thing: Thing, _ account: Account, _ property: Property) -> Row {
        guard case .quantity(let quantity) = account.chosen?.claim.value else {
            return Row(thing: thing, account: account, amount: nil, datum: nil)
        }
        let converted = property.unit.flatMap { try? quantity.converted(to: $0) }
        return Row(thing: thing, account: account, amount: converted?.amount, datum: quantity.datum)
    }

    private static func stable(_ rows: [Row], _ precedes: (Row, Row) -> Bool) -> [Row] {
        rows.enumerated().sorted { first, second in
            if precedes(first.element, second.element) { return true }
            if precedes(second.element, first.element) { return false }
            return first.offset < second.offset
        }.map(\.element)
    }

    /// The datum with the most rows first.
    private static func byDatum(_ rows: [Row]) -> [Row] {
        let groups = Dictionary(grouping: rows, by: \.datum)
        guard groups.count > 1 else { return rows }
        return groups.sorted { ($1.value.count, $0.key?.code ?? "") < ($0.value.count, $1.key?.code ?? "") }
            .flatMap(\.value)
    }

    /// Runs of rows on one datum.
    static func runs(_ rows: some Collection<Row>) -> [[Row]] {
        var runs: [[Row]] = []
        for row in rows {
            if let last = runs.last?.last, last.datum == row.datum {
                runs[runs.count - 1].append(row)
            } else {
                runs.append([row])
            }
        }
        return runs
    }

    /// Rows that may share an axis: of one datum, with an amount, and totals only where they are of a whole year.
    func drawable(kind: String?) -> [[Row]] {
        guard property.type == .quantity, property.unit != nil else { return [] }
        return Self.runs(rows).map { run in
            run.filter {
                $0.amount != nil && (kind == nil || $0.thing.kind == kind) && (!property.isTotal || $0.isOfWholeYear)
            }
        }.filter { $0.count > 1 }
    }

    /// How many numbers no chart shows since they are totals of another length than a year.
    var otherLengths: Int { property.isTotal ? rows.count { $0.amount != nil && !$0.isOfWholeYear } : 0 }
}

extension PropertyRows.Row {
    var isOfWholeYear: Bool {
        account.chosen?.claim.asOf.map { (360...371).contains($0.start.days(to: $0.end) + 1) } ?? false
    }
}

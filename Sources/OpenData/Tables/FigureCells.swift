import Exporting
import Languages
import Measures
import Register

extension RecordWriter {
    /// The cells of `TableColumn.figure` for the chosen claim of an account; empty ones where there is none.
    func cells(_ account: Account?) -> [Cell] {
        guard let account, let claim = account.chosen?.claim else {
            return Array(repeating: .empty, count: TableColumn.figure.count)
        }
        return valueCells(claim) + [
            .list(account.states.sorted().map(words.state)), .text(claim.saidBy), .text(words.party(claim.saidBy)),
            Cell(claim.source), .integer(Int64(account.claims.count)), .text(claim.id),
            Cell(words.address(.claim(claim.id))),
        ]
    }

    /// Value, ends, unit, datum and time of a claim.
    func valueCells(_ claim: Claim) -> [Cell] {
        let property = words.vocabulary.properties[claim.property]
        let value = property.map { words.value(claim.value, of: $0, names) } ?? ""
        var ends: [Cell] = Array(repeating: .empty, count: 5)
        if case .quantity(let quantity) = claim.value {
            let (low, high) = quantity.amount.ends
            ends = [
                low.map(Cell.number) ?? .empty, high.map(Cell.number) ?? .empty, .text(quantity.unit.code),
                Cell(words.unit(quantity.unit)), Cell(quantity.datum?.code),
            ]
        }
        return [Cell(value)] + ends + [
            Cell(claim.asOf.map(words.period)), claim.asOf.map { .day($0.start) } ?? .empty,
            claim.asOf.map { .day($0.end) } ?? .empty,
        ]
    }

    /// Longitude and latitude of a thing.
    func placeCells(_ thing: Thing) -> [Cell] {
        guard let place = thing.position else { return [.empty, .empty] }
        return [place.lon, place.lat].map { value in Number(value, fractionDigits: 6).map(Cell.number) ?? .empty }
    }
}

extension Thing {
    /// Where it lies: its outline or course, else its place.
    var place: Shape? { shape ?? position.map(Shape.point) }
}

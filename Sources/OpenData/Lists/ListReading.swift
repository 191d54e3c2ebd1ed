import Exporting
import Languages
import Measures
package import Register

/// Reads the lists of the register as tables, from one consistent state and with the rights of its reader.
package struct ListReading {
    package let reading: Reading
    package let words: OpenWords

    package init(_ reading: Reading, _ words: OpenWords) {
        self.reading = reading
        self.words = words
    }

    var vocabulary: Vocabulary { words.vocabulary }

    func table(
        _ list: ListName, title: String? = nil, extra: [TableColumn] = [], _ rows: [Table.Row], isCut: Bool = false
    ) -> Table {
        Table(
            name: list.rawValue, title: title ?? words.say(.init(list.title)), columns: list.columns + extra,
            rows: rows, isCut: isCut)
    }

    func writer(_ names: [String: Thing]) -> RecordWriter { RecordWriter(words: words, names: names) }

    func link(_ reference: Reference) -> Cell { Cell(words.address(reference)) }

    /// The cells of `ListName.things`.
    func cells(of thing: Thing, _ wholes: [String: Thing]) -> [Cell] {
        let within = thing.within.first { wholes[$0] != nil }
        let country = country(of: thing, wholes)
        return [
            .text(thing.id), Cell(words.name(thing)), .text(thing.kind), .text(words.kind(thing.kind)), Cell(within),
            Cell(within.flatMap { wholes[$0] }.map(words.name)), Cell(country?.id), Cell(country.map(words.name)),
        ] + writer(wholes).placeCells(thing) + [
            .list(thing.sectors.map(\.rawValue)), .list(thing.codes), link(.thing(thing.id)),
        ]
    }

    private func country(of thing: Thing, _ wholes: [String: Thing]) -> Thing? {
        var open = thing.within
        var seen: Set<String> = []
        while !open.isEmpty {
            let id = open.removeFirst()
            guard seen.insert(id).inserted, let whole = wholes[id] else { continue }
            if whole.kind == "country" { return whole }
            open += whole.within
        }
        return nil
    }

    /// Things with the accounts of the properties that say most about their kind.
    package func table(
        _ list: ListName, of things: [Thing], figures: [Property], title: String? = nil, isCut: Bool = false
    ) throws -> Table {
        let wholes = try reading.wholes(of: things)
        let accounts = figures.isEmpty ? [:] : try reading.accounts(of: things, properties: figures.map(\.id))
        let names = try reading.names(in: accounts.values.joined(), things: things).merging(wholes) { first, _ in first
        }
        let writer = writer(names)
        let rows = things.map { thing in
            Table.Row(
                id: thing.id,
                cells(of: thing, wholes)
                    + figures.flatMap { property in
                        writer.cells(accounts[thing.id]?.first { $0.property == property.id })
                    }, place: thing.place)
        }
        return table(
            list, title: title,
            extra: figures.flatMap { words.figureColumns($0.id.replacing("-", with: "_"), of: $0.label) }, rows,
            isCut: isCut)
    }

    /// Accounts with their things, as `ListName.accounts` has them.
    func cells(of account: Account, _ thing: Thing, _ names: [String: Thing]) -> [Cell] {
        let within = thing.within.first { names[$0] != nil }
        return [
            .text(thing.id), Cell(words.name(thing)), .text(thing.kind), .text(words.kind(thing.kind)), Cell(within),
            Cell(within.flatMap { names[$0] }.map(words.name)), .text(account.property),
            .text(words.property(account.property)),
        ] + writer(names).cells(account)
    }
}

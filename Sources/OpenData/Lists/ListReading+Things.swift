import Exporting
import Languages
import Measures
package import Register

extension ListReading {
    package func kinds() throws -> Table {
        let counts = try reading.thingCounts()
        let kinds = vocabulary.kinds.values.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
        return table(
            .kinds,
            kinds.map { kind in
                Table.Row(
                    id: kind.id,
                    [
                        .text(kind.id), .text(words.plain(kind.label)), Cell(words.plain(kind.plural)),
                        .integer(Int64(counts[kind.id] ?? 0)), link(.kind(kind.id)),
                    ])
            })
    }

    /// A page of all things in the order in which they were registered, and the id behind which the next one begins.
    ///
    /// `nil` when it is to begin behind a thing that is not there.
    package func things(
        kind: String? = nil, within whole: String? = nil, after id: String? = nil, limit: Int
    ) throws -> (table: Table, next: String?)? {
        guard let page = try reading.things(kind: kind, within: whole, after: id, limit: limit + 1) else { return nil }
        let shown = Array(page.prefix(limit))
        return (try table(.things, of: shown, figures: []), page.count > limit ? shown.last?.id : nil)
    }

    /// A page of the things of a kind with the figures that say most about them.
    ///
    /// `nil` when it is to begin behind a thing that is not there.
    package func things(
        ofKind kind: Kind, after id: String? = nil, limit: Int
    ) throws -> (table: Table, next: String?)? {
        guard let page = try reading.things(kind: kind.id, after: id, limit: limit + 1) else { return nil }
        let shown = Array(page.prefix(limit))
        let table = try table(
            .things, of: shown, figures: vocabulary.keyProperties(of: kind.id, limit: 2),
            title: words.plain(kind.plural.isEmpty ? kind.label : kind.plural))
        return (table, page.count > limit ? shown.last?.id : nil)
    }

    package func provinces() throws -> Table {
        let provinces = try reading.things(ofKind: "province")
        return try table(
            .provinces, of: provinces, figures: ["population", "area"].compactMap { vocabulary.properties[$0] })
    }

    package func properties() throws -> Table {
        let counts = try reading.propertyCounts()
        let properties = vocabulary.properties.values.sorted {
            (vocabulary.propertyOrder[$0.id] ?? .max, $0.id) < (vocabulary.propertyOrder[$1.id] ?? .max, $1.id)
        }
        let rows = properties.map { property in
            Table.Row(
                id: property.id,
                [
                    .text(property.id), .text(words.plain(property.label)), .text(property.type.rawValue),
                    Cell(property.unit?.code), Cell(property.unit.map(words.unit)), .text(property.sector.rawValue),
                    .text(words.sector(property.sector)), .flag(property.needsDatum), .flag(property.isTotal),
                    .list(property.kinds), Cell(property.useOf), .integer(Int64(counts[property.id]?.claims ?? 0)),
                    .integer(Int64(counts[property.id]?.things ?? 0)), link(.property(property.id)),
                ])
        }
        return table(.properties, rows)
    }

    /// What is known of one property, thing by thing, and the position behind which the next page begins.
    package func accounts(
        of property: Property, kind: String? = nil, within whole: String? = nil, after position: Int64 = 0, limit: Int
    ) throws -> (table: Table, next: Int64?) {
        let across = try reading.accounts(
            across: property.id, kind: kind, within: whole, after: position, thingsMax: limit)
        let wholes = try reading.wholes(of: across.things)
        let names = try reading.names(in: across.accounts.values, things: across.things).merging(wholes) { first, _ in
            first
        }
        let rows = across.things.compactMap { thing in
            across.accounts[thing.id].map { account in
                Table.Row(id: thing.id, cells(of: account, thing, names), place: thing.place)
            }
        }
        return (table(.accounts, title: words.plain(property.label), rows), across.next)
    }

    /// The accounts of one thing.
    package func accounts(of thing: Thing) throws -> Table {
        let accounts = try reading.accounts(of: thing)
        let names = try reading.names(in: accounts, things: [thing] + reading.wholes(of: thing))
        return table(
            .accounts, title: words.name(thing),
            accounts.map { Table.Row(id: $0.property, cells(of: $0, thing, names), place: thing.place) })
    }

    /// Two things side by side: the accounts of the one, then of the other.
    package func accounts(of first: Thing, and second: Thing) throws -> Table {
        let tables = [try accounts(of: first), try accounts(of: second)]
        return table(
            .accounts,
            title: words.say("compare.of", ["first": .text(words.name(first)), "second": .text(words.name(second))]),
            tables.flatMap(\.rows))
    }

    package func use() throws -> Table {
        let (found, isCut) = try reading.utilisations()
        let wholes = try reading.wholes(of: found.map(\.thing))
        let rows = found.map { item in
            Table.Row(
                id: "\(item.thing.id)-\(item.utilisation.useProperty.id)",
                cells(of: item.utilisation, item.thing, wholes), place: item.thing.place)
        }
        return table(.use, rows, isCut: isCut)
    }

    private func cells(of utilisation: Utilisation, _ thing: Thing, _ wholes: [String: Thing]) -> [Cell] {
        let within = thing.within.first { wholes[$0] != nil }
        let ends = [
            utilisation.chosen.percent.lowerBound, utilisation.chosen.percent.upperBound,
            utilisation.chosen.unused.lowerBound, utilisation.chosen.unused.upperBound,
        ]
        var unit: Unit?
        if case .quantity(let quantity) = utilisation.capacity.chosen?.claim.value { unit = quantity.unit }
        let states = utilisation.capacity.states.union(utilisation.use.states)
        let first: [Cell] = [
            .text(thing.id), Cell(words.name(thing)), Cell(within), Cell(within.flatMap { wholes[$0] }.map(words.name)),
            .text(utilisation.capacityProperty.id), .text(words.plain(utilisation.capacityProperty.label)),
            .text(utilisation.useProperty.id), .text(words.plain(utilisation.useProperty.label)),
        ]
        return first + ends.map { Number($0, fractionDigits: 3).map(Cell.number) ?? .empty } + [
            Cell(unit?.code), Cell(unit.map(words.unit)), .flag(utilisation.isOfSameTime),
            .list(states.sorted().map(words.state)), Cell(utilisation.capacity.chosen?.claim.id),
            Cell(utilisation.use.chosen?.claim.id), link(.thing(thing.id)),
        ]
    }

    package func completeness() throws -> Table {
        let rows = try reading.things(ofKind: "province").flatMap { province in
            try reading.completeness(of: province).fields.map { field in
                Table.Row(
                    id: "\(province.id)-\(field.kind)-\(field.property)",
                    [
                        .text(province.id), .text(words.name(province)), .text(field.kind),
                        .text(words.kind(field.kind)), .text(field.property), .text(words.property(field.property)),
                        .integer(Int64(field.things)), .integer(Int64(field.filled)), link(.thing(province.id)),
                    ])
            }
        }
        return table(.completeness, rows)
    }
}

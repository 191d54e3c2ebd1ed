package import Importing
import Languages
package import Register

/// Holds the rows of a sheet against one state of the register, for a party; nothing is written.
package struct SheetCheck {
    private let plan: SheetPlan
    private let words: CheckWords
    private let reading: Reading
    private let party: String
    private let language: Language
    private let figures: [[ColumnRole: SheetColumn]]
    private let matching: ThingMatching

    package init(_ plan: SheetPlan, words: CheckWords, reading: Reading, party: String) {
        self.plan = plan
        self.words = words
        self.reading = reading
        self.party = party
        language = Language(rawValue: plan.language) ?? reading.who.language
        figures = plan.figures
        matching = ThingMatching(reading, chosen: plan.names)
    }

    /// One figure whose thing and property are known.
    private struct Placed {
        let cells: FigureCells
        let thing: Thing
        let property: Property
    }

    /// What is to be said of some rows, at most a few hundred at once, in their order.
    package func lines(of rows: [SpreadsheetRow]) throws -> [SheetLine] {
        var lines: [(line: SheetLine?, placed: Placed?)] = []
        for row in rows where row.number >= plan.firstRow {
            for figure in figures {
                let cells = FigureCells(row: row, own: figure, plan: plan, words: words, language: language)
                do {
                    if let placed = try place(cells) { lines.append((nil, placed)) }
                } catch let reason as SheetReason {
                    var line = SheetLine(row: row.number, column: cells.valueColumn, .refused)
                    (line.said, line.reasons) = (cells.said, [reason])
                    lines.append((line, nil))
                }
            }
        }
        let placed = lines.compactMap(\.placed)
        let things = Dictionary(placed.map { ($0.thing.id, $0.thing) }) { first, _ in first }
        let accounts = try reading.accounts(
            of: Array(things.values), properties: Array(Set(placed.map(\.property.id))).sorted())
        return try lines.map { item in
            guard let placed = item.placed else { return item.line ?? SheetLine(row: 0, column: 0, .refused) }
            return try FigureCheck(
                cells: placed.cells, thing: placed.thing, property: placed.property,
                account: accounts[placed.thing.id]?.first { $0.property == placed.property.id }, reading: reading,
                party: party, matching: matching, teller: reading.who.language
            ).line()
        }
    }

    // MARK: Whose figure it is, and of what

    /// `nil` for a figure of which nothing is said in a table that has many a row.
    private func place(_ cells: FigureCells) throws -> Placed? {
        let isWide = figures.count > 1
        if isWide, cells.isEmpty, try cells.text(.claim) == nil { return nil }
        let isUnnamed = try cells.text(.thing) == nil && cells.text(.thingName) == nil
        // A row of signatures, totals or remarks below the table says nothing of a thing.
        if isUnnamed, cells.isEmpty { return nil }
        let property = try property(cells)
        return Placed(cells: cells, thing: try thing(cells, property), property: property)
    }

    private func property(_ cells: FigureCells) throws -> Property {
        if let id = cells.own[.value]?.property ?? cells.own[.low]?.property,
            let property = reading.vocabulary.properties[id]
        {
            return property
        }
        let role: ColumnRole = cells.isEmpty(.property) ? .propertyName : .property
        guard let text = try cells.text(role) else { throw SheetReason(.noProperty, cells.cell(.property)) }
        guard let property = words.property(text).flatMap({ reading.vocabulary.properties[$0] }) else {
            throw SheetReason(.unknownProperty, cells.cell(role), ["text": text])
        }
        return property
    }

    private func thing(_ cells: FigureCells, _ property: Property) throws -> Thing {
        let role: ColumnRole = cells.isEmpty(.thing) ? .thingName : .thing
        guard let text = try cells.text(role) else { throw SheetReason(.noThing, cells.cell(.thing)) }
        guard case .one(let thing) = try matching.match(text, kinds: property.kinds) else {
            guard case .none(let suggestions) = try matching.match(text, kinds: property.kinds) else {
                throw SheetReason(.noThing, cells.cell(role))
            }
            throw Self.unknown(text, suggestions, cells.cell(role))
        }
        // A code and a name that mean two things are a row put together wrongly.
        if role == .thing, thing.id == text, let name = try cells.text(.thingName),
            !thing.allNames.contains(where: { Folding.folded($0) == Folding.folded(name) })
        {
            throw SheetReason(.otherThing, cells.cell(.thingName), ["text": name, "thing": thing.id])
        }
        return thing
    }

    static func unknown(_ text: String, _ suggestions: [Thing], _ cell: String) -> SheetReason {
        guard !suggestions.isEmpty else { return SheetReason(.unknownThing, cell, ["text": text]) }
        return SheetReason(
            .unsureThing, cell, ["text": text, "things": suggestions.map(\.id).joined(separator: " ")])
    }
}

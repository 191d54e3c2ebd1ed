/// What a column of a sheet holds.
package enum ColumnRole: String, Sendable, Hashable, CaseIterable, Codable {
    case thing
    case thingName = "thing-name"
    case kind
    case property
    case propertyName = "property-name"
    case value, low, high, unit
    case unitName = "unit-name"
    case datum
    case asOf = "as-of"
    case asOfStart = "as-of-start"
    case asOfEnd = "as-of-end"
    case until
    case saidBy = "said-by"
    case saidByName = "said-by-name"
    case speaker, source
    case sourceTitle = "source-title"
    case sourceAddress = "source-address"
    case basis, doubt, note, claim, visibility
    /// Nothing that is read.
    case ignored

    /// The roles of what belongs to one figure; the others are of the whole row.
    package var isOfFigure: Bool {
        switch self {
        case .value, .low, .high, .unit, .unitName, .datum, .asOf, .asOfStart, .asOfEnd, .saidBy, .saidByName, .source,
            .claim:
            true
        default: false
        }
    }
}

/// One column of a sheet with what it is taken for.
package struct SheetColumn: Sendable, Hashable, Codable {
    /// From 0.
    package let index: Int
    /// As it stands above the column.
    package let heading: String
    package var role: ColumnRole
    /// The property whose figures the column holds, where the heading names it.
    package var property: String?
    /// The time that the heading names, in the notation of periods.
    package var period: String?
    /// The unit that the heading names, as a UCUM code.
    package var unit: String?

    package init(
        _ index: Int, heading: String, role: ColumnRole, property: String? = nil, period: String? = nil,
        unit: String? = nil
    ) {
        self.index = index
        self.heading = heading
        self.role = role
        self.property = property
        self.period = period
        self.unit = unit
    }
}

/// How a sheet is read: where its table begins and what its columns hold.
package struct SheetPlan: Sendable, Hashable, Codable {
    /// The sheet of the workbook, from 0.
    package var sheet: Int
    /// The number of the first row below the headings.
    package var firstRow: Int
    package var columns: [SheetColumn]
    /// What tells a header from others, for finding again how it was mapped.
    package var headerDigest: String
    /// The language of the headings, by its tag; that of the reader where they tell none.
    package var language: String
    /// What names that fit nothing, or several things, are to mean, by the name as it stands.
    package var names: [String: String] = [:]

    package init(sheet: Int, firstRow: Int, columns: [SheetColumn], headerDigest: String, language: String) {
        self.sheet = sheet
        self.firstRow = firstRow
        self.columns = columns
        self.headerDigest = headerDigest
        self.language = language
    }

    package func column(_ role: ColumnRole) -> SheetColumn? { columns.first { $0.role == role } }

    /// Whether enough is known to read figures: whose they are and of what.
    package var isComplete: Bool {
        let hasThing = column(.thing) != nil || column(.thingName) != nil
        let values = columns.filter { $0.role == .value || $0.role == .low }
        let hasProperty = column(.property) != nil || column(.propertyName) != nil
        return hasThing && !values.isEmpty && (hasProperty || values.contains { $0.property != nil })
    }

    /// The figures of a row: the columns that belong to each, by their roles.
    package var figures: [[ColumnRole: SheetColumn]] {
        struct Group: Hashable { let property, period: String? }
        var groups: [Group: [ColumnRole: SheetColumn]] = [:]
        var order: [Group] = []
        for column in columns where column.role.isOfFigure {
            let group = Group(property: column.property, period: column.period)
            if groups[group] == nil { order.append(group) }
            // The first column of a role stands.
            groups[group, default: [:]][column.role, default: column] = groups[group]?[column.role] ?? column
        }
        let shared = groups[Group(property: nil, period: nil)] ?? [:]
        let isWide = order.contains { $0.property != nil }
        return order.compactMap { group in
            guard let own = groups[group], own[.value] != nil || own[.low] != nil || own[.high] != nil else {
                return nil
            }
            // What stands once beside many figures holds for each of them, but whose claim it is.
            guard isWide, group.property != nil else { return own }
            return own.merging(shared.filter { ![.value, .low, .high, .claim].contains($0.key) }) { mine, _ in mine }
        }
    }
}

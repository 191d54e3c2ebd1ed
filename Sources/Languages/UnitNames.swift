/// The words printed for UCUM unit codes, in short form, as they follow a number.
package struct UnitNames: Sendable {
    private let names: [String: [Language: PhrasePattern]]

    /// Reads the sheet of units (columns `code` and one per language tag).
    ///
    /// A name may be a plural pattern over
    /// `count`. Rows and names at fault are left out and reported; a name left empty is reported as missing.
    package static func read(_ content: String) -> (names: UnitNames, faults: [PhraseFault]) {
        var file = UnitSheet(content)
        file.read()
        return (UnitNames(names: file.names), file.faults)
    }

    fileprivate init(names: [String: [Language: PhrasePattern]]) {
        self.names = names
    }

    /// The name of a unit alone, as for a column's heading: in the form for many; along the language's fallbacks;
    /// for an unknown code the code itself.
    package func name(_ code: String, in language: Language) -> String {
        // A thousand takes the form for many in each of the six languages.
        name(code, in: language, after: "1000")
    }

    /// The name of a unit as it follows a number, given as plain decimal text or in the notation of the region pack.
    package func name(_ code: String, in language: Language, after number: String) -> String {
        for candidate in [language] + language.fallbacks {
            guard let pattern = names[code]?[candidate] else { continue }
            return pattern.said(in: candidate, ["count": .number(Self.deciding(number))], isolating: false)
        }
        return Isolation.isolated(code, in: language.direction)
    }

    /// A number with its unit as printed, `28 230,5 км²`, kept on one line; the code `1` prints nothing.
    package func quantity(_ number: String, _ code: String, in language: Language) -> String {
        let printed = NumberFormat(language).notation(number)
        if code == "1" || code.isEmpty { return printed }
        let name = name(code, in: language, after: number)
        return printed + joint(before: name, in: language) + name
    }

    /// Whether a code has a name in the language itself.
    package func has(_ code: String, in language: Language) -> Bool {
        names[code]?[language] != nil
    }

    /// All codes, sorted.
    package var codes: [String] { names.keys.sorted() }

    /// What stands between a number and the name of its unit: nothing, or a blank that does not break.
    package func joint(before name: String, in language: Language) -> String {
        let isClose = name.hasPrefix("%") || name.hasPrefix("٪")
        return isClose && language != .ru && language != .tk ? "" : "\u{A0}"
    }

    /// The number that decides the plural: the upper end of a range, the number of a bound.
    private static func deciding(_ number: String) -> String {
        if let (_, upper) = NumberFormat.ends(number) { return String(upper) }
        return String(number.drop { "<>=~".contains($0) })
    }
}

private struct UnitSheet {
    private let sheet: PhraseSheet
    private(set) var names: [String: [Language: PhrasePattern]] = [:]
    private(set) var faults: [PhraseFault] = []

    init(_ content: String) {
        sheet = PhraseSheet(content)
    }

    mutating func read() {
        let header = sheet.rows.first?.cells ?? []
        if let fault = sheet.fault { report(.malformedSheet, row: fault.row, fault.message) }
        for (index, column) in header.enumerated() {
            let isKnown = column == "code" || Language(rawValue: column) != nil
            if !isKnown || header.firstIndex(of: column) != index {
                report(
                    .unknownColumn, row: 1, "“\(column)” is not a column of the units; use code and language tags once."
                )
            }
        }
        guard let code = header.firstIndex(of: "code") else {
            return report(.missingColumn, row: 1, "The column “code” must be there; add a header row.")
        }
        for row in sheet.rows.dropFirst() {
            guard row.cells.count == header.count else {
                report(.malformedSheet, row: row.number, "The row has not as many cells as the header; quote commas.")
                continue
            }
            take(row, code: row.cells[code], header: header)
        }
    }

    private mutating func take(_ row: PhraseSheet.Row, code: String, header: [String]) {
        guard (1...64).contains(code.utf8.count) else {
            return report(.malformedKey, row: row.number, key: code, "The code is empty or longer than 64 bytes.")
        }
        guard names[code] == nil else {
            return report(.duplicateKey, row: row.number, key: code, "The code stands twice; remove one row.")
        }
        names[code] = [:]
        for (column, cell) in zip(header, row.cells) {
            guard let language = Language(rawValue: column) else { continue }
            guard !cell.isEmpty else {
                report(.missingKey, language, row: row.number, key: code, "The name is missing; write it.")
                continue
            }
            do throws(PhrasePatternFault) {
                let pattern = try PhrasePattern(parsing: cell)
                faults += pattern.faults(in: language, row: row.number, key: code)
                if !pattern.arguments.isSubset(of: ["count"]) {
                    report(
                        .otherPlaceholders, language, row: row.number, key: code, "Only “count” may stand in braces.")
                }
                names[code]?[language] = pattern
            } catch {
                report(
                    .malformedPattern, language, row: row.number, key: code,
                    "At character \(error.position): \(error.message)")
            }
        }
    }

    private mutating func report(
        _ code: PhraseFault.Code, _ language: Language? = nil, row: Int?, key: String? = nil, _ message: String
    ) {
        faults.append(PhraseFault(code: code, language: language, row: row, key: key, message: message))
    }
}

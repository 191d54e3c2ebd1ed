extension Phrasebook {
    /// Reads phrase files, one CSV text per language (columns `key`, `phrase`, `reviewed`, `note`).
    ///
    /// A row at fault is left out and reported, the rest is kept. English is the measure: another language that is
    /// given must have the same keys with the same placeholders; a language that is not given is no fault.
    package static func read(_ files: [Language: String]) -> (book: Phrasebook, faults: [PhraseFault]) {
        var files = files.mapValues { $0 }
        let english = PhraseFile(.en, files.removeValue(forKey: .en) ?? "key,phrase\n")
        var phrases: [Language: [PhraseKey: Phrase]] = [.en: english.phrases]
        var faults = english.faults
        for language in Language.allCases {
            guard let content = files[language] else { continue }
            var file = PhraseFile(language, content)
            file.compare(with: english)
            phrases[language] = file.phrases
            faults += file.faults
        }
        return (Phrasebook(phrases: phrases), faults)
    }
}

/// One language's file while it is read.
private struct PhraseFile {
    private static let columns = ["key", "phrase", "reviewed", "note"]

    private let language: Language
    private(set) var phrases: [PhraseKey: Phrasebook.Phrase] = [:]
    private(set) var faults: [PhraseFault] = []
    /// Where each key stands, also of rows left out.
    private var rows: [String: Int] = [:]

    init(_ language: Language, _ content: String) {
        self.language = language
        let sheet = PhraseSheet(content)
        let header = sheet.rows.first?.cells ?? []
        for (index, column) in header.enumerated() {
            if !Self.columns.contains(column) || header.firstIndex(of: column) != index {
                let wanted = Self.columns.joined(separator: ", ")
                report(
                    .unknownColumn, row: 1, "“\(column)” is not a column of a phrase file; use each of \(wanted) once.")
            }
        }
        if let key = header.firstIndex(of: "key"), let phrase = header.firstIndex(of: "phrase") {
            let reviewed = header.firstIndex(of: "reviewed")
            for row in sheet.rows.dropFirst() {
                guard row.cells.count == header.count else {
                    report(
                        .malformedSheet, row: row.number,
                        "The row has \(row.cells.count) cells, the header \(header.count); quote cells with commas.")
                    continue
                }
                take(row.cells[key], row.cells[phrase], reviewed.map { row.cells[$0] } ?? "", row: row.number)
            }
        } else {
            report(.missingColumn, row: 1, "The columns “key” and “phrase” must be there; add a header row.")
        }
        if let fault = sheet.fault { report(.malformedSheet, row: fault.row, fault.message) }
    }

    private mutating func take(_ key: String, _ phrase: String, _ reviewed: String, row: Int) {
        guard isWellFormed(key) else {
            let rule = "write small letters, digits and hyphens, parts joined by dots, at most 80"
            return report(.malformedKey, row: row, key: key, "The key is malformed; \(rule).")
        }
        guard rows[key] == nil else {
            return report(.duplicateKey, row: row, key: key, "The key stands in row \(rows[key] ?? 0) too; remove one.")
        }
        rows[key] = row
        guard !phrase.isEmpty else {
            return report(.emptyPhrase, row: row, key: key, "The phrase is empty; write it or remove the row.")
        }
        if !["", "yes", "no"].contains(reviewed) {
            report(
                .malformedReview, row: row, key: key, "“reviewed” is neither “yes” nor “no” nor empty; use one of them."
            )
        }
        do throws(PhrasePatternFault) {
            let pattern = try PhrasePattern(parsing: phrase)
            phrases[PhraseKey(key)] = Phrasebook.Phrase(pattern: pattern, isReviewed: reviewed == "yes")
            faults += pattern.faults(in: language, row: row, key: key)
        } catch {
            report(.malformedPattern, row: row, key: key, "At character \(error.position): \(error.message)")
        }
    }

    mutating func compare(with english: PhraseFile) {
        for (key, row) in rows.sorted(by: { $0.value < $1.value }) {
            guard english.rows[key] != nil else {
                report(
                    .unknownKey, row: row, key: key, "English does not have this key; add it there or remove it here.")
                continue
            }
            guard let own = phrases[PhraseKey(key)], let model = english.phrases[PhraseKey(key)] else { continue }
            faults += own.pattern.faults(against: model.pattern, in: language, row: row, key: key)
        }
        for key in english.rows.keys.sorted() where rows[key] == nil {
            report(.missingKey, row: nil, key: key, "The key is missing; add a row with its phrase.")
        }
    }

    private func isWellFormed(_ key: String) -> Bool {
        guard key.utf8.count <= 80 else { return false }
        return key.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        }
    }

    private mutating func report(_ code: PhraseFault.Code, row: Int?, key: String? = nil, _ message: String) {
        faults.append(PhraseFault(code: code, language: language, row: row, key: key, message: message))
    }
}

extension PhrasePattern {
    /// The faults of its plurals in a language.
    func faults(in language: Language, row: Int?, key: String) -> [PhraseFault] {
        let awry = categories(awryIn: language)
        let names = { (categories: Set<PluralCategory>) in
            PluralCategory.allCases.filter(categories.contains).map(\.rawValue).joined(separator: ", ")
        }
        var faults: [PhraseFault] = []
        if !awry.missing.isEmpty {
            faults.append(
                PhraseFault(
                    code: .missingPluralForm, language: language, row: row, key: key,
                    message: "A plural lacks the forms \(names(awry.missing)); add them."))
        }
        if !awry.needless.isEmpty {
            faults.append(
                PhraseFault(
                    code: .needlessPluralForm, language: language, row: row, key: key,
                    message: "\(language.ownName) does not use the plural forms \(names(awry.needless)); remove them."))
        }
        return faults
    }

    /// The fault of placeholders that are not those of the English pattern, or none.
    func faults(against english: PhrasePattern, in language: Language, row: Int?, key: String) -> [PhraseFault] {
        let (given, wanted) = (arguments, english.arguments)
        if given == wanted { return [] }
        let list = { (names: Set<String>) in names.isEmpty ? "none" : names.sorted().joined(separator: ", ") }
        return [
            PhraseFault(
                code: .otherPlaceholders, language: language, row: row, key: key,
                message: "The placeholders are \(list(given)), in English \(list(wanted)); make them the same.")
        ]
    }
}

/// What translators sent back, put into the sheet of their language: only what changed, the rest byte for byte.
package struct PhraseMerge: Sendable {
    /// A translation that came back.
    package struct Offer: Sendable, Hashable {
        /// The key of the phrase.
        package let key: String
        /// The English it was made from.
        package let source: String
        /// The translation; nil or empty where there is none.
        package let target: String?
        /// Whether it was reviewed; nil where nothing is said about that.
        package let isReviewed: Bool?

        /// A translation from its parts.
        package init(key: String, source: String, target: String?, isReviewed: Bool?) {
            self.key = key
            self.source = source
            self.target = target
            self.isReviewed = isReviewed
        }
    }

    /// The sheet with what was taken.
    package private(set) var sheet: String
    /// The keys of phrases that were written anew or whose review changed.
    package private(set) var changed: [String] = []
    /// How many offers say what the sheet says.
    package private(set) var unchangedCount = 0
    /// How many offers hold no translation.
    package private(set) var emptyCount = 0
    /// The offers that were not taken, and why; a sheet that cannot be read refuses all.
    package private(set) var refused: [PhraseFault] = []

    private let language: Language
    private let english: PhraseRows
    private var lines: PhraseLines

    /// Puts offers into the sheet of a language; an empty sheet gets a header.
    package init(_ offers: [Offer], into own: String, english: String, in language: Language) {
        self.language = language
        self.english = PhraseRows(english)
        sheet = own.isEmpty ? "key,phrase,reviewed,note\n" : own
        lines = PhraseLines(sheet)
        if let fault = lines.rows.sheet.fault ?? self.english.sheet.fault {
            refuse(.malformedSheet, row: fault.row, nil, fault.message)
            return
        }
        guard lines.rows.header.contains("key"), lines.rows.header.contains("phrase") else {
            refuse(.missingColumn, row: 1, nil, "The columns “key” and “phrase” must be there; add a header row.")
            return
        }
        var seen: Set<String> = []
        for offer in offers {
            guard seen.insert(offer.key).inserted else {
                refuse(.duplicateKey, offer.key, "The unit stands twice in the file; the first one counts.")
                continue
            }
            take(offer)
        }
        lines.insertNew(inOrderOf: self.english.rows.map(\.key))
        sheet = lines.text
    }

    private mutating func take(_ offer: Offer) {
        guard let model = english[offer.key] else {
            return refuse(.unknownKey, offer.key, "English does not have this key; it was removed or never there.")
        }
        guard model.phrase == offer.source else {
            return refuse(
                .staleSource, offer.key, "The English has changed since the export; export again and translate anew.")
        }
        guard let target = offer.target, !target.isEmpty else {
            emptyCount += 1
            return
        }
        let held = lines.rows[offer.key]
        let wasReviewed = held?.reviewed == "yes"
        let isNew = held?.phrase != target
        // A changed text that nobody says was reviewed is not reviewed any more.
        let isReviewed = offer.isReviewed ?? (isNew ? false : wasReviewed)
        if !isNew, isReviewed == wasReviewed {
            unchangedCount += 1
            return
        }
        let faults = faults(of: target, against: model.phrase, row: lines.number(of: offer.key), key: offer.key)
        guard faults.isEmpty else {
            refused += faults
            return
        }
        lines.put(key: offer.key, phrase: target, isReviewed: isReviewed)
        changed.append(offer.key)
    }

    private func faults(of target: String, against english: String, row: Int?, key: String) -> [PhraseFault] {
        do throws(PhrasePatternFault) {
            let pattern = try PhrasePattern(parsing: target)
            let model = try PhrasePattern(parsing: english)
            return pattern.faults(in: language, row: row, key: key)
                + pattern.faults(against: model, in: language, row: row, key: key)
        } catch {
            return [
                PhraseFault(
                    code: .malformedPattern, language: language, row: row, key: key,
                    message: "At character \(error.position): \(error.message)")
            ]
        }
    }

    private mutating func refuse(_ code: PhraseFault.Code, row: Int? = nil, _ key: String?, _ message: String) {
        refused.append(PhraseFault(code: code, language: language, row: row, key: key, message: message))
    }
}

/// A sheet as lines that can be replaced one by one.
private struct PhraseLines {
    let rows: PhraseRows
    /// What stands before the header, then each row with its line end and the empty lines after it.
    private var pieces: [[UInt8]] = []
    private var added: [String: [UInt8]] = [:]
    private let lineEnd: [UInt8]

    init(_ text: String) {
        rows = PhraseRows(text)
        let bytes = Array(text.utf8)
        let starts = rows.sheet.rows.map(\.start) + [bytes.count]
        pieces = [Array(bytes[..<(starts.first ?? 0)])]
        for (start, end) in zip(starts, starts.dropFirst()) { pieces.append(Array(bytes[start..<end])) }
        let carriageReturn = UInt8(ascii: "\r")
        lineEnd = pieces.count > 1 && pieces[1].contains(carriageReturn) ? [carriageReturn, 0x0A] : [0x0A]
    }

    var text: String { String(decoding: pieces.joined(), as: UTF8.self) }

    func number(of key: String) -> Int? { rows[key].map { rows.sheet.rows[$0.place].number } }

    mutating func put(key: String, phrase: String, isReviewed: Bool) {
        let held = rows[key]
        let cells = rows.header.enumerated().map { index, column in
            switch column {
            case "key": key
            case "phrase": phrase
            case "reviewed": isReviewed ? "yes" : "no"
            default: held.map { rows.sheet.rows[$0.place].cells[index] } ?? ""
            }
        }
        let line = Array(cells.map(Self.cell).joined(separator: ",").utf8)
        guard let held else {
            added[key] = line + lineEnd
            return
        }
        // The line end and the empty lines after the row stay as they are.
        let old = pieces[held.place + 1]
        let tail = old.reversed().prefix { $0 == 0x0A || $0 == 0x0D }.reversed()
        pieces[held.place + 1] = line + tail
    }

    /// Puts new rows behind the row of the key before them, so that families stay together.
    mutating func insertNew(inOrderOf keys: [String]) {
        guard !added.isEmpty else { return }
        if let last = pieces.last, last.last != 0x0A, last.last != 0x0D { pieces[pieces.count - 1] += lineEnd }
        var place = min(1, pieces.count - 1)
        for key in keys {
            if let held = rows[key] {
                place = held.place + 1
            } else if let line = added[key] {
                pieces[place] += line
            }
        }
    }

    private static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

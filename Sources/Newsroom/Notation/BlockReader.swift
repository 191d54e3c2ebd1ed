import Register

/// Reads lines into blocks, one after the other.
struct BlockReader {
    private enum Sort: Equatable { case paragraph, quotation, bullets, numbers, table }

    private var blocks: [Block] = []
    private var faults: [BlockText.Fault] = []
    private var sort: Sort?
    private var lines: [String] = []
    private var speaker: String?
    private var caption = ""
    private var first = 0
    private var number = 0

    mutating func take(_ line: Substring) {
        number += 1
        let line = line.trimmed
        guard let mark = line.first else { return close() }
        switch mark {
        case "#":
            close()
            let words = String(line.drop { $0 == "#" }).trimmed
            if !words.isEmpty { add(.heading(words), longest: words, atMost: StoryLimits.title, at: number) }
        case ">": quotation(String(line.dropFirst()).trimmed)
        case "|": table(line)
        case "{":
            close()
            insertion(line)
        default:
            if let item = Self.bullet(line) {
                gather(.bullets, item)
            } else if let item = Self.numbered(line) {
                gather(.numbers, item)
            } else {
                gather(.paragraph, Self.unmarked(line))
            }
        }
    }

    mutating func finished() -> (blocks: [Block], faults: [BlockText.Fault]) {
        close()
        return (blocks, faults)
    }

    /// A backslash before a mark at the beginning of a line makes it a letter.
    private static func unmarked(_ line: String) -> String {
        guard line.first == "\\", let next = line.dropFirst().first,
            "#>|{-–•".contains(next) || next.isNumber
        else { return line }
        return String(line.dropFirst())
    }

    private static func bullet(_ line: String) -> String? {
        guard let mark = line.first, "-–•".contains(mark), line.dropFirst().first?.isWhitespace == true else {
            return nil
        }
        return String(line.dropFirst()).trimmed
    }

    /// `1. words` or `۱) words`, in any digits.
    private static func numbered(_ line: String) -> String? {
        let digits = line.prefix { $0.isWholeNumber }
        let rest = line.dropFirst(digits.count)
        guard (1...3).contains(digits.count), let mark = rest.first, ".)".contains(mark),
            rest.dropFirst().first?.isWhitespace == true
        else { return nil }
        return String(rest.dropFirst()).trimmed
    }

    private mutating func gather(_ sort: Sort, _ line: String) {
        if self.sort != sort {
            close()
            self.sort = sort
            first = number
        }
        lines.append(line)
    }

    private mutating func quotation(_ line: String) {
        gather(.quotation, line)
        for mark in ["—", "--", "–", "ـ"] where line.hasPrefix(mark) {
            lines.removeLast()
            speaker = String(line.dropFirst(mark.count)).trimmed
            return
        }
    }

    private mutating func table(_ line: String) {
        gather(.table, line)
        guard line.hasPrefix("|+") else { return }
        lines.removeLast()
        caption = String(line.dropFirst(2)).trimmed
    }

    private mutating func close() {
        defer {
            sort = nil
            lines = []
            speaker = nil
            caption = ""
        }
        switch sort {
        case nil: break
        case .paragraph:
            let text = lines.joined(separator: " ")
            add(.paragraph(text), longest: text, at: first)
        case .quotation: closeQuotation()
        case .bullets, .numbers:
            guard lines.count <= StoryLimits.items else { return fault(.tooMany, first) }
            add(
                .list(items: lines, isNumbered: sort == .numbers), longest: lines.max { $0.count < $1.count } ?? "",
                at: first)
        case .table: closeTable()
        }
    }

    private mutating func closeQuotation() {
        let text = lines.joined(separator: " ").trimmed
        guard !text.isEmpty else { return }
        var quotation = Quotation(text: text)
        if let speaker {
            let pieces = Inline.read(speaker)
            quotation.speaker = Inline.plain(speaker)
            if case .link(_, .own(let link))? = pieces.first { quotation.reference = link }
        }
        guard quotation.speaker.unicodeScalars.count <= StoryLimits.caption else { return fault(.tooLong, first) }
        add(.quotation(quotation), longest: text, at: first)
    }

    private mutating func closeTable() {
        let rows = lines.map(Self.cells).filter { row in
            // A row of dashes is what other notations draw below the heading.
            !row.allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }
        }
        guard let width = rows.map(\.count).max(), width > 0 else { return }
        guard rows.count <= StoryLimits.rows, width <= StoryLimits.columns else { return fault(.tooMany, first) }
        let even = rows.map { $0 + Array(repeating: "", count: width - $0.count) }
        guard caption.unicodeScalars.count <= StoryLimits.caption else { return fault(.tooLong, first) }
        add(
            .table(StoryTable(rows: even, caption: caption)),
            longest: even.joined().max { $0.count < $1.count } ?? "", at: first)
    }

    /// The cells of a row, or the parts of an insertion: apart by bars, of which one behind a backslash is a letter.
    static func cells(_ line: String) -> [String] {
        var (cells, cell, isEscaped): ([String], String, Bool) = ([], "", false)
        for letter in line.dropFirst() {
            if isEscaped {
                if letter != "|" { cell.append("\\") }
                cell.append(letter)
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else if letter == "|" {
                cells.append(cell.trimmed)
                cell = ""
            } else {
                cell.append(letter)
            }
        }
        if isEscaped { cell.append("\\") }
        if !cell.trimmed.isEmpty { cells.append(cell.trimmed) }
        return cells
    }

    private mutating func insertion(_ line: String) {
        guard line.last == "}" else { return fault(.insertionIncomplete, number, line) }
        do {
            blocks.append(try InsertionReader(line: line, number: number).block())
            if blocks.count > StoryLimits.blocks { tooManyBlocks() }
        } catch {
            faults.append(error)
        }
    }

    private mutating func add(_ block: Block, longest: String, atMost most: Int = StoryLimits.paragraph, at line: Int) {
        guard longest.unicodeScalars.count <= most else { return fault(.tooLong, line, longest) }
        blocks.append(block)
        if blocks.count > StoryLimits.blocks { tooManyBlocks() }
    }

    private mutating func tooManyBlocks() {
        blocks.removeLast()
        if !faults.contains(where: { $0.code == .tooMany }) { fault(.tooMany, number) }
    }

    private mutating func fault(_ code: BlockText.Fault.Code, _ line: Int, _ text: String = "") {
        guard faults.count < 20 else { return }
        faults.append(BlockText.Fault(code: code, line: line, text: String(text.prefix(60))))
    }
}

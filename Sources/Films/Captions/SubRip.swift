/// The captions of SubRip (.srt), which most programs write.
enum SubRip {
    static func cues(_ lines: [String]) throws(CaptionFault) -> [WebVTT.Cue] {
        var cues: [WebVTT.Cue] = []
        var place = 0
        while place < lines.count {
            guard !isBlank(lines[place]) else {
                place += 1
                continue
            }
            // A number, then the times; the number is often left out.
            if !lines[place].contains("-->") {
                guard lines[place].allSatisfy({ $0.isNumber || $0.isWhitespace }) else {
                    throw CaptionFault(cues.isEmpty ? .noHead : .time, place + 1, lines[place])
                }
                place += 1
            }
            guard place < lines.count, lines[place].contains("-->") else {
                throw CaptionFault(.time, min(place + 1, lines.count), place < lines.count ? lines[place] : "")
            }
            let (start, end) = try times(lines[place], place + 1)
            let number = place + 1
            place += 1
            var text: [String] = []
            while place < lines.count, !isBlank(lines[place]) {
                let line = cleaned(lines[place])
                guard line.utf8.count <= WebVTT.lineBytesMax else { throw CaptionFault(.longLine, place + 1) }
                text.append(line)
                place += 1
            }
            guard text.contains(where: { !$0.isEmpty }) else { continue }
            guard cues.count < WebVTT.cuesMax else { throw CaptionFault(.tooLarge, number) }
            cues.append(WebVTT.Cue(start: start, end: end, lines: text.filter { !$0.isEmpty }))
        }
        guard !cues.isEmpty else { throw CaptionFault(.noText, max(1, lines.count)) }
        // Programs write them as they were typed; WebVTT wants them as they are shown.
        return cues.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }

    private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static func times(_ line: String, _ number: Int) throws(CaptionFault) -> (Int64, Int64) {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        func read(_ text: String) -> Int64? { CaptionTime.read(text, mark: ",") ?? CaptionTime.read(text, mark: ".") }
        guard words.count >= 3, words[1] == "-->", let start = read(words[0]), let end = read(words[2]) else {
            throw CaptionFault(.time, number, line)
        }
        guard start < end else { throw CaptionFault(.backwards, number, line) }
        return (start, end)
    }

    /// Letters as they are; of marks only bold, italic and underlined, and none that is left open.
    private static func cleaned(_ line: String) -> String {
        // By bytes: a half-space behind a sign is not one letter with it here.
        let placed = bare(Array(line.utf8), of: places, until: UInt8(ascii: "}"))
        var bytes: [UInt8] = []
        var open: [UInt8] = []
        var rest = bare(placed, of: fonts, until: UInt8(ascii: ">"))[...]
        while let sign = rest.firstIndex(where: { "<>&".utf8.contains($0) }) {
            bytes += rest[..<sign]
            rest = rest[sign...]
            if let mark = begins.first(where: { rest.starts(with: $0) }) {
                if open.count < CaptionMarks.openMax {
                    open.append(mark[1])
                    bytes += mark
                }
                rest = rest.dropFirst(mark.count)
            } else if let mark = ends.first(where: { rest.starts(with: $0) }) {
                if open.last == mark[2] {
                    open.removeLast()
                    bytes += mark
                }
                rest = rest.dropFirst(mark.count)
            } else {
                let escape =
                    rest[sign] == UInt8(ascii: "<") ? "&lt;" : rest[sign] == UInt8(ascii: ">") ? "&gt;" : "&amp;"
                bytes += Array(escape.utf8)
                rest = rest.dropFirst()
            }
        }
        bytes += rest
        for letter in open.reversed() { bytes += [UInt8(ascii: "<"), UInt8(ascii: "/"), letter, UInt8(ascii: ">")] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What a line is without the marks that begin and end so; each of its bytes is looked at once.
    private static func bare(_ line: [UInt8], of marks: [[UInt8]], until end: UInt8) -> [UInt8] {
        // Behind the last end none of them is closed.
        guard let last = line.lastIndex(of: end) else { return line }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(line.count)
        var rest = line[...]
        while let byte = rest.first {
            if rest.startIndex < last, marks.contains(where: { $0[0] == byte && rest.starts(with: $0) }),
                let closed = rest.firstIndex(of: end)
            {
                rest = rest[(closed + 1)...]
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return bytes
    }

    private static let places = ["{\\"].map { Array($0.utf8) }
    private static let fonts = ["<font", "</font"].map { Array($0.utf8) }
    private static let begins = ["<b>", "<i>", "<u>"].map { Array($0.utf8) }
    private static let ends = ["</b>", "</i>", "</u>"].map { Array($0.utf8) }
}

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
                text.append(cleaned(lines[place]))
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
        let bare = line.replacing(/\{\\[^}]*\}/, with: "").replacing(/<\/?font[^>]*>/, with: "")
        var text = ""
        var open: [String] = []
        var rest = bare[...]
        while let sign = rest.firstIndex(where: { "<>&".contains($0) }) {
            text += rest[..<sign]
            rest = rest[sign...]
            if let mark = ["<b>", "<i>", "<u>"].first(where: rest.hasPrefix) {
                open.append(String(mark.dropFirst().dropLast()))
                text += mark
                rest = rest.dropFirst(3)
            } else if let mark = open.last.map({ "</\($0)>" }), rest.hasPrefix(mark) {
                open.removeLast()
                text += mark
                rest = rest.dropFirst(mark.count)
            } else if ["</b>", "</i>", "</u>"].contains(where: rest.hasPrefix) {
                rest = rest.dropFirst(4)
            } else {
                text += rest.first == "<" ? "&lt;" : rest.first == ">" ? "&gt;" : "&amp;"
                rest.removeFirst()
            }
        }
        text += rest
        for mark in open.reversed() { text += "</\(mark)>" }
        return text
    }
}

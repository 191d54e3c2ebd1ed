extension WebVTT {
    /// Reads WebVTT strictly, or SubRip, which is turned into it.
    package init(parsing bytes: [UInt8]) throws(CaptionFault) {
        guard bytes.count <= Self.bytesMax else { throw CaptionFault(.tooLarge, 1) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw CaptionFault(.letters, 1) }
        try self.init(parsing: text)
    }

    package init(parsing text: String) throws(CaptionFault) {
        guard text.utf8.count <= Self.bytesMax else { throw CaptionFault(.tooLarge, 1) }
        var rest = Array(text.unicodeScalars)[...]
        if rest.first?.value == 0xFEFF { rest.removeFirst() }
        let lines = Self.lines(rest)
        for (index, line) in lines.enumerated() {
            guard line.utf8.count <= Self.lineBytesMax else { throw CaptionFault(.longLine, index + 1) }
            guard Self.isPlain(line) else { throw CaptionFault(.letters, index + 1, line) }
        }
        let first = lines.first ?? ""
        if first == "WEBVTT" || first.hasPrefix("WEBVTT ") || first.hasPrefix("WEBVTT\t") {
            var reader = WebVTTReader(lines: lines)
            self.init(try reader.cues())
        } else {
            self.init(try SubRip.cues(lines))
        }
        // Written anew they may be longer: what is kept must be read again.
        guard isKeepable else { throw CaptionFault(.tooLarge, lines.count) }
    }

    /// Lines ended by CR, LF or both.
    private static func lines(_ scalars: ArraySlice<Unicode.Scalar>) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in scalars {
            if scalar == "\n", isAfterReturn {
                isAfterReturn = false
                continue
            }
            isAfterReturn = scalar == "\r"
            if scalar == "\n" || scalar == "\r" {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            } else {
                line.append(scalar)
            }
        }
        lines.append(String(line))
        return lines
    }

    private static func isPlain(_ line: String) -> Bool {
        line.unicodeScalars.allSatisfy { scalar in
            scalar == "\t" || (scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0xFFFD)
        }
    }
}

/// Walks through the lines of a WebVTT file.
struct WebVTTReader {
    let lines: [String]
    private var place = 1
    private var found: [WebVTT.Cue] = []

    init(lines: [String]) { self.lines = lines }

    mutating func cues() throws(CaptionFault) -> [WebVTT.Cue] {
        if place < lines.count, !lines[place].isEmpty { throw CaptionFault(.noBlank, place + 1, lines[place]) }
        while place < lines.count {
            guard !lines[place].isEmpty else {
                place += 1
                continue
            }
            try block()
        }
        guard !found.isEmpty else { throw CaptionFault(.noText, max(1, lines.count)) }
        return found
    }

    private mutating func block() throws(CaptionFault) {
        let line = lines[place]
        if line == "NOTE" || line.hasPrefix("NOTE ") || line.hasPrefix("NOTE\t") {
            while place < lines.count, !lines[place].isEmpty { place += 1 }
            return
        }
        for word in ["STYLE", "REGION"] where line == word || line.hasPrefix(word + " ") {
            throw CaptionFault(.style, place + 1, line)
        }
        var name = ""
        if !line.contains("-->") {
            name = line
            place += 1
        }
        guard place < lines.count, lines[place].contains("-->") else {
            throw CaptionFault(.time, min(place, lines.count - 1) + 1, place < lines.count ? lines[place] : name)
        }
        try cue(name)
    }

    private mutating func cue(_ name: String) throws(CaptionFault) {
        let (number, line) = (place + 1, lines[place])
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard words.count >= 3, words[1] == "-->", let start = CaptionTime.read(words[0], mark: "."),
            let end = CaptionTime.read(words[2], mark: ".")
        else { throw CaptionFault(.time, number, line) }
        guard start < end else { throw CaptionFault(.backwards, number, line) }
        if let last = found.last, start < last.start { throw CaptionFault(.order, number, line) }
        for setting in words.dropFirst(3) where !CaptionSetting.isGood(setting) {
            throw CaptionFault(.setting, number, setting)
        }
        place += 1
        let first = place
        while place < lines.count, !lines[place].isEmpty {
            if lines[place].contains("-->") { throw CaptionFault(.noBlank, place + 1, lines[place]) }
            place += 1
        }
        guard place > first else { throw CaptionFault(.emptyCue, number, line) }
        let text = Array(lines[first..<place])
        try CaptionMarks.check(text, from: first + 1)
        guard found.count < WebVTT.cuesMax else { throw CaptionFault(.tooLarge, number) }
        found.append(
            WebVTT.Cue(name: name, start: start, end: end, settings: Array(words.dropFirst(3)), lines: text))
    }
}

enum CaptionTime {
    /// `00:01:02.345` or `01:02.345` in milliseconds; hours have two digits or more.
    static func read(_ text: String, mark: Character) -> Int64? {
        let sides = text.split(separator: mark, omittingEmptySubsequences: false)
        guard sides.count == 2, sides[1].count == 3, let thousandths = number(sides[1]) else { return nil }
        let parts = sides[0].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.count >= 2 && $0.count <= 4 }) else {
            return nil
        }
        let numbers = parts.compactMap { number($0) }
        guard numbers.count == parts.count, let seconds = numbers.last, seconds < 60,
            parts.suffix(2).allSatisfy({ $0.count == 2 })
        else { return nil }
        let minutes = numbers[numbers.count - 2]
        guard minutes < 60 else { return nil }
        let hours = numbers.count == 3 ? numbers[0] : 0
        return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + thousandths
    }

    private static func number(_ text: some StringProtocol) -> Int64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
    }
}

enum CaptionSetting {
    /// One of the settings of WebVTT with a value that it takes; regions are none of ours.
    static func isGood(_ text: String) -> Bool {
        let sides = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard sides.count == 2 else { return false }
        let words = sides[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard let first = words.first, words.count <= 2 else { return false }
        let side = words.count > 1 ? words[1] : nil
        switch sides[0] {
        case "vertical": return side == nil && ["rl", "lr"].contains(first)
        case "line":
            let isNumber = Int(first).map((-999...999).contains) ?? false
            return (isNumber || isPercent(first)) && (side.map { ["start", "center", "end"].contains($0) } ?? true)
        case "position":
            return isPercent(first)
                && (side.map { ["line-left", "center", "line-right"].contains($0) } ?? true)
        case "size": return side == nil && isPercent(first)
        case "align": return side == nil && ["start", "center", "end", "left", "right"].contains(first)
        default: return false
        }
    }

    private static func isPercent(_ text: String) -> Bool {
        guard text.hasSuffix("%"), text.count <= 9, let number = Double(text.dropLast()),
            text.dropLast().allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") })
        else { return false }
        return (0...100).contains(number)
    }
}

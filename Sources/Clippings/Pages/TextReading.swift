/// Reads plain lines: paragraphs, and the codes and tags that were copied with them.
enum TextReading {
    static func read(_ text: [Unicode.Scalar]) -> PlainReading {
        var reading = PlainReading(plain: text, origins: Array(text.indices))
        reading.isPaste = true
        findCodes(&reading)
        cutIntoParagraphs(&reading)
        return reading
    }

    /// Whether a text is a page of HTML rather than lines with a code among them.
    static func isPage(_ text: [Unicode.Scalar]) -> Bool {
        var tags = TagReader(text)
        var (paragraphs, place) = (0, 0)
        while place < text.count {
            guard text[place] == "<", let found = tags.read(at: place) else {
                place += 1
                continue
            }
            switch found {
            case .comment(let range):
                let start = String(text[range.prefix(12)]).lowercased()
                if start.hasPrefix("<!doctype") { return true }
                place = range.upperBound
            case .tag(let tag):
                if ["html", "body", "head", "article"].contains(tag.name) { return true }
                if ["p", "br", "h1", "h2", "li"].contains(tag.name) { paragraphs += 1 }
                if paragraphs >= 3 { return true }
                place = tag.range.upperBound
            }
        }
        return false
    }

    // MARK: codes and tags

    private static let inline: Set<String> = [
        "a", "b", "strong", "i", "em", "u", "span", "font", "img", "small", "sub", "sup", "mark", "abbr", "wbr",
    ]
    private static let others: Set<String> = [
        "p", "br", "div", "center", "hr", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "thead", "h1", "h2",
        "h3",
        "h4", "h5", "h6", "blockquote", "figure", "figcaption", "section", "article", "script", "style", "iframe",
        "video", "source", "embed", "object", "param", "form", "input", "button", "label", "svg", "path", "noscript",
        "meta", "link", "title", "html", "head", "body", "nav", "header", "footer", "main", "time", "textarea",
    ]

    private static func findCodes(_ reading: inout PlainReading) {
        let text = reading.plain
        var tags = TagReader(text, isStrict: true)
        var place = 0
        var holder: PlayerScript.Holder?
        while place < text.count {
            if text[place] == "<", let found = tags.read(at: place) {
                place = take(found, text, &tags, &holder, &reading) ?? place + 1
            } else if text[place] == "&", let found = Entities.read(text, place, text.count) {
                let after = found.scalar == "\u{FFFD}" ? "" : String(found.scalar)
                reading.removals.append(.init(range: place..<found.next, rule: .tag, after: after))
                place = found.next
            } else {
                place += 1
            }
        }
        reading.steps = tags.steps
        wrap(text, &reading)
    }

    private static func take(
        _ found: TagReader.Found, _ text: [Unicode.Scalar], _ tags: inout TagReader,
        _ holder: inout PlayerScript.Holder?,
        _ reading: inout PlainReading
    ) -> Int? {
        switch found {
        case .comment(let range):
            guard text[range.lowerBound + 1] == "!" else { return nil }
            reading.removals.append(.init(range: range, rule: .tag))
            return range.upperBound
        case .tag(let tag):
            guard inline.contains(tag.name) || others.contains(tag.name) else { return nil }
            let attributes = tag.isClosing ? [:] : tags.attributes(of: tag)
            if !tag.isClosing, PageWords.raw.contains(tag.name) {
                let end = tags.end(ofRaw: tag.name, from: tag.range.upperBound)
                let next = min(text.count, end + tag.name.utf8.count + 3)
                let body = text[tag.range.upperBound..<max(tag.range.upperBound, min(end, text.count))]
                let film =
                    tag.name == "script"
                    ? PlayerScript(attributes, body: body, holder: holder, at: tag.range.lowerBound).film : nil
                let rule: ClippingRule = film != nil ? .embedCode : .script
                reading.removals.append(.init(range: tag.range.lowerBound..<next, rule: rule, film: film))
                return next
            }
            if !tag.isClosing, let found = PlayerScript.Holder(attributes, end: tag.range.upperBound) { holder = found }
            let film =
                PageWords.frames.contains(tag.name)
                ? attributes["src"].flatMap {
                    FilmCode($0, isFrame: true, width: attributes["width"], height: attributes["height"])
                } : nil
            let after = inline.contains(tag.name) ? "" : " "
            reading.removals.append(
                .init(
                    range: tag.range, rule: film == nil ? .tag : .embedCode, after: film == nil ? after : "", film: film
                ))
            return tag.range.upperBound
        }
    }

    /// The tags that only hold a code are one with it.
    private static func wrap(_ text: [Unicode.Scalar], _ reading: inout PlainReading) {
        var merged: [PlainReading.Removal] = []
        var place = 0
        while place < reading.removals.count {
            var range = reading.removals[place].range
            var end = place
            var film: FilmCode?
            while end < reading.removals.count {
                let next = reading.removals[end]
                guard end == place || touches(text, range.upperBound, next.range.lowerBound) else { break }
                guard next.rule == .embedCode || next.rule == .tag, next.after.allSatisfy(\.isWhitespace) else { break }
                if let other = next.film {
                    guard film == nil else { break }
                    film = other
                }
                range = range.lowerBound..<next.range.upperBound
                end += 1
            }
            if let film {
                merged.append(.init(range: range, rule: .embedCode, film: film))
                place = end
            } else {
                merged += reading.removals[place..<max(end, place + 1)]
                place = max(end, place + 1)
            }
        }
        reading.removals = merged
    }

    private static func touches(_ text: [Unicode.Scalar], _ end: Int, _ start: Int) -> Bool {
        start - end <= 40 && text[end..<max(end, start)].allSatisfy(\.isBlank)
    }
}

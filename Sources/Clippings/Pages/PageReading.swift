import Languages

/// Reads a page of HTML, however broken: its text in blocks, and nothing of HTML.
///
/// There is no tree: an open element is a count, so that a hundred thousand of them are no deeper than one.
struct PageReading {
    private var tags: TagReader
    private let text: [Unicode.Scalar]
    var reading = PlainReading()

    private var kind = StoryBlock.Kind.paragraph
    private var blockStart = 0
    private var linked = 0
    private var letters = 0
    private var hasSpace = false
    private var isTitle = false
    private var links = 0
    private var quotes = 0
    /// The open articles, and the number of the outermost.
    private var articles = 0
    private var articleNumber = 0
    /// The element that stands around the story, and how many of its name are open.
    private var furniture: (name: String, depth: Int)?

    /// The element before, which a script may put a film into.
    private var holder: PlayerScript.Holder?

    /// Pages whose story stands within what is mostly around one are read without that rule.
    private let isLenient: Bool

    init(_ text: [Unicode.Scalar], isLenient: Bool = false) {
        self.text = text
        self.isLenient = isLenient
        tags = TagReader(text)
        reading.plain.reserveCapacity(text.count)
        reading.origins.reserveCapacity(text.count)
    }

    static func read(_ text: [Unicode.Scalar]) -> PlainReading {
        let strict = read(text, isLenient: false)
        let (kept, whole) = (letters(of: strict.stretches.filter { !$0.isFurniture }), letters(of: strict.stretches))
        guard kept < 300, kept * 4 < whole else { return strict }
        var lenient = read(text, isLenient: true)
        lenient.steps += strict.steps
        return letters(of: lenient.stretches.filter { !$0.isFurniture }) > kept * 2 ? lenient : strict
    }

    private static func read(_ text: [Unicode.Scalar], isLenient: Bool) -> PlainReading {
        var page = PageReading(text, isLenient: isLenient)
        page.run()
        page.reading.steps = page.tags.steps
        page.chooseStory()
        return page.reading
    }

    /// The letters that are no links.
    private static func letters(of stretches: [PlainReading.Stretch]) -> Int {
        stretches.reduce(0) { $0 + $1.letters - $1.linked }
    }

    private mutating func run() {
        var place = 0
        while place < text.count {
            switch text[place] {
            case "<":
                place = opening(place)
            case "&":
                if let found = Entities.read(text, place, text.count) {
                    take(found.scalar, at: place)
                    place = found.next
                } else {
                    take("&", at: place)
                    place += 1
                }
            default:
                take(text[place], at: place)
                place += 1
            }
        }
        close(at: max(0, text.count - 1))
    }

    private mutating func opening(_ place: Int) -> Int {
        switch tags.read(at: place) {
        case nil:
            take("<", at: place)
            return place + 1
        case .comment(let range): return range.upperBound
        case .tag(let tag): return element(tag)
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, at place: Int) {
        guard scalar != "\0" else { return }
        if scalar.isBlank {
            hasSpace = true
            return
        }
        if hasSpace, reading.plain.count > blockStart { append(" ", place) }
        hasSpace = false
        append(scalar, place)
        guard scalar.isLetter else { return }
        letters += 1
        if links > 0 { linked += 1 }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ place: Int) {
        reading.plain.append(scalar)
        reading.origins.append(place)
    }

    // MARK: blocks

    private mutating func close(at place: Int) {
        defer {
            linked = 0
            letters = 0
            hasSpace = false
            isTitle = false
            blockStart = reading.plain.count
        }
        guard reading.plain.count > blockStart else { return }
        reading.stretches.append(
            .init(
                kind: quotes > 0 && kind == .paragraph ? .quotation : kind, range: blockStart..<reading.plain.count,
                linked: linked, letters: letters, article: articles > 0 ? articleNumber : nil,
                isFurniture: furniture != nil,
                isTitle: isTitle))
        append("\n", place)
    }

    // MARK: elements

    private mutating func element(_ tag: Tag) -> Int {
        if !tag.isClosing, let end = raw(tag) { return end }
        if !tag.isClosing, tag.name == "div", tag.inside.count > 3 {
            holder = PlayerScript.Holder(tags.attributes(of: tag), end: tag.range.upperBound) ?? holder
        }
        if PageWords.frames.contains(tag.name), !tag.isClosing, film(tag) { return tag.range.upperBound }
        if PageWords.blocks.contains(tag.name) { close(at: tag.range.lowerBound) }
        countFurniture(tag)
        switch tag.name {
        case "br":
            if reading.plain.count > blockStart { append("\n", tag.range.lowerBound) }
            hasSpace = false
        case "a": links = max(0, links + (tag.isClosing ? -1 : 1))
        case "article", "main": count(article: tag)
        case "blockquote": quotes = max(0, quotes + (tag.isClosing ? -1 : 1))
        case "td", "th": cell(tag)
        case "meta", "link", "html", "time": PageFacts.take(tag, tags.attributes(of: tag), &reading)
        default: break
        }
        if PageWords.blocks.contains(tag.name) { begin(tag) }
        return tag.range.upperBound
    }

    private mutating func begin(_ tag: Tag) {
        guard !tag.isClosing else {
            kind = .paragraph
            return
        }
        links = 0
        switch tag.name {
        case "h1":
            kind = .heading
            isTitle = true
        case "h2", "h3", "h4", "h5", "h6", "summary", "dt": kind = .heading
        case "li", "dd": kind = .item
        case "tr": kind = .row
        case "figcaption", "caption": kind = .caption
        default: if kind != .row { kind = .paragraph }
        }
    }

    private mutating func count(article tag: Tag) {
        if tag.isClosing {
            articles = max(0, articles - 1)
        } else {
            if articles == 0 { articleNumber += 1 }
            articles += 1
            furniture = nil
        }
    }

    /// The cells of a row are parted by a bar.
    private mutating func cell(_ tag: Tag) {
        guard !tag.isClosing, reading.plain.count > blockStart else { return }
        for scalar in " |".unicodeScalars { append(scalar, tag.range.lowerBound) }
        hasSpace = true
    }

    private mutating func countFurniture(_ tag: Tag) {
        if let open = furniture {
            guard open.name == tag.name, !PageWords.void.contains(tag.name) else { return }
            let depth = open.depth + (tag.isClosing ? -1 : 1)
            if depth == 0 { close(at: tag.range.lowerBound) }
            furniture = depth == 0 ? nil : (open.name, depth)
            return
        }
        guard !tag.isClosing, !PageWords.void.contains(tag.name), tag.name != "body", tag.name != "html" else { return }
        let isAround = PageWords.furniture.contains(tag.name) && !(isLenient && PageWords.wrappers.contains(tag.name))
        if isAround || isOutOfSight(tag) {
            close(at: tag.range.lowerBound)
            furniture = (tag.name, 1)
        }
    }

    private func isOutOfSight(_ tag: Tag) -> Bool {
        guard tag.inside.count > 3, !PageWords.headings.contains(tag.name), tag.name != "article", tag.name != "main"
        else {
            return false
        }
        let attributes = tags.attributes(of: tag)
        if attributes["hidden"] != nil || attributes["aria-hidden"] == "true" { return true }
        if let style = attributes["style"]?.filter({ !$0.isWhitespace }).lowercased() {
            if style.contains("display:none") || style.contains("visibility:hidden") { return true }
        }
        return !isLenient && PageWords.namesFurniture(attributes["class"] ?? "")
            || !isLenient && PageWords.namesFurniture(attributes["id"] ?? "")
    }

    // MARK: scripts and films

    /// An element whose content is no HTML; where the text goes on after it, nil for any other.
    private mutating func raw(_ tag: Tag) -> Int? {
        guard PageWords.raw.contains(tag.name) else { return nil }
        let start = tag.range.upperBound
        let end = tags.end(ofRaw: tag.name, from: start)
        let next = min(text.count, end + tag.name.utf8.count + 3)
        switch tag.name {
        case "title":
            let title = Entities.decoded(text[start..<min(end, start + 1000)])
            if reading.facts.title == nil { reading.facts.title = PageFacts.clean(title) }
        case "script":
            let attributes = tags.attributes(of: tag)
            let body = text[start..<max(start, min(end, text.count))]
            if let film = PlayerScript(attributes, body: body, holder: holder, at: tag.range.lowerBound).film {
                emit(film, tag.range.lowerBound..<next)
            } else if attributes["type"]?.lowercased() == "application/ld+json" {
                PageFacts.take(data: text[start..<end], &reading.facts)
            }
        default: break
        }
        return next
    }

    private mutating func film(_ tag: Tag) -> Bool {
        let attributes = tags.attributes(of: tag)
        guard let address = attributes["src"] ?? attributes["data-src"] ?? attributes["data"],
            let film = FilmCode(
                address, isFrame: true, width: attributes["width"], height: attributes["height"])
        else { return false }
        emit(film, tag.range)
        return true
    }

    /// The code stands in the plain text as it is, to be taken out by a change that can be taken back.
    private mutating func emit(_ film: FilmCode, _ range: Range<Int>) {
        close(at: range.lowerBound)
        let start = reading.plain.count
        for place in range { append(text[place], place) }
        reading.removals.append(.init(range: start..<reading.plain.count, rule: .embedCode, film: film))
        close(at: range.upperBound - 1)
    }
}

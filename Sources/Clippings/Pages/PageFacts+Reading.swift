import Languages
import Measures

extension PageFacts {
    /// What a tag of the head, or a time, says of the page.
    static func take(_ tag: Tag, _ attributes: [String: String], _ reading: inout PlainReading) {
        guard !tag.isClosing else { return }
        switch tag.name {
        case "html":
            if reading.facts.language == nil {
                reading.facts.language = attributes["lang"].flatMap { Language(tag: $0) }
            }
        case "link":
            let relation = attributes["rel"]?.lowercased()
            if relation == "canonical", let address = attributes["href"].flatMap({ WebAddress($0) }) {
                reading.facts.address = address.text
            }
        case "time":
            if reading.facts.published == nil, let date = attributes["datetime"] {
                reading.facts.published = day(date)
            }
        default:
            let name = (attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? "").lowercased()
            if let content = attributes["content"] { take(name, content, &reading) }
        }
    }

    private static func take(_ name: String, _ content: String, _ reading: inout PlainReading) {
        switch name {
        case "og:title":
            // The head of a page says what its story is called; its title says more.
            reading.facts.title = clean(content) ?? reading.facts.title
        case "og:site_name", "publisher", "dc.publisher":
            reading.facts.publisher = reading.facts.publisher ?? clean(content)
        case "og:url": reading.facts.address = reading.facts.address ?? WebAddress(content)?.text
        case "article:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued", "publish_date":
            reading.facts.published = day(content) ?? reading.facts.published
        case "og:video", "og:video:url", "og:video:secure_url":
            if let film = FilmCode(content, isFrame: true), !reading.films.contains(where: { $0.media == film.media }) {
                reading.films.append(film)
            }
        default: break
        }
    }

    /// JSON-LD; only its stated strings are looked for, since pages break its form.
    static func take(data: ArraySlice<Unicode.Scalar>, _ facts: inout PageFacts) {
        let text = String(data.prefix(60_000))
        if let date = string("datePublished", in: text).flatMap(day) { facts.published = date }
        if facts.publisher == nil, let found = text.firstRange(of: "\"publisher\"") {
            let near = String(text[found.upperBound...].prefix(400))
            facts.publisher = string("name", in: near).flatMap(clean)
        }
        if facts.title == nil, let title = string("headline", in: text) { facts.title = clean(title) }
    }

    private static func string(_ key: String, in text: String) -> String? {
        guard let found = text.firstRange(of: "\"\(key)\"") else { return nil }
        let rest = text[found.upperBound...].drop { $0.isWhitespace || $0 == ":" }
        guard rest.first == "\"" else { return nil }
        return String(rest.dropFirst().prefix { $0 != "\"" && $0 != "\\" }.prefix(1000))
    }

    /// The day at the beginning of `2025-11-18T10:30:00+03:30`.
    static func day(_ text: String) -> Period? {
        Day(parsing: text.drop { $0.isWhitespace }.prefix(10)).map { Period($0) }
    }

    /// A title without the name of its page behind a bar or dash.
    static func withoutPage(_ title: String, publisher: String?) -> String {
        for mark in [" | ", " — ", " – ", " :: ", " - "] {
            guard let found = title.ranges(of: mark).last else { continue }
            let (head, tail) = (title[..<found.lowerBound], title[found.upperBound...])
            let isPage = tail == publisher ?? "" || mark == " | " || mark == " :: "
            if isPage, head.split(separator: " ").count >= 3 { return String(head) }
        }
        return title
    }

    /// One line without tags or doubled spaces; nil where nothing is left.
    static func clean(_ text: String) -> String? {
        let words = text.unicodeScalars.split { $0.isBlank || $0 == "\0" || $0 == "<" || $0 == ">" }.map { String($0) }
        let line = words.joined(separator: " ")
        return line.isEmpty ? nil : String(line.prefix(500))
    }
}

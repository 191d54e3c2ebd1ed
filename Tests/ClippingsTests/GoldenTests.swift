import Clippings
import Languages
import Measures
import Testing

/// Twenty texts in six languages, with the faults that pages have.
@Suite struct GoldenTests {
    @Test func thereAreTwentyTexts() {
        #expect(Texts.names.count >= 20)
    }

    @Test(arguments: Texts.names) func whatIsExpectedIsFound(name: String) throws {
        let reader = try #require(Texts.reader)
        let read = try reader.read(Clipping(try Texts.bytes(name)))
        let missing = try Texts.expectations(name).filter { !Self.holds($0, read) }
        #expect(missing.map { "\($0.what) \($0.value)" } == [])
    }

    /// What is proposed is at least likely; a reference is linked for some words of the text.
    static func proposed(_ read: ReadClipping) -> Set<String> {
        Set(read.links.filter { $0.confidence > .possible }.map(\.reference))
    }

    static func holds(_ expectation: Texts.Expectation, _ read: ReadClipping) -> Bool {
        let value = expectation.value
        let story = read.blocks.map(\.text).joined(separator: "\n")
        switch expectation.what {
        case "language": return read.language.tag == value
        case "title": return read.title == value
        case "encoding": return read.encoding == value
        case "published": return read.published?.text == value
        case "date": return read.dates.contains { $0.period.text == value } || read.published?.text == value
        case "film": return read.films.contains { film($0) == value }
        case "speaker": return read.speakers.contains { $0.name == value }
        case "says": return says(value, read)
        case "place": return proposed(read).contains(value)
        case "not": return !proposed(read).contains(value)
        case "sector": return read.sectors.contains { $0.sector == value }
        case "figure": return read.figures.contains { "\($0.number) \($0.unit)" == value }
        case "promise": return read.promises.contains { read.text($0.sentence).contains(value) }
        case "occasion": return read.occasions.contains { $0.text.contains(value) }
        case "gone": return !story.contains(value)
        case "kept": return story.contains(value)
        default: return false
        }
    }

    private static func film(_ film: FilmReference) -> String {
        func text(_ number: Int?) -> String { number.map(String.init) ?? "-" }
        return "\(film.provider) \(film.story ?? "-") \(film.media ?? "-") \(text(film.width)) \(text(film.height))"
    }

    private static func says(_ value: String, _ read: ReadClipping) -> Bool {
        let parts = value.split(separator: "|").map { $0.trimmingPrefix(" ") }
        guard parts.count == 2 else { return false }
        let who = parts[0].hasSuffix(" ") ? parts[0].dropLast() : parts[0]
        return read.statements.contains { statement in
            let speaker = read.speakers[statement.speaker]
            return (speaker.name == who || speaker.title == who) && read.text(statement.place).contains(parts[1])
        }
    }
}

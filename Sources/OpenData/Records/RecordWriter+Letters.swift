package import Exporting
import Measures
package import Register

extension RecordWriter {
    /// The letters behind the entries of a record, each with the place of its entry.
    package func letters(_ letters: [LetterBehind], to writer: inout JSONWriter) {
        writer.listField("letters") { list in
            for item in letters {
                list.object { object in
                    entry(item, to: &object)
                    object.key("letter")
                    object.object { fields(of: item.letter, to: &$0) }
                }
            }
        }
    }

    /// The entries behind which a letter stands.
    package func entries(restingOn letters: [LetterBehind], to writer: inout JSONWriter) {
        writer.listField("entries") { list in
            for item in letters {
                list.object { object in
                    entry(item, to: &object)
                    object.field("about", item.about)
                    object.field("href", item.reference.flatMap { words.address($0) })
                }
            }
        }
    }

    private func entry(_ item: LetterBehind, to object: inout JSONWriter) {
        object.field("position", item.position)
        object.field("kind", item.kind)
        object.key("recordedBy")
        party(item.party, to: &object)
        object.field("recordedAt", Instant(clamping: item.milliseconds).text)
    }
}

extension LetterBehind {
    /// The page with which the entry is read; `nil` for what has none.
    package var reference: Reference? {
        let parts = about.split(separator: "/").map(String.init)
        guard parts.count >= 2 else { return nil }
        return switch parts[0] {
        case "claim": .claim(parts[1])
        case "account": parts.count == 3 ? .account(thing: parts[1], property: parts[2]) : nil
        case "thing": .thing(parts[1])
        case "party": .party(parts[1])
        case "story": .story(parts[1])
        case "series": .series(parts[1])
        case "indicator": .indicator(parts[1])
        case "problem": .problem(parts[1])
        default: nil
        }
    }
}

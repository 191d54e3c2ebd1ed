import Exporting
import Languages
import Measures
import Register

extension RecordWriter {
    /// How an office is reached, as fields of its party.
    func office(_ office: Office, to writer: inout JSONWriter) {
        writer.key("rank")
        text(office.rank, to: &writer)
        writer.optionalField("rankBasis", office.rankBasis) { label($1.rawValue, words.basis($1), nil, to: &$0) }
        writer.listField("contacts") { writer in
            for contact in office.contacts {
                writer.object { writer in
                    writer.field("kind", contact.kind.rawValue)
                    writer.field("value", contact.value)
                    writer.key("label")
                    text(contact.label, to: &writer)
                }
            }
        }
        writer.listField("hours") { writer in
            for hours in office.hours {
                writer.object { writer in
                    writer.field("days", hours.days.map(\.word))
                    writer.field("from", OpenWords.clock(hours.from))
                    writer.field("to", OpenWords.clock(hours.to))
                }
            }
        }
        writer.field("languages", office.languages.map(\.tag))
    }
}

extension OpenWords {
    /// Minutes since midnight as `08:30`; the end of a day is `24:00`.
    static func clock(_ minutes: Int) -> String {
        [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

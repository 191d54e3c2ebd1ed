package import Journal
import Languages

/// What a record of a part above the register says in words, and who may read it.
///
/// The register keeps these words beside its own, so that they are listed for translators, translated, remembered and
/// searched as everything else is; all else of the record is the part's own matter.
package struct SubjectRecord: Sendable {
    package let fields: [TextField]
    package var visibility = Visibility.everyone
    /// The thing that it is about; whoever may not know of that reads nothing of it.
    package var thing: String?
    /// The record of another part under which alone it is read: an alert under its series.
    package var under: TextReference?
    /// The party in whose words it is, where that is not the one that recorded it.
    package var saidBy: String?
    /// Whether it was taken back, so that nothing of it wants translating.
    package var isOver = false

    package init(_ record: some TextRecord) { fields = record.textFields.filter { !$0.text.isEmpty } }
}

/// How a part above the register makes known the words of one kind of its records.
package protocol SubjectTexts: Sendable {
    var kind: TextReference.Kind { get }
    /// The words of an entry of that kind; the same for the same entry, since a replay asks again.
    func record(_ id: String, _ payload: JSON) throws(PayloadError) -> SubjectRecord
}

extension SubjectRecord {
    /// The fields as the tables hold them.
    var json: JSON { JSON(fields: fields.compactMap { field in field.text.json.map { (field.name, $0) } }) }
}

/// The words of such a record as they stand in the tables.
struct SubjectWords: TextRecord {
    private var fields: [(name: String, text: Text)]

    init(_ json: JSON) throws(PayloadError) {
        fields = []
        for field in json.objectValue?.fields ?? [] {
            fields.append((field.key, try Text(json: field.value, field.key)))
        }
    }

    mutating func eachText(_ body: (String, inout Text) -> Void) {
        for place in fields.indices { body(fields[place].name, &fields[place].text) }
    }
}

package import Journal
import Languages
import Register
package import Search

/// What of series and of rules for alerts can be found by its words.
///
/// A series that has no name of its own is found by its method, its licence and its note, and named after its thing.
package struct SeriesDocuments: SearchDocuments {
    package let version = 1

    package init() {}

    package func changes(by body: EntryBody?) -> [SearchChange] {
        guard let body, body.version == 1 else { return [] }
        switch body.kind {
        case SeriesRecord.entryKind:
            guard let series = try? SeriesRecord(body: body) else { return [] }
            let documents = Self.documents(
                of: series.name, [series.method, series.note, series.licence], kind: body.kind, id: series.id,
                thing: series.thing, series.visibility, by: body.party)
            return [.remove(kind: body.kind, id: series.id)] + documents
        case AlertRule.entryKind:
            guard let rule = try? AlertRule(body: body) else { return [] }
            let documents = Self.documents(
                of: Text(), [rule.text], kind: body.kind, id: rule.id, thing: nil, rule.visibility, by: body.party)
            return [.remove(kind: body.kind, id: rule.id)] + (rule.isEnded ? [] : documents)
        default: return []
        }
    }

    private static func documents(
        of title: Text, _ texts: [Text], kind: String, id: String, thing: String?, _ visibility: Visibility,
        by party: String
    ) -> [SearchChange] {
        Language.allCases.compactMap { language in
            let lines = texts.compactMap { $0[language] }
            guard title[language] != nil || !lines.isEmpty else { return nil }
            return .put(
                SearchDocument(
                    kind: kind, id: id, language: language, title: title[language] ?? "",
                    text: lines.joined(separator: "\n"), thing: thing,
                    visibility: DocumentVisibility(
                        rank: visibility.rank, visibleTo: visibility.partyList, recorder: party)))
        }
    }
}

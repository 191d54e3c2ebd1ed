package import Journal
package import Languages
package import Register
package import Search

extension Indicator: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("name", &name)
        body("about", &about)
        body("missing", &missing)
    }
}

/// The words of indicators, for translators.
package struct IndicatorTexts: SubjectTexts {
    package let kind = TextReference.Kind.indicator

    package init() {}

    package func record(_ id: String, _ payload: JSON) throws(PayloadError) -> SubjectRecord {
        SubjectRecord(try Indicator(id: id, payload: payload))
    }
}

/// What of indicators can be found by its words: what they are called, what they ask, and what is missing for an answer.
package struct IndicatorDocuments: SearchDocuments {
    package let version = 1

    package init() {}

    package func changes(by body: EntryBody?) -> [SearchChange] {
        guard let body, body.kind == Indicator.entryKind, body.version == 1, let indicator = try? Indicator(body: body)
        else { return [] }
        let documents = Language.allCases.compactMap { language -> SearchChange? in
            let lines = [indicator.about[language], indicator.missing[language]].compactMap(\.self)
            let title = indicator.name[language] ?? ""
            guard !title.isEmpty || !lines.isEmpty else { return nil }
            return .put(
                SearchDocument(
                    kind: Indicator.entryKind, id: indicator.id, language: language, title: title,
                    text: lines.joined(separator: "\n"), thing: indicator.things.first,
                    visibility: DocumentVisibility(rank: 0, recorder: body.party)))
        }
        return [.remove(kind: Indicator.entryKind, id: indicator.id)] + documents
    }
}

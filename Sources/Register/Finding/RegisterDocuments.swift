package import Journal
import Languages
package import Search

/// What of the register can be found by its words: the texts of things, claims, sources, quarrels, letters and parties.
///
/// A figure alone has no words; it is found by the names of its thing and property.
package struct RegisterDocuments: SearchDocuments {
    package let version = 3

    package init() {}

    package func changes(by body: EntryBody?) -> [SearchChange] {
        guard let body, let kind = try? EntryKind(of: body) else { return [] }
        if kind == .erasure {
            return body.erasedEntry.map { [.eraseEntry($0)] } ?? []
        }
        if kind == .translation { return Self.translation(body).map { [.put($0)] } ?? [] }
        guard let id = try? body.identifier, let texts = try? Self.texts(kind, id, body) else { return [] }
        let visible = DocumentVisibility(
            rank: texts.visibility.rank, visibleTo: texts.visibility.partyList, recorder: body.party)
        let documents = texts.byLanguage.filter { !$0.value.isEmpty }.sorted { $0.key.rawValue < $1.key.rawValue }
        // A new wording may have fewer languages than the one before it.
        return [.remove(kind: body.kind, id: id)]
            + documents.map { language, words in
                .put(
                    SearchDocument(
                        kind: body.kind, id: id, language: language, title: words.title,
                        text: words.lines.joined(separator: "\n"), thing: texts.thing, visibility: visible))
            }
    }

    /// A translated field is a document of its own: an entry knows nothing of the record's other words.
    ///
    /// It is filed as who translated it saw the record, and moves with the record's next wording.
    private static func translation(_ body: EntryBody) -> SearchDocument? {
        guard let translation = try? Translation(body: body),
            [.thing, .claim, .source, .quarrel, .party, .letter].contains(translation.record.kind)
                || translation.record.kind.isAbove
        else { return nil }
        let isTitle = ["name", "title", "subject"].contains(translation.field)
        return SearchDocument(
            kind: translation.record.kind.rawValue, id: translation.record.id, language: translation.language,
            part: translation.field, title: isTitle ? translation.text : "", text: isTitle ? "" : translation.text,
            thing: translation.thing,
            visibility: DocumentVisibility(
                rank: translation.visibility.rank, visibleTo: translation.visibility.partyList,
                recorder: translation.recorder ?? body.party))
    }

    private static func texts(_ kind: EntryKind, _ id: String, _ body: EntryBody) throws -> DocumentTexts? {
        var texts = DocumentTexts()
        switch kind {
        case .thing:
            let thing = try Thing(id: id, payload: body.payload)
            texts.title(thing.name)
            for (language, aliases) in thing.aliases { texts.add(aliases.joined(separator: ", "), in: language) }
            texts.thing = id
            texts.visibility = thing.visibility
        case .claim:
            guard Self.hasWords(body.payload) else { return DocumentTexts() }
            let claim = try Claim(id: id, payload: body.payload)
            if case .text(let text) = claim.value { texts.add(text) }
            for text in [claim.note, claim.doubt, claim.speaker] { texts.add(text) }
            texts.thing = claim.thing
            texts.visibility = claim.visibility
        case .source:
            let source = try Source(id: id, payload: body.payload)
            texts.title(Text([source.titleLanguage: source.title]))
            texts.add(source.note)
        case .quarrel:
            let quarrel = try Quarrel(id: id, payload: body.payload)
            texts.title(quarrel.title)
            texts.add(quarrel.lesson)
        case .party: texts.title(try Party(id: id, payload: body.payload).name)
        case .letter:
            let letter = try Letter(id: id, payload: body.payload)
            texts.title(letter.subjectMatter)
            texts.visibility = letter.visibility
        case .region, .kind, .datum, .property, .remark, .mark, .join, .erasure, .release, .clearing, .translation,
            .term:
            return nil
        }
        return texts
    }

    /// Told from the payload as it is: most claims are figures, and there may be millions of them.
    private static func hasWords(_ payload: JSON) -> Bool {
        payload["note"] != nil || payload["doubt"] != nil || payload["speaker"] != nil
            || payload["value"]?["text"] != nil
    }
}

/// The texts of one record, by language.
private struct DocumentTexts {
    struct Words {
        var title = ""
        var lines: [String] = []
        var isEmpty: Bool { title.isEmpty && lines.isEmpty }
    }

    var byLanguage: [Language: Words] = [:]
    var thing: String?
    var visibility = Visibility.everyone

    mutating func title(_ text: Text) {
        for language in Language.allCases {
            if let words = text.byTag[language.tag], !words.isEmpty {
                byLanguage[language, default: Words()].title = words
            }
        }
    }

    mutating func add(_ text: Text) {
        for language in Language.allCases {
            if let words = text.byTag[language.tag] { add(words, in: language) }
        }
    }

    mutating func add(_ words: String, in language: Language) {
        if !words.isEmpty { byLanguage[language, default: Words()].lines.append(words) }
    }
}

package import Drafts
package import Journal
import Languages
package import Register

/// Makes entries of drafted translations.
///
/// Fields: `place` (as `thing.port.name`), `language`, `text`, `digest` (of the original that the translator saw) and
/// `maker` (`human` where it is left out).
package struct TranslationMaker: DraftMaker {
    package let kind = "translation"

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["place"].flatMap(TextPlace.init(word:)).map(\.record.description)
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        let item = try Self.item(fields, in: reading)
        guard Translators.may(party, translate: item, in: reading.vocabulary) else {
            throw DraftFaults([.init("", "translation-of-others")])
        }
        let text = try Self.text(fields["text"] ?? "")
        guard fields["digest"] == nil || fields["digest"] == item.digest else {
            throw DraftFaults([.init("text", "translation-original-changed")])
        }
        guard let maker = Translation.Maker(rawValue: fields["maker"] ?? "human") else {
            throw DraftFaults([.init("maker", "translation-unknown-word")])
        }
        return [
            Translation(
                record: item.record, field: item.field, language: item.language, text: text, maker: maker,
                source: item.source, digest: item.digest,
                replaces: item.text.own[item.language].map(Translation.digest), visibility: item.visibility,
                recorder: item.visibility == .everyone ? nil : item.recorder, thing: item.thing?.id, party: party
            ).entry(member: member)
        ]
    }

    private static func item(_ fields: DraftFields, in reading: Reading) throws -> WorkItem {
        guard let language = fields["language"].flatMap(Language.init(rawValue:)) else {
            throw DraftFaults([.init("language", "translation-unknown-word")])
        }
        guard let place = fields["place"].flatMap(TextPlace.init(word:)),
            let item = try WorkList.item(place, in: language, reading)
        else { throw DraftFaults([.init("place", "translation-nothing")]) }
        return item
    }

    private static func text(_ typed: String) throws -> String {
        var text = typed[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        if text.isEmpty { throw DraftFaults([.init("text", "translation-missing")]) }
        guard text.utf8.count <= Translation.bytesMax else {
            throw DraftFaults([.init("text", "translation-too-long", ["most": String(Translation.bytesMax)])])
        }
        return String(text)
    }
}

/// Who may translate what.
package enum Translators {
    /// Words of the region and of those who do not speak here are translated by any party; a party's own words and
    /// things by itself, or by the secretariat, which keeps what belongs to nobody alone.
    package static func may(_ party: String, translate item: WorkItem, in vocabulary: Vocabulary) -> Bool {
        item.owners.isEmpty || item.owners.contains(party) || vocabulary.parties[party]?.type == .secretariat
    }
}

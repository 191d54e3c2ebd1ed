import Clippings
import Languages
import Register
import Search

/// Which party of the register a speaker speaks for, where the office says so; nobody is guessed.
struct SpeakingParties {
    private let vocabulary: Vocabulary

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// The party named in the office, else the one office whose rank and province it names.
    func party(of speaker: Speaker, in language: Language) -> String? {
        let links = speaker.references.compactMap(StoryLink.init(reference:))
        let named = Set(links.filter { $0.kind == .party }.map(\.id)).filter { vocabulary.parties[$0] != nil }
        if named.count == 1 { return named.first }
        let title = stems(speaker.title, language)
        guard title.isDisjoint(with: stems(Self.former, language)) else { return nil }
        let things = Set(links.filter { $0.kind == .thing }.map(\.id))
        let bearers = vocabulary.parties.values.filter { party in
            guard let province = party.speaksFor, things.contains(province) else { return false }
            let rank = StemmedWord.words(of: party.office.rank[language] ?? "", in: language, limit: 20)
            return !rank.isEmpty && rank.allSatisfy { !title.isDisjoint(with: $0.stems) }
        }
        return bearers.count == 1 ? bearers.first?.id : nil
    }

    /// Who was in an office does not speak for it.
    private static let former =
        "former ex سابق پیشین اسبق бывший экс прежний keçmiş sabiq бұрынғы экс öňki ozalky"

    private func stems(_ words: String, _ language: Language) -> Set<String> {
        Set(StemmedWord.words(of: words, in: language, limit: 60).flatMap(\.stems))
    }
}

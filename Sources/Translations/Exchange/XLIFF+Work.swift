package import Importing
package import Languages
import Register

/// Work for translators who use tools of their own, in XLIFF 2.1 with one unit a field.
///
/// A machine's and a stale translation go out as `initial`, so that tools offer them for work, with a sub-state that
/// says what they are; what stands goes out as `translated`.
extension XLIFF {
    package static let subStates: [WorkState: String] = [.machine: "littoral:machine", .stale: "littoral:stale"]

    package init(_ items: [WorkItem], from source: Language, to target: Language) {
        self.init(
            source: source.tag, target: target.tag, original: "littoral",
            units: items.filter { $0.source == source }.map { item in
                Unit(
                    id: item.place.word, source: [.text(item.original)],
                    target: item.translation.map { [.text($0)] },
                    state: item.state == .human ? .translated : .initial, subState: Self.subStates[item.state])
            }, version: "2.1")
    }

    /// What the file offers of what is wanted, unit by unit.
    package var translationOffers: [TranslationOffer] {
        units.map { unit in
            let target = unit.target.map(XLIFF.text)
            let isFinished = unit.state.map { $0 >= .translated } ?? (unit.subState == nil)
            return TranslationOffer(
                place: unit.id, original: XLIFF.text(unit.source), translation: target ?? "",
                maker: isFinished || unit.subState != Self.subStates[.machine] ? .human : .machine,
                isFinished: isFinished, line: unit.line)
        }
    }
}

extension TMX {
    /// What has been translated into a language, for the memory of other tools.
    package init(_ items: [WorkItem], from source: Language, to target: Language) {
        self.init(
            source: source.tag,
            units: items.filter { $0.source == source && $0.translation != nil }.map { item in
                Unit(
                    id: item.place.word,
                    versions: [
                        Version(language: source.tag, text: item.original),
                        Version(language: target.tag, text: item.translation ?? "", state: item.state.rawValue),
                    ])
            })
    }

    /// What a memory offers in a language: by the place where it names one, else wherever its original stands.
    package func offers(from source: Language, to target: Language) -> [TranslationOffer] {
        units.compactMap { unit in
            func version(_ language: Language) -> Version? {
                unit.versions.first { Language(tag: $0.language) == language }
            }
            guard let original = version(source), let translation = version(target) else { return nil }
            let state = translation.state.flatMap(WorkState.init(rawValue:))
            return TranslationOffer(
                place: unit.id, original: original.text, translation: translation.text,
                maker: state == .machine ? .machine : .human, isFinished: state != .machine && state != .stale,
                line: unit.line)
        }
    }
}

import Languages
import Markup

extension Wording {
    /// The word beside a text that a machine has translated, or whose original has changed since.
    func translationMark(_ state: TranslationState) -> Markup {
        let (mark, note): (PhraseKey, PhraseKey) =
            state == .machine
            ? ("translation.mark.machine", "translation.mark.note")
            : ("translation.mark.stale", "site.translation-stale")
        return abbr(.class("small"), .title(say(note))) { "(" + say(mark) + ")" }
    }

    /// A text for reading, with the way to its original where the translation is a machine's or older than it.
    ///
    /// It has a link, and stands in none.
    func told(_ text: Text) -> Markup {
        fragment {
            marked(text)
            if let place = text.place, let reading = text.reading(in: language),
                let state = text.state(in: reading.language),
                state == .machine || state == .stale
            {
                " "
                a(.class("small"), .href(Links(language: language).translation(place, in: reading.language))) {
                    say("translation.see-original")
                }
            }
        }
    }
}

extension Links {
    /// The page of a text and its translation, by the word for where the text stands.
    func translation(_ place: String, in target: Language) -> Address {
        Address("/\(language.tag)/translations/\(target.tag)/\(place)")
    }
}

import Languages
import Markup
import Register

extension Figures {
    /// Two wordings of one text, language by language, with what was struck out and put in.
    func difference(_ old: Text, _ new: Text) -> Markup {
        fragment {
            for language in Language.allCases where old[language] != new[language] {
                p(.class("wordings")) {
                    span(.class("about")) { language.ownName }
                    " "
                    bdi(.lang(language.tag), .dir(Wording.direction(of: language))) {
                        for piece in WordDifference(from: old[language] ?? "", to: new[language] ?? "").pieces {
                            switch piece.kind {
                            case .kept: Markup(text: piece.text)
                            case .removed: del { piece.text }
                            case .added: ins { piece.text }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Everything in which two wordings of one claim differ.
    func difference(_ old: Claim, _ new: Claim, of property: Property) -> Markup {
        fragment {
            if case .text(let first) = old.value, case .text(let second) = new.value {
                difference(first, second)
            } else if old.value != new.value {
                p {
                    del { value(old.value, of: property) }
                    " "
                    figure(new, of: property)
                }
            }
            change("claim.as-of", old.asOf.map(wording.period), new.asOf.map(wording.period))
            change("claim.until", old.until.map(wording.period), new.until.map(wording.period))
            change("claim.said-by", wording.partyName(old.saidBy), wording.partyName(new.saidBy))
            change("claim.source", sourceTitle(old.source), sourceTitle(new.source))
            change("claim.stated", old.stated, new.stated)
            textChange("claim.speaker", old.speaker, new.speaker)
            textChange("claim.doubt", old.doubt, new.doubt)
            textChange("claim.note", old.note, new.note)
        }
    }

    private func sourceTitle(_ id: String?) -> String? {
        id.map { wording.vocabulary.sources[$0]?.title ?? $0 }
    }

    private func change(_ key: PhraseKey, _ old: String?, _ new: String?) -> Markup {
        guard old != new else { return Markup() }
        return p(.class("small")) {
            wording.say(key) + ": "
            if let old {
                del(.dir(.automatic)) { old }
                " "
            }
            if let new { ins(.dir(.automatic)) { new } }
        }
    }

    private func textChange(_ key: PhraseKey, _ old: Text, _ new: Text) -> Markup {
        guard old != new else { return Markup() }
        return fragment {
            p(.class("small")) { wording.say(key) }
            difference(old, new)
        }
    }
}

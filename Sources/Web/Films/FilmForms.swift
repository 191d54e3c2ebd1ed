import Films
import Languages
import Markup
import Members

/// What a film's party says of it: title, captions, and that it goes.
struct FilmForms: Sendable {
    let kit: FormKit
    let film: Film
    let signed: Signed

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var markup: Markup {
        fragment {
            if film.state != .refused {
                section {
                    h2 { wording.say("film.words.title") }
                    kit.form(to: links.film(film.id), signed: signed) {
                        kit.line(
                            "title", wording.say("film.field.title"), isRequired: true,
                            .maxlength(FilmLimits.titleLettersMax))
                        kit.area("about", wording.say("film.field.about"), hint: wording.say("film.field.about-hint"))
                        button(.type("submit")) { wording.say("film.words.save") }
                    }
                }
                captions
            }
            section {
                h2 { wording.say("film.remove.title") }
                p { wording.say("film.remove.hint") }
                kit.act(wording.say("film.remove.do"), to: links.film(film.id, "remove"), signed: signed)
            }
        }
    }

    private var captions: Markup {
        section(.id("captions")) {
            h2 { wording.say("film.captions.title") }
            p { wording.say("film.captions.lead") }
            for language in Language.allCases where film.captions[language] != nil {
                p {
                    wording.say("film.captions-in", ["language": .text(language.ownName)])
                    " "
                    kit.act(
                        wording.say("film.captions.end"), to: links.film(film.id, "captions/end"), signed: signed,
                        hidden: ["language": language.tag])
                }
            }
            kit.form(to: links.film(film.id, "captions"), signed: signed, hasFiles: true) {
                kit.choice(
                    "language", wording.say("film.captions.language"),
                    Language.allCases.map { (value: $0.tag, label: $0.ownName) })
                kit.file(
                    "file", wording.say("film.captions.file"), hint: wording.say("film.captions.file-hint"),
                    kinds: ".vtt,.srt,text/vtt,application/x-subrip")
                kit.area("captions", wording.say("film.captions.text"), rows: 6)
                button(.type("submit")) { wording.say("film.captions.save") }
            }
        }
    }
}

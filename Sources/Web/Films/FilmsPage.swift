import Films
import Languages
import Markup
import Members

/// The films that everyone may see, and for members those of their party with what goes on with each.
struct FilmsPage: Page {
    let wording: Wording
    let open: [Film]
    let own: [Film]
    let mayWrite: Bool

    private var links: Links { Links(language: wording.language) }
    private var rendering: FilmRendering { FilmRendering(wording: wording) }

    var title: String { wording.say("film.title") }
    var sheets: [String] { ["films.css"] }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("film.lead") }
            }
            if mayWrite {
                p {
                    a(.href(links.newFilm)) { wording.say("film.new.title") }
                    " · "
                    a(.href(links.pictures)) { wording.say("picture.title") }
                }
            }
            if !own.isEmpty {
                section {
                    h2 { wording.say("film.own") }
                    ul { for film in own { line(film, withState: true) } }
                }
            }
            section {
                h2 { wording.say("film.for-everyone") }
                if open.isEmpty { p { wording.say("film.none") } } else { ul { for film in open { line(film) } } }
            }
        }
    }

    private func line(_ film: Film, withState: Bool = false) -> Markup {
        li {
            a(.href(links.film(film.id))) { wording.marked(film.title) }
            if film.length > 0 { span(.class("small")) { " · " + rendering.duration(film.length) } }
            if withState {
                span(.class("small")) { " · " + wording.say(PhraseKey("film.state.\(film.state.rawValue)")) }
            }
        }
    }
}

/// Where a film is sent: at once by the form, in pieces with progress where scripts run.
struct NewFilmPage: Page {
    let kit: FormKit
    let signed: Signed
    let bytesMax: Int64
    let hasTools: Bool

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("film.new.title") }
    var sheets: [String] { ["forms.css", "films.css"] }
    var scripts: [String] { ["film-upload.js"] }
    var trail: [(name: String, address: Address)] { [(wording.say("film.title"), links.films)] }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("film.new.lead") }
            }
            kit.summary
            if !hasTools { p(.class("said")) { wording.say("film.fault.no-tools") } }
            kit.form(to: links.newFilm, signed: signed, hasFiles: true, class: "sheet film-upload") {
                kit.line(
                    "title", wording.say("film.field.title"), isRequired: true, .maxlength(FilmLimits.titleLettersMax))
                kit.area("about", wording.say("film.field.about"), hint: wording.say("film.field.about-hint"))
                kit.file(
                    "film", wording.say("film.field.file"),
                    hint: wording.say("film.field.file-hint", ["limit": .number(String(bytesMax >> 20))]),
                    kinds: "video/*,audio/*,.mkv")
                button(.type("submit")) { wording.say("film.new.send") }
            }
            upload
        }
    }

    /// What the script fills in; it says nothing of its own.
    private var upload: Markup {
        div(
            .class("film-progress"), .id("film-progress"), .hidden(), .data("films", links.films.text),
            .data("language", wording.language.tag), .data("said", wording.say("film.upload.said")),
            .data("paused", wording.say("film.upload.paused")), .data("cut", wording.say("film.upload.cut")),
            .data("done", wording.say("film.upload.done")),
            .data("digits", NumberFormat(wording.language).digits("0123456789"))
        ) {
            progress(.max(100), .value(0), .aria("label", wording.say("film.state.uploading")))
            p(.role("status"), .class("small")) {}
            button(.type("button"), .class("quiet"), .data("act", "pause")) { wording.say("film.upload.pause") }
            " "
            button(.type("button"), .class("quiet"), .data("act", "resume"), .hidden()) {
                wording.say("film.upload.resume")
            }
        }
    }
}

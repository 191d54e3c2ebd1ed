import Films
import Journal
import Languages
import Markup
import Members
import Measures
import Register

/// A film with its player, its transcript, its files and the code that shows it elsewhere; for its party, how far it is.
struct FilmPage: Page {
    let kit: FormKit
    let film: Film
    /// Who may change it; `nil` for everyone else.
    let signed: Signed?
    /// Whether that member may open its page to everyone.
    let mayOpen: Bool
    let isOpen: Bool
    let mark: FilmProgress.Mark?
    let hasTools: Bool
    /// In the reader's language, or else in one that there is.
    let transcript: (language: Language, said: Transcript)?
    let isLarge: Bool
    /// Scheme and host of this node.
    let base: String

    var wording: Wording { kit.wording }
    var links: Links { Links(language: wording.language) }
    private var rendering: FilmRendering { FilmRendering(wording: wording) }

    var title: String { wording.plain(film.title) }
    var sheets: [String] { ["films.css"] + (signed == nil ? [] : ["forms.css"]) }
    var trail: [(name: String, address: Address)] { [(wording.say("film.title"), links.films)] }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { wording.marked(film.title) }
                if !film.about.isEmpty { p(.class("lead")) { wording.marked(film.about) } }
            }
            kit.summary
            if film.state == .ready {
                player
                facts
                if let transcript { said(transcript.language, transcript.said) }
                downloads
                if isOpen { embedding }
            } else {
                standing
            }
            if let signed { keeping(signed) }
        }
    }

    // MARK: For everyone

    private var player: Markup {
        fragment {
            rendering.player(film, isLarge: isLarge)
            if film.file(.high) != nil {
                p(.class("small")) {
                    if isLarge {
                        a(.href(links.film(film.id))) { wording.say("film.lighter") }
                    } else {
                        a(.href(Address(links.film(film.id).text + "?size=large"))) { wording.say("film.larger") }
                    }
                }
            }
        }
    }

    private var facts: Markup {
        dl(.class("film-facts")) {
            fact("film.fact.length", rendering.duration(film.length))
            if !film.isSound {
                fact("film.fact.size", "\(wording.number(film.width)) × \(wording.number(film.height))")
            }
            div {
                dt { wording.say("film.fact.party") }
                dd { a(.href(links.party(film.party))) { wording.party(film.party) } }
            }
            fact("film.fact.made", wording.day(Instant(clamping: film.made).day()))
            if !film.captions.isEmpty {
                fact(
                    "film.fact.captions",
                    ListFormat(wording.language).format(
                        Language.allCases.filter { film.captions[$0] != nil }.map(\.ownName)))
            }
        }
    }

    private func fact(_ key: PhraseKey, _ text: String) -> Markup {
        div {
            dt { wording.say(key) }
            dd { text }
        }
    }

    private func said(_ language: Language, _ said: Transcript) -> Markup {
        section(.id("transcript")) {
            h2 { wording.say("film.transcript") }
            div(.lang(language.tag), .dir(Wording.direction(of: language)), .class("transcript")) {
                for paragraph in said.paragraphs {
                    p {
                        span(.class("small")) { NumberFormat(language).digits(rendering.duration(paragraph.start)) }
                        " "
                        if let speaker = paragraph.speaker {
                            fragment {
                                strong { speaker }
                                ": "
                            }
                        }
                        paragraph.text
                    }
                }
            }
        }
    }

    private var downloads: Markup {
        section {
            h2 { wording.say("film.downloads") }
            ul {
                for file in film.files.sorted(by: { $0.bytes < $1.bytes }) where file.part != .poster {
                    li {
                        a(
                            .href(Address(FilmRendering.address(film, file).text + "?download=yes")),
                            .type(file.mediaType)
                        ) { wording.say(PhraseKey("film.part.\(file.part.rawValue)")) }
                        wording.say("site.list-separator")
                        if file.height > 0 {
                            "\(wording.number(file.width)) × \(wording.number(file.height))"
                            wording.say("site.list-separator")
                        }
                        megabytes(file.bytes)
                    }
                }
                for language in Language.allCases {
                    if let name = film.captionsName(language) {
                        li {
                            a(.href(Links.filmFile(film.id, name)), .type("text/vtt")) {
                                wording.say("film.captions-in", ["language": .text(language.ownName)])
                            }
                        }
                    }
                }
            }
        }
    }

    private func megabytes(_ bytes: Int64) -> String {
        let tenths = max(1, (bytes * 10 + (1 << 19)) >> 20)
        return wording.say("film.megabytes", ["size": .number("\(tenths / 10).\(tenths % 10)")])
    }

    private var embedding: Markup {
        let embed = Embeddable(film, wording)
        return section {
            h2 { wording.say("film.embed") }
            p { wording.say("film.embed-hint") }
            details {
                summary { wording.say("film.embed-frame") }
                pre(.dir(.leftToRight), .tabindex(0)) { code { embed.frameCode(base) } }
            }
            details {
                summary { wording.say("film.embed-script") }
                pre(.dir(.leftToRight), .tabindex(0)) { code { embed.scriptCode(base) } }
            }
        }
    }

    // MARK: For its party

    @MarkupBuilder private var standing: Markup {
        div(.class("said")) {
            p { wording.say(PhraseKey("film.state.\(film.state.rawValue)")) }
            if let fault = film.fault {
                p { wording.say(PhraseKey("film.fault.\(fault.rawValue)"), ["limit": .number("0")]) }
            }
            if film.state.isGoingOn {
                if let mark {
                    p {
                        wording.say(
                            "film.progress",
                            [
                                "part": .text(wording.say(PhraseKey("film.part.\(mark.part.rawValue)"))),
                                "percent": .number(String(mark.percent)), "place": .number(String(mark.place)),
                                "count": .number(String(mark.count)),
                            ])
                    }
                    progress(
                        .value(Double((mark.place - 1) * 100 + mark.percent)), .max(Double(mark.count * 100)),
                        .aria("label", wording.say("film.state.making")))
                }
                if !hasTools { p { wording.say("film.fault.no-tools") } }
                p(.class("small")) { wording.say("sheet.refreshes") }
            }
        }
    }

    private func keeping(_ signed: Signed) -> Markup {
        fragment {
            if film.state == .ready {
                section {
                    h2 { wording.say("film.open.title") }
                    p { wording.say(film.isPublic ? "film.open.is" : isOpen ? "film.open.shown" : "film.open.is-not") }
                    if mayOpen {
                        kit.act(
                            wording.say(film.isPublic ? "film.open.close" : "film.open.open"),
                            to: links.film(film.id, film.isPublic ? "close" : "open"), signed: signed, isQuiet: false)
                    } else {
                        p(.class("small")) { wording.say("film.open.who") }
                    }
                }
            }
            FilmForms(kit: kit, film: film, signed: signed).markup
        }
    }
}

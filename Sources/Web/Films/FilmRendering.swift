import Films
import Languages
import Markup
import Register

/// Films and pictures as they stand in pages: of their own, in stories, in frames of other sites.
struct FilmRendering: Sendable {
    let wording: Wording

    private var links: Links { Links(language: wording.language) }

    static func address(_ film: Film, _ file: FilmFile) -> Address { Links.filmFile(film.id, file.name) }

    // MARK: Our own

    /// The player, with buttons of the browser; nothing is loaded before the reader asks.
    ///
    /// The lightest version is played unless `isLarge`.
    func player(_ film: Film, isLarge: Bool = false) -> Markup {
        let files = isLarge ? film.playable.reversed() : film.playable
        let title = wording.plain(film.title)
        guard !film.isSound else {
            return audio(.controls, .preload("none"), .aria("label", title), .class("film")) {
                for file in files { source(.src(Self.address(film, file)), .type(file.mediaType)) }
            }
        }
        let shown = film.file(.low) ?? film.file(.original)
        let poster = film.file(.poster).map { Attribute.poster(Self.address(film, $0)) } ?? .none
        return video(
            .controls, .preload("none"), poster, .width(Double(shown?.width ?? 640)),
            .height(Double(shown?.height ?? 360)),
            .class("film"), .aria("label", title)
        ) {
            for file in files { source(.src(Self.address(film, file)), .type(file.mediaType)) }
            for language in Language.allCases {
                if let name = film.captionsName(language) {
                    track(
                        .kind("captions"), .src(Links.filmFile(film.id, name)), .srclang(language.tag),
                        .label(language.ownName), .when(language == wording.language, .byDefault))
                }
            }
        }
    }

    /// A picture in the width that fits; `nil` where nothing says what is to be seen in it.
    ///
    /// `words` are those of the page for it, in its language; without them the picture's own are taken.
    func image(_ picture: Picture, words: String = "") -> Markup? {
        let own = words.isEmpty ? nil : (text: words, language: wording.language)
        guard let alt = own ?? picture.alt.reading(in: wording.language), let widest = picture.files.last else {
            return nil
        }
        let sources = picture.files.map { (address: Links.pictureFile(picture.id, $0.name), width: $0.width) }
        return img(
            .src(Links.pictureFile(picture.id, widest.name)), .sources(sources),
            .sizes("(min-width: 60rem) 44rem, 100vw"), .width(Double(widest.width)), .height(Double(widest.height)),
            .alt(alt.text), .when(alt.language != wording.language, .lang(alt.language.tag)), .lazy)
    }

    /// `3:05` or `1:03:05` in the numerals of the language.
    func duration(_ milliseconds: Int64) -> String {
        let seconds = (milliseconds + 500) / 1_000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let text =
            seconds >= 3_600
            ? "\(seconds / 3_600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
            : "\(seconds / 60):\(two(seconds % 60))"
        return NumberFormat(wording.language).digits(text)
    }

    // MARK: Elsewhere

    /// A film on another host: what it is and where, and nothing loaded from there.
    ///
    /// `hosts` are those that the administrator allows, `asked` is what the reader has asked to play, `page` the
    /// address of the page it stands on. The answer needs `policy` where the film is shown.
    func card(
        _ film: FilmElsewhere, poster: Picture? = nil, hosts: Set<String>, asked: String? = nil, page: Address
    ) -> Markup {
        let title = film.title.isEmpty ? wording.say("film.elsewhere.title") : wording.plain(film.title)
        let isAllowed = hosts.contains(film.host) && film.frame != nil
        return figure(.class("film-card"), .id("film-\(film.key)")) {
            if isAllowed, asked == film.key, let address = film.frame {
                frame(
                    of: Address(address), title: title, width: film.width > 0 ? film.width : 640,
                    height: film.height > 0 ? film.height : 360, .class("film"))
            } else if let poster {
                image(poster) ?? Markup()
            }
            figcaption {
                p { wording.marked(byScript: title) }
                p(.class("small")) {
                    wording.say("film.elsewhere.lies")
                    " "
                    bdi(.dir(.leftToRight)) { film.host }
                }
                ul(.class("small")) {
                    if isAllowed, asked != film.key {
                        li {
                            a(.href(Address("\(page.text)?play=\(film.key)#film-\(film.key)")), .rel("nofollow")) {
                                wording.say("film.elsewhere.play")
                            }
                            " "
                            wording.say("film.elsewhere.play-hint")
                        }
                    }
                    li {
                        a(.href(Address(film.page)), .rel("external noreferrer nofollow")) {
                            wording.say("film.elsewhere.go")
                        }
                    }
                }
            }
        }
    }

    /// The policy of a page that shows a film elsewhere because its reader has asked for it; `nil` where none is shown.
    static func policy(_ films: [FilmElsewhere], hosts: Set<String>, asked: String?) -> String? {
        guard let film = films.first(where: { $0.key == asked && hosts.contains($0.host) && $0.frame != nil }) else {
            return nil
        }
        return "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; "
            + "img-src 'self'; media-src 'self'; frame-src https://\(film.host); form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'"
    }
}

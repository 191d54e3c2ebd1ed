import Films
import Journal
import Languages
import Markup
import Measures

/// What programs that read pages are told of a film.
extension FilmPage {
    var subjects: [PageSubject] {
        guard film.state == .ready else { return [] }
        var subject = PageSubject(film.isSound ? "AudioObject" : "VideoObject", name: title, at: links.film(film.id))
        subject.say("description", film.about.isEmpty ? title : wording.plain(film.about))
        subject.say("uploadDate", Instant(clamping: film.made).text)
        subject.say("duration", "PT\((film.length + 500) / 1_000)S")
        subject.say("inLanguage", .string(wording.language.tag))
        if let poster = film.file(.poster) { subject.say("thumbnailUrl", address(poster)) }
        if let file = film.playable.last {
            subject.say("contentUrl", address(file))
            subject.say("encodingFormat", file.mediaType)
        }
        if film.width > 0 {
            subject.say("width", .integer(Int64(film.width)))
            subject.say("height", .integer(Int64(film.height)))
        }
        if isOpen { subject.say("embedUrl", base + links.embeddedFilm(film.id).text) }
        if let transcript {
            subject.say("transcript", transcript.said.paragraphs.map(\.text).joined(separator: "\n"))
        }
        return [subject]
    }

    private func address(_ file: FilmFile) -> String { base + FilmRendering.address(film, file).text }

    var headMarks: Markup {
        guard film.state == .ready, isOpen else { return Markup() }
        return fragment {
            OEmbed.discovery(links.film(film.id), title: title, base: base)
            property("og:type", film.isSound ? "music.song" : "video.other")
            property("og:title", title)
            property("og:description", film.about.isEmpty ? title : wording.plain(film.about))
            property("og:url", base + links.film(film.id).text)
            property("og:site_name", wording.say("site.name"))
            if let poster = film.file(.poster) {
                property("og:image", address(poster))
                property("og:image:width", String(poster.width))
                property("og:image:height", String(poster.height))
            }
            if let file = film.playable.last {
                property(film.isSound ? "og:audio" : "og:video", address(file))
                property(film.isSound ? "og:audio:type" : "og:video:type", file.mediaType)
            }
        }
    }

    private func property(_ name: String, _ text: String) -> Markup { meta(.property(name), .content(text)) }
}

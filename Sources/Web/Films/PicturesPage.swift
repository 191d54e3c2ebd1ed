import Films
import Languages
import Markup
import Members

/// The pictures of a member's office: taken in, described, taken away.
struct PicturesPage: Page {
    let kit: FormKit
    let signed: Signed
    let pictures: [Picture]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("picture.title") }
    var sheets: [String] { ["forms.css", "films.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("film.title"), links.films)] }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("picture.lead") }
            }
            kit.summary
            kit.form(to: links.pictures, signed: signed, hasFiles: true) {
                kit.file(
                    "picture", wording.say("picture.file"),
                    hint: wording.say(
                        "picture.file-hint", ["limit": .number(String(FilmLimits.pictureBytesMax >> 20))]),
                    kinds: "image/jpeg,image/png,image/webp")
                kit.area("alt", wording.say("picture.alt"), hint: wording.say("picture.alt-hint"), rows: 2)
                button(.type("submit")) { wording.say("picture.send") }
            }
            for picture in pictures { kept(picture) }
        }
    }

    private func kept(_ picture: Picture) -> Markup {
        section(.id("picture-\(picture.id)"), .class("picture-kept")) {
            h2 { wording.marked(byScript: picture.name) }
            figure(.class("picture-block")) { FilmRendering(wording: wording).image(picture) ?? Markup() }
            p(.class("small")) {
                "\(wording.number(picture.width)) × \(wording.number(picture.height)) · "
                code { picture.id }
            }
            kit.form(to: links.picture(picture.id, "alt"), signed: signed) {
                let name = "alt-\(picture.id)"
                let filled = FormKit(
                    wording, values: [name: picture.alt[wording.language] ?? ""], mistakes: kit.mistakes)
                fragment {
                    filled.area(name, wording.say("picture.alt"), rows: 2)
                    button(.type("submit"), .class("quiet")) { wording.say("picture.alt-save") }
                }
            }
            kit.act(wording.say("picture.remove"), to: links.picture(picture.id, "remove"), signed: signed)
        }
    }
}

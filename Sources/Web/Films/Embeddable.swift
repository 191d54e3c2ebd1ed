import Films
import Languages
import Markup

/// What other sites may show in a frame, and how they ask for it.
struct Embeddable: Sendable {
    /// As in addresses: `films`, `stories`; and its singular, for the id of the element.
    let kind: String
    let noun: String
    let id: String
    let language: Language
    let title: String
    /// The shape it has of itself.
    let width: Int
    let height: Int
    /// A picture that stands for it: its path, width and height.
    let thumbnail: (path: String, width: Int, height: Int)?
    /// As oEmbed calls it: `video`, `rich`.
    let type: String

    init(
        kind: String, noun: String, id: String, language: Language, title: String, width: Int, height: Int,
        thumbnail: (path: String, width: Int, height: Int)? = nil, type: String = "rich"
    ) {
        (self.kind, self.noun, self.id, self.language, self.title) = (kind, noun, id, language, title)
        (self.width, self.height, self.thumbnail, self.type) = (width, height, thumbnail, type)
    }

    init(_ film: Film, _ wording: Wording) {
        self.init(film, in: wording.language)
    }

    init(_ film: Film, in language: Language) {
        let shown = film.file(.low)
        self.init(
            kind: "films", noun: "film", id: film.id, language: language,
            title: film.title.reading(in: language)?.text ?? "", width: shown?.width ?? 480,
            height: shown?.height ?? 120,
            thumbnail: film.file(.poster).map {
                (FilmRendering.address(film, $0).text, $0.width, $0.height)
            }, type: film.isSound ? "rich" : "video")
    }

    /// Whether a text can be the id of something that is embedded; nothing in it ends a text of a script or of a page.
    static func isID(_ text: String) -> Bool {
        (1...80).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
    }

    /// Width and height within bounds, in its own shape.
    func size(within widthMax: Int?, _ heightMax: Int?) -> (width: Int, height: Int) {
        let scale = min(
            1, Double(widthMax ?? width) / Double(width), Double(heightMax ?? height) / Double(height))
        return (max(1, Int(Double(width) * scale)), max(1, Int(Double(height) * scale)))
    }

    var path: String { "/\(language.tag)/embed/\(kind)/\(id)" }

    /// `<iframe …>` for a page of another site.
    func frameCode(_ base: String, width: Int? = nil, height: Int? = nil) -> String {
        "<iframe src=\"\(base)\(path)\" width=\"\(width ?? self.width)\" height=\"\(height ?? self.height)\" "
            + "title=\"\(Markup.escaped(title))\" loading=\"lazy\" allowfullscreen></iframe>"
    }

    /// The form that agencies use: an element with an id, and a script that fills it.
    func scriptCode(_ base: String) -> String {
        "<div id=\"littoral-\(noun)-\(id)\"></div>"
            + "<script src=\"\(base)/embed/\(kind)/\(id).js?width=\(width)&amp;height=\(height)"
            + "&amp;language=\(language.tag)\" async></script>"
    }
}

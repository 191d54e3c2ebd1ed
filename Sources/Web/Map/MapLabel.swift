import Languages
import Markup

/// A name as it is set on a map.
struct MapLabel: Sendable, Hashable {
    /// The steps of the hierarchy, as the style sheet calls them.
    enum Level: String, Sendable {
        case sea = "l1"
        case area = "l2"
        case place = "l3"
        case state = "l4"

        /// Font sizes in user units where a screen is wide, and on a phone, where the same drawing is smaller.
        var sizes: (wide: Double, phone: Double) {
            switch self {
            case .sea: (23, 26)
            case .area: (13.5, 19)
            case .place: (11.5, 17.5)
            case .state: (12, 15.5)
            }
        }

        /// Space between letters as a share of the size; the script of Persian allows none.
        func spacing(_ language: Language) -> Double {
            guard language.script != .arabic else { return 0 }
            return self == .sea ? 0.12 : self == .state ? 0.18 : 0
        }
    }

    let text: String
    let language: Language
    let level: Level
    /// Where the text is held, on its base line.
    let point: PagePoint
    let anchor: TextAnchor
    /// Left out on a phone.
    let isMinor: Bool
    let isOnSea: Bool

    /// The names of a map must stay apart on a phone too, where letters are larger; minor ones are not shown there.
    var size: Double { isMinor ? 12.5 : level.sizes.phone }

    /// What the text covers.
    var box: PageBox {
        let width = Self.width(text, language, level, size: size)
        let left =
            switch anchor {
            case .start: point.x
            case .middle: point.x - width / 2
            case .end: point.x - width
            }
        return PageBox(left: left, top: point.y - size * 0.8, right: left + width, bottom: point.y + size * 0.28)
    }

    /// The width of a text, from the mean width of letters: a server has no font at hand, and a little room is welcome.
    static func width(_ text: String, _ language: Language, _ level: Level, size: Double) -> Double {
        var letter = language.script == .arabic ? 0.47 : 0.56
        if level == .area { letter += 0.04 }
        if level == .state, language.script != .arabic { letter += 0.06 }
        return Double(min(text.count, 400)) * size * (letter + level.spacing(language))
    }

    /// The text as drawn; `page` is the language around it.
    func markup(page: Language) -> Markup {
        SVG.text(
            .class(level.rawValue + (isMinor ? " minor" : "") + (isOnSea ? " on-sea" : "")), .x(point.x.tenths),
            .y(point.y.tenths), .when(anchor != .start, .textAnchor(anchor)),
            .when(language != page, .lang(language.tag))
        ) {
            // The drawing runs from left to right in every language, so that start is the left edge; a name in Persian
            // keeps its own direction within.
            Isolation.isolated(text, in: .leftToRight)
        }
    }
}

extension Double {
    /// Rounded to what can be seen.
    var tenths: Double { (self * 10).rounded() / 10 }
}

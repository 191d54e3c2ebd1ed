import Languages
import Markup
import Measures
import Problems
import Register

/// What is said of problems on several pages.
extension Wording {
    /// The state by shape and word, and whether it is cold.
    func problemState(_ state: ProblemState, isCold: Bool = false) -> Markup {
        let shape =
            switch state {
            case .reported: "stated"
            case .together, .solved: "agreed"
            case .passed: "assumed"
            case .withdrawn: "withdrawn"
            }
        return fragment {
            span(.class("state \(shape)")) { say(PhraseKey("problem.state.\(state.rawValue)")) }
            if isCold {
                " "
                span(.class("state aged")) { say("problem.cold") }
            }
        }
    }

    /// The words as they were said, and before them a translation into the reader's language where there is one.
    func problemWords(_ words: Text, original: Language) -> Markup {
        guard let said = words[original] else { return Markup() }
        let translated = original == language ? nil : words[language]
        return fragment {
            if let translated {
                for part in Self.paragraphs(translated) { p { marked(part, in: language) } }
                details(.class("original")) {
                    element(.summary, []) {
                        say("problem.words.original", ["language": .text(languageName(original))])
                    }
                    for part in Self.paragraphs(said) { p { marked(part, in: original) } }
                }
            } else {
                for part in Self.paragraphs(said) { p { marked(part, in: original) } }
                if original != language {
                    p(.class("small")) {
                        say("problem.words.only", ["language": .text(languageName(original))])
                    }
                }
            }
        }
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// Where it was: the thing by name, and the place in degrees.
    func problemPlace(_ place: ProblemPlace, _ things: [String: Thing]) -> Markup {
        let links = Links(language: language)
        return fragment {
            if let id = place.thing, let thing = things[id] {
                a(.href(links.thing(thing.id))) { marked(byScript: listName(thing)) }
            }
            if let coordinate = place.coordinate {
                if place.thing != nil { say("site.list-separator") }
                degrees(coordinate)
            }
        }
    }

    func degrees(_ place: Coordinate) -> Markup {
        bdi(.dir(.leftToRight)) {
            "\(number(ProblemPlace.text(place.lat)))°, \(number(ProblemPlace.text(place.lon)))°"
        }
    }

    func parties(_ ids: [String]) -> Markup {
        let links = Links(language: language)
        return fragment {
            for (index, id) in ids.enumerated() {
                if index > 0 { say("site.list-separator") }
                a(.href(links.party(id))) { party(id) }
            }
        }
    }
}

/// A small picture of somebody's report.
struct ReportPicture: Sendable {
    let id: String
    /// The file to show, by its name.
    let name: String
    let width: Int
    let height: Int

    func markup(_ wording: Wording) -> Markup {
        element(.figure, [.class("report-picture")]) {
            a(.href(Links.pictureFile(id, name))) {
                img(
                    .src(Links.pictureFile(id, name)), .alt(wording.say("problem.picture.alt")), .width(Double(width)),
                    .height(Double(height)), .lazy)
            }
        }
    }
}

import Languages
import Markup
import Measures
import Register

/// The letters behind the entries that a page shows, as far as the reader may know of them.
struct LettersBehind: Sendable {
    private let shown: [LetterBehind]

    init(_ shown: [LetterBehind] = []) { self.shown = shown }

    /// Those behind some entries by their places.
    init(_ positions: [Int64], _ reading: Reading) throws {
        shown = try reading.letters(behind: positions).values.sorted { $0.position > $1.position }
    }

    /// What stands behind a page, the newest first; nothing where nothing does.
    func markup(_ wording: Wording) -> Markup {
        guard !shown.isEmpty else { return Markup() }
        return section(.class("letters-behind")) {
            h2 { wording.say("letter.behind.title") }
            ul(.class("entries")) {
                for (letter, positions) in letters {
                    li {
                        wording.letter(letter)
                        span(.class("about")) {
                            " "
                            positions.map {
                                wording.say("letter.behind.entry", ["number": .number(String($0))])
                            }.joined(separator: wording.say("site.list-separator"))
                        }
                    }
                }
            }
        }
    }

    /// Each letter once, with the entries it stands behind.
    private var letters: [(letter: Letter, positions: [Int64])] {
        var order: [Letter] = []
        let positions = shown.reduce(into: [String: [Int64]]()) { found, item in
            if found[item.letter.id] == nil { order.append(item.letter) }
            found[item.letter.id, default: []].append(item.position)
        }
        return order.map { ($0, positions[$0.id] ?? []) }
    }

    /// What stands behind one entry, in a history.
    func line(_ position: Int64, _ wording: Wording) -> Markup {
        guard let item = shown.first(where: { $0.position == position }) else { return Markup() }
        return p(.class("small")) {
            wording.say("letter.title") + ": "
            wording.letter(item.letter)
        }
    }
}

extension Wording {
    /// A letter by its matter, number, date and sender.
    func letter(_ letter: Letter) -> Markup {
        fragment {
            a(.href(Links(language: language).letter(letter.id))) { marked(letter.subjectMatter) }
            " "
            span(.class("about")) {
                bdi(.dir(.automatic)) { letter.number }
                if let date = try? Period(parsing: letter.date) { " · " + period(date) }
                " · "
                party(letter.sender)
            }
        }
    }
}

import Clippings
import Languages
import Markup
import Newsroom

/// Every change by its rule, each with a box to take it back or, where it is only marked, to make it.
extension StoryTakingPage {
    var changes: Markup {
        let byRule = Dictionary(grouping: read.changes, by: \.rule)
        let plain = Array(read.plain.unicodeScalars)
        return group("story.taking.changes", read.changes.isEmpty) {
            p { wording.say("story.taking.changes.lead") }
            for rule in ClippingRule.allCases {
                if let list = byRule[rule] {
                    details(.open()) {
                        element(.summary, []) {
                            wording.say(PhraseKey("story.rule.\(rule.rawValue)"))
                                + " (" + wording.number(list.count) + ")"
                        }
                        for change in list.prefix(200) { self.change(change, plain) }
                    }
                }
            }
        }
    }

    /// A small change is shown with the words it stands in, since nobody can judge a space alone.
    private func change(_ change: ClippingChange, _ plain: [Unicode.Scalar]) -> Markup {
        let isRefused = taking.choice.refused.contains(change.id)
        let isWanted = taking.choice.wanted.contains(change.id)
        let isSmall = max(change.before.unicodeScalars.count, change.after.unicodeScalars.count) < 8
        let around = isSmall ? Self.around(change.range, plain) : ("", "")
        let (before, after) = (
            around.0 + Self.shown(change.before) + around.1, around.0 + Self.shown(change.after) + around.1
        )
        return box(change.isCertain ? "refuse" : "want", change.id, isOn: change.isCertain ? isRefused : isWanted) {
            wording.say(change.isCertain ? "story.taking.take-back" : "story.taking.make")
            " "
            del { quoted(before) }
            if !after.isEmpty {
                " "
                ins { quoted(after) }
            }
        }
    }

    /// What stands before and after a place, as far as the words reach.
    private static func around(_ range: Range<Int>, _ plain: [Unicode.Scalar]) -> (String, String) {
        func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
            String(String.UnicodeScalarView(scalars.map { $0.properties.isWhitespace ? " " : $0 }))
        }
        let range = range.clamped(to: 0..<plain.count)
        func isLetter(_ scalar: Unicode.Scalar) -> Bool { !scalar.properties.isWhitespace }
        let before = plain[..<range.lowerBound].reversed().prefix(18).prefix(while: isLetter).reversed()
        let after = plain[range.upperBound...].prefix(18).prefix(while: isLetter)
        return (text(before), text(after))
    }

    /// At most so much of a long change; line ends and tabs as signs.
    private static func shown(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(160) {
            switch scalar {
            case "\n": shown += "↵"
            case "\t": shown += "⇥"
            case _ where scalar.value < 0x20 || scalar.properties.isBidiControl:
                shown += "U+" + String(scalar.value, radix: 16, uppercase: true)
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.count > 160 ? shown + " …" : shown
    }
}

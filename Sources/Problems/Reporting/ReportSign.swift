import Languages

/// What makes a report look like none; a member decides, and sees it last.
package enum ReportSign: String, Sendable, Hashable, CaseIterable {
    /// More links than somebody gives who has seen something.
    case links
    /// Marks of a program or a page among the words.
    case markup
    /// The same words or letters again and again.
    case repeated
    /// Another report says nearly the same of the same place and time.
    case alike

    /// More links than these are a sign; more than `linksMax` are refused.
    package static let linksFree = 2
    package static let linksMax = 8

    package static func linkCount(_ words: String) -> Int {
        let plain = words.lowercased()
        return plain.matches(of: /https?:\/\/|www\.|\[url/).count
    }

    /// The signs of the words alone.
    package static func signs(of words: String) -> Set<ReportSign> {
        var signs: Set<ReportSign> = []
        if linkCount(words) > linksFree { signs.insert(.links) }
        let plain = words.lowercased()
        if ["<script", "<iframe", "javascript:", "href=", "onerror=", "<?php", "[url"].contains(where: plain.contains) {
            signs.insert(.markup)
        }
        if isRepeated(plain) { signs.insert(.repeated) }
        return signs
    }

    private static func isRepeated(_ words: String) -> Bool {
        var run = 0
        var last: Character?
        for letter in words {
            run = letter == last && !letter.isWhitespace ? run + 1 : 1
            last = letter
            if run >= 12 { return true }
        }
        let list = words.split { !$0.isLetter && !$0.isNumber }
        guard list.count >= 12 else { return false }
        return Set(list).count * 5 <= list.count
    }
}

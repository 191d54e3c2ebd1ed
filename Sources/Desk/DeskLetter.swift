import Drafts
import Languages

/// The desk as a letter: how many lines wait and what they are about, nothing of what was said.
package struct DeskLetter: Sendable, Hashable {
    package let subject: String
    /// Lines with `\n` between them.
    package let body: String

    /// So many characters of a title are written.
    private static let titleMax = 200

    /// `nil` where nothing waits.
    ///
    /// What only passing time brings about, such as figures that grow old, is told in a
    /// weekly letter alone, or every day would have its letter.
    package init?(
        _ sheet: DeskSheet, _ words: DeskWords, name: String, isWeekly: Bool, desk: String, settings: String
    ) {
        let slow: Set<DeskSection> = isWeekly ? [] : [.aged, .missing, .contests, .mine]
        let items = words.items(of: sheet).filter { !slow.contains($0.section) }
        let counts = Self.counts(sheet)
        guard !items.isEmpty else { return nil }
        let waiting = DeskSection.allCases.filter { $0 != .news && !slow.contains($0) }.reduce(0) {
            $0 + (counts[$1] ?? 0)
        }
        subject =
            waiting > 0
            ? words.say("desk.mail.subject", ["count": .count(waiting)]) : words.say("desk.mail.news-subject")
        var lines = [
            words.say("desk.mail.greeting", ["name": .text(Self.line(name))]), "",
            words.say("desk.mail.intro", ["party": .text(words.party(sheet.party))]), "",
        ]
        for section in DeskSection.allCases {
            let own = items.filter { $0.section == section }
            guard !own.isEmpty else { continue }
            let count = max(counts[section] ?? 0, own.count)
            lines.append("\(words.heading(section)) (\(NumberFormat(words.language).format(count)))")
            lines += own.map { "– " + Self.line($0.title) }
            if count > own.count {
                lines.append("– " + words.say("desk.mail.more", ["count": .count(count - own.count)]))
            }
            lines.append("")
        }
        lines += [words.say("desk.mail.open"), desk, "", words.say("desk.mail.change"), settings]
        // Programs that show plain text take the direction of a line from its first letter, which a name may be.
        let mark = words.language.direction == .rightToLeft ? "\u{200F}" : ""
        body = lines.map { $0.isEmpty || $0 == desk || $0 == settings ? $0 : mark + $0 }.joined(separator: "\n")
    }

    /// One line of text, whatever a name holds.
    private static func line(_ text: String) -> String {
        String(text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(titleMax))
    }

    private static func counts(_ sheet: DeskSheet) -> [DeskSection: Int] {
        [
            .returned: sheet.returned.count, .release: sheet.toRelease.count, .clear: sheet.toClear.count,
            .mine: sheet.mine.count, .reported: sheet.reported.count, .said: sheet.said.count,
            .disputes: sheet.disputes.count, .contests: sheet.contests.count, .ending: sheet.ending.count,
            .aged: sheet.aged.count, .missing: sheet.missing.count, .news: sheet.news.count,
        ]
    }
}

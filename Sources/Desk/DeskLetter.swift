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
    /// What only passing time brings about, such as figures that grow old, is told in a weekly letter alone, or every
    /// day would have its letter.
    package init?(
        _ sheet: DeskSheet, _ words: DeskWords, name: String, isWeekly: Bool, desk: String, settings: String
    ) {
        let slow: Set<DeskSection> = isWeekly ? [] : [.aged, .missing, .contests, .mine]
        let told = Self.sections(of: sheet, words).filter { !slow.contains($0.section) && !$0.titles.isEmpty }
        guard !told.isEmpty else { return nil }
        let waiting = told.reduce(0) { $0 + ($1.section == .news ? 0 : $1.count) }
        subject =
            waiting > 0
            ? words.say("desk.mail.subject", ["count": .count(waiting)]) : words.say("desk.mail.news-subject")
        var lines = [
            words.say("desk.mail.greeting", ["name": .text(Self.line(name))]), "",
            words.say("desk.mail.intro", ["party": .text(words.party(sheet.party))]), "",
        ]
        for section in told {
            lines.append("\(words.heading(section.section)) (\(words.count(section.count, isMore: section.isMore)))")
            lines += section.titles.map { "– " + Self.line($0) }
            if section.section != .news, section.count > section.titles.count {
                lines.append(
                    "– " + words.say("desk.mail.more", ["count": .count(section.count - section.titles.count)]))
            }
            lines.append("")
        }
        lines += [words.say("desk.mail.open"), desk, "", words.say("desk.mail.change"), settings]
        // Programs that show plain text take the direction of a line from its first letter, which a name may be.
        let mark = words.language.direction == .rightToLeft ? "\u{200F}" : ""
        body = lines.map { $0.isEmpty || $0 == desk || $0 == settings ? $0 : mark + $0 }.joined(separator: "\n")
    }

    private struct Section {
        let section: DeskSection
        let titles: [String]
        let count: Int
        var isMore = false
    }

    private static func sections(of sheet: DeskSheet, _ words: DeskWords) -> [Section] {
        let items = words.items(of: sheet)
        func section(_ section: DeskSection, _ count: Int, _ isMore: Bool = false) -> Section {
            Section(
                section: section, titles: items.filter { $0.section == section }.map(\.title), count: count,
                isMore: isMore)
        }
        return [
            section(.alerts, sheet.alerts.count, sheet.alerts.isMore),
            section(.returned, sheet.returned.count), section(.release, sheet.toRelease.count),
            section(.clear, sheet.toClear.count), section(.mine, sheet.mine.count),
            section(.problems, sheet.problems.count),
            section(.reported, sheet.reported.count, sheet.reported.isMore),
            section(.said, sheet.said.count, sheet.said.isMore),
            section(.disputes, sheet.disputes.count, sheet.disputes.isMore),
            section(.contests, sheet.contests.count, sheet.contests.isMore),
            section(.ending, sheet.ending.count, sheet.ending.isMore),
            section(.aged, sheet.aged.count, sheet.aged.isMore),
            section(.missing, sheet.missing.count, sheet.missing.isMore),
            // Of the neighbours it says where something is new and how much.
            Section(
                section: .news, titles: sheet.news.groups.map { words.title($0) }, count: sheet.news.count,
                isMore: sheet.news.isMore),
        ]
    }

    /// One line of text without controls, whatever a name holds.
    private static func line(_ text: String) -> String {
        let plain = text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control || [0x2028, 0x2029].contains(scalar.value)
                ? " " : Character(scalar)
        }
        return String(String(plain).split(separator: " ").joined(separator: " ").prefix(titleMax))
    }
}

import Clippings
import Journal
import Languages
import Measures
import Newsroom

/// What was changed and found in a text, for people and for programs.
struct StoryTakingReport {
    let taking: StoryTaking
    let original: String
    let draft: String?

    private var read: ReadClipping { taking.read }

    var text: String {
        var lines = ["language  \(read.language.tag)", "letters   \(read.encoding)", "original  \(original)"]
        if let publisher = read.page.publisher { lines.append("publisher \(publisher)") }
        if let address = read.page.address { lines.append("address   \(address)") }
        if let date = read.published { lines.append("published \(date.text)") }
        lines += ["", "changes: \(read.changes.count)"]
        lines += read.changes.map { change in
            let mark = change.isCertain ? "" : " (only marked)"
            return "  \(change.id)\(mark): \(Self.short(change.before)) → \(Self.short(change.after))"
        }
        lines += ["", "names:"]
        lines += taking.links.map { "  \($0.confidence.word)  \($0.text) → \($0.reference)" }
        lines += ["", "statements:"]
        lines += read.statements.map { statement in
            "  \(statement.confidence.word)  \(speaker(statement.speaker)): \(Self.short(read.text(statement.place)))"
        }
        lines += ["", "sectors: " + read.sectors.map { "\($0.sector) (\($0.count))" }.joined(separator: ", ")]
        lines.append("dates: " + read.dates.map(\.period.text).joined(separator: ", "))
        lines.append("figures: " + read.figures.map(\.text).joined(separator: "; "))
        lines.append("promises: \(read.promises.count)")
        lines += read.films.map { "film: \($0.provider) \($0.address)" }
        lines += ["", "draft:", "# " + read.title, "", fields["text-\(read.language.tag)"] ?? ""]
        if let draft { lines += ["", "The draft \(draft) waits for its writer and for another member to release it."] }
        return lines.joined(separator: "\n")
    }

    private var fields: [String: String] { taking.fields(original: original) }

    private func speaker(_ id: Int) -> String {
        let speaker = read.speakers.first { $0.id == id }
        return [speaker?.name, speaker?.title].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.isEmpty ? "–" : line.count > 60 ? line.prefix(60) + " …" : line
    }

    var json: JSON {
        JSON(present: [
            ("language", .string(read.language.tag)), ("encoding", .string(read.encoding)),
            ("original", .string(original)), ("title", .string(read.title)),
            ("published", read.published.map { .string($0.text) }), ("draft", draft.map(JSON.string)),
            ("fields", JSON(fields: fields.map { ($0.key, .string($0.value)) })),
            ("changes", .array(read.changes.map(change))), ("links", .array(taking.links.map(link))),
            ("statements", .array(read.statements.map(statement))),
            ("sectors", .array(read.sectors.map { .string($0.sector) })),
            ("dates", .array(read.dates.map { .string($0.period.text) })),
            (
                "figures",
                .array(
                    read.figures.map {
                        JSON(fields: [
                            ("text", .string($0.text)), ("number", .string($0.number)), ("unit", .string($0.unit)),
                        ])
                    })
            ), ("promises", .array(read.promises.map { .string(read.text($0.sentence)) })),
            ("films", .array(read.films.map { .string($0.address) })),
        ])
    }

    private func change(_ change: ClippingChange) -> JSON {
        JSON(fields: [
            ("id", .string(change.id)), ("rule", .string(change.rule.rawValue)), ("before", .string(change.before)),
            ("after", .string(change.after)), ("isCertain", .bool(change.isCertain)),
        ])
    }

    private func link(_ link: NameLink) -> JSON {
        JSON(fields: [
            ("reference", .string(link.reference)), ("text", .string(link.text)),
            ("confidence", .string(link.confidence.word)), ("isChosen", .bool(taking.isChosen(link))),
        ])
    }

    private func statement(_ statement: Statement) -> JSON {
        JSON(fields: [
            ("speaker", .string(speaker(statement.speaker))), ("words", .string(read.text(statement.place))),
            ("isQuoted", .bool(statement.isQuoted)), ("confidence", .string(statement.confidence.word)),
        ])
    }
}

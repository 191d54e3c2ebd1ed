import GRDB
package import Importing
package import Journal
import Languages
import Measures
package import Register

/// The stories of a region pack: `stories/stories.csv` says what each means, `stories/texts.csv` holds its texts.
package struct StoryPack: SubjectPack {
    package private(set) var stories: [Story] = []
    package private(set) var diagnostics: [Diagnostic] = []

    private static let storiesFile = "stories/stories.csv"
    private static let textsFile = "stories/texts.csv"

    private static let columns: Set<String> = [
        "id", "original", "links", "sectors", "occasion", "place", "date", "source_publisher", "source_title",
        "source_address", "source_date",
    ]
    private static let textColumns: Set<String> = ["story", "language", "title", "lead", "text", "author", "unchecked"]

    package init(_ files: PackFiles) {
        let texts = versions(files)
        guard let table = files.contents[Self.storiesFile].map({ CSVTable(file: Self.storiesFile, bytes: Array($0)) })
        else { return }
        take(table, known: Self.columns)
        for row in table.rows { read(row, texts) }
    }

    package var summary: String { "\(stories.count) stories" }

    private mutating func take(_ table: CSVTable, known: Set<String>) {
        diagnostics += table.diagnostics
        for column in table.columns where !known.contains(column) && !column.isEmpty {
            fault(table.file, 1, column, "The heading is not known.", "See docs/region-pack.md, or remove the column.")
        }
    }

    private mutating func fault(_ file: String, _ row: Int, _ column: String?, _ message: String, _ remedy: String) {
        diagnostics.append(Diagnostic(file: file, row: row, column: column, message, remedy: remedy))
    }

    private mutating func versions(_ files: PackFiles) -> [String: [Language: StoryVersion]] {
        let name = Self.textsFile
        guard let table = files.contents[name].map({ CSVTable(file: name, bytes: Array($0)) }) else { return [:] }
        take(table, known: Self.textColumns)
        var versions: [String: [Language: StoryVersion]] = [:]
        for row in table.rows {
            guard let story = row["story"], let language = row["language"].flatMap(Language.init(rawValue:)),
                let title = row["title"]
            else {
                fault(name, row.number, "story", "Story, language or title is missing.", "Fill all three in.")
                continue
            }
            let (blocks, faults) = BlockText.read(row["text"] ?? "")
            for found in faults {
                fault(
                    name, row.number, "text", "Line \(found.line) cannot be read: \(found.text)",
                    "See docs/stories.md for the notation.")
            }
            var version = StoryVersion(title: title, lead: row["lead"] ?? "", blocks: blocks)
            version.author = row["author"] ?? ""
            version.isUnchecked = row["unchecked"] == "yes"
            if versions[story, default: [:]].updateValue(version, forKey: language) != nil {
                fault(name, row.number, "language", "This version stands here twice.", "Remove one of the rows.")
            }
        }
        return versions
    }

    private mutating func read(_ row: CSVTable.Row, _ texts: [String: [Language: StoryVersion]]) {
        let file = Self.storiesFile
        let id = row["id"] ?? ""
        guard Identifier.isValid(id), let original = row["original"].flatMap(Language.init(rawValue:)),
            var versions = texts[id], let text = versions[original]
        else {
            fault(
                file, row.number, "id", "The story has no identifier, no original language, or no text in it.",
                "Fill in id and original, and give its text in texts.csv.")
            return
        }
        for language in versions.keys where language != original { versions[language]?.madeFrom = text.digest }
        var story = Story(id: id, original: original, versions: versions)
        for word in Self.list(row["links"]) {
            if let link = StoryLink(reference: word) {
                story.links.append(link)
            } else {
                fault(
                    file, row.number, "links", "“\(word.prefix(80))” names nothing.", "Write for instance thing:port-a."
                )
            }
        }
        story.sectors = Self.list(row["sectors"]).compactMap(Sector.init(rawValue:))
        story.occasion = row["occasion"]
        story.place = row["place"]
        story.date = period(row, "date")
        if let publisher = row["source_publisher"] {
            story.source = StorySource(
                publisher: publisher, title: row["source_title"] ?? "",
                address: row["source_address"].flatMap { WebAddress.isOne($0) ? $0 : nil },
                date: period(row, "source_date"))
        }
        // What an entry could not hold would stand in no table.
        do {
            stories.append(try Story(id: id, payload: story.payload))
        } catch {
            fault(file, row.number, nil, "\(error)", "Correct the row or its texts.")
        }
    }

    private mutating func period(_ row: CSVTable.Row, _ column: String) -> Period? {
        guard let text = row[column] else { return nil }
        if let period = try? Period(parsing: text) { return period }
        fault(
            Self.storiesFile, row.number, column, "“\(text.prefix(40))” is no date.", "Write for instance 2025-11-18.")
        return nil
    }

    private static func list(_ cell: String?) -> [String] {
        (cell ?? "").split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
    }
}

extension StoryPack {
    /// Appends the stories that are new or have changed since an earlier load, under the name of the pack's recorder.
    ///
    /// What a party has made its own since, or has changed or taken back, is left to that party.
    package func load(into journal: Journal, recorder: String, member: String) async throws -> [String: Int] {
        guard errors.isEmpty, !stories.isEmpty else { return [:] }
        let differing = try await journal.reader.read { db in try Self.differing(stories, recorder, db) }
        guard !differing.isEmpty else { return [:] }
        _ = try await journal.append(expecting: nil) { db in
            try Self.differing(differing, recorder, db).map { $0.entry(party: recorder, member: member) }
        }
        return [Story.entryKind: differing.count]
    }
}

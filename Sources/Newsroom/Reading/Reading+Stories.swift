import GRDB
import Journal
package import Languages
package import Measures
package import Register

extension Reading {
    /// The one condition on stories: the reader may read them, and their moment has come.
    private var storyCondition: SQL {
        "\(who.condition(on: "story")) AND \(who.hasCome("story.visible_from", now))"
    }

    /// A story with what was done with it; `nil` where this reader is not to know of it yet.
    package func story(_ id: String) throws -> StandingStory? {
        guard Identifier.isValid(id) else { return nil }
        let request = SQLRequest<Row>(
            literal: """
                SELECT no, recorder, position, visible_from, payload FROM story
                WHERE id = \(id) AND \(storyCondition)
                """)
        guard let row = try request.fetchOne(db), let story = Self.story(id, row[4]) else { return nil }
        let steps = try SQLRequest<Row>(
            literal: """
                SELECT what, position, time, payload FROM story_step WHERE story_no = \(row[0] as Int64)
                ORDER BY position
                """
        ).fetchAll(db).compactMap { step in
            Self.story(id, step[3]).map { wording in
                StoryStep(
                    act: StoryStep.Act(rawValue: step[0]) ?? .changed, position: step[1], milliseconds: step[2],
                    story: wording)
            }
        }
        return StandingStory(
            story: story, recorder: row[1], position: row[2], visibleFrom: Instant(clamping: row[3]), steps: steps)
    }

    private static func story(_ id: String, _ payload: String) -> Story? {
        guard let payload = try? JSON(parsing: payload) else { return nil }
        return try? Story(id: id, payload: payload)
    }

    /// Stories, the newest first, behind one of them; `nil` when that one is not there.
    package func stories(_ query: StoryQuery = StoryQuery(), after id: String? = nil, limit: Int) throws -> [StoryLine]?
    {
        var behind: SQL = ""
        if let id {
            let place = try SQLRequest<Row>(
                literal: "SELECT visible_from, no FROM story WHERE id = \(id) AND \(storyCondition)"
            ).fetchOne(db)
            guard let place else { return nil }
            behind = "AND (story.visible_from, story.no) < (\(place[0] as Int64), \(place[1] as Int64))"
        }
        return try lines(
            """
            WHERE \(storyCondition) \(narrowing(query)) \(behind)
            ORDER BY story.visible_from DESC, story.no DESC LIMIT \(max(0, limit))
            """)
    }

    private func lines(_ clause: SQL) throws -> [StoryLine] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT story.no, story.id, story.original, story.recorder, story.visible_from, story.corrected,
                    story.withdrawn, story.position FROM story \(clause)
                """
        ).fetchAll(db)
        let numbers = rows.map { $0[0] as Int64 }
        guard !numbers.isEmpty else { return [] }
        let versions = try SQLRequest<Row>(
            literal: "SELECT story_no, language, title, lead, state FROM story_version WHERE story_no IN \(numbers)"
        ).fetchAll(db)
        let byStory = Dictionary(grouping: versions) { $0[0] as Int64 }
        return rows.map { Self.line($0, byStory[$0[0]] ?? []) }
    }

    private static func line(_ row: Row, _ versions: [Row]) -> StoryLine {
        var (title, lead, states): ([Language: String], [Language: String], [Language: StoryVersionState]) =
            ([:], [:], [:])
        for version in versions {
            guard let language = Language(rawValue: version[1]) else { continue }
            title[language] = version[2]
            lead[language] = version[3]
            states[language] = StoryVersionState(rawValue: version[4])
        }
        return StoryLine(
            id: row[1], original: Language(rawValue: row[2]) ?? .en, title: Text(title), lead: Text(lead),
            states: states, recorder: row[3], visibleFrom: Instant(clamping: row[4]),
            corrected: (row[5] as Int64?).map(Instant.init(clamping:)), isWithdrawn: row[6], position: row[7])
    }

    private func narrowing(_ query: StoryQuery) throws -> SQL {
        var condition: SQL = query.includesWithdrawn ? "" : "AND story.withdrawn = 0"
        if let thing = query.thing {
            // A thing stands for those that are joined with it.
            condition = """
                \(condition) AND story.no IN (
                    SELECT story_no FROM story_link WHERE target IN (
                        SELECT 'thing/' || thing.id FROM thing WHERE \(Reading.isIn(thing))
                        UNION ALL
                        SELECT 'thing/' || own.id FROM thing JOIN thing AS own ON own.joined_no = thing.no
                        WHERE \(Reading.isIn(thing))))
                """
        }
        for target in [query.party.map { "party/\($0)" }, query.claim.map { "claim/\($0)" }].compactMap(\.self) {
            condition = """
                \(condition) AND story.no IN (SELECT story_no FROM story_link WHERE target = \(target))
                """
        }
        if let sector = query.sector {
            condition = """
                \(condition) AND story.no IN (
                    SELECT story_no FROM story_sector WHERE sector = \(sector.rawValue))
                """
        }
        return condition
    }

    /// The stories that mean exactly this: for the page of a thing, a party or a claim.
    package func stories(meaning link: StoryLink, limit: Int) throws -> [StoryLine] {
        var targets = [link.target]
        if link.kind == .thing {
            let joined = SQLRequest<String>(
                literal: """
                    SELECT own.id FROM thing JOIN thing AS own ON own.joined_no = thing.no WHERE thing.id = \(link.id)
                    """)
            targets += try joined.fetchAll(db).map { "thing/\($0)" }
        }
        return try lines(
            """
            WHERE \(storyCondition) AND story.no IN (SELECT story_no FROM story_link WHERE target IN \(targets))
            ORDER BY story.visible_from DESC, story.no DESC LIMIT \(limit)
            """)
    }

    /// The stories that a party has published or that mean it.
    package func stories(ofParty id: String, limit: Int) throws -> [StoryLine] {
        try lines(
            """
            WHERE \(storyCondition) AND (story.recorder = \(id)
                OR story.no IN (SELECT story_no FROM story_link WHERE target = \("party/" + id)))
            ORDER BY story.visible_from DESC, story.no DESC LIMIT \(limit)
            """)
    }

    /// The party under whose name a story stands, whoever may read it; `nil` where there is none.
    package func recorder(ofStory id: String) throws -> String? {
        try SQLRequest<String>(literal: "SELECT recorder FROM story WHERE id = \(id)").fetchOne(db)
    }

    /// How many stories this reader may read.
    package func storyCount(_ query: StoryQuery = StoryQuery()) throws -> Int {
        try SQLRequest<Int>(
            literal: "SELECT count(*) FROM story WHERE \(storyCondition) \(try narrowing(query))"
        ).fetchOne(db) ?? 0
    }

    /// Stories that everyone may read with their languages, in the order of their numbers, for the map of the site.
    package func storyMap(after number: Int64 = 0, limit: Int) throws -> [MappedStory] {
        try SQLRequest<Row>(
            literal: """
                SELECT story.no, story.id, max(story.visible_from, coalesce(entry.time, 0)),
                    (SELECT group_concat(language, ' ') FROM story_version WHERE story_no = story.no)
                FROM story LEFT JOIN entry ON entry.position = story.position
                WHERE story.no > \(number) AND story.withdrawn = 0 AND \(storyCondition) ORDER BY story.no LIMIT \(limit)
                """
        ).fetchAll(db).map { row in
            let tags = (row[3] as String? ?? "").split(separator: " ")
            return MappedStory(
                number: row[0], id: row[1], updated: Instant(clamping: row[2]),
                languages: tags.compactMap { Language(rawValue: String($0)) })
        }
    }
}

/// What the map of the site says of a story.
package struct MappedStory: Sendable, Hashable {
    package let number: Int64
    package let id: String
    package let updated: Instant
    package let languages: [Language]
}

extension Reading {
    /// The highest numbers of things and stories, hidden ones too: how many parts the map of the site may have.
    package func lastNumbers() throws -> (things: Int64, stories: Int64) {
        (
            try Int64.fetchOne(db, sql: "SELECT coalesce(max(no), 0) FROM thing") ?? 0,
            try Int64.fetchOne(db, sql: "SELECT coalesce(max(no), 0) FROM story") ?? 0
        )
    }

    /// The things between two numbers that this reader may know of, by their ids.
    package func thingMap(after first: Int64, upTo last: Int64) throws -> [String] {
        try SQLRequest<String>(
            literal: """
                SELECT thing.id FROM thing WHERE thing.no > \(first) AND thing.no <= \(last) AND \(who.thingCondition)
                ORDER BY thing.no
                """
        ).fetchAll(db)
    }
}

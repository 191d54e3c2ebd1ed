package import Drafts
package import Journal
import Languages
package import Measures
package import Register

/// Stories: new ones, corrections, translations, and those that are taken back.
///
/// Fields: `story` (where one stands already), `original` (a language), for each language `title-fa`, `lead-fa`,
/// `text-fa` (in the notation of `BlockText`), `author-fa`, `unchecked-fa` and `fresh-fa` (`yes`: the version says what the
/// original says now); `sectors`, `links`, `occasion`, `place`, `date`, `sourcePublisher`, `sourceTitle`, `sourceAddress`,
/// `sourceDate`, `embargo` with `embargoZone`, `correction`, `withdrawal`, `originalFile`, `visibility`.
package struct StoryMaker: DraftMaker {
    package let kind = "story"

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["story"].flatMap { Identifier.isValid($0) ? "story/\($0)" : nil }
    }

    /// The id of the story that a draft becomes.
    package static func identifier(ofDraft id: String) -> String { "n-" + id }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let standing = try standing(&reader)
        if let standing, standing.story.isWithdrawn { reader.fault("story", "withdrawn-already") }
        if reader["withdrawal"] != nil {
            let reason = reader.text("withdrawal", in: "language", atMost: StoryLimits.reason, keeping: nil)
            if standing == nil { reader.fault("withdrawal", "story-unknown", ["text": ""]) }
            try reader.finish()
            return standing.map { [$0.story.withdrawn(because: reason).entry(party: party, member: member)] } ?? []
        }
        var versions = StoryVersionFields(&reader, standing: standing?.story, position: try reading.lastPosition())
        let read = versions.read(&reader)
        guard let original = read.original, !read.versions.isEmpty else {
            try reader.finish()
            return []
        }
        var story = Story(
            id: standing?.story.id ?? Self.identifier(ofDraft: draft), original: original, versions: read.versions)
        try StoryMeaningFields().read(&reader, into: &story, standing: standing?.story)
        readEmbargo(&reader, into: &story, standing: standing)
        try readCorrection(&reader, into: &story, standing: standing)
        if standing == nil, try reading.recorder(ofStory: story.id) != nil { reader.fault("", "stands-already") }
        try reader.finish()
        return [story.entry(party: party, member: member)]
    }

    private func standing(_ fields: inout FieldReader) throws -> StandingStory? {
        guard let id = fields["story"] else { return nil }
        guard let story = try fields.reading.story(id) else {
            fields.fault("story", "story-unknown", ["text": id])
            return nil
        }
        if story.recorder != fields.party { fields.fault("story", "story-of-others") }
        return story
    }

    private func readEmbargo(_ fields: inout FieldReader, into story: inout Story, standing: StandingStory?) {
        let wasSeen = standing?.wasSeen(fields.reading.now) ?? false
        if wasSeen { story.embargo = standing?.story.embargo }
        guard let typed = fields["embargo"] else { return }
        guard let moment = TypedMoment.read(typed, zone: fields["embargoZone"] ?? "UTC") else {
            fields.fault("embargo", "moment-unreadable", ["text": typed])
            return
        }
        // What everyone has seen cannot be held back again; the field may only say what it said before.
        if wasSeen {
            if moment > fields.reading.now { fields.fault("embargo", "embargo-late", ["text": typed]) }
            return
        }
        let days = (moment.milliseconds - fields.reading.now.milliseconds) / 86_400_000
        if days > StoryLimits.embargoDays { fields.fault("embargo", "embargo-far", ["text": typed]) }
        story.embargo = moment
    }

    /// Whoever has read the original is owed a word when it changes.
    private func readCorrection(
        _ fields: inout FieldReader, into story: inout Story, standing: StandingStory?
    ) throws {
        story.correction = fields.text(
            "correction", in: "language", atMost: StoryLimits.reason, keeping: nil)
        guard let standing else {
            if !story.correction.isEmpty { story.correction = Text() }
            return
        }
        var without = story
        without.correction = standing.story.correction
        try fields.checkChange(of: "story/\(story.id)", isSame: without.payload == standing.story.payload)
        let wasRead = standing.wasSeen(fields.reading.now)
        let hasChanged =
            story.original != standing.story.original
            || story.versions[story.original]?.digest != standing.story.versions[story.original]?.digest
        if wasRead, hasChanged, story.correction.isEmpty { fields.fault("correction", "correction-missing") }
        if !wasRead { story.correction = Text() }
    }
}

/// A moment as it is typed: a day in either calendar, then a time, by the clock of a zone.
package enum TypedMoment {
    package static func read(_ typed: String, zone name: String) -> Instant? {
        let text = NumberFormat.asciiDigits(typed).replacing("T", with: " ").trimmed
        guard let gap = text.lastIndex(where: \.isWhitespace), let zone = ZoneFolder.system.zone(name),
            let period = try? TypedPeriod.read(String(text[..<gap])), period.precision == .day,
            period.start == period.end, !period.isAbout
        else { return nil }
        let parts = text[text.index(after: gap)...].split(separator: ":")
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        let local = Instant(startOf: period.start).adding(milliseconds: Int64(hour * 60 + minute) * 60_000)
        // The offset of the moment itself, found from that of the same hours in UTC.
        let near = local.adding(milliseconds: -Int64(zone.offsetMinutes(at: local)) * 60_000)
        return local.adding(milliseconds: -Int64(zone.offsetMinutes(at: near)) * 60_000)
    }

    /// As a form shows it: `2025-11-18 10:30` by the clock of a zone.
    package static func text(_ moment: Instant, zone name: String) -> String {
        let zone = ZoneFolder.system.zone(name) ?? .utc
        let minute = moment.minuteOfDay(in: zone)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(moment.day(in: zone).text) \(two(minute / 60)):\(two(minute % 60))"
    }
}

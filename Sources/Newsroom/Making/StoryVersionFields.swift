import Drafts
import Journal
import Languages
import Register

/// The language versions in the fields of a draft.
struct StoryVersionFields {
    private let standing: Story?
    /// Where the journal stands, for what is frozen at the release.
    private let position: Int64

    init(_ fields: inout FieldReader, standing: Story?, position: Int64) {
        (self.standing, self.position) = (standing, position)
    }

    mutating func read(_ fields: inout FieldReader) -> (original: Language?, versions: [Language: StoryVersion]) {
        var versions: [Language: StoryVersion] = [:]
        for language in Language.allCases { versions[language] = version(language, &fields) }
        let word = fields["original"] ?? fields["language"] ?? ""
        guard let original = Language(rawValue: word) else {
            fields.fault("original", "language-unknown", ["text": word])
            return (nil, versions)
        }
        guard let text = versions[original] else {
            if !fields.faults.contains(where: { $0.field == "title-\(original.tag)" }) {
                fields.fault("title-\(original.tag)", "missing")
            }
            return (nil, versions)
        }
        for language in versions.keys where language != original {
            let earlier = standing?.versions[language]
            let isFresh = fields["fresh-\(language.tag)"] == "yes" || earlier?.digest != versions[language]?.digest
            versions[language]?.madeFrom = isFresh ? text.digest : earlier?.madeFrom ?? text.digest
        }
        return (original, versions)
    }

    /// `nil` where nothing was written in the language.
    private func version(_ language: Language, _ fields: inout FieldReader) -> StoryVersion? {
        let tag = language.tag
        let title = fields.text("title-\(tag)", atMost: StoryLimits.title)
        let lead = fields.text("lead-\(tag)", atMost: StoryLimits.lead)
        let text = fields["text-\(tag)"]
        let author = fields.text("author-\(tag)", atMost: StoryLimits.author)
        guard title != nil || lead != nil || text != nil else { return nil }
        guard let title else {
            fields.fault("title-\(tag)", "missing")
            return nil
        }
        if title.contains(where: \.isNewline) { fields.fault("title-\(tag)", "one-line") }
        let read = BlockText.read(text ?? "")
        for fault in read.faults {
            fields.fault("text-\(tag)", fault.code.rawValue, ["line": String(fault.line), "text": fault.text])
        }
        var version = StoryVersion(
            title: title, lead: (lead ?? "").split(whereSeparator: \.isNewline).joined(separator: " "),
            blocks: frozen(read.blocks))
        version.author = author ?? ""
        version.isUnchecked = fields["unchecked-\(tag)"] == "yes"
        check(version, "text-\(tag)", &fields)
        // What a machine has made stays so marked until a person has changed it.
        if let earlier = standing?.versions[language], earlier.digest == version.digest {
            version.maker = earlier.maker
        }
        if fields["maker-\(tag)"] == StoryVersion.Maker.machine.rawValue { version.maker = .machine }
        return version
    }

    /// What is to be frozen at the release holds the position it is released at.
    private func frozen(_ blocks: [Block]) -> [Block] {
        blocks.map { block in
            guard case .register(var register) = block, register.state == .release else { return block }
            register.state = position > 0 ? .position(position) : .live
            return .register(register)
        }
    }

    /// What is set in must be there for everyone who may read the story.
    private func check(_ version: StoryVersion, _ field: String, _ fields: inout FieldReader) {
        for block in version.blocks {
            guard case .register(let register) = block else { continue }
            if let property = register.property, fields.vocabulary.properties[property] == nil {
                fields.fault(field, "property-unknown", ["text": property])
            }
            for thing in register.things where (try? fields.reading.thing(thing)) == nil {
                fields.fault(field, "thing-unknown", ["text": thing])
            }
        }
    }
}

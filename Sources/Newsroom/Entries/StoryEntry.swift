package import Journal
import Languages
import Measures
package import Register

extension Story: RegisterRecord {
    package static let entryKind = "story"

    package var payload: JSON {
        JSON(present: [
            ("original", .string(original.tag)),
            ("versions", JSON(fields: versions.map { ($0.key.tag, $0.value.json) })),
            ("links", .list(links.sorted().map(\.target))), ("sectors", .list(sectors.map(\.rawValue))),
            ("occasion", .optional(occasion)), ("place", .optional(place)), ("date", .optional(date?.text)),
            ("source", source?.json), ("embargo", embargo.map { .integer($0.milliseconds) }),
            ("correction", correction.json), ("withdrawal", withdrawal.json),
            ("originalFile", .optional(originalFile)), ("visibility", visibility.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        let original: Language = try payload.required(try payload.choice("original"), "original")
        guard let object = payload["versions"]?.objectValue else { throw PayloadError("versions") }
        var versions: [Language: StoryVersion] = [:]
        for field in object.fields {
            guard let language = Language(rawValue: field.key) else {
                throw PayloadError("versions", "holds a language that is not known")
            }
            versions[language] = try StoryVersion(json: field.value)
        }
        guard versions[original] != nil else { throw PayloadError("versions", "lacks the original") }
        self.init(id: id, original: original, versions: versions)
        try readMeaning(payload)
        source = try payload["source"].map { json throws(PayloadError) in try StorySource(json: json) }
        if let moment = payload["embargo"] {
            guard let milliseconds = moment.integerValue, let instant = Instant(milliseconds: milliseconds) else {
                throw PayloadError("embargo")
            }
            embargo = instant
        }
        correction = try payload.text("correction")
        withdrawal = try payload.text("withdrawal")
        originalFile = try payload.digest("originalFile")
        visibility = try Visibility(json: payload["visibility"])
    }

    private mutating func readMeaning(_ payload: JSON) throws(PayloadError) {
        let targets = try payload.strings("links")
        guard targets.count <= StoryLimits.links else { throw PayloadError("links", "holds too many") }
        for target in targets {
            guard let link = StoryLink(target: target) else { throw PayloadError("links", "names nothing") }
            links.append(link)
        }
        for word in try payload.strings("sectors") {
            guard let sector = Sector(rawValue: word), !sectors.contains(sector) else {
                throw PayloadError("sectors", "holds a word that is not known")
            }
            sectors.append(sector)
        }
        occasion = try payload.optionalString("occasion")
        place = try payload.optionalString("place")
        guard [occasion, place].compactMap(\.self).allSatisfy(Identifier.isValid) else {
            throw PayloadError("occasion", "or place is no identifier")
        }
        date = try payload.period("date")
    }
}

extension StoryVersion {
    fileprivate var json: JSON {
        JSON(present: [
            ("title", .string(title)), ("lead", .said(lead)),
            ("blocks", blocks.isEmpty ? nil : .array(blocks.map(\.json))), ("author", .said(author)),
            ("madeFrom", .optional(madeFrom)), ("maker", maker == .human ? nil : .string(maker.rawValue)),
            ("unchecked", isUnchecked ? true : nil),
        ])
    }

    fileprivate init(json: JSON) throws(PayloadError) {
        let blocks = json["blocks"]?.arrayValue ?? []
        guard blocks.count <= StoryLimits.blocks else { throw PayloadError("blocks", "holds too many") }
        var read: [Block] = []
        for block in blocks { read.append(try Block(json: block)) }
        self.init(
            title: try json.bounded("title", StoryLimits.title),
            lead: try json.optionalBounded("lead", StoryLimits.lead), blocks: read)
        author = try json.optionalBounded("author", StoryLimits.author)
        madeFrom = try json.optionalString("madeFrom")
        maker = try json.choice("maker") ?? .human
        isUnchecked = try json.flag("unchecked")
    }
}

extension StorySource {
    fileprivate var json: JSON {
        JSON(present: [
            ("publisher", .string(publisher)), ("title", .said(title)), ("address", .optional(address)),
            ("date", .optional(date?.text)),
        ])
    }

    fileprivate init(json: JSON) throws(PayloadError) {
        let address = try json.optionalString("address")
        if let address, !WebAddress.isOne(address) { throw PayloadError("address", "is no address of the web") }
        self.init(
            publisher: try json.bounded("publisher", StoryLimits.title),
            title: try json.optionalBounded("title", StoryLimits.title), address: address,
            date: try json.period("date"))
    }
}

package import Journal
import Measures
import Register

extension Block {
    /// As an entry holds it: an object whose `kind` says which it is.
    package var json: JSON {
        switch self {
        case .paragraph(let text): ["kind": "paragraph", "text": .string(text)]
        case .heading(let text): ["kind": "heading", "text": .string(text)]
        case .quotation(let quotation): quotation.json
        case .list(let items, let isNumbered):
            JSON(present: [
                ("kind", "list"), ("items", .array(items.map(JSON.string))), ("numbered", isNumbered ? true : nil),
            ])
        case .table(let table):
            JSON(present: [
                ("kind", "table"), ("rows", .array(table.rows.map { .array($0.map(JSON.string)) })),
                ("caption", .said(table.caption)),
            ])
        case .picture(let picture):
            JSON(present: [
                ("kind", "picture"), ("id", .string(picture.id)), ("alternative", .string(picture.alternative)),
                ("caption", .said(picture.caption)), ("credit", .said(picture.credit)),
            ])
        case .film(let film): film.json
        case .register(let block): block.json
        }
    }

    init(json: JSON) throws(PayloadError) {
        switch try json.string("kind") {
        case "paragraph": self = .paragraph(try json.bounded("text", StoryLimits.paragraph))
        case "heading": self = .heading(try json.bounded("text", StoryLimits.title))
        case "quotation": self = .quotation(try Quotation(json: json))
        case "list":
            let items = try json.strings("items")
            guard !items.isEmpty, items.count <= StoryLimits.items,
                items.allSatisfy({ $0.unicodeScalars.count <= StoryLimits.paragraph })
            else { throw PayloadError("items", "holds none, too many or too long ones") }
            self = .list(items: items, isNumbered: try json.flag("numbered"))
        case "table": self = .table(try StoryTable(json: json))
        case "picture":
            self = .picture(
                StoryPicture(
                    id: try json.fileID("id"), alternative: try json.bounded("alternative", StoryLimits.caption),
                    caption: try json.optionalBounded("caption"), credit: try json.optionalBounded("credit")))
        case "film": self = .film(try StoryFilm(json: json))
        case "map", "chart", "figure": self = .register(try RegisterBlock(json: json))
        default: throw PayloadError("kind", "holds a block that is not known")
        }
    }
}

extension Quotation {
    fileprivate var json: JSON {
        JSON(present: [
            ("kind", "quotation"), ("text", .string(text)), ("speaker", .said(speaker)),
            ("reference", .optional(reference?.target)),
        ])
    }

    fileprivate init(json: JSON) throws(PayloadError) {
        self.init(
            text: try json.bounded("text", StoryLimits.paragraph), speaker: try json.optionalBounded("speaker"),
            reference: try json.link("reference"))
    }
}

extension StoryTable {
    fileprivate init(json: JSON) throws(PayloadError) {
        guard let rows = json["rows"]?.arrayValue, !rows.isEmpty, rows.count <= StoryLimits.rows else {
            throw PayloadError("rows", "holds none or too many")
        }
        var read: [[String]] = []
        for row in rows {
            let cells = (row.arrayValue ?? []).compactMap(\.stringValue)
            guard cells.count == row.arrayValue?.count, (1...StoryLimits.columns).contains(cells.count),
                cells.allSatisfy({ $0.unicodeScalars.count <= StoryLimits.paragraph })
            else { throw PayloadError("rows", "holds cells that cannot be read") }
            read.append(cells)
        }
        self.init(rows: read, caption: try json.optionalBounded("caption"))
    }
}

extension StoryFilm {
    fileprivate var json: JSON {
        switch place {
        case .own(let id):
            JSON(present: [("kind", "film"), ("id", .string(id)), ("caption", .said(caption))])
        case .foreign(let film):
            JSON(present: [
                ("kind", "film"), ("provider", .string(film.provider)), ("story", .string(film.story)),
                ("media", .string(film.media)), ("width", .integer(Int64(film.width))),
                ("height", .integer(Int64(film.height))), ("address", .string(film.address)),
                ("caption", .said(caption)), ("poster", .said(poster)),
            ])
        }
    }

    fileprivate init(json: JSON) throws(PayloadError) {
        let caption = try json.optionalBounded("caption")
        guard json["provider"] != nil else {
            self.init(.own(try json.fileID("id")), caption: caption)
            return
        }
        let film = ForeignFilm(
            provider: try json.bounded("provider", 200), story: try json.bounded("story", 80),
            media: try json.bounded("media", 80), width: try json.optionalInteger("width") ?? 0,
            height: try json.optionalInteger("height") ?? 0, address: try json.string("address"))
        guard film.isSound else { throw PayloadError("address", "holds no film that can be shown") }
        let poster = json["poster"] == nil ? "" : try json.fileID("poster")
        self.init(.foreign(film), caption: caption, poster: poster)
    }
}

extension ForeignFilm {
    package static let sideMax = 8_192

    /// Whether it can be shown without harm: a host, numbers or names without marks, a size, an address of the web.
    package var isSound: Bool {
        let isHost = !provider.isEmpty && provider.utf8.allSatisfy(Self.isHostByte)
        let isNamed = [story, media].allSatisfy { name in
            name.utf8.count <= 80 && name.utf8.allSatisfy { Self.isHostByte($0) || $0 == UInt8(ascii: "_") }
        }
        return isHost && isNamed && [width, height].allSatisfy { (0...Self.sideMax).contains($0) }
            && WebAddress.isOne(address)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}

extension RegisterBlock {
    fileprivate var json: JSON {
        var (position, day): (JSON?, JSON?) = (nil, nil)
        switch state {
        case .live, .release: break
        case .position(let number): position = .integer(number)
        case .day(let date): day = .string(date.text)
        }
        return JSON(present: [
            ("kind", .string(form.rawValue)), ("things", .array(things.map(JSON.string))),
            ("property", .optional(property)), ("position", position), ("day", day), ("caption", .said(caption)),
        ])
    }

    fileprivate init(json: JSON) throws(PayloadError) {
        let things = try json.strings("things")
        guard let form = Form(rawValue: try json.string("kind")), (1...StoryLimits.things).contains(things.count),
            things.allSatisfy(Identifier.isValid)
        else { throw PayloadError("things", "holds none, too many or malformed ones") }
        let property = try json.optionalString("property")
        guard form == .map || property.map(Identifier.isValid) == true else { throw PayloadError("property") }
        var state = State.live
        if let position = json["position"] {
            guard let number = position.integerValue, number > 0 else { throw PayloadError("position") }
            state = .position(number)
        } else if let day = json["day"] {
            guard let date = day.stringValue.flatMap(Day.init(stated:)) else { throw PayloadError("day") }
            state = .day(date)
        }
        self.init(
            form, things: things, property: form == .map ? nil : property, state: state,
            caption: try json.optionalBounded("caption"))
    }
}

extension JSON {
    /// A text, or nothing where it is empty.
    static func said(_ text: String) -> JSON? { text.isEmpty ? nil : .string(text) }

    /// A text of at most so many letters that is not empty.
    func bounded(_ field: String, _ count: Int) throws(PayloadError) -> String {
        let text = try string(field)
        guard !text.isEmpty, text.unicodeScalars.count <= count else {
            throw PayloadError(field, "is empty or longer than \(count) letters")
        }
        return text
    }

    func optionalBounded(_ field: String, _ count: Int = StoryLimits.caption) throws(PayloadError) -> String {
        self[field] == nil ? "" : try bounded(field, count)
    }

    func link(_ field: String) throws(PayloadError) -> StoryLink? {
        guard let text = try optionalString(field) else { return nil }
        guard let link = StoryLink(target: text) else { throw PayloadError(field, "names nothing that can be meant") }
        return link
    }

    /// The id of a picture or film: an identifier, or the digest of a file, which is one too.
    func fileID(_ field: String) throws(PayloadError) -> String {
        let text = try string(field)
        guard Identifier.isValid(text) else { throw PayloadError(field, "is no identifier") }
        return text
    }
}

extension Day {
    /// A day of the Gregorian calendar as `2025-11-18`.
    init?(stated text: String) {
        guard let period = try? Period(parsing: text), period.precision == .day, period.start == period.end,
            !period.isAbout
        else { return nil }
        self = period.start
    }
}

import Exporting
import Languages
import Measures
import OpenData
import Register
import Serving

/// A question being answered from one consistent state.
struct Asking {
    let interface: Interface
    let asked: Asked
    let reading: Reading

    var words: OpenWords { interface.words(asked.language, reading.vocabulary, reading.today) }
    var lists: ListReading { ListReading(reading, words) }
    var vocabulary: Vocabulary { reading.vocabulary }

    func writer(_ names: [String: Thing]) -> RecordWriter { RecordWriter(words: words, names: names) }

    /// The thing of the address.
    func thing() throws -> Thing { try thing(asked.id) }

    /// The thing itself, or the one that stands for it, which its `id` then tells.
    func thing(_ id: String) throws -> Thing {
        guard let thing = try reading.thing(id) ?? reading.standing(for: id) else { throw RequestFault.noThing(id) }
        return thing
    }

    /// A kind that a parameter names.
    func kind(_ parameter: String) throws -> String? {
        guard let id = asked[parameter] else { return nil }
        guard vocabulary.kinds[id] != nil else { throw RequestFault.noThing(id) }
        return id
    }

    /// A thing that a parameter names, which must be there for this reader.
    func thing(in parameter: String) throws -> String? { try asked[parameter].map { try thing($0).id } }

    /// A record with the links to its other forms at its end.
    func record(_ write: (inout JSONWriter) throws -> Void) rethrows -> Answer {
        var writer = JSONWriter(reserving: 1 << 14)
        try writer.object { writer in
            try write(&writer)
            writer.links(links())
        }
        return Answer(bytes: writer.bytes, form: .json)
    }

    /// A table in the form that was asked for; `next` are the parameters of the page that follows.
    func answer(
        _ table: Table, next: [String: String]? = nil, also write: (inout JSONWriter) throws -> Void = { _ in }
    ) throws -> Answer {
        let bytes: [UInt8]? =
            switch asked.form {
            case .csv: table.csv()
            case .xlsx: table.xlsx(words)
            case .geojson: table.geojson(links: links(next: next))
            case .json, .html, .atom: try table.json(words, links: links(next: next), also: write)
            }
        guard let bytes else { throw RequestFault.internalFault }
        return Answer(
            bytes: bytes, form: asked.form, next: next.map { asked.address(asked.form, with: $0) },
            fileName: table.name, table: table, after: next?["after"])
    }

    /// This answer, its other forms, the page for people, and the page that follows.
    func links(next: [String: String]? = nil) -> [RecordLink] {
        let operation = asked.operation
        var links = [RecordLink("self", asked.address(asked.form), mediaType: asked.form.mediaType)]
        if operation.hasPage {
            links.append(RecordLink("alternate", asked.address(.html), mediaType: Representation.html.mediaType))
        }
        for form in operation.forms where form != asked.form {
            links.append(RecordLink("alternate", asked.address(form), mediaType: form.mediaType))
        }
        if let next {
            links.append(RecordLink("next", asked.address(asked.form, with: next), mediaType: asked.form.mediaType))
        }
        return links
    }
}

/// What is sent back.
struct Answer: Sendable {
    let bytes: [UInt8]
    let form: Representation
    /// The address of the page that follows.
    var next: String?
    /// What a file of it is called, without the suffix.
    var fileName: String?
    /// The table it was written from, and after which of its rows the following page begins.
    var table: Table?
    var after: String?
}

extension Interface {
    func words(_ language: Language, _ vocabulary: Vocabulary, _ today: Day) -> OpenWords {
        OpenWords(language: language, book: book, units: units, vocabulary: vocabulary, today: today) { reference in
            Self.address(of: reference, in: language)
        }
    }

    /// Where a record is found: the same address as its page.
    static func address(of reference: Reference, in language: Language) -> String {
        let path: String
        switch reference {
        case .thing(let id): path = "things/\(id)"
        case .account(let thing, let property): path = "things/\(thing)#\(property)"
        case .history(let thing): path = "things/\(thing)/history"
        case .claim(let id): path = "claims/\(id)"
        case .claimHistory(let id): path = "claims/\(id)/history"
        case .kind(let id): path = "kinds/\(id)"
        case .property(let id): path = "properties/\(id)"
        case .party(let id): path = "parties/\(id)"
        case .source(let id): path = "sources/\(id)"
        case .quarrel(let id): path = "quarrels#\(id)"
        case .letter(let id): path = "letters/\(id)"
        case .story(let id): path = "stories/\(id)"
        case .indicator(let id): path = "indicators/\(id)"
        case .series(let id): path = "observations/\(id)"
        case .problem(let id): path = "problems/\(id)"
        // A file is the same in every language.
        case .file(let digest): return "/files/\(digest)"
        }
        return "/\(language.tag)/\(path)"
    }
}

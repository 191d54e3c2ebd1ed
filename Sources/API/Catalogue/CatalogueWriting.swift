import Exporting
import Languages
import Measures
import OpenData
import Register
import Serving

/// A catalogue in the words of DCAT-AP 3, with titles in every language of this node.
struct CatalogueWriting: Sendable {
    let catalogue: Catalogue
    let vocabulary: Vocabulary
    let book: Phrasebook
    let addresses: FeatureAddresses
    /// The forms of a list of things of one kind, and of the list of properties.
    let kindForms: [Representation]
    let propertyForms: [Representation]

    static let prefixes: [(name: String, address: String)] = [
        ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"), ("geo", "http://www.opengis.net/ont/geosparql#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ]

    private var home: String { "\(addresses.base)/catalogue" }
    private var languages: [Language] { book.languages }

    var data: LinkedData {
        var node = LinkedNode("\(home)#catalogue", types: ["dcat:Catalog"])
        let region = region
        say("dct:title", in: &node) { book.say("catalogue.title", in: $0, ["region": region($0)], isolating: false) }
        say("dct:description", in: &node) { book.say("catalogue.about", in: $0, isolating: false) }
        node.say("dct:publisher", publisher)
        node.say("foaf:homepage", resource("\(addresses.base)/", type: "foaf:Document"))
        for language in languages { node.say("dct:language", Self.tongue(language)) }
        node.say("dct:issued", Self.moment(catalogue.issued))
        node.say("dct:modified", Self.moment(catalogue.modified))
        if let box = catalogue.region?.box { node.say("dct:spatial", Self.place(box)) }
        node.say("dct:rights", rights)
        node.say("dcat:service", service)
        for dataset in catalogue.datasets { node.say("dcat:dataset", self.dataset(dataset)) }
        return LinkedData(prefixes: Self.prefixes, nodes: [node]).flattened
    }

    private func region(_ language: Language) -> PhraseValue {
        .text(catalogue.region?.name.reading(in: language)?.text ?? book.say("site.name", in: language))
    }

    private func say(_ name: String, in node: inout LinkedNode, _ text: (Language) -> String) {
        for language in languages { node.say(name, .text(text(language), language: language.tag)) }
    }

    private func say(_ name: String, _ text: Text, in node: inout LinkedNode) {
        for language in text.languages { node.say(name, .text(text[language] ?? "", language: language.tag)) }
    }

    private var publisher: LinkedNode {
        var agent = LinkedNode("\(home)#publisher", types: ["foaf:Agent"])
        if let party = catalogue.publisher {
            say("foaf:name", party.name, in: &agent)
        } else {
            say("foaf:name", in: &agent) { book.say("site.name", in: $0) }
        }
        return agent
    }

    /// Facts stand with their sources, and each source with its licence.
    private var rights: LinkedNode {
        var rights = LinkedNode("\(home)#rights", types: ["dct:RightsStatement"])
        say("rdfs:label", in: &rights) { book.say("catalogue.rights", in: $0, isolating: false) }
        rights.say("rdfs:seeAlso", .reference("\(addresses.base)/sources"))
        return rights
    }

    private func resource(_ address: String, type: String = "rdfs:Resource") -> LinkedNode {
        LinkedNode(address, types: [type])
    }

    private func identifier(_ scope: Catalogue.Dataset.Scope) -> String {
        switch scope {
        case .register: "\(home)#register"
        case .kind(let kind): "\(home)#kind-\(kind)"
        case .sector(let sector): "\(home)#sector-\(sector.rawValue)"
        }
    }

    private func dataset(_ dataset: Catalogue.Dataset) -> LinkedNode {
        var node = LinkedNode(identifier(dataset.scope), types: ["dcat:Dataset"])
        title(of: dataset, in: &node)
        node.say("dct:identifier", .plain(identifier(dataset.scope)))
        node.say("dct:publisher", .reference("\(home)#publisher"))
        for language in languages { node.say("dct:language", .reference(Self.authority(language))) }
        node.say("dct:issued", Self.moment(catalogue.issued))
        node.say("dct:modified", Self.moment(dataset.modified))
        if let box = dataset.box { node.say("dct:spatial", Self.place(box)) }
        if let days = dataset.days {
            var period = LinkedNode(types: ["dct:PeriodOfTime"])
            period.say("dcat:startDate", .typed(days.lowerBound.text, type: "xsd:date"))
            period.say("dcat:endDate", .typed(days.upperBound.text, type: "xsd:date"))
            node.say("dct:temporal", period)
        }
        for distribution in distributions(of: dataset) { node.say("dcat:distribution", distribution) }
        return node
    }

    private func title(of dataset: Catalogue.Dataset, in node: inout LinkedNode) {
        func phrase(_ key: PhraseKey, _ values: @escaping (Language) -> [String: PhraseValue]) -> (Language) -> String {
            { book.say(key, in: $0, values($0), isolating: false) }
        }
        switch dataset.scope {
        case .register:
            say("dct:title", in: &node, phrase("catalogue.register") { ["region": region($0)] })
            say("dct:description", in: &node, phrase("catalogue.register-about") { _ in [:] })
        case .kind(let id):
            let plural = vocabulary.kinds[id]?.plural ?? Text()
            say("dct:title", plural, in: &node)
            say(
                "dct:description", in: &node,
                phrase("catalogue.kind-about") { language in
                    ["kind": .text(plural.reading(in: language)?.text ?? id)]
                })
        case .sector(let sector):
            func name(_ language: Language) -> [String: PhraseValue] {
                ["sector": .text(book.say(PhraseKey("sector.\(sector.rawValue)"), in: language))]
            }
            say("dct:title", in: &node, phrase("catalogue.sector", name))
            say("dct:description", in: &node, phrase("catalogue.sector-about", name))
        }
    }

    private func distributions(of dataset: Catalogue.Dataset) -> [LinkedNode] {
        switch dataset.scope {
        case .register: return [served(addresses.collections)]
        case .kind(let kind):
            let page = "\(addresses.base)/kinds/\(kind)"
            let files = kindForms.map { file("\(page).\($0.rawValue)", page: page, $0.mediaType) }
            return files + (dataset.isOnMap ? [served(addresses.items(kind))] : [])
        case .sector(let sector):
            let page = "\(addresses.base)/properties#\(sector.rawValue)"
            return propertyForms.map { file("\(addresses.base)/properties.\($0.rawValue)", page: page, $0.mediaType) }
        }
    }

    private func file(_ address: String, page: String, _ mediaType: String) -> LinkedNode {
        var node = LinkedNode(types: ["dcat:Distribution"])
        node.say("dcat:accessURL", resource(page))
        node.say("dcat:downloadURL", resource(address))
        node.say("dcat:mediaType", Self.mediaType(mediaType))
        node.say("dct:rights", .reference("\(home)#rights"))
        return node
    }

    private func served(_ address: String) -> LinkedNode {
        var node = LinkedNode(types: ["dcat:Distribution"])
        node.say("dcat:accessURL", resource(address))
        node.say("dcat:accessService", .reference("\(home)#features"))
        node.say("dcat:mediaType", Self.mediaType(Representation.geojson.mediaType))
        node.say("dct:rights", .reference("\(home)#rights"))
        return node
    }

    private var service: LinkedNode {
        var node = LinkedNode("\(home)#features", types: ["dcat:DataService"])
        say("dct:title", in: &node) { book.say("catalogue.service", in: $0, isolating: false) }
        say("dct:description", in: &node) { book.say("features.about", in: $0, isolating: false) }
        node.say("dcat:endpointURL", resource(addresses.landing))
        node.say("dcat:endpointDescription", resource(addresses.definition))
        node.say(
            "dct:conformsTo",
            LinkedNode("http://www.opengis.net/spec/ogcapi-features-1/1.0", types: ["dct:Standard"]))
        node.say("dct:publisher", .reference("\(home)#publisher"))
        for dataset in catalogue.datasets where dataset.isOnMap {
            node.say("dcat:servesDataset", .reference(identifier(dataset.scope)))
        }
        return node
    }

    private static func mediaType(_ type: String) -> LinkedNode {
        LinkedNode("https://www.iana.org/assignments/media-types/\(type)", types: ["dct:MediaType"])
    }

    private static func moment(_ moment: Instant) -> LinkedValue { .typed(moment.text, type: "xsd:dateTime") }

    private static func place(_ box: Box) -> LinkedNode {
        var node = LinkedNode(types: ["dct:Location"])
        let corners = [
            (box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north),
            (box.west, box.south),
        ]
        let text = corners.map { "\($0.0) \($0.1)" }.joined(separator: ",")
        node.say("dcat:bbox", .typed("POLYGON((\(text)))", type: "geo:wktLiteral"))
        return node
    }

    private static func tongue(_ language: Language) -> LinkedNode {
        LinkedNode(authority(language), types: ["dct:LinguisticSystem"])
    }

    /// The address under which the Publications Office of the European Union lists a language.
    private static func authority(_ language: Language) -> String {
        let code =
            switch language {
            case .en: "ENG"
            case .fa: "FAS"
            case .ru: "RUS"
            case .az: "AZE"
            case .kk: "KAZ"
            case .tk: "TUK"
            }
        return "http://publications.europa.eu/resource/authority/language/\(code)"
    }
}

/// What is known of the documents besides their names: identifiers, what a filter asks for, who may read.
struct DocumentFacts: Sendable {
    private(set) var ids: [UInt8] = []
    /// One more than documents.
    private(set) var idStarts: [UInt32] = [0]
    private(set) var weights: [UInt32] = []
    private(set) var audiences: [UInt32] = []
    /// Kind, country, sectors and wholes, as numbers of terms; one more start than documents.
    private(set) var terms: [UInt32] = []
    private(set) var termStarts: [UInt32] = [0]
    private(set) var termNumbers: [Term: UInt32] = [:]
    private(set) var termNames: [Term] = []
    private(set) var audienceNumbers: [Audience: UInt32] = [:]
    private(set) var audienceNames: [Audience] = []
    /// The documents of every term, in order; made by `ordered`.
    private(set) var documentsOfTerms: [UInt32] = []
    /// One more than terms.
    private(set) var documentsOfTermsStarts: [UInt32] = []

    enum Term: Sendable, Hashable {
        case kind(String)
        case sector(String)
        case within(String)
        case country(String)
    }

    var count: Int { weights.count }

    func id(_ document: Int) -> String {
        String(decoding: ids[Int(idStarts[document])..<Int(idStarts[document + 1])], as: UTF8.self)
    }

    func idBytes(_ document: Int) -> ArraySlice<UInt8> { ids[Int(idStarts[document])..<Int(idStarts[document + 1])] }

    mutating func add(_ document: NameDocument) {
        ids.append(contentsOf: document.id.utf8)
        idStarts.append(UInt32(ids.count))
        weights.append(document.weight)
        audiences.append(number(document.audience))
        terms.append(number(.kind(document.kind)))
        for sector in document.sectors { terms.append(number(.sector(sector))) }
        for whole in document.within { terms.append(number(.within(whole))) }
        if let country = document.country { terms.append(number(.country(country))) }
        termStarts.append(UInt32(terms.count))
    }

    private mutating func number(_ term: Term) -> UInt32 {
        if let number = termNumbers[term] { return number }
        let number = UInt32(termNames.count)
        termNumbers[term] = number
        termNames.append(term)
        return number
    }

    private mutating func number(_ audience: Audience) -> UInt32 {
        if let number = audienceNumbers[audience] { return number }
        let number = UInt32(audienceNames.count)
        audienceNumbers[audience] = number
        audienceNames.append(audience)
        return number
    }

    /// The same facts with the documents in another order, some left out.
    func ordered(_ order: [UInt32]) -> DocumentFacts {
        var result = DocumentFacts()
        result.termNumbers = termNumbers
        result.termNames = termNames
        result.audienceNumbers = audienceNumbers
        result.audienceNames = audienceNames
        result.ids.reserveCapacity(ids.count)
        result.terms.reserveCapacity(terms.count)
        for document in order.lazy.map(Int.init) {
            result.ids.append(contentsOf: idBytes(document))
            result.idStarts.append(UInt32(result.ids.count))
            result.weights.append(weights[document])
            result.audiences.append(audiences[document])
            result.terms.append(contentsOf: terms[Int(termStarts[document])..<Int(termStarts[document + 1])])
            result.termStarts.append(UInt32(result.terms.count))
        }
        result.listDocuments()
        return result
    }

    private mutating func listDocuments() {
        var counts = [UInt32](repeating: 0, count: termNames.count + 1)
        for term in terms { counts[Int(term) + 1] += 1 }
        for term in termNames.indices { counts[term + 1] += counts[term] }
        documentsOfTermsStarts = counts
        documentsOfTerms = [UInt32](repeating: 0, count: terms.count)
        for document in 0..<count {
            for term in terms[Int(termStarts[document])..<Int(termStarts[document + 1])] {
                documentsOfTerms[Int(counts[Int(term)])] = UInt32(document)
                counts[Int(term)] += 1
            }
        }
    }

    func documents(of term: UInt32) -> ArraySlice<UInt32> {
        documentsOfTerms[Int(documentsOfTermsStarts[Int(term)])..<Int(documentsOfTermsStarts[Int(term) + 1])]
    }

    func has(_ document: Int, anyOf wanted: [UInt32]) -> Bool {
        for place in Int(termStarts[document])..<Int(termStarts[document + 1]) where wanted.contains(terms[place]) {
            return true
        }
        return false
    }

    /// The number of the document of that identifier; the documents are in the order of their identifiers.
    func number(of id: String) -> Int? {
        let wanted = Array(id.utf8)
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if idBytes(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return low < count && idBytes(low).elementsEqual(wanted) ? low : nil
    }

    /// A document again as it was given, but for its names.
    func document(_ number: Int, names: [NameDocument.Name]) -> NameDocument {
        var (kind, sectors, within, country) = ("", [String](), [String](), String?.none)
        for term in terms[Int(termStarts[number])..<Int(termStarts[number + 1])] {
            switch termNames[Int(term)] {
            case .kind(let name): kind = name
            case .sector(let name): sectors.append(name)
            case .within(let name): within.append(name)
            case .country(let name): country = name
            }
        }
        return NameDocument(
            id: id(number), names: names, kind: kind, sectors: sectors, within: within, country: country,
            weight: weights[number], audience: audienceNames[Int(audiences[number])])
    }
}

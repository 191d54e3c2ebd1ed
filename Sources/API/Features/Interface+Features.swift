import Exporting
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Measures
import Members
import NIOCore
import OpenData
import Register
import Serving

extension Interface {
    func addFeatureRoutes<Context: VisitContext>(to router: RouterGroup<Context>) {
        let group = router.group("ogc")
        group.get("") { request, context in try await describe(request, context.signed) { $0.landing } }
        group.get("conformance") { request, context in try await describe(request, context.signed) { $0.conformance } }
        group.get("api") { request, context in try await featureDefinition(request, context.signed) }
        group.get("collections") { request, context in try await collections(request, context.signed) }
        group.get("collections/:kind") { request, context in
            try await collection(request, context.signed, context.parameters.get("kind") ?? "")
        }
        group.get("collections/:kind/queryables") { request, context in
            try await queryables(request, context.signed, context.parameters.get("kind") ?? "")
        }
        group.get("collections/:kind/items") { request, context in
            try await items(request, context.signed, context.parameters.get("kind") ?? "")
        }
        group.get("collections/:kind/items/:id") { request, context in
            try await item(
                request, context.signed, context.parameters.get("kind") ?? "", context.parameters.get("id") ?? "")
        }
    }

    /// The language of an answer: the one that `lang` names, or the one that is wished for.
    func featureLanguage(_ request: Request, _ asked: AskedParameters) throws(RequestFault) -> Language {
        if let format = asked["f"], format != "json", format != "geojson" {
            throw RequestFault.badValue(format, field: "f", example: "json")
        }
        if let tag = asked["lang"] {
            guard let language = languages.first(where: { $0.tag == tag }) else {
                throw RequestFault.badValue(tag, field: "lang", example: languages.map(\.tag).joined(separator: ", "))
            }
            return language
        }
        return Language.negotiate(acceptLanguage: request.headers[.acceptLanguage] ?? "", among: languages)
            ?? languages.first ?? .en
    }

    /// The shelf of a kind without asking the tables, if it is up to date and everyone asks.
    private func readyShelf(_ kind: String, _ reader: Reader, _ today: Day) -> FeatureShelf? {
        guard reader.party == nil else { return nil }
        return features.shelf(kind, position: journal.announcedPosition, day: today)
    }

    private func items(_ request: Request, _ signed: Signed?, _ kind: String) async throws -> Response {
        let asked = try AskedParameters(request)
        let language = try featureLanguage(request, asked)
        let addresses = FeatureAddresses(request)
        let (reader, today) = (reader(signed, language), now().day())
        let answer: Response
        if let shelf = readyShelf(kind, reader, today) {
            answer = held(try items(of: shelf, asked, addresses, language), shelf.position, today, request)
        } else {
            answer = try await register.read(for: reader, today: today) { reading in
                guard let collection = FeatureCollection(kind: kind, reading.vocabulary) else {
                    throw RequestFault.noThing(kind)
                }
                if let shelf = try features.shelf(collection, reading) {
                    return held(try items(of: shelf, asked, addresses, language), shelf.position, today, request)
                }
                let answer = try items(of: collection, reading, asked, addresses)
                return reader.party == nil ? held(answer, try reading.lastPosition(), today, request) : answer
            }
        }
        return finished(answer, asked)
    }

    /// A page from the shelf, whose bytes are ready.
    private func items(
        of shelf: FeatureShelf, _ asked: AskedParameters, _ addresses: FeatureAddresses, _ language: Language
    ) throws -> Response {
        let asking = try FeatureAsking(asked, shelf.collection)
        guard let page = shelf.page(asking.query, in: language) else {
            throw RequestFault.badParameter("after", asking.query.after ?? "")
        }
        let answers = FeatureAnswers(
            addresses: addresses, asked: asked, language: language, system: asking.system,
            kind: shelf.collection.kind.id)
        let sheet = features.sheet(of: shelf, in: language)
        let isUnbroken = page.items.last.map { $0 - page.items[0] == page.items.count - 1 } ?? false
        let run =
            isUnbroken && asking.system == .crs84
            ? sheet.features(page.items[0]..<page.items[0] + page.items.count) : nil
        return answers.list(
            (page.items.count, page.next, page.matched), bytes: run?.count ?? page.items.count * 800
        ) { buffer in
            if let run {
                buffer.writeBytes(run)
                return
            }
            for (index, place) in page.items.enumerated() {
                if index > 0 { buffer.writeString(",") }
                Self.write(shelf.features[place], at: place, sheet, asking.system, to: &buffer)
            }
        }
    }

    private static func write(
        _ feature: Feature, at place: Int, _ sheet: FeatureSheet, _ system: ReferenceSystem, to buffer: inout ByteBuffer
    ) {
        guard system != .crs84 else {
            buffer.writeBytes(sheet.feature(place))
            return
        }
        let (before, behind) = sheet.around(place)
        var geometry = JSONWriter()
        geometry.shape(feature.place, in: system)
        buffer.writeBytes(before)
        buffer.writeBytes(geometry.bytes)
        buffer.writeBytes(behind)
    }

    /// A page read from the tables: for members, and for collections that are too large to be kept.
    private func items(
        of collection: FeatureCollection, _ reading: Reading, _ asked: AskedParameters, _ addresses: FeatureAddresses
    ) throws -> Response {
        let language = reading.who.language
        let asking = try FeatureAsking(asked, collection)
        if reading.who.party == nil, asking.query.isWhole, asking.system == .crs84 {
            return try leaf(of: collection, reading, asking.query, asked, addresses)
        }
        guard let page = try reading.featurePage(asking.query, of: collection) else {
            throw RequestFault.badParameter("after", asking.query.after ?? "")
        }
        let answers = FeatureAnswers(
            addresses: addresses, asked: asked, language: language, system: asking.system, kind: collection.kind.id)
        let writer = features.writer(collection, in: language)
        return answers.list(
            (page.items.count, page.next, page.matched), bytes: page.items.count * 800
        ) { buffer in
            for (index, feature) in page.items.enumerated() {
                if index > 0 { buffer.writeString(",") }
                var json = JSONWriter()
                writer.write(feature, in: asking.system, to: &json)
                buffer.writeBytes(json.bytes)
            }
        }
    }

    /// A page for the public of a collection that is too large to be kept, all of whose features are asked for.
    private func leaf(
        of collection: FeatureCollection, _ reading: Reading, _ query: FeatureQuery, _ asked: AskedParameters,
        _ addresses: FeatureAddresses
    ) throws -> Response {
        let language = reading.who.language
        let leaf = try features.leaf(of: collection, query, reading) {
            guard let page = try reading.featurePage(query, of: collection) else {
                throw RequestFault.badParameter("after", query.after ?? "")
            }
            let writer = features.writer(collection, in: language)
            var bytes: [UInt8] = []
            for feature in page.items {
                var json = JSONWriter(reserving: 1_024)
                writer.write(feature, to: &json)
                if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
                bytes += json.bytes
            }
            return FeatureLeaf(bytes: bytes, count: page.items.count, next: page.next)
        }
        let answers = FeatureAnswers(
            addresses: addresses, asked: asked, language: language, system: .crs84, kind: collection.kind.id)
        return answers.list((leaf.count, leaf.next, nil), bytes: leaf.bytes.count) { $0.writeBytes(leaf.bytes) }
    }

    private func item(_ request: Request, _ signed: Signed?, _ kind: String, _ id: String) async throws -> Response {
        let asked = try AskedParameters(request)
        try asked.check { ["crs", "lang", "f"].contains($0) }
        let language = try featureLanguage(request, asked)
        let (reader, today) = (reader(signed, language), now().day())
        let answers = FeatureAnswers(
            addresses: FeatureAddresses(request), asked: asked, language: language,
            system: try FeatureAsking.system(asked, "crs"), kind: kind)
        let answer: Response
        if let shelf = readyShelf(kind, reader, today) {
            answer = held(try item(id, of: shelf, answers), shelf.position, today, request)
        } else {
            answer = try await register.read(for: reader, today: today) { reading in
                guard let collection = FeatureCollection(kind: kind, reading.vocabulary) else {
                    throw RequestFault.noThing(kind)
                }
                if let shelf = try features.shelf(collection, reading) {
                    return held(try item(id, of: shelf, answers), shelf.position, today, request)
                }
                guard let feature = try reading.feature(id, in: collection) else { throw RequestFault.noThing(id) }
                var json = JSONWriter()
                features.writer(collection, in: language).write(feature, in: answers.system, to: &json)
                return answers.item(id) { $0.writeBytes(json.bytes.dropLast()) }
            }
        }
        return finished(answer, asked)
    }

    private func item(_ id: String, of shelf: FeatureShelf, _ answers: FeatureAnswers) throws -> Response {
        guard let place = shelf.place(of: id) else { throw RequestFault.noThing(id) }
        let sheet = features.sheet(of: shelf, in: answers.language)
        return answers.item(id) { buffer in
            Self.write(shelf.features[place], at: place, sheet, answers.system, to: &buffer)
            buffer.moveWriterIndex(to: buffer.writerIndex - 1)
        }
    }

    /// The same address is answered with the same bytes while position and day stay: its tag names both.
    private func held(_ response: Response, _ position: Int64, _ today: Day, _ request: Request) -> Response {
        let tag = "\"\(version)-\(position)-\(today.number)-\(response.headers[.contentLanguage] ?? "")\""
        var headers = response.headers
        headers[.eTag] = tag
        if request.headers[.ifNoneMatch] != nil, HeldTags(request.headers).contains(tag) {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: response.status, headers: headers, body: response.body)
    }

    /// Says on what else of the request the answer depends.
    func finished(_ response: Response, _ asked: AskedParameters) -> Response {
        var response = response
        // Between a proxy and the node a cache may stand that does not know the line.
        response.headers[.vary] = asked["lang"] == nil ? "Accept-Language, X-Forwarded-Proto" : "X-Forwarded-Proto"
        return response
    }
}

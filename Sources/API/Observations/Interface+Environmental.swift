import HTTPTypes
import Hummingbird
import Languages
import Measures
import Members
import Observations
import OpenData
import Register
import Serving

extension Interface {
    /// The service of environmental data, beside the one of features.
    func addEnvironmentalRoutes<Context: VisitContext>(to router: RouterGroup<Context>) {
        let group = router.group("ogc/edr")
        group.get("") { request, context in try await environment(request, context.signed) { $0.landing } }
        group.get("conformance") { request, context in
            try await environment(request, context.signed) { $0.conformance }
        }
        group.get("collections") { request, context in
            try await environmental(request, context.signed) { description, reading in
                description.collections(try Self.collections(reading))
            }
        }
        group.get("collections/:property") { request, context in
            let property = context.parameters.get("property") ?? ""
            return try await environmental(request, context.signed) { description, reading in
                description.collection(try Self.collection(property, reading))
            }
        }
        group.get("collections/:property/locations") { request, context in
            let property = context.parameters.get("property") ?? ""
            return try await environmental(
                request, context.signed, type: EnvironmentalDescription.geoJSON
            ) { description, reading in
                description.locations(try Self.collection(property, reading))
            }
        }
        group.get("collections/:property/locations/:location") { request, context in
            try await observed(
                request, context.signed, context.parameters.get("property") ?? "",
                location: context.parameters.get("location") ?? "")
        }
        group.get("collections/:property/position") { request, context in
            try await observed(request, context.signed, context.parameters.get("property") ?? "", location: nil)
        }
    }

    private func environment(
        _ request: Request, _ signed: Signed?, _ page: @Sendable @escaping (EnvironmentalDescription) -> [UInt8]
    ) async throws -> Response {
        try await environmental(request, signed) { description, _ in page(description) }
    }

    private func environmental(
        _ request: Request, _ signed: Signed?, type: String = "application/json",
        _ page: @Sendable @escaping (EnvironmentalDescription, Reading) throws -> [UInt8]
    ) async throws -> Response {
        let asked = try AskedParameters(request)
        try asked.check { ["lang", "f"].contains($0) }
        let language = try featureLanguage(request, asked)
        let base = FeatureAddresses(request).base
        let bytes = try await register.read(for: reader(signed, language), today: now().day(), now: now()) { reading in
            let coverage = CoverageWriter(language: language, vocabulary: reading.vocabulary, base: base)
            return try page(EnvironmentalDescription(book: book, coverage: coverage, base: base), reading)
        }
        var response = Revalidation(bytes: bytes, modified: nil, now: now()).answer(request, type: type)
        response.headers[.contentLanguage] = language.tag
        return finished(response, asked)
    }

    /// All that is observed, by property; series whose place has no position are left out.
    private static func collections(_ reading: Reading) throws -> [EnvironmentalDescription.Collection] {
        let series = try reading.series(limit: 2_000)
        let things = try reading.things(Set(series.map(\.series.thing))).filter { $0.value.position != nil }
        let placed = series.filter { things[$0.series.thing] != nil }
        return Dictionary(grouping: placed, by: \.series.property).sorted { $0.key < $1.key }.map { property, series in
            EnvironmentalDescription.Collection(
                property: property, series: series,
                places: things.filter { id, _ in series.contains { $0.series.thing == id } })
        }
    }

    private static func collection(
        _ property: String, _ reading: Reading
    ) throws -> EnvironmentalDescription.Collection {
        let series = try reading.series(SeriesQuery(property: property), limit: 2_000)
        let things = try reading.things(Set(series.map(\.series.thing))).filter { $0.value.position != nil }
        let placed = series.filter { things[$0.series.thing] != nil }
        guard Identifier.isValid(property), !placed.isEmpty else { throw RequestFault.noThing(property) }
        return EnvironmentalDescription.Collection(property: property, series: placed, places: things)
    }

    /// The nearest place within so many kilometres answers for a position.
    private static let reachKilometres = 100.0

    private func observed(
        _ request: Request, _ signed: Signed?, _ property: String, location: String?
    ) async throws -> Response {
        let asked = try AskedParameters(request)
        let asking = try EnvironmentalAsking(asked, besides: location == nil ? ["coords"] : [])
        let point = location == nil ? try EnvironmentalAsking.point(asked["coords"] ?? "") : nil
        let language = try featureLanguage(asked)
        let base = FeatureAddresses(request).base
        let bytes = try await register.read(for: reader(signed, language), today: now().day(), now: now()) { reading in
            let collection = try Self.collection(property, reading)
            let place = location ?? point.flatMap { Self.nearest(to: $0, in: collection) }
            let parts = try Self.parts(collection, at: place, asking, reading)
            guard !parts.isEmpty else { throw RequestFault.noThing(location ?? asked["coords"] ?? "") }
            let coverage = CoverageWriter(language: language, vocabulary: reading.vocabulary, base: base)
            return asking.form == .coverage ? coverage.collection(parts) : coverage.features(parts)
        }
        let type =
            asking.form == .coverage ? EnvironmentalDescription.coverageJSON : EnvironmentalDescription.geoJSON
        var response = Revalidation(bytes: bytes, modified: nil, now: now()).answer(request, type: type)
        response.headers[.contentLanguage] = language.tag
        return finished(response, asked)
    }

    private func featureLanguage(_ asked: AskedParameters) throws(RequestFault) -> Language {
        guard let tag = asked["lang"] else { return languages.first { $0 == .en } ?? .en }
        guard let language = languages.first(where: { $0.tag == tag }) else {
            throw RequestFault.badValue(tag, field: "lang", example: languages.map(\.tag).joined(separator: ", "))
        }
        return language
    }

    private static func nearest(
        to point: Coordinate, in collection: EnvironmentalDescription.Collection
    ) -> String? {
        let distances = collection.places.compactMap { id, thing in thing.position.map { (id, $0.distance(to: point)) }
        }
        return distances.filter { $0.1 <= reachKilometres }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    private static func parts(
        _ collection: EnvironmentalDescription.Collection, at place: String?, _ asking: EnvironmentalAsking,
        _ reading: Reading
    ) throws -> [CoverageWriter.Part] {
        guard let place, let position = collection.places[place]?.position else { return [] }
        let wanted = collection.series.filter { standing in
            standing.series.thing == place && asking.names.map { $0.contains(standing.id) } ?? true
        }
        var left = ObservationLimits.read
        return try wanted.compactMap { standing in
            let found = try reading.observations(of: standing.id, in: asking.span, limit: left + 1)
            guard found.count <= left else { throw RequestFault.tooMuch(limit: ObservationLimits.read) }
            left -= found.count
            guard !found.isEmpty else { return nil }
            return CoverageWriter.Part(series: standing.series, observations: found, place: position)
        }
    }
}

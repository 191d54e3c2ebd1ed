import HTTPTypes
import Hummingbird
import Languages
import Measures
import Members
import NIOCore
import OpenData
import Register
import Serving

extension Interface {
    /// A page of the service about itself, which takes no parameters beside language and form.
    func describe(
        _ request: Request, _ signed: Signed?, type: String = "application/json",
        _ page: @Sendable @escaping (FeatureDescription) -> [UInt8]
    ) async throws -> Response {
        try await describe(request, signed, type: type) { description, _ in page(description) }
    }

    private func describe(
        _ request: Request, _ signed: Signed?, type: String = "application/json",
        _ page: @Sendable @escaping (FeatureDescription, Reading) throws -> [UInt8]
    ) async throws -> Response {
        let asked = try AskedParameters(request)
        try asked.check { ["lang", "f"].contains($0) }
        let language = try featureLanguage(request, asked)
        let addresses = FeatureAddresses(request)
        let bytes = try await register.read(for: reader(signed, language), today: now().day()) { reading in
            try page(
                FeatureDescription(
                    book: book, language: language, vocabulary: reading.vocabulary, addresses: addresses,
                    version: version), reading)
        }
        var response = Revalidation(bytes: bytes, modified: nil, now: now()).answer(request, type: type)
        response.headers[.contentLanguage] = language.tag
        return finished(response, asked)
    }

    func featureDefinition(_ request: Request, _ signed: Signed?) async throws -> Response {
        try await describe(request, signed, type: FeatureDescription.openAPI) {
            FeatureDefinition(description: $0).bytes
        }
    }

    func collections(_ request: Request, _ signed: Signed?) async throws -> Response {
        try await describe(request, signed) { description, reading in
            description.collections(
                try FeatureCollection.all(reading.vocabulary).compactMap { collection in
                    // A kind of which nothing has a place is no layer.
                    let shelf = try features.shelf(collection, reading)
                    return shelf?.features.isEmpty == true ? nil : (collection, shelf?.box)
                })
        }
    }

    func collection(_ request: Request, _ signed: Signed?, _ kind: String) async throws -> Response {
        try await describe(request, signed) { description, reading in
            guard let collection = FeatureCollection(kind: kind, reading.vocabulary) else {
                throw RequestFault.noThing(kind)
            }
            return description.collection(collection, box: try features.shelf(collection, reading)?.box)
        }
    }

    func queryables(_ request: Request, _ signed: Signed?, _ kind: String) async throws -> Response {
        try await describe(request, signed, type: FeatureDescription.schemaJSON) { description, reading in
            guard let collection = FeatureCollection(kind: kind, reading.vocabulary) else {
                throw RequestFault.noThing(kind)
            }
            return description.queryables(collection)
        }
    }
}

import Exporting
import HTTPTypes
import Hummingbird
import Languages
import Measures
import OpenData
import Register
import Serving

extension Interface {
    static let turtle = "text/turtle"
    static let jsonLD = "application/ld+json"

    func addCatalogueRoutes<Context: VisitContext>(to group: RouterGroup<Context>) {
        group.get("catalogue") { request, _ in
            let isTurtleWanted = request.headers[.accept]?.lowercased().contains(Self.turtle) ?? false
            return try await catalogue(request, isTurtleWanted ? Self.turtle : Self.jsonLD, isNegotiated: true)
        }
        group.get("catalogue.ttl") { request, _ in try await catalogue(request, Self.turtle) }
        group.get("catalogue.jsonld") { request, _ in try await catalogue(request, Self.jsonLD) }
    }

    /// What this node publishes (DCAT-AP 3), the same for everyone: what only members may read is in no catalogue.
    private func catalogue(_ request: Request, _ type: String, isNegotiated: Bool = false) async throws -> Response {
        try request.check()
        let addresses = FeatureAddresses(request)
        let bytes = try await register.read(for: .everyone(.en), today: now().day()) { reading in
            let data = CatalogueWriting(
                catalogue: try Catalogue(reading, features), vocabulary: reading.vocabulary, book: book,
                addresses: addresses, kindForms: Self.forms(of: "kinds/{id}"),
                propertyForms: Self.forms(of: "properties")
            ).data
            return type == Self.turtle ? data.turtle : data.json
        }
        var response = Revalidation(bytes: bytes, modified: nil, now: now()).answer(
            request, type: type == Self.turtle ? "\(type); charset=utf-8" : type)
        if isNegotiated { response.vary(by: "Accept") }
        return response
    }

    private static func forms(of path: String) -> [Representation] {
        (operations.first { $0.path == path }?.forms ?? []).filter(\.isForMachines)
    }
}

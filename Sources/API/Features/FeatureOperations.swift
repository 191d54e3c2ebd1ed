import Languages
import Measures
import OpenData
import Serving

/// What stands at addresses of its own, as standards have it, beside what stands below the languages.
extension Interface {
    private static let kind = InterfaceOperation.Parameter(
        "collectionId", .path, .identifier, meaning: "features.parameter.collection-id")
    private static let feature = InterfaceOperation.Parameter(
        "featureId", .path, .identifier, meaning: "features.parameter.feature-id")
    private static let manners = [
        InterfaceOperation.Parameter(
            "lang", .query, .language, meaning: "features.parameter.lang"),
        InterfaceOperation.Parameter("f", .query, .choice(["json", "geojson"]), meaning: "features.parameter.f"),
    ]

    private static func systems(_ name: String) -> InterfaceOperation.Parameter {
        .init(
            name, .query, .choice(ReferenceSystem.allCases.map(\.uri)), meaning: PhraseKey("features.parameter.\(name)")
        )
    }

    private static func service(
        _ name: String, _ path: String = "", _ forms: [Representation] = [.json], type: String? = nil,
        _ parameters: [InterfaceOperation.Parameter] = [], schema: String
    ) -> InterfaceOperation {
        InterfaceOperation(
            id: name == "landing" ? "ogc" : "ogc-\(name)", path: "ogc\(path)", forms: forms,
            mediaTypes: type.map { [$0] }, hasPage: false, isInLanguages: false, parameters: parameters + manners,
            schema: schema, title: PhraseKey("features.\(name)"), about: PhraseKey("features.\(name).about"))
    }

    /// The service of features (OGC API), which describes itself at `/ogc/api` as well.
    static let featureOperations: [InterfaceOperation] = [
        service("landing", schema: "FeatureService"),
        service("conformance", "/conformance", schema: "FeatureConformance"),
        service("definition", "/api", type: FeatureDescription.openAPI, schema: "Description"),
        service("collections", "/collections", schema: "FeatureCollections"),
        service("collection", "/collections/{collectionId}", [.json], [kind], schema: "FeatureCollection"),
        service(
            "queryables", "/collections/{collectionId}/queryables", type: FeatureDescription.schemaJSON, [kind],
            schema: "Queryables"),
        service(
            "items", "/collections/{collectionId}/items", [.geojson],
            [
                kind, .init("limit", .query, .integer(1...Int64.max), meaning: "features.parameter.limit"),
                .init("bbox", .query, .words(200), meaning: "features.parameter.bbox"), systems("bbox-crs"),
                .init("datetime", .query, .words(80), meaning: "features.parameter.datetime"), systems("crs"),
                .init("filter", .query, .words(FilterReader.bytesMax), meaning: "features.parameter.filter"),
                .init("filter-lang", .query, .choice(["cql2-text"]), meaning: "features.parameter.filter-lang"),
                systems("filter-crs"), .init("after", .query, .identifier, meaning: "features.parameter.after"),
            ], schema: "Features"),
        service(
            "item", "/collections/{collectionId}/items/{featureId}", [.geojson], [kind, feature, systems("crs")],
            schema: "Feature"),
    ]

    private static func environmental(
        _ name: String, _ path: String = "", type: String? = nil, schema: String
    ) -> InterfaceOperation {
        let places = [
            ("propertyId", "observations.property"), ("locationId", "observations.place"),
        ].filter { path.contains("{\($0.0)}") }.map { name, meaning in
            InterfaceOperation.Parameter(name, .path, .identifier, meaning: PhraseKey(meaning))
        }
        let asked = [
            InterfaceOperation.Parameter("datetime", .query, .words(80), meaning: "features.parameter.datetime"),
            .init("parameter-name", .query, .words(400), meaning: "api.parameter.edr-parameter-name"),
            .init("f", .query, .choice(["CoverageJSON", "GeoJSON"]), meaning: "features.parameter.f"),
            .init("lang", .query, .language, meaning: "features.parameter.lang"),
        ]
        let coordinates = InterfaceOperation.Parameter(
            "coords", .query, .words(200), isRequired: true, meaning: "api.parameter.edr-coords")
        let more = name == "position" ? [coordinates] + asked : name == "location" ? asked : manners
        return InterfaceOperation(
            id: "edr-\(name)", path: "ogc/edr\(path)", mediaTypes: type.map { [$0] }, hasPage: false,
            isInLanguages: false, parameters: places + more, schema: schema, title: "observations.title",
            about: PhraseKey("api.edr-\(name).about"))
    }

    /// The service of environmental data (OGC API EDR).
    static let environmentalOperations: [InterfaceOperation] = [
        environmental("landing", schema: "EnvironmentalService"),
        environmental("conformance", "/conformance", schema: "FeatureConformance"),
        environmental("collections", "/collections", schema: "EnvironmentalCollections"),
        environmental("collection", "/collections/{propertyId}", schema: "EnvironmentalCollection"),
        environmental(
            "locations", "/collections/{propertyId}/locations", type: EnvironmentalDescription.geoJSON,
            schema: "Coverage"),
        environmental(
            "location", "/collections/{propertyId}/locations/{locationId}",
            type: EnvironmentalDescription.coverageJSON, schema: "Coverage"),
        environmental(
            "position", "/collections/{propertyId}/position", type: EnvironmentalDescription.coverageJSON,
            schema: "Coverage"),
    ]

    static let catalogueOperation = InterfaceOperation(
        id: "catalogue", path: "catalogue", mediaTypes: [jsonLD, turtle], hasPage: false, isInLanguages: false,
        schema: "Description")

    static let followingOperation = InterfaceOperation(
        id: "changes-after", path: "api/changes", hasPage: false, isInLanguages: false,
        parameters: [
            .init("after", .query, .integer(0...Int64.max - 1), meaning: "api.parameter.after-position"),
            .init("limit", .query, .integer(1...Int64(changesMax))),
        ], schema: "ChangesAfter")
}

extension Schemas {
    private static let anything = Schema.object([], isOpen: true)
    private static let featureLinks = Field(
        "links",
        .list(.object([Schema.text("rel"), Schema.text("href"), Schema.text("type")], isOpen: true)))
    private static let systems = Field("crs", .list(.string()))

    /// What the standards say is open: other programs may find more than is told here.
    static let services: [(String, Schema)] = [
        ("FeatureService", .object([Schema.text("title"), Schema.text("description"), featureLinks])),
        ("FeatureConformance", .object([Field("conformsTo", .list(.string()))])),
        (
            "FeatureCollections",
            .object([featureLinks, systems, Field("collections", .list(.reference("FeatureCollection")))])
        ),
        (
            "FeatureCollection",
            .object(
                [
                    Schema.text("id"), Schema.text("title"), Schema.text("description"), Schema.text("itemType"),
                    systems, Schema.text("storageCrs"), Field("extent", anything, isRequired: false), featureLinks,
                ])
        ),
        ("Queryables", .object([Schema.text("title"), Field("properties", .map(anything))], isOpen: true)),
        (
            "Features",
            .object([
                Field("type", .choice(["FeatureCollection"])), featureLinks, Field("numberReturned", .integer),
                Field("numberMatched", .integer, isRequired: false),
                Field(
                    "features",
                    .list(
                        .object([
                            Field("type", .choice(["Feature"])), Schema.text("id"),
                            Field("geometry", .reference("Geometry")), Field("properties", anything),
                        ]))),
            ])
        ),
        (
            "Feature",
            .object([
                Field("type", .choice(["Feature"])), Schema.text("id"), Field("geometry", .reference("Geometry")),
                Field("properties", anything), featureLinks,
            ])
        ),
        (
            "ChangesAfter",
            .object([
                Field(
                    "changes",
                    .list(
                        .object([
                            Field("position", .integer), Schema.text("entry"), Schema.text("origin"),
                            Field("time", .string(format: "date-time")), Schema.text("party"), Schema.text("thing"),
                            Schema.text("kind"), Schema.text("subject"), Field("isReplaced", .boolean),
                            Field("body", anything),
                        ]))), Schema.text("next"), Field("position", .integer), Field("isLast", .boolean),
            ])
        ),
    ]
}

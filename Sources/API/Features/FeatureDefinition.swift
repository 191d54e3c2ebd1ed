import Exporting
import Languages
import Measures
import OpenData

/// The service as OpenAPI 3.0 describes it, which the standard's programs read.
struct FeatureDefinition: Sendable {
    let description: FeatureDescription

    private func say(_ key: PhraseKey) -> String { description.say(key) }

    var bytes: [UInt8] {
        var writer = JSONWriter(reserving: 16_384)
        writer.object { root in
            root.key("openapi")
            root.string("3.0.3")
            root.key("info")
            root.object { info in
                info.key("title")
                info.string(say("site.name"))
                info.key("description")
                info.string(say("features.about"))
                info.key("version")
                info.string(description.version)
            }
            root.key("servers")
            root.list { list in
                list.object { server in
                    server.key("url")
                    server.string(description.addresses.landing)
                }
            }
            root.key("paths")
            root.object { paths in
                for path in Self.paths { write(path, to: &paths) }
            }
            root.key("components")
            root.object { components in
                components.key("parameters")
                components.object { parameters in
                    for parameter in Self.parameters { write(parameter, to: &parameters) }
                }
            }
        }
        return writer.bytes
    }

    private struct Path {
        let path: String
        let operation: String
        let title: PhraseKey
        let parameters: [String]
        let type: String
    }

    private static let json = "application/json"
    private static let geoJSON = "application/geo+json"

    private static let paths: [Path] = [
        Path(path: "/", operation: "landing", title: "features.landing", parameters: ["lang"], type: json),
        Path(
            path: "/conformance", operation: "conformance", title: "features.conformance", parameters: ["lang"],
            type: json),
        Path(
            path: "/api", operation: "definition", title: "features.definition", parameters: ["lang"],
            type: FeatureDescription.openAPI),
        Path(
            path: "/collections", operation: "collections", title: "features.collections", parameters: ["lang"],
            type: json),
        Path(
            path: "/collections/{collectionId}", operation: "collection", title: "features.collection",
            parameters: ["collectionId", "lang"], type: json),
        Path(
            path: "/collections/{collectionId}/queryables", operation: "queryables", title: "features.queryables",
            parameters: ["collectionId", "lang"], type: FeatureDescription.schemaJSON),
        Path(
            path: "/collections/{collectionId}/items", operation: "items", title: "features.items",
            parameters: [
                "collectionId", "limit", "bbox", "bbox-crs", "datetime", "crs", "filter", "filter-lang", "filter-crs",
                "after", "lang",
            ], type: geoJSON),
        Path(
            path: "/collections/{collectionId}/items/{featureId}", operation: "item", title: "features.item",
            parameters: ["collectionId", "featureId", "crs", "lang"], type: geoJSON),
    ]

    private func write(_ path: Path, to paths: inout JSONWriter) {
        paths.key(path.path)
        paths.object { item in
            item.key("get")
            item.object { get in
                get.key("operationId")
                get.string(path.operation)
                get.key("summary")
                get.string(say(path.title))
                get.key("parameters")
                get.list { list in
                    for name in path.parameters {
                        list.object { reference in
                            reference.key("$ref")
                            reference.string("#/components/parameters/\(name)")
                        }
                    }
                }
                get.key("responses")
                get.object { responses in
                    answer("200", say(path.title), path.type, to: &responses)
                    answer("400", say("error.unknown-parameter.title"), "application/problem+json", to: &responses)
                    if path.parameters.contains("collectionId") {
                        answer("404", say("error.not-found.title"), "application/problem+json", to: &responses)
                    }
                }
            }
        }
    }

    private func answer(_ status: String, _ text: String, _ type: String, to responses: inout JSONWriter) {
        responses.key(status)
        responses.object { answer in
            answer.key("description")
            answer.string(text)
            answer.key("content")
            answer.object { content in
                content.key(type)
                content.object { media in
                    media.key("schema")
                    media.object { schema in
                        schema.key("type")
                        schema.string("object")
                    }
                }
            }
        }
    }

    private struct Parameter {
        let name: String
        var isInPath = false
        /// The schema as JSON.
        let schema: String

        var phrase: String {
            switch name {
            case "collectionId": "collection-id"
            case "featureId": "feature-id"
            default: name
            }
        }
    }

    private static let systems =
        #"{"type":"string","format":"uri","default":"\#(ReferenceSystem.crs84.uri)","enum":["#
        + ReferenceSystem.allCases.map { "\"\($0.uri)\"" }.joined(separator: ",") + "]}"

    private static let parameters: [Parameter] = [
        Parameter(name: "collectionId", isInPath: true, schema: #"{"type":"string"}"#),
        Parameter(name: "featureId", isInPath: true, schema: #"{"type":"string"}"#),
        Parameter(
            name: "limit",
            schema:
                #"{"type":"integer","minimum":1,"maximum":\#(FeatureQuery.limitMax),"default":\#(FeatureQuery.limitDefault)}"#
        ),
        Parameter(
            name: "bbox",
            schema:
                #"{"type":"array","minItems":4,"maxItems":6,"items":{"type":"number"}}"#
        ),
        Parameter(name: "bbox-crs", schema: systems), Parameter(name: "crs", schema: systems),
        Parameter(name: "filter-crs", schema: systems),
        Parameter(name: "datetime", schema: #"{"type":"string"}"#),
        Parameter(name: "filter", schema: #"{"type":"string","maxLength":\#(FilterReader.bytesMax)}"#),
        Parameter(name: "filter-lang", schema: #"{"type":"string","enum":["cql2-text"],"default":"cql2-text"}"#),
        Parameter(name: "after", schema: #"{"type":"string"}"#),
        Parameter(
            name: "lang",
            schema: #"{"type":"string","enum":["#
                + Language.allCases.map { "\"\($0.tag)\"" }.joined(separator: ",") + "]}"),
    ]

    private func write(_ parameter: Parameter, to parameters: inout JSONWriter) {
        parameters.key(parameter.name)
        parameters.object { object in
            object.key("name")
            object.string(parameter.name)
            object.key("in")
            object.string(parameter.isInPath ? "path" : "query")
            object.key("description")
            object.string(say(PhraseKey("features.parameter.\(parameter.phrase)")))
            object.key("required")
            object.bool(parameter.isInPath)
            if !parameter.isInPath {
                object.key("style")
                object.string("form")
                object.key("explode")
                object.bool(false)
            }
            object.key("schema")
            object.raw(parameter.schema.utf8)
        }
    }
}

import Exporting
import Languages
import OpenData
import Register
import Serving

extension Interface {
    static let descriptionRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "openapi", path: "api/openapi.json", hasPage: false, isInLanguages: false, schema: "Description")
        ) { asking in
            let description = Description(
                interface: asking.interface, language: asking.asked.language,
                examples: try Interface.examples(asking.reading, at: asking.asked.base))
            return Answer(bytes: description.bytes(), form: .json)
        }
    ]
}

/// What the interface says of itself (OpenAPI 3.1), made from the operations that its routes are made from.
struct Description {
    let interface: Interface
    let language: Language
    /// What this node holds of each list, and values of parameters that are answered.
    let examples: [String: String]

    private func say(_ key: PhraseKey) -> String { interface.book.say(key, in: language, isolating: false) }

    func bytes() -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 16)
        writer.object { writer in
            writer.field("openapi", "3.1.0")
            writer.objectField("info") { info in
                info.field("title", say("site.name"))
                info.field("version", interface.version)
                info.field("summary", say("site.tagline"))
                info.field("description", say("api.lead"))
                info.objectField("license") { licence in
                    licence.field("name", say("api.licence"))
                    licence.field("identifier", "LicenseRef-per-source")
                }
            }
            writer.listField("servers") { list in list.object { $0.field("url", "/") } }
            writer.listField("tags") { list in
                for tag in Self.tags {
                    list.object { object in
                        object.field("name", tag)
                        object.field("description", say(PhraseKey("api.tag.\(tag)")))
                    }
                }
            }
            writer.objectField("paths") { paths in
                for operation in Interface.operations + interface.published { path(operation, to: &paths) }
                draftPaths(to: &paths)
                uploadPaths(to: &paths)
            }
            writer.objectField("components") { components(to: &$0) }
        }
        return writer.bytes
    }

    static let tags = ["region", "things", "claims", "finding", "features", "films", "drafts", "feeds", "description"]

    private static func tag(of operation: InterfaceOperation) -> String {
        if operation.forms.isEmpty { return "feeds" }
        return switch operation.id {
        case "index", "about", "terms", "method": "region"
        case "search": "finding"
        case "films", "film", "film-transcript": "films"
        case "openapi", "catalogue": "description"
        case _ where operation.path.hasPrefix("ogc"): "features"
        case "claims", "claim", "claim-history", "source", "sources", "party", "parties", "quarrels", "letter",
            "stories", "story", "problems", "problem", "series-list", "series", "observation",
            "changes-after":
            "claims"
        default: "things"
        }
    }

    private func path(_ operation: InterfaceOperation, to writer: inout JSONWriter) {
        writer.objectField(operation.isInLanguages ? "/{language}/\(operation.path)" : "/\(operation.path)") { path in
            path.objectField("get") { get in
                get.field("operationId", operation.id)
                get.field("summary", say(operation.title))
                get.field("description", say(operation.about))
                get.field("tags", [Self.tag(of: operation)])
                get.listField("parameters") { list in
                    if operation.isInLanguages {
                        list.object { $0.field("$ref", "#/components/parameters/language") }
                    }
                    for parameter in operation.parameters { self.parameter(parameter, operation, to: &list) }
                }
                get.objectField("responses") { responses(operation, to: &$0) }
            }
        }
    }

    private func parameter(
        _ parameter: InterfaceOperation.Parameter, _ operation: InterfaceOperation, to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.field("name", parameter.name)
            writer.field("in", parameter.place.rawValue)
            writer.field("required", parameter.isRequired)
            writer.field("description", say(parameter.about))
            writer.objectField("schema") { form(parameter.form, to: &$0) }
            if let example = operation.exampleValues(examples)?[parameter.name] {
                writer.key("example")
                if case .integer = parameter.form { writer.number(example) } else { writer.string(example) }
            }
        }
    }

    func form(_ form: InterfaceOperation.Parameter.Form, to writer: inout JSONWriter) {
        switch form {
        case .identifier:
            writer.field("type", "string")
            writer.field("pattern", "^[a-z0-9][a-z0-9-]{0,79}$")
        case .integer(let range):
            writer.field("type", "integer")
            writer.field("minimum", range.lowerBound)
            writer.field("maximum", range.upperBound)
        case .choice(let choices):
            writer.field("type", "string")
            writer.field("enum", choices)
        case .language:
            writer.field("type", "string")
            writer.field("enum", interface.languages.map(\.tag))
        case .words(let count):
            writer.field("type", "string")
            writer.field("minLength", 1)
            writer.field("maxLength", count)
            // No control characters, which the guard takes in no address.
            writer.field("pattern", #"^[^\u0000-\u001f\u007f]*$"#)
        }
    }

    private func responses(_ operation: InterfaceOperation, to writer: inout JSONWriter) {
        writer.objectField("200") { response in
            response.field("description", say(operation.about))
            response.objectField("headers") { headers in
                for (name, key) in [("ETag", "tag"), ("Content-Language", "language")] {
                    headers.objectField(name) { header in
                        header.field("description", say(PhraseKey("api.header.\(key)")))
                        header.objectField("schema") { $0.field("type", "string") }
                    }
                }
            }
            response.objectField("content") { content in
                for type in operation.mediaTypes { self.content(type, operation, to: &content) }
                if operation.hasPage { content.objectField("text/html") { $0.objectField("schema") { _ in } } }
            }
        }
        writer.objectField("304") { $0.field("description", say("api.response.304")) }
        for status in ["400", "404", "405", "406", "414", "431", "500", "503"] + operation.faults {
            writer.objectField(status) { $0.field("$ref", "#/components/responses/\(status)") }
        }
    }

    private func content(_ type: String, _ operation: InterfaceOperation, to writer: inout JSONWriter) {
        writer.objectField(type) { media in
            media.objectField("schema") { schema in
                if operation.isInLanguages, type == Representation.geojson.mediaType {
                    schema.field("type", "object")
                    schema.field("required", ["type", "features"])
                } else if type.contains("json") {
                    schema.field("$ref", "#/components/schemas/\(operation.schema)")
                } else {
                    schema.field("type", "string")
                }
            }
        }
    }

    private func components(to writer: inout JSONWriter) {
        securitySchemes(to: &writer)
        writer.objectField("parameters") { parameters in
            parameters.objectField("language") { language in
                language.field("name", "language")
                language.field("in", "path")
                language.field("required", true)
                language.field("description", say("api.parameter.language"))
                language.objectField("schema") { schema in
                    schema.field("type", "string")
                    schema.field("enum", interface.languages.map(\.tag))
                }
                language.field("example", self.language.tag)
            }
        }
        writer.objectField("responses") { responses in
            for status in ["400", "404", "405", "406", "414", "431", "500", "501", "503"] {
                responses.objectField(status) { response in
                    response.field("description", say(PhraseKey("api.response.\(status)")))
                    response.objectField("content") { content in
                        content.objectField(Problem.mediaType) { media in
                            media.objectField("schema") { $0.field("$ref", "#/components/schemas/Problem") }
                        }
                        // Who takes pages rather than JSON is told of the same fault as a page.
                        content.objectField("text/html") { $0.objectField("schema") { _ in } }
                    }
                }
            }
        }
        writer.objectField("schemas") { schemas in
            for (name, schema) in Schemas.all {
                schemas.key(name)
                schema.write(to: &schemas)
            }
        }
    }
}

import Exporting
import Languages
import Measures
import OpenData
import Register

/// What the service says of itself and of its collections, in one language.
struct FeatureDescription: Sendable {
    let book: Phrasebook
    let language: Language
    let vocabulary: Vocabulary
    let addresses: FeatureAddresses
    let version: String

    private static let json = "application/json"
    static let openAPI = "application/vnd.oai.openapi+json;version=3.0"
    static let schemaJSON = "application/schema+json"

    /// What this service is tested to keep to.
    static let classes = [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
        "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
        "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
        "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
        "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
    ]

    func say(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
        book.say(key, in: language, values, isolating: false)
    }

    private func text(_ text: Text) -> String { text.reading(in: language)?.text ?? "" }

    var landing: [UInt8] {
        var writer = JSONWriter()
        writer.object { page in
            page.key("title")
            page.string(vocabulary.region.map { "\(say("site.name")) – \(text($0.name))" } ?? say("site.name"))
            page.key("description")
            page.string(say("features.about"))
            page.key("links")
            page.list { list in
                FeatureAnswers.link("self", addresses.landing, type: Self.json, to: &list)
                FeatureAnswers.link(
                    "service-desc", addresses.definition, type: Self.openAPI, title: say("features.definition"),
                    to: &list)
                FeatureAnswers.link(
                    "service-doc", "\(addresses.base)/\(language.tag)/about", type: "text/html",
                    title: say("nav.about"), to: &list)
                FeatureAnswers.link("conformance", addresses.conformance, type: Self.json, to: &list)
                FeatureAnswers.link(
                    "data", addresses.collections, type: Self.json, title: say("features.collections"), to: &list)
            }
        }
        return writer.bytes
    }

    var conformance: [UInt8] {
        var writer = JSONWriter()
        writer.object { page in
            page.key("conformsTo")
            page.list { list in for name in Self.classes { list.string(name) } }
        }
        return writer.bytes
    }

    /// Collections, each with the box around its features where that is known.
    func collections(_ all: [(collection: FeatureCollection, box: Box?)]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { page in
            page.key("links")
            page.list { FeatureAnswers.link("self", addresses.collections, type: Self.json, to: &$0) }
            page.key("crs")
            page.list { list in for system in ReferenceSystem.allCases { list.string(system.uri) } }
            page.key("collections")
            page.list { list in
                for each in all { write(each.collection, box: each.box, to: &list) }
            }
        }
        return writer.bytes
    }

    func collection(_ collection: FeatureCollection, box: Box?) -> [UInt8] {
        var writer = JSONWriter()
        write(collection, box: box, to: &writer)
        return writer.bytes
    }

    private func write(_ collection: FeatureCollection, box: Box?, to writer: inout JSONWriter) {
        let kind = collection.kind
        writer.object { page in
            page.key("id")
            page.string(kind.id)
            page.key("title")
            page.string(text(kind.plural))
            page.key("description")
            page.string(say("features.collection-about", ["kind": .text(text(kind.plural))]))
            page.key("itemType")
            page.string("feature")
            page.key("crs")
            page.list { list in for system in ReferenceSystem.allCases { list.string(system.uri) } }
            page.key("storageCrs")
            page.string(ReferenceSystem.crs84.uri)
            if let box { Self.extent(box, to: &page) }
            page.key("links")
            page.list { list in
                FeatureAnswers.link("self", addresses.collection(kind.id), type: Self.json, to: &list)
                FeatureAnswers.link(
                    "items", addresses.items(kind.id), type: "application/geo+json", title: text(kind.plural), to: &list
                )
                FeatureAnswers.link(
                    "http://www.opengis.net/def/rel/ogc/1.0/queryables", addresses.queryables(kind.id),
                    type: Self.schemaJSON, to: &list)
                FeatureAnswers.link(
                    "alternate", "\(addresses.base)/\(language.tag)/kinds/\(kind.id)", type: "text/html", to: &list)
            }
        }
    }

    private static func extent(_ box: Box, to page: inout JSONWriter) {
        page.key("extent")
        page.object { extent in
            extent.key("spatial")
            extent.object { spatial in
                spatial.key("bbox")
                spatial.list { list in
                    list.list { numbers in
                        for number in [box.west, box.south, box.east, box.north] {
                            numbers.number(PlainNumber.text(number, fractionDigits: 7))
                        }
                    }
                }
                spatial.key("crs")
                spatial.string(ReferenceSystem.crs84.uri)
            }
        }
    }

    /// What a filter may name, as JSON Schema.
    func queryables(_ collection: FeatureCollection) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { page in
            page.key("$schema")
            page.string("https://json-schema.org/draft/2020-12/schema")
            page.key("$id")
            page.string(addresses.queryables(collection.kind.id))
            page.key("type")
            page.string("object")
            page.key("title")
            page.string(text(collection.kind.plural))
            page.key("additionalProperties")
            page.bool(false)
            page.key("properties")
            page.object { properties in
                properties.key(FeatureCollection.geometry)
                properties.object { geometry in
                    geometry.key("title")
                    geometry.string(say("features.geometry"))
                    geometry.key("x-ogc-role")
                    geometry.string("primary-geometry")
                    geometry.key("format")
                    geometry.string("geometry-any")
                }
                for attribute in collection.attributes {
                    properties.key(attribute.key)
                    write(attribute, to: &properties)
                }
            }
        }
        return writer.bytes
    }

    private func write(_ attribute: FeatureAttribute, to writer: inout JSONWriter) {
        writer.object { schema in
            schema.key("title")
            schema.string(title(of: attribute))
            schema.key("type")
            switch attribute.type {
            case .number:
                schema.string("number")
                if let unit = attribute.property?.unit {
                    schema.key("x-ogc-unit")
                    schema.string(unit.code)
                    schema.key("x-ogc-unitLang")
                    schema.string("UCUM")
                }
            case .text: schema.string("string")
            case .texts:
                schema.string("array")
                schema.key("items")
                schema.object { items in
                    items.key("type")
                    items.string("string")
                }
            case .moment:
                schema.string("string")
                schema.key("format")
                schema.string("date-time")
            }
            if attribute.key == "id" {
                schema.key("x-ogc-role")
                schema.string("id")
            }
        }
    }

    private func title(of attribute: FeatureAttribute) -> String {
        if let property = attribute.property {
            let label = text(property.label)
            return attribute.type == .number ? label : say("features.datum-of", ["name": .text(label)])
        }
        if let language = attribute.nameLanguage {
            return say("features.name-in", ["language": .text(language.ownName)])
        }
        return say(PhraseKey("features.\(attribute.key)"))
    }
}

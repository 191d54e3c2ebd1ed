import Exporting
import Languages
import Measures
import Observations
import Register

/// What the service of environmental data (OGC API EDR 1.1) says of itself: a collection for each property observed.
struct EnvironmentalDescription: Sendable {
    let book: Phrasebook
    let coverage: CoverageWriter
    let base: String

    /// A property with its series and where they are.
    struct Collection: Sendable {
        let property: String
        let series: [StandingSeries]
        let places: [String: Thing]

        var box: Box? { Box(around: places.values.compactMap(\.position)) }
        var extent: ClosedRange<Int64>? {
            let extents = series.compactMap(\.extent)
            guard let first = extents.map(\.lowerBound).min(), let last = extents.map(\.upperBound).max() else {
                return nil
            }
            return first...last
        }
    }

    private static let json = "application/json"
    static let coverageJSON = "application/prs.coverage+json"
    static let geoJSON = "application/geo+json"
    static let classes = [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/core",
        "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/collections",
        "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/json",
        "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-edr-1/1.1/conf/covjson",
    ]

    private var root: String { "\(base)/ogc/edr" }
    private func say(_ key: PhraseKey) -> String { book.say(key, in: coverage.language, isolating: false) }

    var landing: [UInt8] {
        object { page in
            page.field("title", say("observations.title"))
            page.field("description", say("observations.lead"))
            page.listField("links") { list in
                link("self", root, to: &list)
                link("service-desc", "\(base)/api", type: "application/vnd.oai.openapi+json;version=3.1", to: &list)
                link("conformance", "\(root)/conformance", to: &list)
                link("data", "\(root)/collections", to: &list)
            }
        }
    }

    var conformance: [UInt8] { object { $0.field("conformsTo", Self.classes) } }

    func collections(_ all: [Collection]) -> [UInt8] {
        object { page in
            page.listField("links") { link("self", "\(root)/collections", to: &$0) }
            page.listField("collections") { list in for each in all { list.object { write(each, to: &$0) } } }
        }
    }

    func collection(_ collection: Collection) -> [UInt8] { object { write(collection, to: &$0) } }

    private func write(_ collection: Collection, to page: inout JSONWriter) {
        let address = "\(root)/collections/\(collection.property)"
        page.field("id", collection.property)
        page.field("title", label(collection))
        page.field("description", label(collection))
        page.listField("links") { list in
            link("self", address, to: &list)
            link("data", "\(address)/locations", type: Self.geoJSON, to: &list)
            link(
                "alternate", "\(base)/\(coverage.language.tag)/observations?property=\(collection.property)",
                type: "text/html", to: &list)
        }
        extent(collection, to: &page)
        page.objectField("data_queries") { queries in
            query("locations", "\(address)/locations", to: &queries)
            query("position", "\(address)/position", to: &queries)
        }
        page.field("crs", ["CRS84"])
        page.field("output_formats", ["CoverageJSON", "GeoJSON"])
        page.objectField("parameter_names") { names in
            for standing in collection.series { coverage.parameter(standing.series, isPlain: true, to: &names) }
        }
    }

    private func label(_ collection: Collection) -> String {
        coverage.vocabulary.properties[collection.property]?.label.reading(in: coverage.language)?.text
            ?? collection.property
    }

    private func extent(_ collection: Collection, to page: inout JSONWriter) {
        page.objectField("extent") { extent in
            if let box = collection.box {
                extent.objectField("spatial") { spatial in
                    spatial.listField("bbox") { list in
                        list.list { numbers in
                            for number in [box.west, box.south, box.east, box.north] { numbers.decimal(number) }
                        }
                    }
                    spatial.field("crs", ReferenceSystem.crs84.uri)
                }
            }
            if let span = collection.extent {
                let ends = [span.lowerBound, span.upperBound].map { Instant(clamping: $0).text }
                extent.objectField("temporal") { temporal in
                    temporal.listField("interval") { list in list.strings(ends) }
                    temporal.field("values", [ends.joined(separator: "/")])
                    temporal.field("trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian")
                }
            }
        }
    }

    private func query(_ kind: String, _ address: String, to queries: inout JSONWriter) {
        queries.objectField(kind) { query in
            query.objectField("link") { link in
                link.field("href", address)
                link.field("rel", "data")
                link.objectField("variables") { variables in
                    variables.field("query_type", kind)
                    variables.field("output_formats", ["CoverageJSON", "GeoJSON"])
                    variables.field("default_output_format", "CoverageJSON")
                    variables.listField("crs_details") { list in
                        list.object { crs in
                            crs.field("crs", "CRS84")
                            crs.field("wkt", Self.wkt)
                        }
                    }
                }
            }
        }
    }

    private static let wkt =
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
        + "UNIT[\"degree\",0.0174532925199433]]"

    /// The places of a collection as GeoJSON, each with its series.
    func locations(_ collection: Collection) -> [UInt8] {
        let byThing = Dictionary(grouping: collection.series, by: \.series.thing)
        return object { root in
            root.field("type", "FeatureCollection")
            root.listField("features") { list in
                for (id, series) in byThing.sorted(by: { $0.key < $1.key }) {
                    guard let thing = collection.places[id], let position = thing.position else { continue }
                    list.object { feature in
                        feature.field("type", "Feature")
                        feature.field("id", id)
                        feature.key("geometry")
                        feature.shape(.point(position), in: .crs84)
                        feature.objectField("properties") { properties in
                            properties.field("name", thing.name.reading(in: coverage.language)?.text ?? id)
                            properties.field("parameter-name", series.map(\.id))
                            properties.field(
                                "edrqueryendpoint", "\(self.root)/collections/\(collection.property)/locations/\(id)")
                        }
                    }
                }
            }
            root.listField("parameters") { list in
                list.strings(collection.series.map(\.id))
            }
        }
    }

    private func object(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 13)
        writer.object(write)
        return writer.bytes
    }

    private func link(_ rel: String, _ href: String, type: String = Self.json, to list: inout JSONWriter) {
        list.object { link in
            link.field("href", href)
            link.field("rel", rel)
            link.field("type", type)
        }
    }
}

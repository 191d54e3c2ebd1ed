import Exporting
import Languages
import Measures
import Observations
import Register

/// Writes observations as CoverageJSON: one coverage a series, each with its own unit and datum.
struct CoverageWriter: Sendable {
    /// A series with the observations that were asked for and the place they are of.
    struct Part: Sendable {
        let series: SeriesRecord
        let observations: [StandingObservation]
        let place: Coordinate
    }

    let language: Language
    let vocabulary: Vocabulary
    /// Scheme and host, for addresses of records.
    let base: String

    func collection(_ parts: [Part]) -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 14)
        writer.object { root in
            root.field("type", "CoverageCollection")
            root.field("domainType", "PointSeries")
            root.objectField("parameters") { parameters in
                for part in parts { parameter(part.series, to: &parameters) }
            }
            root.listField("referencing") { referencing(to: &$0) }
            root.listField("coverages") { list in for part in parts { coverage(part, to: &list) } }
        }
        return writer.bytes
    }

    private func coverage(_ part: Part, to list: inout JSONWriter) {
        list.object { coverage in
            coverage.field("type", "Coverage")
            coverage.field("id", part.series.id)
            coverage.objectField("domain") { domain in
                domain.field("type", "Domain")
                domain.field("domainType", "PointSeries")
                domain.objectField("axes") { axes in
                    for (axis, value) in [("x", part.place.lon), ("y", part.place.lat)] {
                        axes.objectField(axis) { $0.listField("values") { $0.decimal(value) } }
                    }
                    axes.objectField("t") { times(part.observations, to: &$0) }
                }
            }
            coverage.objectField("ranges") { ranges in
                ranges.objectField(part.series.id) { range in
                    range.field("type", "NdArray")
                    range.field("dataType", "float")
                    range.field("axisNames", ["t"])
                    range.listField("shape") { $0.integer(part.observations.count) }
                    range.listField("values") { values in
                        for item in part.observations {
                            if let value = item.observation.value, item.observation.quality.counts {
                                values.number(value.text)
                            } else {
                                values.null()
                            }
                        }
                    }
                }
            }
        }
    }

    private func times(_ observations: [StandingObservation], to axis: inout JSONWriter) {
        axis.listField("values") { values in
            for item in observations { values.string(Instant(clamping: item.observation.time.start).text) }
        }
        let periods = observations.contains { if case .period = $0.observation.time { true } else { false } }
        guard periods else { return }
        axis.listField("bounds") { bounds in
            for item in observations {
                bounds.string(Instant(clamping: item.observation.time.start).text)
                bounds.string(Instant(clamping: item.observation.time.end).text)
            }
        }
    }

    private func referencing(to list: inout JSONWriter) {
        list.object { item in
            item.field("coordinates", ["x", "y"])
            item.objectField("system") { system in
                system.field("type", "GeographicCRS")
                system.field("id", "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
            }
        }
        list.object { item in
            item.field("coordinates", ["t"])
            item.objectField("system") { system in
                system.field("type", "TemporalRS")
                system.field("calendar", "Gregorian")
            }
        }
    }

    /// A parameter by the id of its series.
    ///
    /// CoverageJSON writes texts by language, EDR plainly.
    func parameter(_ series: SeriesRecord, isPlain: Bool = false, to parameters: inout JSONWriter) {
        let property = vocabulary.properties[series.property]
        parameters.objectField(series.id) { parameter in
            parameter.field("type", "Parameter")
            text(description(series), "description", isPlain, to: &parameter)
            parameter.objectField("unit") { unit in
                unit.objectField("symbol") { symbol in
                    symbol.field("value", series.unit.code)
                    symbol.field("type", "http://www.opengis.net/def/uom/UCUM/")
                }
            }
            parameter.objectField("observedProperty") { observed in
                observed.field("id", "\(base)/\(language.tag)/properties/\(series.property)")
                let label = property?.label.reading(in: language)?.text ?? series.property
                text(label, "label", isPlain, to: &observed)
            }
        }
    }

    private func text(_ text: String, _ key: String, _ isPlain: Bool, to object: inout JSONWriter) {
        if isPlain {
            object.field(key, text)
        } else {
            object.objectField(key) { $0.field(language.tag, text) }
        }
    }

    /// Whose it is and from which datum: what must not be lost on the way.
    func description(_ series: SeriesRecord) -> String {
        let publisher = vocabulary.parties[series.publisher]?.name.reading(in: language)?.text ?? series.publisher
        let datum = series.datum.map { datum in
            vocabulary.datums[datum.code]?.label.reading(in: language)?.text ?? datum.code
        }
        let name = series.name.reading(in: language)?.text
        return [name, publisher, series.unit.code, datum].compactMap(\.self).joined(separator: "; ")
    }

    /// The same as GeoJSON: every observation a feature.
    func features(_ parts: [Part]) -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 14)
        writer.object { root in
            root.field("type", "FeatureCollection")
            root.listField("features") { list in
                for part in parts {
                    for item in part.observations { feature(item, part, to: &list) }
                }
            }
        }
        return writer.bytes
    }

    private func feature(_ item: StandingObservation, _ part: Part, to list: inout JSONWriter) {
        let observation = item.observation
        list.object { feature in
            feature.field("type", "Feature")
            feature.field("id", "\(item.reference.block)-\(item.reference.place)")
            feature.key("geometry")
            feature.shape(.point(part.place), in: .crs84)
            feature.objectField("properties") { properties in
                properties.field("series", part.series.id)
                properties.field("datetime", observation.time.text)
                properties.field("start", Instant(clamping: observation.time.start).text)
                properties.key("value")
                if let value = observation.value { properties.number(value.text) } else { properties.null() }
                properties.field("unit", part.series.unit.code)
                properties.field("datum", part.series.datum?.code)
                properties.field("quality", observation.quality.rawValue)
            }
        }
    }
}

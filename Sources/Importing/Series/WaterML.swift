import Measures

/// Reads the time series of WaterML 2.0: `MeasurementTVP` in any collection of observations.
///
/// Elements are told by their local names, since writers give the namespaces many versions.
enum WaterML {
    static func read(_ bytes: [UInt8]) throws(RawSeriesFault) -> RawSeriesFile {
        let root: XMLElement
        do {
            root = try XMLReader.read(bytes)
        } catch {
            throw RawSeriesFault("xml", place: error.line, ["text": error.message])
        }
        var file = RawSeriesFile(form: .waterML)
        for observation in root.all("OM_Observation") { file.series.append(series(observation)) }
        guard !file.series.isEmpty else { throw RawSeriesFault("no-waterml", place: root.line) }
        return file
    }

    private static func series(_ observation: XMLElement) -> RawSeries {
        let feature = observation.all("featureOfInterest").first
        var series = RawSeries(
            name: feature?.all("identifier").first?.text.trimmed ?? feature?.named("title") ?? feature?.named("href"))
        series.station = feature?.named("title") ?? feature?.all("name").first?.text.trimmed
        let procedure = observation.all("procedure").first
        series.method = procedure?.named("title") ?? procedure?.all("description").first?.text.trimmed
        let property = observation.all("observedProperty").first
        series.property = property?.named("title") ?? property?.named("href")
        let preset = observation.all("defaultPointMetadata").first ?? observation
        series.unit = preset.all("uom").first?.named("code")
        series.datum = observation.all("verticalDatum").first.flatMap { datum in
            datum.all("datumName").first?.text.trimmed ?? datum.named("title") ?? datum.named("href")
        }
        if let place = feature?.all("pos").first {
            let numbers = place.text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
            // EPSG:4326, the usual one, writes latitude first.
            if numbers.count >= 2 { series.position = Coordinate(lon: numbers[1], lat: numbers[0]) }
            if numbers.count == 3, numbers[2].isFinite { series.elevation = numbers[2] }
        }
        let quality = preset.all("qualifier").first.flatMap(Self.category)
        series.points = observation.all("MeasurementTVP").map { point in
            RawPoint(
                place: point.line, time: point.all("time").first?.text.trimmed ?? "",
                value: point.all("value").first?.text.trimmed ?? "",
                quality: point.all("qualifier").first.flatMap(Self.category) ?? quality,
                unit: point.all("uom").first?.named("code"))
        }
        return series
    }

    private static func category(_ element: XMLElement) -> String? {
        element.named("title") ?? element.all("value").first?.text.trimmed ?? element.named("href")
    }
}

extension XMLElement {
    /// All elements of a local name, at every depth; the reader bounds the depth.
    fileprivate func all(_ local: String) -> [XMLElement] {
        elements.flatMap { $0.name.local == local ? [$0] : $0.all(local) }
    }

    /// An attribute by its local name, whatever its prefix.
    fileprivate func named(_ local: String) -> String? {
        attributes.first { $0.key == local || $0.key.hasSuffix(":" + local) }?.value.trimmed
    }
}

extension String {
    fileprivate var trimmed: String { CSVTable.trimmed(self) }
}

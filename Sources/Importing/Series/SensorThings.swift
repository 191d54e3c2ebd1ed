import Measures

/// Reads what a SensorThings API 1.1 service answers: datastreams with their observations, one datastream, a list of
/// observations, or a data array.
enum SensorThings {
    static func read(_ bytes: [UInt8]) throws(RawSeriesFault) -> RawSeriesFile {
        let root = try PlainJSON.read(bytes)
        var file = RawSeriesFile(form: .sensorThings)
        let items = root["value"]?.list ?? (root.list.isEmpty ? [root] : root.list)
        var loose = RawSeries()
        for (number, item) in items.enumerated() {
            if let observations = item["Observations"]?.list {
                var series = described(item)
                series.points = observations.enumerated().compactMap { point($1, $0 + 1) }
                file.series.append(series)
            } else if item["dataArray"] != nil {
                var series = described(item["Datastream"] ?? item)
                series.points = rows(of: item)
                file.series.append(series)
            } else if let point = point(item, number + 1) {
                if let stream = item["Datastream"], loose.name == nil { loose = described(stream, keeping: loose) }
                loose.points.append(point)
            }
        }
        if !loose.points.isEmpty { file.series.append(loose) }
        guard !file.series.isEmpty else { throw RawSeriesFault("no-sensorthings", place: nil) }
        return file
    }

    private static func described(_ stream: PlainJSON, keeping known: RawSeries = RawSeries()) -> RawSeries {
        var series = known
        series.name = stream["name"]?.word
        series.property = stream["ObservedProperty"]?["name"]?.word ?? stream["ObservedProperty"]?["definition"]?.word
        series.station = stream["Thing"]?["name"]?.word
        series.method = stream["Sensor"]?["description"]?.word ?? stream["Sensor"]?["name"]?.word
        series.unit = stream["unitOfMeasurement"]?["symbol"]?.word ?? stream["unitOfMeasurement"]?["name"]?.word
        series.datum = stream["properties"]?["datum"]?.word
        let place = stream["Thing"]?["Locations"]?.list.first?["location"] ?? stream["observedArea"]
        if place?["type"]?.word == "Point",
            let numbers = place?["coordinates"]?.list.compactMap({ $0.word.flatMap(Double.init) }),
            numbers.count >= 2
        {
            series.position = Coordinate(lon: numbers[0], lat: numbers[1])
            if numbers.count == 3, numbers[2].isFinite { series.elevation = numbers[2] }
        }
        return series
    }

    private static func point(_ item: PlainJSON, _ number: Int) -> RawPoint? {
        guard let time = item["phenomenonTime"]?.word else { return nil }
        return RawPoint(
            place: number, time: time, value: item["result"]?.word ?? "",
            error: item["parameters"]?["error"]?.word,
            quality: item["resultQuality"]?.word ?? item["resultQuality"]?["nameOfMeasure"]?.word)
    }

    private static func rows(of item: PlainJSON) -> [RawPoint] {
        let names = item["components"]?.list.compactMap(\.word) ?? []
        guard let time = names.firstIndex(of: "phenomenonTime"), let value = names.firstIndex(of: "result") else {
            return []
        }
        let quality = names.firstIndex(of: "resultQuality")
        return (item["dataArray"]?.list ?? []).enumerated().map { number, row in
            func cell(_ place: Int?) -> String? {
                place.flatMap { row.list.indices.contains($0) ? row.list[$0].word : nil }
            }
            return RawPoint(
                place: number + 1, time: cell(time) ?? "", value: cell(value) ?? "", quality: cell(quality))
        }
    }
}

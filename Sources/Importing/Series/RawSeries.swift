package import Measures

/// A series of a file as it stands there, word for word: nothing of it has been believed yet.
package struct RawSeries: Sendable, Hashable {
    /// What the file calls it.
    package var name: String?
    /// The station, as the file names it.
    package var station: String?
    package var property: String?
    package var method: String?
    package var unit: String?
    package var datum: String?
    package var position: Coordinate?
    /// Metres, where the file states a height of the place.
    package var elevation: Double?
    package var points: [RawPoint] = []

    package init(name: String? = nil) { self.name = name }
}

/// One line of a series.
package struct RawPoint: Sendable, Hashable {
    /// Where it stands: the row of a sheet, the line of a text, its number in a list.
    package let place: Int
    package let time: String
    package let value: String
    package let error: String?
    package let quality: String?
    package let unit: String?
    package let datum: String?

    package init(
        place: Int, time: String, value: String, error: String? = nil, quality: String? = nil, unit: String? = nil,
        datum: String? = nil
    ) {
        self.place = place
        self.time = time
        self.value = value
        self.error = error
        self.quality = quality
        self.unit = unit
        self.datum = datum
    }
}

/// The series of a file, or why it cannot be read at all.
package struct RawSeriesFile: Sendable, Hashable {
    package enum Form: String, Sendable, Hashable { case sheet, sensorThings = "sensorthings", waterML = "waterml" }

    package let form: Form
    package internal(set) var series: [RawSeries] = []

    /// The most lines of a file.
    package static let pointsMax = 1_000_000
    package static let seriesMax = 1_000

    init(form: Form) { self.form = form }

    /// Reads a file by what it holds; its name means nothing.
    package init(_ bytes: [UInt8]) throws(RawSeriesFault) {
        let head = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.prefix(1)
        switch head.first {
        case UInt8(ascii: "<"): self = try WaterML.read(bytes)
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = try SensorThings.read(bytes)
        default: self = try SeriesSheet.read(bytes)
        }
        let points = series.reduce(0) { $0 + $1.points.count }
        guard points > 0 else { throw RawSeriesFault("series-empty", place: nil) }
        guard points <= Self.pointsMax, series.count <= Self.seriesMax else {
            throw RawSeriesFault("series-too-many", place: nil, ["count": String(Self.pointsMax)])
        }
    }
}

/// Why a file holds no series that can be read.
package struct RawSeriesFault: Error, Sendable, Hashable {
    /// Its name in the phrases: `observations.fault.CODE`.
    package let code: String
    /// The line or row; `nil` for the whole file.
    package let place: Int?
    package let values: [String: String]

    package init(_ code: String, place: Int?, _ values: [String: String] = [:]) {
        self.code = code
        self.place = place
        self.values = values.mapValues { String($0.prefix(80)) }
    }
}

package import Importing
import Languages
package import Measures

/// Holds what a file says of its unit, datum and station against the series it is to become.
package enum PlaceChecking {
    /// A station that is further away from the place of its series is another one.
    static let farKilometres = 50.0
    /// A place without a position of its own must lie this near to the region.
    static let regionKilometres = 200.0
    /// Higher up there is nothing of a sea.
    static let highMetres = 1_000.0
    static let lowMetres = -500.0

    /// Everything that is wrong with the whole of a series of a file.
    package static func faults(
        _ raw: RawSeries, of series: SeriesRecord, at place: Coordinate?, region: Box?
    ) -> [TakingFault] {
        var faults: [TakingFault] = []
        if let unit = raw.unit {
            do { try check(unit: unit, of: series, place: nil) } catch { faults.append(error) }
        }
        let datums = Set(raw.points.compactMap(\.datum) + [raw.datum].compactMap(\.self))
        if datums.count > 1 {
            faults.append(TakingFault(.datumMixed, ["text": datums.sorted().joined(separator: ", ")]))
        } else if let datum = datums.first, datum.lowercased() != series.datum?.code {
            faults.append(TakingFault(.datumOther, ["text": datum, "datum": series.datum?.code ?? "–"]))
        }
        if let position = raw.position {
            let distance = place?.distance(to: position) ?? region.map { Self.distance(position, to: $0) } ?? 0
            if distance > (place == nil ? regionKilometres : farKilometres) {
                faults.append(TakingFault(.placeFar, ["text": String(Int(distance))]))
            }
        }
        if let elevation = raw.elevation, !(lowMetres...highMetres).contains(elevation) {
            faults.append(
                TakingFault(
                    .placeHigh, ["text": elevation.isFinite ? String(Int(max(min(elevation, 1e6), -1e6))) : "–"]))
        }
        return faults
    }

    static func check(unit text: String, of series: SeriesRecord, place: Int?) throws(TakingFault) {
        if text == series.unit.code { return }
        guard let unit = unit(text), unit.isEquivalent(to: series.unit) else {
            throw TakingFault(.unitOther, place: place, ["text": text, "unit": series.unit.code])
        }
    }

    /// A unit as files spell it.
    static func unit(_ text: String) -> Unit? {
        let spelled = ["°C": "Cel", "ºC": "Cel", "degC": "Cel", "psu": "1", "metre": "m", "meter": "m"][text] ?? text
        return try? Unit(parsing: spelled)
    }

    private static func distance(_ place: Coordinate, to box: Box) -> Double {
        let lon = min(max(place.lon, box.west), box.east)
        let lat = min(max(place.lat, box.south), box.north)
        return Coordinate(lon: lon, lat: lat).map { $0.distance(to: place) } ?? 0
    }
}

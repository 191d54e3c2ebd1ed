package import Languages
package import Measures
package import Register

/// What the observations of a series have in common: of which thing and property, by whom, in which unit and from which
/// datum, how often, by which method, under which licence and from which source.
package struct SeriesRecord: Sendable, Hashable {
    package let id: String
    /// The station, sea or basin.
    package var thing: String
    package var property: String
    /// The party whose observations they are.
    package var publisher: String
    package var unit: Unit
    /// Where heights are counted from; `nil` where the property asks for none.
    package var datum: Datum?
    package var resolution: Resolution
    /// Minutes from one moment to the next, where the resolution is the moment and they come at a beat.
    package var beatMinutes: Int?
    package var name: Text
    package var method: Text
    package var licence: Text
    package var source: String?
    package var note: Text
    /// The least that the method can tell, where it was stated.
    package var detectionLimit: Number?
    /// What the publisher's files call it, so that they are known again.
    package var fileName: String?
    package var visibility: Visibility

    package init(
        id: String, thing: String, property: String, publisher: String, unit: Unit, datum: Datum? = nil,
        resolution: Resolution, beatMinutes: Int? = nil, name: Text = Text(), method: Text = Text(),
        licence: Text = Text(), source: String? = nil, note: Text = Text(), detectionLimit: Number? = nil,
        fileName: String? = nil, visibility: Visibility = .everyone
    ) {
        self.id = id
        self.thing = thing
        self.property = property
        self.publisher = publisher
        self.unit = unit
        self.datum = datum
        self.resolution = resolution
        self.beatMinutes = beatMinutes
        self.name = name
        self.method = method
        self.licence = licence
        self.source = source
        self.note = note
        self.detectionLimit = detectionLimit
        self.fileName = fileName
        self.visibility = visibility
    }

    /// The longest a series may be silent between two observations, in milliseconds; `nil` where nothing was promised.
    package var stepMilliseconds: Int64? {
        if let days = resolution.days { return Int64(days) * 86_400_000 }
        return beatMinutes.map { Int64($0) * 60_000 }
    }

    /// Whether what its values mean is the same: another description of the same observations.
    package func measuresAlike(_ other: SeriesRecord) -> Bool {
        thing == other.thing && property == other.property && publisher == other.publisher && unit == other.unit
            && datum == other.datum && resolution == other.resolution
    }
}

/// How large observations may come.
package enum ObservationLimits {
    /// Observations of one entry.
    package static let block = 2_000
    /// Bytes of one file that is read in.
    package static let fileBytes = 64 << 20
    /// Observations of one file.
    package static let file = 1_000_000
    /// Series of one file.
    package static let fileSeries = 1_000
    /// The most buckets of a chart.
    package static let buckets = 1_500
    /// The most observations that are read one by one for an answer.
    package static let read = 24_000
    package static let text = 4_000
}

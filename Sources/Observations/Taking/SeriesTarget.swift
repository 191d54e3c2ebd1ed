package import Drafts
package import Importing
package import Languages
import Measures
package import Register

/// What the lines of one series of a file are to become part of.
package enum SeriesTarget: Sendable {
    case standing(StandingSeries)
    /// One that the party has drafted and not released.
    case coming(SeriesRecord)
    /// A new one, which all that is needed is known of.
    case new(SeriesRecord, DraftFields)
    /// A new one of which something is missing or wrong.
    case asking(DraftFields, DraftFaults)
    case refused(TakingFault)

    package var series: SeriesRecord? {
        switch self {
        case .standing(let standing): standing.series
        case .coming(let series), .new(let series, _): series
        case .asking, .refused: nil
        }
    }
}

/// Who brings in a file, and what was said of it beside the file.
package struct SeriesAsked: Sendable {
    /// The series that all of the file is to become; `nil` where the names in the file count.
    package var series: String?
    /// For whom; `nil` looks without the rights of anyone.
    package var party: String?
    package var language: Language
    package var scheme: QualityScheme
    /// What a series without a name is called, and what tells it apart.
    package var title: String
    package var seed: String
    /// What was answered of new series, by their names in the file.
    package var answers: [String: DraftFields]
    /// What is answered of every new series.
    package var common: DraftFields

    package init(
        series: String? = nil, party: String? = nil, language: Language, scheme: QualityScheme = .own,
        title: String = "", seed: String = "", answers: [String: DraftFields] = [:], common: DraftFields = [:]
    ) {
        (self.series, self.party, self.language, self.scheme) = (series, party, language, scheme)
        (self.title, self.seed, self.answers, self.common) = (title, seed, answers, common)
    }
}

extension SeriesTarget {
    /// Finds what a series of a file belongs to; `maker` describes new ones, without it there are none.
    package init(
        _ raw: RawSeries, asked: SeriesAsked, _ maker: SeriesMaker?, _ reading: Reading
    ) throws {
        let wanted = asked.series ?? raw.name ?? ""
        if let standing = try Self.standing(wanted, asked, reading) {
            if let party = asked.party, standing.recorder != party {
                self = .refused(TakingFault(.seriesOfOthers, ["text": wanted]))
            } else {
                self = .standing(standing)
            }
            return
        }
        if let maker, let party = asked.party {
            if let coming = try reading.comingSeries(wanted, of: party, maker) {
                self = .coming(coming.series)
                return
            }
            if asked.series == nil {
                self = try Self.proposed(raw, asked, party, maker, reading)
                return
            }
        }
        self = .refused(TakingFault(.seriesUnknown, ["text": wanted]))
    }

    private static func standing(
        _ wanted: String, _ asked: SeriesAsked, _ reading: Reading
    ) throws -> StandingSeries? {
        if let standing = try reading.series(wanted) { return standing }
        guard let party = asked.party, !wanted.isEmpty else { return nil }
        return try reading.series(calledInFiles: wanted, of: party)
    }

    private static func proposed(
        _ raw: RawSeries, _ asked: SeriesAsked, _ party: String, _ maker: SeriesMaker, _ reading: Reading
    ) throws -> SeriesTarget {
        var fields = try SeriesProposal.fields(
            of: raw, titled: asked.title, seed: asked.seed, party: party, in: asked.language, reading)
        // What the file says of itself stands before what is answered of all; what is answered of it alone, before both.
        fields.merge(asked.common) { own, _ in own }
        fields.merge(["publisher": party, "visibility": "everyone"]) { own, _ in own }
        if let answers = asked.answers[raw.name ?? ""] {
            fields = answers.merging(["code": fields["code"] ?? ""]) { own, _ in own }
        }
        do {
            let code = fields["code"] ?? ""
            if let coming = try reading.comingSeries(code, of: party, maker) { return .coming(coming.series) }
            return .new(try maker.series(from: fields, draft: code, by: party, in: reading), fields)
        } catch let faults as DraftFaults {
            return .asking(fields, faults)
        }
    }
}

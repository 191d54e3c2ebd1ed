import Foundation
import GRDB
package import Importing
package import Languages

/// A file of observations on its way: taken in, held against what stands, made into drafts.
package struct SeriesImport: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Waits to be held against what stands, or is.
        case checking
        /// All of it was; nothing is written.
        case checked
        case accepting
        /// Its drafts are there.
        case finished
        case cancelled
        /// It cannot be read; `fault` says why.
        case failed

        /// Whether something goes on in the background.
        package var isGoingOn: Bool { self == .checking || self == .accepting }
    }

    let number: Int64
    /// Also the id of the batch of its drafts.
    package let id: String
    package let party: String
    let country: String?
    /// The opaque id of who sent it.
    package let member: String
    package let language: Language
    /// As the sender called the file; to be shown as text only.
    package let name: String
    let digest: String
    /// The series that all of it is to become; `nil` where the names in the file count.
    package let series: String?
    package let scheme: QualityScheme
    package let reason: String
    package let state: State
    package let fault: RawSeriesFault?
    /// Lines of observations, and how many of them have been read.
    package let total: Int
    package let done: Int
    /// Series, and those of them that have been gone through.
    package let seriesTotal: Int
    package let seriesDone: Int
    package let counts: SeriesCounts
    package let drafted: Int
    package let madeMilliseconds: Int64

    package var acceptable: Int { counts.fresh + counts.changed }
}

/// The observations of a whole file, by what would become of them.
package struct SeriesCounts: Sendable, Hashable {
    package var fresh = 0
    package var same = 0
    package var changed = 0
    package var refused = 0
    /// Those of new series of which something is still asked.
    package var waiting = 0

    init(fresh: Int = 0, same: Int = 0, changed: Int = 0, refused: Int = 0, waiting: Int = 0) {
        (self.fresh, self.same, self.changed, self.refused, self.waiting) = (fresh, same, changed, refused, waiting)
    }
}

extension SeriesImport {
    init?(row: Row) {
        guard let state = State(rawValue: row["state"]), let language = Language(rawValue: row["language"]) else {
            return nil
        }
        let counts = SeriesCounts(
            fresh: row["fresh"], same: row["same"], changed: row["changed"], refused: row["refused"],
            waiting: row["waiting"])
        self.init(
            number: row["no"], id: row["id"], party: row["party"], country: row["country"], member: row["member"],
            language: language, name: row["name"], digest: row["digest"], series: row["series"],
            scheme: QualityScheme(rawValue: row["scheme"]) ?? .own, reason: row["reason"], state: state,
            fault: (row["fault"] as String?).flatMap(KeptFault.fault), total: row["total"], done: row["done"],
            seriesTotal: row["series_total"], seriesDone: row["series_done"], counts: counts,
            drafted: row["drafted"], madeMilliseconds: row["made"])
    }
}

/// A fault as the table holds it.
struct KeptFault: Codable {
    let code: String
    let place: Int?
    let values: [String: String]

    static func text(_ fault: RawSeriesFault) -> String? {
        KeptText.text(KeptFault(code: fault.code, place: fault.place, values: fault.values))
    }

    static func fault(_ text: String) -> RawSeriesFault? {
        KeptText.value(KeptFault.self, text).map { RawSeriesFault($0.code, place: $0.place, $0.values) }
    }
}

/// Values kept as JSON in a column.
enum KeptText {
    static func text(_ value: some Encodable) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String?) -> Value? {
        text.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
    }
}

import Foundation
package import Importing
package import Languages

/// One sheet on its way: taken in, held against the register, and made into drafts.
package struct SheetRun: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Waits to be looked at for the first time, or is.
        case reading
        /// Somebody must say what its columns hold.
        case columns
        case checking
        /// Every row has been held against the register; nothing is written.
        case checked
        case accepting
        /// Its drafts are there.
        case finished
        case cancelled
        /// It cannot be read; `fault` says why.
        case failed

        /// Whether something goes on in the background.
        package var isGoingOn: Bool { self == .reading || self == .checking || self == .accepting }
        package var isOver: Bool { self == .finished || self == .cancelled || self == .failed }
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
    package let state: State
    package let plan: SheetPlan?
    package let look: SheetLook?
    package let fault: SpreadsheetFault?
    /// Rows below the headings, and how many of them have been read.
    package let total: Int
    package let done: Int
    let doneRow: Int
    /// How many lines there are of each outcome.
    package let counts: [SheetLine.Outcome: Int]
    package let drafted: Int
    let draftedLine: Int
    package let madeMilliseconds: Int64

    package var lineCount: Int { counts.values.reduce(0, +) }
    package var acceptableCount: Int { (counts[.new] ?? 0) + (counts[.changed] ?? 0) }
}

/// What a sheet looked like when it was first read.
package struct SheetLook: Sendable, Hashable, Codable {
    package var sheets: [String] = []
    package var hiddenSheets: [String] = []
    package var hiddenRows = 0
    package var hiddenColumns = 0
    package var formulas = 0
    /// The page of letters that was guessed, for instance `Windows-1251`.
    package var letters: String?
    /// The first cells of every column below its heading, by the column, for whoever maps them by hand.
    package var samples: [Int: [String]] = [:]
    /// The list of ours that it is a download of, where such lists cannot be changed by a sheet.
    package var list: String?
}

/// Values kept as JSON in a column.
enum Kept {
    static func text(_ value: some Encodable) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String?) -> Value? {
        text.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
    }
}

/// A fault as it is kept.
struct KeptFault: Codable {
    let code: String
    let values: [String: String]

    init(_ fault: SpreadsheetFault) { (code, values) = (fault.code.rawValue, fault.values) }

    var fault: SpreadsheetFault? { SpreadsheetFault.Code(rawValue: code).map { SpreadsheetFault($0, values) } }
}

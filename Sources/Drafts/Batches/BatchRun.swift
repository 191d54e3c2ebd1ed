import GRDB
import Journal

/// Something that is being done with all drafts of a batch, or was.
package struct BatchRun: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case going
        case finished
        /// Somebody stopped it; what was done stays.
        case stopped
        /// Whoever began it may no longer do so; what was done stays.
        case halted
    }

    let number: Int64
    package let id: String
    package let batch: String
    /// The party of whoever began it: of the drafts, or the ministry.
    package let party: String
    /// The opaque id of whoever began it.
    package let member: String
    package let act: BatchAct
    let reason: String
    package let state: State
    /// The draft that it has come to, and the last that was there when it began.
    let last: Int64
    let bound: Int64
    /// How many drafts were there to be taken on.
    package let total: Int
    /// How many went on.
    package let done: Int
    /// How many could not.
    package let refused: Int
    package let madeMilliseconds: Int64
}

/// A draft that could not go on, as it stands now, with what was wrong then.
package struct BatchFault: Sendable, Hashable {
    package let draft: Draft
    package let faults: DraftFaults
}

extension BatchRun {
    init?(row: Row) {
        guard let state = State(rawValue: row["state"]), let act = BatchAct(rawValue: row["act"]) else { return nil }
        self.init(
            number: row["no"], id: row["id"], batch: row["batch"], party: row["party"], member: row["member"],
            act: act, reason: row["reason"], state: state, last: row["last"], bound: row["bound"], total: row["total"],
            done: row["done"], refused: row["refused"], madeMilliseconds: row["made"])
    }
}

extension DraftFaults {
    /// The faults as a table holds them.
    var text: String {
        JSON.array(
            faults.map { fault in
                JSON(fields: [
                    ("field", .string(fault.field)), ("code", .string(fault.code)),
                    (
                        "values",
                        JSON(fields: fault.values.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
                    ),
                ])
            }
        ).canonicalText
    }

    init?(text: String) {
        guard let items = (try? JSON(parsing: text))?.arrayValue else { return nil }
        self.init(
            items.compactMap { item in
                guard let field = item["field"]?.stringValue, let code = item["code"]?.stringValue else { return nil }
                var values: [String: String] = [:]
                for value in item["values"]?.objectValue?.fields ?? [] { values[value.key] = value.value.stringValue }
                return Fault(field, code, values)
            })
    }
}

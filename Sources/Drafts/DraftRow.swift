import GRDB
import Journal

extension Draft {
    init?(row: Row) {
        guard let state = DraftState(rawValue: row["state"]), let fields = try? JSON(parsing: row["fields"] as String)
        else { return nil }
        var values: DraftFields = [:]
        for field in fields.objectValue?.fields ?? [] { values[field.key] = field.value.stringValue }
        self.init(
            id: row["id"], party: row["party"], country: row["country"], author: row["author"], kind: row["kind"],
            subject: row["subject"], state: state, version: row["version"], batch: row["batch"], fields: values,
            hands: Set((row["hands"] as String).split(separator: "|").map(String.init)),
            submitter: row["submitter"], approver: row["approver"], clearer: row["clearer"],
            madeMilliseconds: row["made"], changedMilliseconds: row["changed"], number: row["no"])
    }

    /// The fields as the table holds them.
    var fieldText: String { JSON(fields: fields.map { ($0.key, .string($0.value)) }).canonicalText }

    /// The members in the form in which the table is asked for one of them: `|a|b|`.
    var handText: String { "|" + hands.sorted().joined(separator: "|") + "|" }
}

extension DraftStep {
    init?(row: Row) {
        guard let act = DraftAct(rawValue: row["act"]) else { return nil }
        self.init(
            act: act, member: row["member"], milliseconds: row["time"], reason: row["reason"],
            version: row["version"])
    }
}

import GRDB
import Journal

extension Draft {
    /// What `init(row:)` reads, in its order: by their places, since looking for names costs more than the rest.
    static let columns = """
        draft.no, draft.id, draft.party, draft.country, draft.author, draft.kind, draft.subject, draft.state,
        draft.version, draft.batch, draft.fields, draft.hands, draft.submitter, draft.approver, draft.clearer,
        draft.made, draft.changed
        """

    init?(row: Row) {
        guard let state = DraftState(rawValue: row[7]), let fields = try? JSON(parsing: row[10] as String)
        else { return nil }
        var values: DraftFields = [:]
        for field in fields.objectValue?.fields ?? [] { values[field.key] = field.value.stringValue }
        self.init(
            id: row[1], party: row[2], country: row[3], author: row[4], kind: row[5], subject: row[6], state: state,
            version: row[8], batch: row[9], fields: values,
            hands: Set((row[11] as String).split(separator: "|").map(String.init)), submitter: row[12],
            approver: row[13], clearer: row[14], madeMilliseconds: row[15], changedMilliseconds: row[16],
            number: row[0])
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

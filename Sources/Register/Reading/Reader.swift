package import GRDB
package import Languages
package import Measures

/// Who reads, in which language and with which rights: an argument of every query.
///
/// This is the one place that decides what may be read.
package struct Reader: Sendable, Hashable {
    package let language: Language
    /// The party as whose member the reader is signed in; `nil` for the public.
    package let party: String?

    package init(language: Language, party: String? = nil) {
        self.language = language
        self.party = party
    }

    package static func everyone(_ language: Language) -> Reader { Reader(language: language) }

    package func mayRead(_ visibility: Visibility, recordedBy recorder: String) -> Bool {
        switch visibility {
        case .everyone: true
        case .members: party != nil
        case .parties(let parties): party.map { $0 == recorder || parties.contains($0) } ?? false
        case .ownParty: party == recorder
        }
    }

    /// The same decision as SQL over the columns `visibility`, `visible_to` and `recorder` of `table`.
    package func condition(on table: String) -> SQL {
        guard let party else { return "\(sql: table).visibility = 0" }
        return """
            (\(sql: table).visibility <= 1 OR \(sql: table).recorder = \(party)
                OR (\(sql: table).visibility = 2 AND instr(\(sql: table).visible_to, \("|\(party)|")) > 0))
            """
    }
}

extension Reader {
    /// Whether the moment in a column has come, as SQL; the party that recorded a row sees it before.
    package func hasCome(_ column: String, _ now: Instant) -> SQL {
        guard let party else { return "\(sql: column) <= \(now.milliseconds)" }
        let table = column.split(separator: ".").first.map(String.init) ?? column
        return "(\(sql: column) <= \(now.milliseconds) OR \(sql: table).recorder = \(party))"
    }

    /// The same for the row of a thing that has been entered and that no other stands for.
    package var thingCondition: SQL { "thing.position > 0 AND thing.joined_no IS NULL AND \(condition(on: "thing"))" }

    /// A row of `subject_record`, called `said`, is read with its thing and with the record it stands under.
    var subjectCondition: SQL {
        """
        \(condition(on: "said")) AND \(subjectThing("said")) AND (said.under_id IS NULL OR EXISTS (
            SELECT 1 FROM subject_record AS whole WHERE whole.kind = said.under_kind AND whole.id = said.under_id
                AND \(condition(on: "whole")) AND \(subjectThing("whole"))))
        """
    }

    private func subjectThing(_ table: String) -> SQL {
        """
        (\(sql: table).thing IS NULL OR EXISTS (
            SELECT 1 FROM thing AS named JOIN thing ON thing.no = coalesce(named.joined_no, named.no)
            WHERE named.id = \(sql: table).thing AND \(thingCondition)))
        """
    }

    /// A claim is read by those who may read it and know of its thing.
    var claimCondition: SQL { "\(condition(on: "claim")) AND \(condition(on: "thing"))" }
}

extension Visibility {
    /// How far it reaches, as the column `visibility` holds it.
    package var rank: Int {
        switch self {
        case .everyone: 0
        case .members: 1
        case .parties: 2
        case .ownParty: 3
        }
    }

    /// The parties named, as the column `visible_to` holds them: `|a|b|`.
    package var partyList: String? {
        guard case .parties(let parties) = self else { return nil }
        return "|" + parties.sorted().joined(separator: "|") + "|"
    }

    /// The visibility that these two columns hold.
    init(rank: Int, partyList: String?) {
        switch rank {
        case 0: self = .everyone
        case 1: self = .members
        case 2: self = .parties((partyList ?? "").split(separator: "|").map(String.init))
        default: self = .ownParty
        }
    }
}

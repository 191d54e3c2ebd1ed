import Drafts
import Files
import Films
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import SignedMembers

/// What lies at the node beside the entries.
extension AccessNode {
    /// The one that is only read.
    static let loading = Task { try await AccessNode() }

    /// A film that is ready to be seen by whom something shows it.
    static func film(
        _ films: FilmBook, _ journal: Journal, _ title: String, by owner: Signed
    ) async throws -> String {
        let id = try await films.begin(
            named: "wordfilm.mp4", title: Text([.en: title]), bytes: 9, by: owner
        ).id
        try await journal.decide { db in
            (try db.execute(sql: "UPDATE film SET state = 'ready' WHERE id = ?", arguments: [id]), [])
        }
        let captions = try WebVTT(parsing: "WEBVTT\n\n00:00.000 --> 00:01.000\n\(title)\n")
        try await films.caption(id, in: .en, captions, by: owner)
        return id
    }

    static func report(to reports: ReportBook) async throws -> String {
        let ticket = try reports.ticket(reports.newTicket())
        let today = Instant(clamping: SignedMembers.morning).day()
        let typed = try await reports.register.read(for: .everyone(.en), today: today) { reading in
            try TypedReport(
                [
                    "language": "en", "words": "Secret wordreport lies on the quay of the harbour.", "thing": "harbour",
                    "date": "2026-11-20",
                ], in: reading)
        }
        try await reports.take(typed, picture: nil, ticket: ticket)
        return ticket.id
    }

    /// Drafts in three states and files behind what is hidden.
    static func fill(
        _ journal: Journal, _ files: FileBook, _ drafts: DraftBook, _ askers: [Asker]
    ) async throws -> [String: String] {
        func member(_ role: Role) throws -> Signed {
            guard let signed = askers.first(where: { $0.party == "north" && $0.role == role })?.signed else {
                throw AccessFault.nobody
            }
            return signed
        }
        let (editor, approver) = (try member(.editor), try member(.approver))
        var digests: [String: String] = [:]
        for word in AccessWorld.hidden.map(\.word) + ["wordfile"] {
            let intake = try files.shelf.intake()
            try intake.write(Data(AccessWorld.paper(word)))
            digests[word] = try await files.keep(
                intake, named: "\(word).pdf", party: "north", member: editor.member, at: SignedMembers.morning
            ).digest
        }
        for item in AccessWorld.hidden {
            _ = try await journal.append([
                Letter(
                    id: "\(item.word)-scan", number: "13/\(item.word)", date: "2025-11-18", sender: "north",
                    addressee: nil, subjectMatter: Text([.en: "Secret \(item.word)"]), scan: digests[item.word],
                    visibility: item.visibility
                ).entry(party: "north", member: "m")
            ])
        }
        _ = try await drafts.write(
            "worddraft-begun", kind: "claim", fields: AccessWorld.fields(AccessWorld.draftWord, "own-party"), seen: nil,
            by: editor)
        _ = try await drafts.write(
            "worddraft-sent", kind: "claim", fields: AccessWorld.fields(AccessWorld.draftWord, "own-party"), seen: nil,
            by: editor)
        _ = try await drafts.submit("worddraft-sent", by: editor)
        _ = try await drafts.write(
            "wordwaiting-draft", kind: "claim", fields: AccessWorld.fields(AccessWorld.waitingWord, "everyone"),
            seen: nil,
            by: editor)
        _ = try await drafts.submit("wordwaiting-draft", by: editor)
        _ = try await drafts.approve("wordwaiting-draft", by: approver)
        _ = try await drafts.open(batch: "worddraft-batch", name: "Secret \(AccessWorld.draftWord)", by: editor)
        var wrong = AccessWorld.fields(AccessWorld.draftWord, "own-party")
        wrong["amount"] = AccessWorld.draftWord
        _ = try await drafts.write(
            [NewDraft(id: "worddraft-wrong", kind: "claim", fields: wrong)], batch: "worddraft-batch", by: editor)
        return digests
    }
}

package import Drafts
package import Members

/// Takes what a sheet says as drafts.
package protocol SheetAccepting: Sendable {
    /// Makes drafts of claims in a batch, at most 500 at once; those that are there already stay as they are.
    func accept(_ drafts: [SheetDraft], batch: String, name: String, by signed: Signed) async throws
}

/// A line that becomes a draft: the same line of the same run always has the same id.
package struct SheetDraft: Sendable, Hashable {
    package let id: String
    package let fields: [String: String]

    package init(id: String, fields: [String: String]) { (self.id, self.fields) = (id, fields) }
}

extension DraftBook: SheetAccepting {
    package func accept(_ drafts: [SheetDraft], batch: String, name: String, by signed: Signed) async throws {
        _ = try await open(batch: batch, name: name, by: signed)
        _ = try await write(
            drafts.map { NewDraft(id: $0.id, kind: "claim", fields: $0.fields) }, batch: batch, by: signed)
    }
}

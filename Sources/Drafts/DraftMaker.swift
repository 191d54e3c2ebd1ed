package import Journal
package import Members
package import Register

/// What was typed into a form or stood in a row, by the name of the field, as it was typed.
package typealias DraftFields = [String: String]

/// One kind of thing that can be drafted: what its fields must hold, and which entries they become.
///
/// A draft keeps its fields as they were typed, right or wrong. Entries are made of them when it is submitted, so that
/// every fault is told beside its field, and again on the state that stands when it is released.
package protocol DraftMaker: Sendable {
    /// The word by which drafts of this kind are known: `claim`, `remark`, `thing`.
    var kind: String { get }
    /// What the entries would be about, as far as the fields tell, for lists and for finding two drafts of one matter.
    func subject(of fields: DraftFields) -> String?
    /// The entries a party would append; throws everything that is wrong, each fault with its field.
    func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody]
    /// Throws what keeps a member from submitting such a draft, beyond writing for the party: `DraftFaults` where what
    /// it is about is none of the member's matters, as if it were not there.
    func check(_ fields: DraftFields, by signed: Signed, in reading: Reading) throws
}

extension DraftMaker {
    package func check(_ fields: DraftFields, by signed: Signed, in reading: Reading) throws {}
}

/// What is wrong with the fields of a draft.
package struct DraftFaults: Error, Sendable, Hashable {
    package struct Fault: Sendable, Hashable {
        /// The field it stands beside; empty for the whole.
        package let field: String
        /// Its name in the phrases: `draft.fault.CODE`.
        package let code: String
        /// What the phrase's places hold.
        package let values: [String: String]

        package init(_ field: String, _ code: String, _ values: [String: String] = [:]) {
            (self.field, self.code, self.values) = (field, code, values)
        }
    }

    package var faults: [Fault]

    package init(_ faults: [Fault]) { self.faults = faults }
}

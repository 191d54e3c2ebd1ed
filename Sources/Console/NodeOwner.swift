import Foundation

/// Whose a node's folder is.
///
/// What root makes there (a log of the store, a backup's copy) belongs to root, and the node, which runs as a user of its own,
/// could not open it any more. So root is refused where somebody else is at home.
struct NodeOwner: Sendable, Hashable {
    let id: UInt32
    let name: String

    /// The owner of a folder; `nil` where there is none yet.
    init?(of path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let id = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
        else { return nil }
        self.init(id: id, name: attributes[.ownerAccountName] as? String ?? "#\(id)")
    }

    init(id: UInt32, name: String) { (self.id, self.name) = (id, name) }

    /// What to tell a user who must not write here; `nil` where nothing speaks against it.
    func refusal(of user: UInt32, at path: String) -> String? {
        guard user == 0, id != 0 else { return nil }
        return "The folder “\(path)” belongs to \(name); what root makes there the node could not open. "
            + "Run it as that user: sudo -u \(name) littoral …"
    }
}

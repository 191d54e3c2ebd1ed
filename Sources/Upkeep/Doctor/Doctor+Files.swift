import Files
import Journal
import Languages

/// The files that members have brought in: whether each still holds what its digest says.
extension Doctor {
    func files() -> [Finding] {
        guard node.exists else { return [] }
        guard let facts = try? FileFacts.read(FileShelf(node.filesFolder), storeAt: node.storePath) else { return [] }
        if let changed = facts.changed.first {
            return [.fault("files", "changed", ["name": .text(changed.hex), "count": .count(facts.changed.count)])]
        }
        if let missing = facts.missing.first {
            return [.fault("files", "missing", ["name": .text(missing.hex), "count": .count(facts.missing.count)])]
        }
        return [.good("files", "\(facts.count)")]
    }
}

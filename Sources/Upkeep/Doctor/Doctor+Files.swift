import Files
import Journal
import Languages

/// The files that members have brought in: whether each still holds what its digest says, and whether all that are
/// named are there.
extension Doctor {
    func files() -> [Finding] {
        guard node.exists else { return [] }
        let facts = FileFacts.read(FileShelf(node.filesFolder))
        if let changed = facts.changed.first {
            return [.fault("files", "changed", ["name": .text(changed.hex), "count": .count(facts.changed.count)])]
        }
        guard let named = try? namedFiles(node) else { return [] }
        let missing = named.filter { !$0.missing.isEmpty }
        guard missing.isEmpty else { return missing.map(Self.missing) }
        return [.good("files", "\(facts.count + named.filter { $0.sort != .evidence }.reduce(0) { $0 + $1.count })")]
    }

    private static func missing(_ files: NamedFiles) -> Finding {
        let values: [String: PhraseValue] = [
            "name": .text(files.missing.first ?? ""), "count": .count(files.missing.count),
        ]
        return switch files.sort {
        case .evidence: .fault("files", "missing", values)
        case .originals: .fault("files", "missing-originals", values)
        case .films: .fault("files", "missing-films", values)
        case .pictures: .fault("files", "missing-pictures", values)
        }
    }
}

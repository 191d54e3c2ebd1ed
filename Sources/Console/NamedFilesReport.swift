import Foundation
import Journal

/// Tells an administrator which files are named and not there, and what to do.
struct NamedFilesReport {
    let found: [NamedFiles]

    private static let shownMax = 5

    /// Whether nothing is missing that a backup should hold.
    var isWhole: Bool { !found.contains { $0.sort.isInBackups && !$0.missing.isEmpty } }

    /// One line of counts, and for each sort of which something is missing what it is and where it may be.
    ///
    /// `films` says where films should lie.
    func lines(films folder: String) -> [String] {
        let counts = found.map { "\($0.sort.rawValue) \($0.count)" }.joined(separator: ", ")
        let missing = found.filter { !$0.missing.isEmpty }
        guard !missing.isEmpty else { return ["Files that are named: \(counts); all are there."] }
        return ["Files that are named: \(counts)."]
            + missing.flatMap { files in
                let shown = files.missing.prefix(Self.shownMax).joined(separator: ", ")
                let more = files.missing.count > Self.shownMax ? " and more" : ""
                return [
                    "Missing \(files.sort.rawValue): \(files.missing.count) of \(files.count) (\(shown)\(more)).",
                    "  " + Self.remedy(files.sort, folder),
                ]
            }
    }

    private static func remedy(_ sort: NamedFiles.Sort, _ folder: String) -> String {
        switch sort {
        case .evidence:
            "Look for them in the folder “files” of an older backup, copy them here, and run littoral doctor."
        case .originals:
            "They lie in the store itself: an older backup may have them; the stories stand without them."
        case .films, .pictures:
            "Backups hold no films. Copy them from where the folder was kept, e.g. rsync -a /mnt/backup/films/ \(folder)/"
        }
    }
}

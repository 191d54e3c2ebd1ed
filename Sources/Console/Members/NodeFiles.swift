import Drafts
package import Files
package import Journal
import Problems
import Register

/// The files of a node, and on what they rest.
package enum NodeFiles {
    package static func book(_ journal: Journal, _ node: NodeFolder) throws -> FileBook {
        try FileBook(
            journal: journal, shelf: FileShelf(node.filesFolder),
            citings: [
                { digests, db in try Register.citedFiles(among: digests, db) },
                { digests, db in try DraftBook.citedFiles(among: digests, db) },
                { digests, db in try ProblemShowings.citedFiles(among: digests, db) },
            ])
    }
}

import Drafts
package import Films
package import Files
import Newsroom
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

    /// The files that entries and tables of a node name, and which of them are not there.
    ///
    /// Films are looked for on these shelves, the node's own when nothing is said.
    package static func named(in node: NodeFolder, films shelves: [FilmShelf]? = nil) throws -> [NamedFiles] {
        let (files, shelves) = (FileShelf(node.filesFolder), shelves ?? [FilmShelf(node.filmsFolder)])
        return try node.look { db in
            let evidence = try FileFacts.broughtIn(db).union(Register.citedFiles(db)).union(
                ProblemShowings.citedFiles(db))
            let found = NamedFiles(.evidence, named: evidence) { Digest(hex: $0).map(files.holds) ?? false }
            return [found, try OriginalBook.named(db)] + (try FilmShelf.named(on: shelves, db))
        }
    }
}

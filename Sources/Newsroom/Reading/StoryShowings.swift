package import GRDB
import Journal
package import Measures
import Register

extension Story {
    /// The pictures and films of this node that its versions show, as `picture/ID` and `film/ID`.
    package var media: Set<String> {
        var media: Set<String> = []
        for version in versions.values {
            for block in version.blocks {
                switch block {
                case .picture(let picture): media.insert("picture/\(picture.id)")
                case .film(let film):
                    if case .own(let id) = film.place { media.insert("film/\(id)") }
                    if !film.poster.isEmpty { media.insert("picture/\(film.poster)") }
                default: break
                }
            }
        }
        return media
    }
}

/// What stories show to everyone.
package enum StoryShowings {
    /// Those of some pictures and films, by their ids, that a story shows which everyone may read at a moment.
    package static func shown(among ids: Set<String>, _ db: Database, at now: Instant) throws -> Set<String> {
        let targets = ids.flatMap { ["film/\($0)", "picture/\($0)"] }
        let found = try SQLRequest<String>(
            literal: """
                SELECT DISTINCT story_link.target FROM story_link JOIN story ON story.no = story_link.story_no
                WHERE story_link.target IN \(targets) AND story.visibility = 0 AND story.withdrawn = 0
                    AND story.visible_from <= \(now.milliseconds)
                """
        ).fetchAll(db)
        return Set(found.compactMap { $0.split(separator: "/", maxSplits: 1).last.map(String.init) })
    }
}

import GRDB
import Journal
import Register

extension StoryPack {
    /// The stories whose newest wording by the pack's recorder is another one, or that are not there at all.
    static func differing(_ stories: [Story], _ recorder: String, _ db: Database) throws -> [Story] {
        try stories.filter { story in
            let row = try Row.fetchOne(
                db, sql: "SELECT recorder, payload FROM story WHERE id = ?", arguments: [story.id])
            guard let row else { return true }
            return row[0] == recorder && row[1] != story.payload.canonicalText
        }
    }
}

package import Journal
import Measures
import Register
package import Search

/// What of stories can be found by its words: every language version is a document of its own.
package struct StoryDocuments: SearchDocuments {
    package let version = 2

    package init() {}

    package func changes(by body: EntryBody?) -> [SearchChange] {
        guard let body, body.kind == Story.entryKind, body.version == 1, let story = try? Story(body: body) else {
            return []
        }
        let visibility = DocumentVisibility(
            rank: story.visibility.rank, visibleTo: story.visibility.partyList, recorder: body.party)
        let documents = story.isWithdrawn ? [] : story.languages
        return [.remove(kind: Story.entryKind, id: story.id)]
            + documents.compactMap { language in
                story.versions[language].map { version in
                    .put(
                        SearchDocument(
                            kind: Story.entryKind, id: story.id, language: language, title: version.title,
                            text: version.plainText, thing: Self.thing(of: story), visibility: visibility,
                            visibleFrom: story.embargo?.milliseconds ?? 0))
                }
            }
    }

    /// The thing by which searching is narrowed: where it happened, else the first one it means.
    private static func thing(of story: Story) -> String? {
        story.place ?? story.links.first { $0.kind == .thing }?.id ?? story.occasion
    }
}

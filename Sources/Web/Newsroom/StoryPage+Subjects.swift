import Journal
import Languages
import Markup
import Measures
import Newsroom
import Register

extension StoryPage {
    /// The story as a news article, in the words of schema.org; one that was taken back is none any more.
    var subjects: [PageSubject] {
        guard !story.isWithdrawn else { return [] }
        let own = links.story(story.id)
        var article = PageSubject("NewsArticle", name: version.title, at: Address(base + own.text))
        article.say("headline", String(version.title.prefix(110)))
        article.say("description", summary)
        article.say("inLanguage", language.tag)
        article.say("datePublished", standing.visibleFrom.text)
        article.say("dateModified", standing.updated.text)
        article.say("mainEntityOfPage", base + own.text)
        article.say("articleBody", version.plainText)
        article.say("isAccessibleForFree", .bool(true))
        let publisher = organisation(wording.partyName(standing.recorder), base + links.party(standing.recorder).text)
        article.say("publisher", publisher)
        article.say(
            "author",
            version.author.isEmpty
                ? publisher
                : JSON(fields: [
                    ("@type", .string("Person")), ("name", .string(version.author)),
                ]))
        if let source = story.source { article.say("isBasedOn", source.address ?? "") }
        if !story.sectors.isEmpty {
            article.say("articleSection", .array(story.sectors.map { .string(wording.sector($0)) }))
        }
        let named = meanings.plainNames(wording)
        if !named.isEmpty {
            article.say(
                "about",
                .array(
                    named.map { link, name in
                        JSON(fields: [
                            ("@type", .string(link.kind == .party ? "Organization" : "Thing")), ("name", .string(name)),
                            ("url", .string(base + links.address(of: link).text)),
                        ])
                    }))
        }
        if !standing.corrections.isEmpty {
            article.say(
                "correction", .array(standing.corrections.map { .string(wording.plain($0.story.correction)) }))
        }
        return [article]
    }

    private func organisation(_ name: String, _ address: String) -> JSON {
        JSON(fields: [("@type", .string("Organization")), ("name", .string(name)), ("url", .string(address))])
    }
}

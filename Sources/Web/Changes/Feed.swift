import Languages
import Markup
import Register

/// A feed that belongs to a page: its name and where it is.
struct Feed: Sendable, Hashable {
    let name: String
    let address: Address
    var type = "application/atom+xml"
}

extension Wording {
    /// The changes of one province, one kind, or everything.
    func feed(_ name: String?, _ scope: ChangeScope = ChangeScope()) -> Feed {
        Feed(
            name: name.map { say("changes.of", ["name": .text($0)]) } ?? say("changes.title"),
            address: Links(language: language).changesFeed(ChangesQuery(scope: scope)))
    }
}

extension HomePage {
    var feeds: [Feed] { [figures.wording.feed(nil)] }
}

extension ProvincePage {
    var feeds: [Feed] {
        [wording.feed(page.thing.shortName(wording.language), ChangeScope(whole: page.thing.id))]
    }
}

extension KindPage {
    var feeds: [Feed] { [figures.wording.feed(title, ChangeScope(kind: kind.id))] }
}

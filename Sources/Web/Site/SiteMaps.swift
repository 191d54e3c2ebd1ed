import Foundation
import Languages
import Markup
import Register

/// The maps of the site, drawn once a language and kept.
struct SiteMaps: Sendable {
    init(regionFolder: URL) {}

    func home(_ wording: Wording, provinces: [Thing], ports: [Thing]) -> Markup { Markup() }
    func locator(_ wording: Wording, _ thing: Thing) -> Markup { Markup() }
}

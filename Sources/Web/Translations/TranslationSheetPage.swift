import Languages
import Markup
import Translations

/// What became of a sheet of translations: how many rows are drafts now, and which were not taken, with the reason.
struct TranslationSheetPage: Page {
    let wording: Wording
    let target: Language
    let plan: ImportPlan
    let outside: OutsidePlan
    /// The batch of its drafts; `nil` where nothing was new.
    let batch: String?

    /// So many rows are told.
    private static let refusedMax = 200

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("translation.sheet.title") }
    var trail: [(name: String, address: Address)] {
        [
            (wording.say("translation.title"), links.translations),
            (wording.say("translation.into", ["language": .text(target.ownName)]), links.translations(target)),
        ]
    }
    var sheets: [String] { ["forms.css"] }

    private var refused: [(offer: TranslationOffer, why: ImportPlan.Refusal)] {
        plan.lines.compactMap { line in
            if case .refused(let why) = line.outcome { (line.offer, why) } else { nil }
        } + outside.refused
    }

    var content: Markup {
        let refused = refused
        return fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) {
                    wording.say(
                        "translation.sheet.told",
                        [
                            "new": .count(plan.drafts.count + outside.storyCount),
                            "same": .count(plan.count { $0 == .same || $0 == .empty } + outside.same),
                            "refused": .count(refused.count),
                        ])
                }
                if outside.descriptionCount > 0 {
                    p { wording.say("translation.sheet.described", ["count": .count(outside.descriptionCount)]) }
                }
            }
            if let batch {
                p { a(.class("button"), .href(links.batch(batch))) { wording.say("translation.sheet.drafts") } }
            }
            if !refused.isEmpty {
                h2 { wording.say("translation.sheet.refused") }
                ul(.class("entries")) {
                    for item in refused.prefix(Self.refusedMax) {
                        li {
                            wording.say("translation.sheet.row", ["number": .number(String(item.offer.line))])
                            ": "
                            bdi(.dir(.automatic)) { TextWords.beginning(of: item.offer.original, most: 80) }
                            span(.class("about")) {
                                wording.say(PhraseKey("translation.sheet.refusal.\(item.why.word)"))
                            }
                        }
                    }
                }
            }
            p { a(.href(links.translations(target))) { wording.say("translation.list") } }
        }
    }
}

extension ImportPlan.Refusal {
    fileprivate var word: String {
        switch self {
        case .unknown: "unknown"
        case .originalChanged: "original-changed"
        case .others: "others"
        case .tooLong: "too-long"
        }
    }
}

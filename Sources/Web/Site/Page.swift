import Languages
import Markup
import Measures
import Register
import Serving

/// A page as a plain value: what it says is in its fields, how it says it in `content`.
protocol Page: Sendable {
    var title: String { get }
    /// The step of the main navigation it belongs to.
    var part: PagePart? { get }
    /// The way down to it from home: names with addresses.
    var trail: [(name: String, address: Address)] { get }
    /// The feeds that tell of what it shows.
    var feeds: [Feed] { get }
    var content: Markup { get }
    /// The modules of Assets that add to the page once it is there; nothing to read may depend on them.
    var scripts: [String] { get }
    /// The stylesheets of Assets it needs beside the one of every page.
    var sheets: [String] { get }
    /// What it is about, for programs that read pages.
    var subjects: [PageSubject] { get }
    /// Whether one can look for something from its head.
    var hasSearchInHead: Bool { get }
    /// What else its head says, such as how it is shown where others tell of it.
    var headMarks: Markup { get }
    /// Whether programs can have the same; no form is had by them.
    var hasDownloads: Bool { get }
    /// The languages in which it can be read, where these are not all.
    var alternates: [Language]? { get }
    /// How other sites show a link to it.
    var card: PageCard? { get }
}

extension Page {
    var feeds: [Feed] { [] }
    var subjects: [PageSubject] { [] }
    var trail: [(name: String, address: Address)] { [] }
    var part: PagePart? { nil }
    var scripts: [String] { [] }
    var sheets: [String] { [] }
    var hasSearchInHead: Bool { true }
    var hasDownloads: Bool { true }
    var alternates: [Language]? { nil }
    var card: PageCard? { nil }
    var headMarks: Markup { Markup() }
}

/// The steps of the main navigation.
enum PagePart: String, Sendable, CaseIterable {
    case provinces, properties, use, environment, quarrels, parties, sources
}

/// What every page has around it.
struct PageFrame: Sendable {
    let wording: Wording
    /// The languages in which this site can be read, and the rest of the address in each.
    let languages: [Language]
    let path: String
    /// Whether the address is that of a page, and not of a fault.
    let isFound: Bool
    /// The version of the assets, so that they can be kept for ever.
    let assetVersion: String
    /// The address of this node as the reader wrote it, for paper.
    let host: String
    /// The same with its scheme, for addresses that are read elsewhere.
    let base: String
    /// Zero where nothing was read, as on the page of a fault.
    let position: Int64
    /// The outline of the region's sea, beside the name of the site.
    let mark: Markup
    /// What can be had as a file.
    let operations: [InterfaceOperation]
    let isSigned: Bool
    /// Whether there is a way to sign in.
    let takesMembers: Bool
    /// Whether films can be watched here.
    let hasFilms: Bool

    private var links: Links { Links(language: wording.language) }

    func markup(_ page: some Page) -> Markup {
        let language = wording.language
        let siteName = wording.say("site.name")
        return document(
            language: language.tag, direction: Wording.direction(of: language),
            title: page.title == siteName ? siteName : "\(page.title) – \(siteName)", head: head(page)
        ) {
            a(.class("skip"), .href("#content")) { wording.say("site.skip-to-content") }
            header(.class("head")) {
                headTop
                div(.class("nav")) {
                    navigation(page.part)
                    if page.hasSearchInHead { SearchForm(wording: wording).small }
                }
            }
            if !page.trail.isEmpty { trail(page) }
            main(.class("page"), .id("content")) {
                page.content
                if isFound, page.hasDownloads, let downloads = Downloads(wording, path: path, operations: operations) {
                    downloads.markup
                }
            }
            foot
        }
    }

    private func head(_ page: some Page) -> Markup {
        fragment {
            for font in fonts {
                link(
                    .rel("preload"), .href(asset("fonts/\(font).woff2")), .as("font"), .type("font/woff2"), .crossorigin
                )
            }
            for sheet in sheets(page) { link(.rel("stylesheet"), .href(asset(sheet))) }
            for name in ["search.js"] + page.scripts { script(module: asset(name)) }
            if isFound {
                link(.rel("canonical"), .href(Address("/\(wording.language.tag)/\(path)")))
                for other in page.alternates ?? languages {
                    link(.rel("alternate"), .hreflang(other.tag), .href(Address("/\(other.tag)/\(path)")))
                }
                link(.rel("alternate"), .hreflang("x-default"), .href(Address("/\(path)")))
            }
            if isFound { PageSubject.block(subjects(page)) }
            if isFound, let card = page.card {
                card.markup(page.title, wording, base, "/\(wording.language.tag)/\(path)", page)
            }
            if isFound { page.headMarks }
            for feed in page.feeds {
                link(.rel("alternate"), .type(feed.type), .title(feed.name), .href(feed.address))
            }
        }
    }

    private func subjects(_ page: some Page) -> [PageSubject] {
        guard !page.trail.isEmpty else { return page.subjects }
        let home = (name: wording.say("nav.home"), address: links.home)
        let own = (name: page.title, address: Address("/\(wording.language.tag)/\(path)"))
        return page.subjects + [PageSubject.trail([home] + page.trail, to: own)]
    }

    /// What members may do stands on every page of theirs.
    private func sheets(_ page: some Page) -> [String] {
        ["littoral.css"] + (isSigned && !page.sheets.contains("forms.css") ? ["forms.css"] : []) + page.sheets
    }

    private var fonts: [String] {
        let family =
            switch wording.language.script {
            case .latin: "noto-sans-latin"
            case .cyrillic: "noto-sans-cyrillic"
            case .arabic: "noto-naskh-arabic"
            }
        return ["\(family)-regular", "\(family)-bold"]
    }

    private func asset(_ name: String) -> Address { Address("/assets/\(assetVersion)/\(name)") }

    private var headTop: Markup {
        div(.class("head-top")) {
            a(.class("brand"), .href(links.home)) {
                mark
                wording.say("site.name")
                " "
                span { wording.vocabulary.region.map { wording.plain($0.seaName) } ?? "" }
            }
            nav(.class("languages"), .aria("label", wording.say("site.language"))) {
                ul {
                    for other in languages.sorted(by: { $0.ownName < $1.ownName }) {
                        li {
                            a(
                                .lang(other.tag), .hreflang(other.tag), .href(Address("/\(other.tag)/\(path)")),
                                .when(other == wording.language, .aria("current", "true"))
                            ) { other.ownName }
                        }
                    }
                }
            }
            if takesMembers { account }
        }
    }

    /// The way in, or to the desk and to one's own affairs.
    private var account: Markup {
        nav(.class("languages account"), .aria("label", wording.say("nav.account-label"))) {
            ul {
                if isSigned {
                    li { a(.href(links.desk)) { wording.say("nav.desk") } }
                    li { a(.href(links.account)) { wording.say("nav.account") } }
                } else {
                    li { a(.href(links.signIn)) { wording.say("nav.sign-in") } }
                }
            }
        }
    }

    private func navigation(_ current: PagePart?) -> Markup {
        nav(.aria("label", wording.say("nav.label"))) {
            ul {
                for part in PagePart.allCases {
                    li {
                        a(.href(address(of: part)), .when(part == current, .aria("current", "page"))) {
                            wording.say(PhraseKey("nav.\(part.rawValue)"))
                        }
                    }
                }
            }
        }
    }

    private func address(of part: PagePart) -> Address {
        switch part {
        case .provinces: links.provinces
        case .properties: links.properties
        case .use: links.use
        case .environment: links.environment
        case .quarrels: links.quarrels
        case .parties: links.parties
        case .sources: links.sources
        }
    }

    private func trail(_ page: some Page) -> Markup {
        nav(.class("trail"), .aria("label", wording.say("site.you-are-here"))) {
            ol {
                li { a(.href(links.home)) { wording.say("nav.home") } }
                for step in page.trail { li { a(.href(step.address)) { wording.marked(byScript: step.name) } } }
            }
        }
    }

    private var foot: Markup {
        footer(.class("foot")) {
            p { wording.say("footer.every-figure") }
            ul {
                li { a(.href(links.map)) { wording.say("nav.map") } }
                li { a(.href(links.compare())) { wording.say("compare.title") } }
                li { a(.href(links.meetings())) { wording.say("meetings.title") } }
                li { a(.href(links.observations)) { wording.say("observations.title") } }
                li { a(.href(links.stories())) { wording.say("stories.title") } }
                li { a(.href(links.level())) { wording.say("level.short") } }
                li { a(.href(links.changes(ChangesQuery()))) { wording.say("changes.title") } }
                if hasFilms { li { a(.href(links.films)) { wording.say("film.title") } } }
                li { a(.href(links.completeness)) { wording.say("completeness.title") } }
                li { a(.href(links.method)) { wording.say("nav.method") } }
                li { a(.href(links.about)) { wording.say("nav.about") } }
                if !operations.isEmpty { li { a(.href(links.operations)) { wording.say("api.title") } } }
            }
            if position > 0 { p { wording.say("footer.position", ["number": .number(String(position))]) } }
            p(.class("only-print")) {
                wording.say(
                    "footer.printed-on",
                    [
                        "gregorian": .text(wording.gregorian(wording.printingDay)),
                        "jalali": .text(wording.jalali(wording.printingDay)),
                    ])
                " · "
                bdi(.dir(.leftToRight)) { "\(host)/\(wording.language.tag)/\(path)" }
            }
        }
    }
}

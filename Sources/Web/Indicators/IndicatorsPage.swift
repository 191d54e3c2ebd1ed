import Environment
import Languages
import Markup
import Measures
import Register

/// All indicators: each with its value, its status, how sure that is and how it went.
struct IndicatorsPage: Page {
    let words: IndicatorWords
    let assessments: [Assessment]
    let time: IndicatorTime
    let moment: IndicatorMoment
    let mayWrite: Bool

    private var wording: Wording { words.wording }
    private var links: Links { words.links }

    var title: String { wording.say("indicators.title") }
    var part: PagePart? { .environment }
    var feeds: [Feed] { [Feed(name: title, address: links.indicatorsFeed)] }
    var sheets: [String] { ["indicators.css"] }
    var card: PageCard? { PageCard(kind: "website", about: wording.say("indicators.lead"), image: nil) }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("indicators.lead") }
                if mayWrite {
                    p(.class("no-print")) {
                        a(.class("button"), .href(links.newIndicator)) { wording.say("indicator.form.new") }
                    }
                }
            }
            IndicatorMoments(words: words, time: time, moment: moment).standing(links.indicators())
            if assessments.isEmpty { p { wording.say("indicators.none") } }
            ol(.class("indicators")) { for found in assessments { line(found) } }
            p(.class("rule")) {
                wording.say("indicator.confidence.lead")
                " "
                wording.say("indicator.trend.explained")
            }
            IndicatorMoments(words: words, time: time, moment: moment).choice(links.indicators())
        }
    }

    private func line(_ found: Assessment) -> Markup {
        li(.id(found.indicator.id)) {
            h2 { a(.href(links.indicator(found.indicator.id, at: time))) { wording.marked(found.indicator.name) } }
            p(.class("figure-line")) {
                span(.class("figure")) { words.value(found) }
                " "
                words.asOf(found)
            }
            div(.class("went")) {
                if let trend = found.trends.first, trend.outcome != .untold(.datumUnstated),
                    let line = Sparkline(trend.figures)
                {
                    line.markup
                    span(.class("about")) { words.direction(trend) ?? wording.say("indicator.trend.few.short") }
                }
            }
            p(.class("standing")) {
                words.status(found)
                " "
                span(.class("about")) {
                    wording.say("indicator.confidence.of", ["level": .text(words.level(found.confidence.score))])
                }
            }
        }
    }
}

/// Of when a page of indicators is, and the way to another day.
struct IndicatorMoments: Sendable {
    let words: IndicatorWords
    let time: IndicatorTime
    let moment: IndicatorMoment

    private var wording: Wording { words.wording }

    /// Where it is not of now: of when, and the way back.
    func standing(_ now: Address) -> Markup {
        guard time != .now else { return Markup() }
        return p(.class("notice")) {
            wording.say(
                "indicators.as-stood",
                ["number": .number(String(moment.position)), "date": .text(wording.day(moment.day))])
            " "
            a(.href(now)) { wording.say("indicators.now") }
        }
    }

    /// The day as an official of the language would type it.
    private var typed: String {
        guard wording.language == .fa, let date = JalaliDate(moment.day) else { return moment.day.text }
        let parts = [date.month, date.dayOfMonth].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return NumberFormat(.fa).digits("\(date.year)-\(parts[0])-\(parts[1])")
    }

    func choice(_ address: Address) -> Markup {
        form(.class("choice"), .method("get"), .action(address)) {
            div {
                label(.for("at")) { wording.say("indicators.at.label") }
                input(.type("text"), .id("at"), .name("at"), .value(typed), .dir(.leftToRight))
            }
            button(.type("submit")) { wording.say("changes.show") }
        }
    }
}

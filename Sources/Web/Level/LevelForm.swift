import Environment
import Languages
import Markup
import Measures
import Register

/// Where a level is chosen, or a scenario and a year; it works without scripts.
struct LevelForm: Sendable {
    let wording: Wording
    let question: LevelQuestion
    let scenarios: [Scenario]
    /// The years a straight line may be asked of; nil without one.
    let lineYears: ClosedRange<Int>?
    /// The level of which the form speaks where none was asked for.
    let level: Double?

    private var links: Links { Links(language: wording.language) }

    /// So far from the newest level the slider reaches: down to the deepest of the published scenarios, and up a little.
    private static let reach = (down: 20.0, up: 4.0)

    var markup: Markup {
        form(.class("ask level-ask no-print"), .id("level-form"), .method("get"), .action(links.level())) {
            div(.class("ask-field")) {
                label(.for("level-scenario")) { wording.say("level.form.by") }
                select(.id("level-scenario"), .name("scenario")) {
                    option(.value(""), .selected(chosen == nil)) { wording.say("level.form.own-level") }
                    optgroup(.label(wording.say("level.form.published"))) {
                        for scenario in scenarios where scenario.years != nil { choice(scenario) }
                    }
                    if let lineYears {
                        choice(LevelQuestion.lineName, wording.say("level.form.line"), lineYears)
                    }
                }
            }
            div(.class("ask-field level-field")) {
                label(.for("level-level")) { wording.say("level.form.level") }
                input(
                    .id("level-level"), .type("number"), .name("level"), .step("any"),
                    .min(lowest), .max(highest), .value(levelText))
            }
            div(.class("ask-field level-field")) {
                label(.for("level-year")) { wording.say("level.form.year") }
                input(
                    .id("level-year"), .type("number"), .name("year"), .step("1"), .min(String(years.lowerBound)),
                    .max(String(years.upperBound)), .value(String(year)))
            }
            button(.type("submit")) { wording.say("level.form.button") }
            p(
                .class("level-slider"), .hidden(), .data("slide-level", wording.say("level.form.level")),
                .data("slide-year", wording.say("level.form.year"))
            ) { "" }
        }
    }

    private func choice(_ scenario: Scenario) -> Markup {
        guard let years = scenario.years else { return Markup() }
        return choice(scenario.thing.id, wording.name(scenario.thing), years)
    }

    private func choice(_ id: String, _ name: String, _ years: ClosedRange<Int>) -> Markup {
        option(
            .value(id), .selected(id == chosen), .data("first", String(years.lowerBound)),
            .data("last", String(years.upperBound))
        ) { name }
    }

    private var chosen: String? {
        switch question {
        case .newest, .level: nil
        case .scenario(let id, _): id
        case .line: LevelQuestion.lineName
        }
    }

    private var year: Int {
        switch question {
        case .newest, .level: 2050
        case .scenario(_, let year), .line(let year): year
        }
    }

    private var years: ClosedRange<Int> {
        let all = scenarios.compactMap(\.years) + [lineYears].compactMap(\.self)
        guard let first = all.map(\.lowerBound).min(), let last = all.map(\.upperBound).max() else {
            return LevelQuestion.years
        }
        return first...last
    }

    private var middle: Double { level ?? 0 }
    private var lowest: String { Number((middle - Self.reach.down).rounded(.down), fractionDigits: 0)?.text ?? "-50" }
    private var highest: String { Number((middle + Self.reach.up).rounded(.up), fractionDigits: 0)?.text ?? "-25" }

    private var levelText: String {
        if case .level(let number) = question { return number.text }
        return level.flatMap { Number($0, fractionDigits: 2)?.text } ?? ""
    }
}

import Languages
import Markup
import Register

/// A capacity as a bar, filled as far as it is used; where claims contradict each other, paler from the least to the most.
struct UseBar: Sendable {
    let utilisation: Utilisation
    let wording: Wording
    /// Begins the ids of the drawing.
    let name: String

    private static let width = 300.0

    var markup: Markup {
        let across = utilisation.across.percent
        let whole = max(100, min(across.upperBound, 400))
        let scale = { (percent: Double) in (min(max(percent, 0), whole) / whole * Self.width).tenths }
        let chosen = utilisation.chosen.percent
        let sure = min(across.lowerBound, chosen.lowerBound)
        return SVG.svg(
            .class("use-bar"), .viewBox(0, 0, Self.width, 16), .preserveAspectRatio("none"), .role("img"),
            .aria("labelledby", name)
        ) {
            SVG.title(.id(name)) { label }
            SVG.rect(.class("unused"), .x(0), .y(2), .width(scale(100)), .height(12))
            SVG.rect(.class("used"), .x(0), .y(2), .width(scale(sure)), .height(12))
            if across.upperBound - sure > 0.5 {
                SVG.rect(
                    .class("perhaps"), .x(scale(sure)), .y(2), .width(scale(across.upperBound) - scale(sure)),
                    .height(12))
                SVG.line(
                    .class("shown"), .x1(scale((chosen.lowerBound + chosen.upperBound) / 2)),
                    .x2(scale((chosen.lowerBound + chosen.upperBound) / 2)), .y1(0), .y2(16))
            }
            if whole > 100 { SVG.line(.class("full"), .x1(scale(100)), .x2(scale(100)), .y1(0), .y2(16)) }
        }
    }

    private var label: String {
        let figures = Figures(wording: wording, names: [:])
        return wording.say("account.use") + ": " + figures.percent(utilisation.across.percent)
    }
}

import Languages
import Markup
import Measures
import Register

extension Utilisation {
    func markup(_ figures: Figures) -> Markup {
        let wording = figures.wording
        return div(.class("note")) {
            p {
                strong { wording.say("account.use") + ": " }
                figures.percent(chosen.percent)
            }
            UseBar(utilisation: self, wording: wording, name: "use-\(useProperty.id)").markup
            p(.class("small")) {
                wording.plain(useProperty.label) + ": "
                figures.chosen(use, of: useProperty)
                " · "
                wording.plain(capacityProperty.label) + ": "
                figures.chosen(capacity, of: capacityProperty)
            }
            if !isOfSameTime { p(.class("small")) { wording.say("account.use.not-same-time") } }
        }
    }
}

extension Figures {
    /// A share as whole percents, from–to where both ends differ.
    func percent(_ range: ClosedRange<Double>) -> String {
        let ends = [range.lowerBound, range.upperBound].map { Number($0, fractionDigits: 0)?.text ?? "" }
        let notation = ends[0] == ends[1] ? ends[0] : "\(ends[0])..\(ends[1])"
        return NumberFormat(wording.language).notation(notation) + wording.say("site.percent")
    }

    /// No reckoning deserves more digits than the shares it comes from.
    private static func toThreeDigits(_ value: Double) -> String {
        var step = 0.01
        while abs(value) / step >= 1_000 { step *= 10 }
        return rounded((value / step).rounded() * step)
    }

    /// A computed amount in a unit, from–to where both ends differ.
    func computed(_ range: ClosedRange<Double>, _ unit: Unit) -> String {
        let ends = [range.lowerBound, range.upperBound].map(Self.toThreeDigits)
        let notation = ends[0] == ends[1] ? ends[0] : "\(ends[0])..\(ends[1])"
        let name = unit.code == "1" ? "" : wording.units.name(unit.code, in: wording.language, after: notation)
        let number = NumberFormat(wording.language).notation(notation)
        return name.isEmpty ? number : number + "\u{A0}" + name
    }
}

package import Drafts
import Environment
package import Languages
import Newsroom
import Observations
import Problems
import Translations

/// What can be drafted at a node: the forms and tables of all parts.
package enum NodeMakers {
    package static func all(_ units: UnitNames) -> [any DraftMaker] {
        let series = SeriesMaker(units: units)
        return [
            ClaimMaker(units: units), RemarkMaker(units: units), MarkMaker(), ThingMaker(), JoinMaker(), LetterMaker(),
            OfficeMaker(), PartyMaker(), TranslationMaker(), StoryMaker(), PromiseMaker(), series,
            ObservationsMaker(series: series),
            AlertMaker(), IndicatorMaker(),
        ] + ProblemMakers.all { id, reading in try reading.indicator(id, at: try reading.indicatorMoment()) != nil }
    }
}

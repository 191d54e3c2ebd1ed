import Drafts
import Environment
import Languages
import Newsroom
import Observations
import Problems
import Translations

enum NodeMakers {
    /// What can be drafted at this node.
    static func all(_ units: UnitNames) -> [any DraftMaker] {
        let series = SeriesMaker(units: units)
        return [
            ClaimMaker(units: units), RemarkMaker(units: units), MarkMaker(), ThingMaker(), JoinMaker(), LetterMaker(),
            OfficeMaker(), TranslationMaker(),
            StoryMaker(), PromiseMaker(), series, ObservationsMaker(series: series), AlertMaker(),
            IndicatorMaker(),
        ] + ProblemMakers.all
    }
}

import Environment
import Films
import Languages
import Newsroom
import Observations
import OpenData
import Problems
package import Register

extension Interface {
    /// What this node holds of each list, by the first step of its addresses, and values of parameters that are answered.
    ///
    /// `base` is scheme and host as who asks wrote them.
    package static func examples(_ reading: Reading, at base: String) throws -> [String: String] {
        var examples = try reading.examples()
        if let story = try reading.stories(limit: 1)?.first?.id {
            examples["stories"] = story
            examples["url"] = "\(base)/\(reading.who.language.tag)/stories/\(story)"
        }
        examples["problems"] = try reading.problems(ProblemQuery(), limit: 1)?.first?.id
        let moment = try reading.indicatorMoment()
        examples["indicators"] = try reading.indicators(at: moment).first?.id
        examples["alerts"] = try reading.alerts().first?.id
        if let series = try reading.series(limit: 1).first {
            examples["observations"] = series.id
            if let reference = try reading.observations(of: series.id, limit: 1).first?.reference {
                examples["observation"] = reference.block
                examples["place"] = String(reference.place)
            }
        }
        examples["films"] = try FilmBook.openFilms(reading.db).first { !$0.captions.isEmpty }?.id
        examples["name"] = "pages.xml"
        return examples
    }
}

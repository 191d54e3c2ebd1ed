package import Drafts
package import Languages
import Measures
import Register

extension Problem {
    /// The fields of the form of this problem, as it stands.
    package var fields: DraftFields {
        var fields: DraftFields = ["problem": id, "original": original.tag]
        let (title, words) = (title.own, words.own)
        for language in title.languages { fields["title-\(language.tag)"] = title[language] }
        for language in words.languages { fields["words-\(language.tag)"] = words[language] }
        fields["thing"] = place.thing
        if let coordinate = place.coordinate {
            fields["lat"] = ProblemPlace.text(coordinate.lat)
            fields["lon"] = ProblemPlace.text(coordinate.lon)
        }
        fields["date"] = date?.text
        fields["sectors"] = sectors.map(\.rawValue).joined(separator: "|")
        return fields.filter { !$0.value.isEmpty }
    }
}

extension ProblemStep {
    /// The fields of the form of this step, in a language.
    package func fields(in language: Language) -> DraftFields {
        var fields: DraftFields = [
            "problem": problem, "step": id, "state": state.rawValue,
            "words": words.reading(in: language)?.text ?? "", "outcome": outcome.reading(in: language)?.text ?? "",
            "claims": evidence.claims.joined(separator: "\n"), "letters": evidence.letters.joined(separator: "\n"),
            "indicators": evidence.indicators.joined(separator: "\n"),
            "evidence": evidence.files.joined(separator: "|"),
        ]
        fields["due"] = due?.text
        return fields.filter { !$0.value.isEmpty }
    }
}

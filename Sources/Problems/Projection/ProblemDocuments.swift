package import Journal
import Languages
import Measures
import Register
package import Search

/// What of problems can be found by its words: title and words in every language, and what was reported of them.
package struct ProblemDocuments: SearchDocuments {
    package let version = 1

    package init() {}

    package func changes(by body: EntryBody?) -> [SearchChange] {
        guard let body, body.version == 1 else { return [] }
        switch body.kind {
        case Problem.entryKind:
            guard let problem = try? Problem(body: body) else { return [] }
            return [.remove(kind: Problem.entryKind, id: problem.id)]
                + (problem.isWithdrawn ? [] : Self.documents(of: problem, by: body.party))
        case ProblemReport.entryKind:
            guard let report = try? ProblemReport(body: body) else { return [] }
            return Self.documents(of: report, by: body.party)
        default: return []
        }
    }

    private static func documents(of problem: Problem, by party: String) -> [SearchChange] {
        Language.allCases.compactMap { language in
            guard problem.title[language] != nil || problem.words[language] != nil else { return nil }
            return .put(
                SearchDocument(
                    kind: Problem.entryKind, id: problem.id, language: language,
                    title: problem.title.reading(in: language)?.text ?? "", text: problem.words[language] ?? "",
                    thing: problem.place.thing ?? problem.concerns.first,
                    visibility: DocumentVisibility(rank: 0, recorder: party)))
        }
    }

    /// What was reported is found under the problem, as a part of it.
    private static func documents(of report: ProblemReport, by party: String) -> [SearchChange] {
        report.words.languages.compactMap { language in
            guard let words = report.words[language] else { return nil }
            return .put(
                SearchDocument(
                    kind: Problem.entryKind, id: report.problem, language: language, part: report.id,
                    title: String(words.prefix(80)), text: words, thing: report.place.thing,
                    visibility: DocumentVisibility(rank: 0, recorder: party)))
        }
    }
}

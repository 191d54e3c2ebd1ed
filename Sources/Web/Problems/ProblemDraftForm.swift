import Drafts
import Languages
import Markup
import Problems
import Register

/// What is drafted about problems, in the lists of drafts and on the page of a draft.
///
/// Each is written on a page of its own.
struct ProblemDraftForm: DraftForm {
    let kind: String

    static let all: [any DraftForm] = ProblemMakers.kinds.map(ProblemDraftForm.init)

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let wording = desk.wording
        let about = try problem(fields, desk).map { wording.plain($0.title) } ?? Self.title(fields, wording.language)
        return [wording.say(PhraseKey("draft.kind.\(kind)")), about].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    private func problem(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Problem? {
        try fields["problem"].flatMap { try desk.reading.problem($0)?.problem }
    }

    private static func title(_ fields: DraftFields, _ language: Language) -> String {
        ([language] + Language.allCases).lazy.compactMap { fields["title-\($0.tag)"] }.first ?? ""
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields { asked }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        let wording = desk.wording
        let links = Links(language: wording.language)
        let course = try fields["problem"].flatMap { try desk.reading.problem($0) }
        let report = try fields["report"].flatMap { try desk.reading.waitingReport($0, for: desk.signed) }
        let evidence = Self.evidence(fields)
        var told = [evidence]
        let answered = course?.ending.flatMap { $0.ending.id == fields["ending"] ? $0.ending : nil }
        if let answered { told.append(answered.evidence) }
        let names = try EvidenceNames(told, desk.reading, wording)
        let place = try place(fields, desk)
        return fragment {
            if let problem = course?.problem {
                p { a(.href(links.problem(problem.id))) { wording.marked(problem.title) } }
            }
            place
            if let report {
                blockquote {
                    for part in report.words.split(whereSeparator: \.isNewline) {
                        p { wording.marked(String(part), in: report.language) }
                    }
                }
                p(.class("small")) { a(.href(links.waitingReport(report.id))) { wording.say("problem.waiting.one") } }
            }
            if let answered {
                blockquote {
                    p { strong { wording.say(PhraseKey("problem.how.\(answered.how.rawValue)")) } }
                    p { wording.marked(answered.reason) }
                    ProblemEvidenceView(wording: wording, evidence: answered.evidence, names: names).markup
                }
            }
            ProblemEvidenceView(wording: wording, evidence: evidence, names: names).markup
        }
    }

    /// Where it is, by the name of the thing or as it was typed.
    private func place(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        guard let typed = fields["thing"] else { return Markup() }
        let (wording, thing) = (desk.wording, try desk.reading.thing(typed))
        return p {
            wording.say("problem.field.place") + ": "
            if let thing {
                a(.href(Links(language: wording.language).thing(thing.id))) { wording.marked(thing.name) }
            } else {
                bdi(.dir(.automatic)) { typed }
            }
        }
    }

    /// The evidence as it was typed, as far as it can be read.
    private static func evidence(_ fields: DraftFields) -> ProblemEvidence {
        func items(_ name: String) -> [String] {
            let items = (fields[name] ?? "").split { $0.isWhitespace || $0 == "|" || $0 == "," }
            return Array(items.compactMap(PastedAddress.id).prefix(ProblemLimits.evidence))
        }
        var evidence = ProblemEvidence()
        (evidence.files, evidence.claims) = (items("evidence"), items("claims"))
        (evidence.letters, evidence.indicators) = (items("letters"), items("indicators"))
        return evidence
    }

    /// The names of the fields that are told one by one, in the order of the form; what stands above them in words is
    /// left out.
    static func told(_ names: [String]) -> [String] {
        let above: Set<String> = [
            "problem", "report", "step", "ending", "leaving", "withdrawing", "evidence", "claims", "letters",
            "indicators",
        ]
        let first = ["how", "agrees", "words", "due", "state", "outcome"]
        return first.filter(names.contains) + names.filter { !above.contains($0) && !first.contains($0) }
    }

    /// The problem that a released draft has opened or gone on with.
    static func problem(releasedBy draft: Draft) -> String? {
        guard ProblemMakers.kinds.contains(draft.kind) else { return nil }
        if let known = draft.fields["problem"] { return PastedAddress.id(known) }
        if draft.kind == "problem-report" { return draft.fields["report"].map(ReportMaker.problem(ofReport:)) }
        return ProblemMaker.identifier(ofDraft: draft.id)
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup { Markup() }

    /// Where such a draft is written on; `nil` for the other kinds.
    static func address(of draft: Draft, _ links: Links) -> Address? {
        let fields = draft.fields
        guard ProblemMakers.kinds.contains(draft.kind) else { return nil }
        if draft.kind == "problem-report" { return fields["report"].map { links.waitingReport($0) } }
        guard let problem = fields["problem"] else { return Address("\(links.newProblem.text)?draft=\(draft.id)") }
        let act: String =
            switch draft.kind {
            case "problem": (fields["withdrawal"] ?? fields["withdrawing"]) == nil ? "change" : "withdraw"
            case "problem-adoption": fields["leaving"] == nil ? "adopt" : "leave"
            case "problem-step": fields["step"].map { "step/\($0)" } ?? "step"
            default: fields["ending"].map { "answer/\($0)" } ?? "end"
            }
        return Address("\(links.problem(problem, act).text)?draft=\(draft.id)")
    }
}

extension Wording {
    /// What was chosen in a field of a draft about a problem, as people say it; `nil` for what was typed.
    func problemValue(_ name: String, _ value: String) -> String? {
        switch (name, value) {
        case ("state", _):
            ProblemStep.State(rawValue: value).map { say(PhraseKey("problem.step.state.\($0.rawValue)")) }
        case ("how", _): ProblemEnding.How(rawValue: value).map { say(PhraseKey("problem.how.\($0.rawValue)")) }
        case ("agrees", "yes"): say("problem.ending.agrees")
        case ("agrees", "no"): say("problem.ending.refuses")
        case ("keepsPicture", "no"): say("site.yes")
        case ("original", _): Language(rawValue: value).map(languageName)
        default: nil
        }
    }

    /// What a field of a draft about a problem is called; `nil` for one of another.
    func problemField(_ name: String) -> String? {
        let keys: [String: PhraseKey] = [
            "problem": "problem.title", "report": "problem.waiting.one", "due": "problem.step.due",
            "outcome": "problem.field.outcome", "how": "problem.field.how", "claims": "problem.field.claims",
            "letters": "problem.field.letters", "indicators": "problem.field.indicators",
            "agrees": "problem.field.agrees", "ending": "problem.ending.title", "step": "problem.field.step",
            "leaving": "problem.leave", "keepsPicture": "problem.judge.no-picture",
        ]
        if let key = keys[name] { return say(key) }
        let parts = name.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] == "words", let language = Language(rawValue: parts[1]) else { return nil }
        return "\(say("problem.field.words")) – \(languageName(language))"
    }
}

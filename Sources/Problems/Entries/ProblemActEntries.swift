package import Journal
import Languages
import Measures
package import Register

extension Adoption: RegisterRecord {
    package static let entryKind = "problem-adoption"

    package var payload: JSON {
        JSON(present: [
            ("problem", .string(problem)), ("words", words.json), ("leaving", isLeaving ? true : nil),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(id: id, problem: try payload.problemId())
        words = try payload.problemText("words", ProblemLimits.reason)
        isLeaving = try payload.flag("leaving")
        if isLeaving, words.isEmpty { throw PayloadError("words", "gives no reason") }
    }
}

extension ProblemStep: RegisterRecord {
    package static let entryKind = "problem-step"

    package var payload: JSON {
        JSON(present: [
            ("problem", .string(problem)), ("words", words.json), ("due", .optional(due?.text)),
            ("state", .string(state.rawValue)), ("outcome", outcome.json), ("evidence", evidence.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        let words = try payload.problemText("words", ProblemLimits.step)
        guard !words.isEmpty else { throw PayloadError("words") }
        self.init(id: id, problem: try payload.problemId(), words: words)
        due = try payload.period("due")
        state = try payload.required(try payload.choice("state"), "state")
        outcome = try payload.problemText("outcome", ProblemLimits.reason)
        evidence = try ProblemEvidence(json: payload["evidence"])
        if state == .planned, due == nil { throw PayloadError("due") }
        if state == .dropped, outcome.isEmpty { throw PayloadError("outcome", "gives no reason") }
    }
}

extension ProblemEvidence {
    var json: JSON? {
        guard !isEmpty else { return nil }
        return JSON(present: [
            ("files", .list(files)), ("claims", .list(claims)), ("letters", .list(letters)),
            ("indicators", .list(indicators)),
        ])
    }

    init(json: JSON?) throws(PayloadError) {
        self.init()
        guard let json else { return }
        for digest in try json.strings("files") {
            guard Digest(hex: digest)?.hex == digest else { throw PayloadError("files", "holds no digest of a file") }
            files.append(digest)
        }
        claims = try json.identifiers("claims", atMost: ProblemLimits.evidence)
        letters = try json.identifiers("letters", atMost: ProblemLimits.evidence)
        indicators = try json.identifiers("indicators", atMost: ProblemLimits.evidence)
        guard count <= ProblemLimits.evidence else { throw PayloadError("evidence", "holds too much") }
    }
}

extension ProblemEnding: RegisterRecord {
    package static let entryKind = "problem-ending"

    package var payload: JSON {
        JSON(present: [
            ("problem", .string(problem)), ("how", .string(how.rawValue)), ("reason", reason.json),
            ("evidence", evidence.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        let reason = try payload.problemText("reason", ProblemLimits.reason)
        guard !reason.isEmpty else { throw PayloadError("reason") }
        self.init(
            id: id, problem: try payload.problemId(), how: try payload.required(try payload.choice("how"), "how"),
            reason: reason)
        evidence = try ProblemEvidence(json: payload["evidence"])
        if how == .solved, evidence.isEmpty { throw PayloadError("evidence", "is missing") }
    }
}

extension EndingAnswer: RegisterRecord {
    package static let entryKind = "problem-answer"

    package var payload: JSON {
        JSON(present: [
            ("problem", .string(problem)), ("ending", .string(ending)), ("agrees", agrees ? true : false),
            ("reason", reason.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        self.init(
            id: id, problem: try payload.problemId(),
            ending: try payload.required(try payload.identifier("ending"), "ending"),
            agrees: try payload.flag("agrees"))
        reason = try payload.problemText("reason", ProblemLimits.reason)
        if !agrees, reason.isEmpty { throw PayloadError("reason") }
    }
}

extension JSON {
    /// A text none of whose versions is longer than so many letters.
    func problemText(_ field: String, _ count: Int) throws(PayloadError) -> Text {
        let text = try text(field)
        for language in text.languages {
            guard let version = text[language], version.unicodeScalars.count <= count else {
                throw PayloadError(field, "is too long")
            }
        }
        return text
    }

    func identifier(_ field: String) throws(PayloadError) -> String? {
        guard let id = try optionalString(field) else { return nil }
        guard Identifier.isValid(id) else { throw PayloadError(field, "is no identifier") }
        return id
    }

    func identifiers(_ field: String, atMost count: Int) throws(PayloadError) -> [String] {
        let ids = try strings(field)
        guard ids.count <= count, Set(ids).count == ids.count, ids.allSatisfy(Identifier.isValid) else {
            throw PayloadError(field, "holds too many, or no identifiers")
        }
        return ids
    }

    /// The problem that an act is about.
    func problemId() throws(PayloadError) -> String { try required(try identifier("problem"), "problem") }
}

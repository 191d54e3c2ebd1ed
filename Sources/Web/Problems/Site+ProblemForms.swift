import Drafts
import Environment
import Hummingbird
import Languages
import Members
import Problems
import Register
import Serving

extension Site {
    static let problemFormRoutes: [PageRoute] = [
        .get("problems/new") { site, request, visit, _ in try await site.showForm(site.newProblemForm, request, visit)
        },
        .post("problems/new") { site, request, visit, _ in try await site.takeForm(site.newProblemForm, request, visit)
        },
        .get("problems/:id/change") { try await $0.showForm($0.newProblemForm, $1, $2, id: $3.id) },
        .post("problems/:id/change") { try await $0.takeForm($0.newProblemForm, $1, $2, id: $3.id) },
        .get("problems/:id/withdraw") { try await $0.showForm(withdrawForm, $1, $2, id: $3.id) },
        .post("problems/:id/withdraw") { try await $0.takeForm(withdrawForm, $1, $2, id: $3.id) },
        .get("problems/:id/adopt") { try await $0.showForm(adoptForm, $1, $2, id: $3.id) },
        .post("problems/:id/adopt") { try await $0.takeForm(adoptForm, $1, $2, id: $3.id) },
        .get("problems/:id/leave") { try await $0.showForm(leaveForm, $1, $2, id: $3.id) },
        .post("problems/:id/leave") { try await $0.takeForm(leaveForm, $1, $2, id: $3.id) },
        .get("problems/:id/step") { try await $0.showForm($0.stepForm(nil), $1, $2, id: $3.id) },
        .post("problems/:id/step") { try await $0.takeForm($0.stepForm(nil), $1, $2, id: $3.id) },
        .get("problems/:id/step/:step") { try await $0.showForm($0.stepForm($3.get("step")), $1, $2, id: $3.id) },
        .post("problems/:id/step/:step") { try await $0.takeForm($0.stepForm($3.get("step")), $1, $2, id: $3.id) },
        .get("problems/:id/end") { try await $0.showForm($0.endForm, $1, $2, id: $3.id) },
        .post("problems/:id/end") { try await $0.takeForm($0.endForm, $1, $2, id: $3.id) },
        .get("problems/:id/answer/:ending") {
            try await $0.showForm(answerForm($3.get("ending") ?? ""), $1, $2, id: $3.id)
        },
        .post("problems/:id/answer/:ending") {
            try await $0.takeForm(answerForm($3.get("ending") ?? ""), $1, $2, id: $3.id)
        },
    ]

    private var newProblemForm: DraftedForm {
        let maps = maps
        return DraftedForm(
            kind: "problem", lists: ["sectors"], tidy: Self.tidyPlace,
            standing: { reading, id, _ in
                guard let id else { return ["original": reading.who.language.tag] }
                return try Self.standing(id, reading).problem.fields
            },
            page: { reading, kit, draft in
                let course = try draft.id.map { id in try Self.standing(id, reading) }
                if let course, course.recorder != draft.signed.party { throw RequestFault.notAllowed }
                let kit = kit.choosingPlace
                let named = kit.mistake(ThingChoice.field("thing"))?.things ?? []
                return ProblemChangePage(
                    kit: kit, draft: draft, problem: course?.problem,
                    map: try maps.choosingPlace(kit.wording, reading),
                    candidates: try reading.placeCandidates(named, kit.wording))
            })
    }

    /// What was chosen of several things of one name stands for the name, so that whoever releases the draft sees it.
    @Sendable private static func tidyPlace(_ fields: inout DraftFields) {
        let chosen = fields.removeValue(forKey: ThingChoice.field("thing")) ?? ""
        let asked = fields.removeValue(forKey: ThingChoice.asked("thing"))
        if !chosen.isEmpty, asked == fields["thing"] { fields["thing"] = chosen }
    }

    private static let adoptForm = form("problem-adoption", .adopt)
    private static let leaveForm = form("problem-adoption", .leave)
    private static let withdrawForm = form("problem", .withdraw)

    private static func form(_ kind: String, _ act: ProblemFormPage.Act) -> DraftedForm {
        DraftedForm(
            kind: kind, standing: { _, id, _ in id.map { ["problem": $0] } ?? [:] },
            page: { reading, kit, draft in
                let course = try standing(draft.id ?? "", reading)
                return ProblemFormPage(kit: kit, draft: draft, act: act, problem: course.problem)
            })
    }

    private static func standing(_ id: String, _ reading: Reading) throws -> ProblemCourse {
        guard let course = try reading.problem(id) else { throw RequestFault.noThing(id) }
        return course
    }

    @Sendable private static func tidyEvidence(_ fields: inout DraftFields) {
        if fields["evidence"] == "" { fields["evidence"] = nil }
    }

    private func stepForm(_ step: String?) -> DraftedForm {
        let takesFiles = files != nil
        return DraftedForm(
            kind: "problem-step", lists: ["indicators", "evidence"],
            files: takesFiles ? ["evidence-file": "evidence"] : [:],
            tidy: Self.tidyEvidence,
            standing: { reading, id, signed in
                let course = try Self.standing(id ?? "", reading)
                guard let step else { return ["problem": course.problem.id, "state": "planned"] }
                guard let owned = course.steps.first(where: { $0.step.id == step }) else {
                    throw RequestFault.noThing(step)
                }
                guard owned.owner == signed.party else { throw RequestFault.notAllowed }
                return owned.step.fields(in: reading.who.language)
            },
            page: { reading, kit, draft in
                let course = try Self.standing(draft.id ?? "", reading)
                let known = step.flatMap { id in course.steps.first { $0.step.id == id }?.step }
                if let step, known == nil { throw RequestFault.noThing(step) }
                return ProblemFormPage(
                    kit: kit, draft: draft, act: .step(known), problem: course.problem, takesFiles: takesFiles,
                    indicators: try Self.indicators(reading))
            })
    }

    private static func indicators(_ reading: Reading) throws -> [Indicator] {
        try reading.indicators(at: try reading.indicatorMoment())
    }

    private var endForm: DraftedForm {
        let takesFiles = files != nil
        return DraftedForm(
            kind: "problem-ending", lists: ["indicators", "evidence"],
            files: takesFiles ? ["evidence-file": "evidence"] : [:],
            tidy: Self.tidyEvidence,
            standing: { _, id, _ in id.map { ["problem": $0] } ?? [:] },
            page: { reading, kit, draft in
                let course = try Self.standing(draft.id ?? "", reading)
                return ProblemFormPage(
                    kit: kit, draft: draft, act: .end, problem: course.problem, takesFiles: takesFiles,
                    indicators: try Self.indicators(reading))
            })
    }

    private static func answerForm(_ ending: String) -> DraftedForm {
        DraftedForm(
            kind: "problem-ending", standing: { _, id, _ in ["problem": id ?? "", "ending": ending] },
            page: { reading, kit, draft in
                guard let course = try reading.toldProblem(draft.id ?? "") else {
                    throw RequestFault.noThing(draft.id ?? "")
                }
                guard let proposed = course.ending, proposed.ending.id == ending else {
                    throw RequestFault.noThing(ending)
                }
                return ProblemFormPage(
                    kit: kit, draft: draft, act: .answer(proposed), problem: course.problem,
                    names: try EvidenceNames([proposed.ending.evidence], reading, kit.wording))
            })
    }
}

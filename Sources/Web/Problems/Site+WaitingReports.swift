import Drafts
import Files
import Films
import HTTPTypes
import Hummingbird
import Languages
import Markup
import Measures
import Members
import Problems
import Register
import Serving

/// What members do with the reports of those without an account.
extension Site {
    static let waitingReportRoutes: [PageRoute] = [
        .get("problems/reports") { site, request, visit, _ in try await site.waitingReports(request, visit) },
        .get("problems/reports/:id") { try await $0.waitingReport($1, $2, $3.id) },
        .post("problems/reports/:id") { try await $0.judgeReport($1, $2, $3.id) },
        .post("problems/reports/:id/refuse") { try await $0.refuseReport($1, $2, $3.id) },
        .post("problems/reports/:id/erase") { try await $0.eraseReporter($1, $2, of: $3.id) },
    ]

    private func judge(_ visit: Visit) throws -> (ReportBook, Signed) {
        guard let reports else { throw RequestFault.notFound }
        return (reports, try member(visit, may: .write(party: try member(visit).party)))
    }

    func waitingReports(_ request: Request, _ visit: Visit) async throws -> Response {
        let (_, signed) = try judge(visit)
        return try await answer(request, visit) { reading, wording in
            let found = try reading.waitingReports(for: signed, limit: 200)
            return WaitingReportsPage(
                wording: wording, reports: found, things: try reading.things(Set(found.compactMap(\.place.thing))))
        }
    }

    func waitingReport(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (_, signed) = try judge(visit)
        try request.check([])
        return try await waitingReport(visit, signed, id, values: [:], mistakes: [], status: .ok)
    }

    private func waitingReport(
        _ visit: Visit, _ signed: Signed, _ id: String, values: [String: String], mistakes: [FormMistake],
        status: HTTPResponse.Status
    ) async throws -> Response {
        let known = try await report(id, signed, visit)
        var picture: ReportPicture?
        if let id = known.picture { picture = await reportPicture(id, signed) }
        let contact = try await members?.reporter(of: id)
        let underWay = try await underWay(about: "problem-report/\(id)", signed)
        let (shownPicture, ticket) = (picture, values["ticket"] ?? DraftFormField.newTicket())
        return try await shown(visit, at: "problems/reports/\(id)", status: status) { reading, wording in
            guard let report = try reading.waitingReport(id, for: signed) else { throw RequestFault.noThing(id) }
            let things = try reading.things([report.place.thing].compactMap(\.self))
            var start = values
            if start.isEmpty, let sector = report.sector { start["sectors"] = sector }
            let place = Problems.Problem(id: id, title: Text(), original: report.language, words: Text())
            return WaitingReportPage(
                kit: FormKit(wording, values: start, mistakes: mistakes), report: report, signed: signed,
                things: things, offices: reading.offices(for: report.concerns),
                like: report.state == .waiting ? try reading.like(report, for: signed) : [],
                doubles: try reading.doubles(of: id), picture: shownPicture, contact: contact, ticket: ticket,
                map: maps.problem(place.placed(report.place), things, wording),
                released: try reading.problem(ofReport: id), underWay: underWay,
                mayJudge: signed.mayJudgeReports)
        }
    }

    private func report(_ id: String, _ signed: Signed, _ visit: Visit) async throws -> WaitingReport {
        try await register.read(for: visit.reader, today: now().day()) { reading in
            guard let report = try reading.waitingReport(id, for: signed) else { throw RequestFault.noThing(id) }
            return report
        }
    }

    /// Releases or joins a report: at once where the member may release for the party, since a stranger wrote it; else
    /// another member does.
    func judgeReport(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (_, signed) = try judge(visit)
        let drafts = try book(of: drafts)
        let posted = try await posted(
            request, visit, .uploads(LetterInputs.files.count, bytesMax: FileLimits.bytesMax))
        _ = try await report(id, signed, visit)
        var fields = posted.fields.values.filter { !FormDraft.controls.contains($0.key) && !$0.value.isEmpty }
        let sectors = posted.fields.all("sectors").filter { !$0.isEmpty }
        fields["sectors"] = sectors.isEmpty ? nil : sectors.joined(separator: "|")
        fields["report"] = id
        let other = fields.removeValue(forKey: "other")
        if let other { fields["problem"] = other }
        if posted["act"] == "join", fields["problem"] == nil { fields["problem"] = "-" }
        if posted["act"] != "join" { fields["problem"] = nil }
        let ticket = posted["ticket"] ?? ""
        func again(_ mistakes: [FormMistake]) async throws -> Response {
            fields.merge(["ticket": ticket, "act": posted["act"] ?? ""]) { $1 }
            fields["other"] = other
            return try await waitingReport(
                visit, signed, id, values: fields, mistakes: mistakes, status: .unprocessableContent)
        }
        let refused = try await keepFiles(LetterInputs.files, posted, signed, into: &fields, visit.language)
        guard refused.isEmpty else { return try await again(refused) }
        do {
            let author = signed.mayJudgeReports ? signed.stranger : signed
            // A member may have begun it in vain; what is typed now stands.
            let seen = try await drafts.draft(ticket, for: signed)?.draft.version
            _ = try await drafts.write(ticket, kind: "problem-report", fields: fields, seen: seen, by: author)
            _ = try await drafts.submit(ticket, by: author)
            guard signed.mayJudgeReports else { return seeOther(links(visit).draft(ticket)) }
            let draft = try await drafts.approve(ticket, by: signed)
            guard draft.state == .released else { return seeOther(links(visit).draft(ticket)) }
            let problem = fields["problem"].flatMap(PastedAddress.id) ?? ReportMaker.problem(ofReport: id)
            return seeOther(links(visit).problem(problem))
        } catch {
            return try await again(try mistakes(refused: error, visit.language))
        }
    }

    func refuseReport(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (reports, signed) = try judge(visit)
        let posted = try await posted(request, visit)
        let known = try await report(id, signed, visit)
        do {
            try await reports.refuse(id, reason: posted["reason"] ?? "", in: visit.language, by: signed)
        } catch ReportJudgingFault.reasonMissing {
            let text = book.say("draft.fault.missing", in: visit.language)
            return try await waitingReport(
                visit, signed, id, values: posted.fields.values, mistakes: [FormMistake("reason", text)],
                status: .unprocessableContent)
        } catch ReportJudgingFault.forbidden {
            throw RequestFault.notAllowed
        } catch ReportJudgingFault.notFound {
            throw RequestFault.noThing(id)
        }
        if let picture = known.picture { try? await films?.book.removeReportedPicture(picture) }
        return seeOther(links(visit).waitingReports)
    }

    func eraseReporter(_ request: Request, _ visit: Visit, of id: String) async throws -> Response {
        let (_, signed) = try judge(visit)
        _ = try await posted(request, visit)
        _ = try await report(id, signed, visit)
        try await members?.eraseReporter(of: id)
        return seeOther(links(visit).waitingReport(id))
    }
}

extension Problems.Problem {
    fileprivate func placed(_ place: ProblemPlace) -> Problems.Problem {
        var problem = self
        problem.place = place
        return problem
    }
}

extension Signed {
    /// The one who wrote a report, at the party that judges it: nobody whom this node knows, and another than the judge.
    fileprivate var stranger: Signed {
        Signed(
            member: "stranger", party: party, country: country,
            roles: roles.contains(.secretariat) ? [.editor, .secretariat] : [.editor],
            way: .session(id: "stranger", formSecret: ""))
    }
}

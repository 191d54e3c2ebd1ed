import Environment
import Films
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Members
import Problems
import Register
import Serving

extension Site {
    /// The pages of problems, their feed, and where their forms are sent.
    static let problemRoutes: [PageRoute] =
        [
            .get("problems") { site, request, visit, _ in try await site.problems(request, visit) },
            .published(.problemsFeed) { site, request, visit, _ in try await site.problemsFeed(request, visit) },
            .get("problems/:id") { site, request, visit, steps in try await site.problem(request, visit, steps.id) },
        ] + problemReportRoutes + waitingReportRoutes + problemFormRoutes

    /// What narrows a list of problems, from the address.
    func problemQuery(_ request: Request, _ reading: Reading) throws -> ProblemQuery {
        func value(_ name: String) -> String? {
            request.uri.queryParameters[name[...]].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        }
        var query = ProblemQuery()
        if let word = value("state") {
            if word == Links.cold {
                query.isCold = true
            } else {
                guard let state = ProblemState(rawValue: word) else { throw RequestFault.badParameter("state", word) }
                query.states = [state]
            }
        }
        if let id = value("thing") {
            guard let thing = try reading.thing(id) ?? reading.standing(for: id) else { throw RequestFault.noThing(id) }
            query.thing = thing.id
        }
        if let id = value("party") {
            guard reading.vocabulary.parties[id] != nil else { throw RequestFault.noThing(id) }
            query.party = id
        }
        if let word = value("sector") {
            guard let sector = Sector(rawValue: word) else { throw RequestFault.badParameter("sector", word) }
            query.sector = sector
        }
        return query
    }

    func problems(_ request: Request, _ visit: Visit) async throws -> Response {
        let after = request.uri.queryParameters["after"].map(String.init)
        return try await answer(request, visit, parameters: Links.problemParameters) { reading, wording in
            let query = try problemQuery(request, reading)
            guard let found = try reading.problems(query, after: after, limit: ProblemsPage.rowsMax + 1) else {
                throw RequestFault.noThing(after ?? "")
            }
            let shown = Array(found.prefix(ProblemsPage.rowsMax))
            let things = try reading.things(
                Set(shown.compactMap(\.problem.place.thing) + [query.thing].compactMap(\.self)))
            let provinces = try reading.things(ofKind: "province").filter {
                reading.vocabulary.speakers[$0.id] != nil
            }
            let judges = reports == nil ? nil : visit.signed.flatMap { $0.may(.write(party: $0.party)) ? $0 : nil }
            return ProblemsPage(
                wording: wording, query: query, problems: shown, things: things,
                provinces: AlphabeticalOrder(visit.language).sorted(provinces) { $0.shortName(visit.language) },
                map: maps.problems(shown, things, wording),
                next: found.count > shown.count ? shown.last?.id : nil, isLater: after != nil,
                waiting: try judges.map { try reading.waitingReports(for: $0, limit: 1_000).count },
                takesReports: reports != nil, mayWrite: drafts != nil && judges != nil)
        }
    }

    func problem(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let pictures = try await reportPictures(ofProblem: id, visit)
        let underWay = try await underWay(about: "problem/\(id)", visit.signed)
        return try await answer(request, visit) { reading, wording in
            guard let course = try reading.toldProblem(id) else { throw RequestFault.noThing(id) }
            let places = [course.problem.place.thing] + course.reports.map(\.place.thing)
            let things = try reading.things(Set(places.compactMap(\.self)))
            return ProblemPage(
                wording: wording, course: course, things: things,
                offices: reading.offices(for: course.problem.concerns),
                map: maps.problem(course.problem, things, wording), pictures: pictures,
                evidence: try EvidenceNames(course.evidence, reading, wording),
                acts: ProblemActs(visit.signed, takesDrafts: drafts != nil, underWay: underWay),
                takesReports: reports != nil,
                letters: LettersBehind(try reading.letters(about: "problem/\(id)")))
        }
    }

    /// The pictures that the reports of a problem show.
    private func reportPictures(ofProblem id: String, _ visit: Visit) async throws -> [String: ReportPicture] {
        guard films != nil else { return [:] }
        let ids = try await register.read(for: visit.reader, today: now().day()) { reading in
            try reading.problem(id)?.reports.compactMap(\.picture) ?? []
        }
        var pictures: [String: ReportPicture] = [:]
        for id in ids { pictures[id] = await reportPicture(id, visit.signed) }
        return pictures
    }

    /// A picture for a page, in its middle width; `nil` for who may not see it.
    func reportPicture(_ id: String, _ signed: Signed?) async -> ReportPicture? {
        guard let picture = try? await films?.book.picture(id, for: signed),
            let file = picture.files.last(where: { $0.width <= 960 }) ?? picture.files.first
        else { return nil }
        return ReportPicture(id: id, name: file.name, width: file.width, height: file.height)
    }

    func problemsFeed(_ request: Request, _ visit: Visit) async throws -> Response {
        try request.check([])
        let now = now()
        let base = Self.base(of: request)
        let bytes = try await register.read(for: visit.reader, today: now.day(), now: now) { reading -> [UInt8] in
            ProblemsFeed(
                wording: self.wording(visit.language, reading.vocabulary, now.day()),
                news: try reading.problemNews(limit: ProblemsFeed.limit), base: base, origin: journal.origin.id,
                version: version
            ).atom.bytes
        }
        return Revalidation(bytes: bytes, modified: nil, now: now).answer(
            request, type: "application/atom+xml; charset=utf-8")
    }
}

import Clippings
import Drafts
import Films
import Foundation
import HTTPTypes
import Hummingbird
import Languages
import Markup
import Measures
import Members
import Problems
import Register
import Serving

/// Reporting by anyone: the form, what becomes of it, and how the reporter looks at it by its number.
extension Site {
    static let problemReportRoutes: [PageRoute] = [
        .get("problems/report") { site, request, visit, _ in try await site.reportPage(request, visit) },
        .post("problems/report") { site, request, visit, _ in try await site.takeReport(request, visit) },
        .get("problems/report/state") { site, request, visit, _ in try await site.reportState(request, visit) },
        .post("problems/report/state") { site, request, visit, _ in try await site.askReport(request, visit) },
        .post("problems/report/erase") { site, request, visit, _ in try await site.eraseReporter(request, visit) },
    ]

    private func reportBook() throws(RequestFault) -> ReportBook {
        guard let reports else { throw .notFound }
        return reports
    }

    func reportPage(_ request: Request, _ visit: Visit) async throws -> Response {
        try request.check(["thing", "lat", "lon"])
        var values: [String: String] = [:]
        for name in ["thing", "lat", "lon"] { values[name] = request.uri.queryParameters.get(name) }
        return try await reportForm(visit, values: values)
    }

    private func reportForm(
        _ visit: Visit, values: [String: String] = [:], ticket: String? = nil, mistakes: [FormMistake] = [],
        candidates: [String] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ticket = try ticket ?? reportBook().newTicket()
        let takesPictures = films?.book.hasTools ?? false
        return try await shown(visit, at: "problems/report", status: status) { reading, wording in
            ReportPage(
                kit: FormKit(wording, values: values, mistakes: mistakes), ticket: ticket, signed: visit.signed,
                map: try maps.choosingPlace(wording, reading), takesPictures: takesPictures,
                takesContacts: members != nil, candidates: try reading.placeCandidates(candidates, wording))
        }
    }

    func takeReport(_ request: Request, _ visit: Visit) async throws -> Response {
        let reports = try reportBook()
        var limits = FormLimits.uploads(1, bytesMax: ProblemLimits.pictureBytes)
        limits.passesOverUploads = true
        let form = try await posted(request, visit, limits)
        let own: Set<String> = [FormKit.secretName, "ticket", ReportPage.trapName]
        let typed = form.fields.values.filter { !own.contains($0.key) && !$0.value.isEmpty }
        do {
            guard (form[ReportPage.trapName] ?? "").isEmpty else { throw ReportRefusal.trap }
            let ticket = try reports.ticket(form["ticket"] ?? "")
            return try await take(form, typed, ticket, reports, visit)
        } catch let refusal as ReportRefusal {
            return try await refused(refusal, typed, form["ticket"], visit)
        }
    }

    /// The form again, with everything that was typed; one that is too old gets a new ticket.
    private func refused(
        _ refusal: ReportRefusal, _ typed: [String: String], _ ticket: String?, _ visit: Visit
    ) async throws -> Response {
        var values: [String: PhraseValue] = [:]
        var status = HTTPResponse.Status.unprocessableContent
        switch refusal {
        case .tooMany(let seconds):
            values["minutes"] = .count((seconds + 59) / 60)
            status = .tooManyRequests
        case .full: status = .serviceUnavailable
        case .staleForm, .tooFast, .trap: break
        }
        let text = book.say(PhraseKey("problem.refusal.\(refusal.code)"), in: visit.language, values)
        let keeps = refusal == .tooFast ? ticket : nil
        var response = try await reportForm(
            visit, values: typed, ticket: keeps, mistakes: [FormMistake("", text)], status: status)
        if case .tooMany(let seconds) = refusal { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    private func take(
        _ form: PostedForm, _ typed: [String: String], _ ticket: ReportTicket, _ reports: ReportBook, _ visit: Visit
    ) async throws -> Response {
        let number = reports.number(of: ticket)
        // What is sent again is told the same.
        if try await reports.holds(ticket) { return try await thanks(number, visit) }
        let (report, mistakes, candidates) = try await read(form, typed, visit)
        guard let report, mistakes.isEmpty else {
            return try await reportForm(
                visit, values: typed, ticket: form["ticket"], mistakes: mistakes, candidates: candidates,
                status: .unprocessableContent)
        }
        try reports.gate.enter(from: visit.source, now: now().milliseconds)
        let picture: String?
        do {
            picture = try await keepPicture(form.upload("picture"))
        } catch let fault as FilmFault {
            return try await reportForm(
                visit, values: typed, ticket: form["ticket"],
                mistakes: [FormMistake("picture", say(fault, in: visit.language))], status: .unprocessableContent)
        }
        do {
            let isKept = try await reports.take(report, picture: picture, ticket: ticket)
            if !isKept, let picture { try? await films?.book.removeReportedPicture(picture) }
        } catch {
            if let picture { try? await films?.book.removeReportedPicture(picture) }
            throw error
        }
        let contact = (typed["contact"] ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
        if !contact.isEmpty { try await members?.keepReporter(contact, of: ticket.id) }
        return try await thanks(number, visit)
    }

    /// What was typed, read on the state that stands, with everything that is wrong with it.
    private func read(
        _ form: PostedForm, _ typed: [String: String], _ visit: Visit
    ) async throws -> (TypedReport?, [FormMistake], candidates: [String]) {
        let now = now()
        var fields = typed
        fields["language"] = Self.language(of: typed["words"] ?? "", at: visit.language).tag
        let asked = fields
        var mistakes: [FormMistake] = []
        var candidates: [String] = []
        var report: TypedReport?
        do {
            report = try await register.read(for: .everyone(visit.language), today: now.day(), now: now) { reading in
                try TypedReport(asked, in: reading)
            }
        } catch let faults as DraftFaults {
            candidates = faults.placeCandidates
            mistakes = self.mistakes(faults.choosingPlace, visit.language)
        }
        if (typed["contact"] ?? "").unicodeScalars.count > ProblemLimits.contact {
            let text = book.say(
                "draft.fault.too-long", in: visit.language, ["count": .text(String(ProblemLimits.contact))])
            mistakes.append(FormMistake("contact", text))
        }
        if form.tooLarge.contains("picture") {
            let count = PhraseValue.count(ProblemLimits.pictureBytes >> 20)
            mistakes.append(
                FormMistake("picture", book.say("problem.picture.too-large", in: visit.language, ["count": count])))
        }
        return (report, mistakes, candidates)
    }

    /// The language somebody wrote in, which need not be that of the page.
    ///
    /// Letters that several languages share leave it with the page's.
    private static func language(of words: String, at page: Language) -> Language {
        guard words.contains(where: \.isLetter) else { return page }
        let guess = LanguageGuess.language(of: words.unicodeScalars)
        return guess == .en && page.script == .latin ? page : guess
    }

    /// Keeps a picture that came with a report; throws `FilmFault` for one that is none.
    private func keepPicture(_ upload: Upload?) async throws -> String? {
        guard let upload, upload.size > 0 else { return nil }
        guard let films else { throw FilmFault.noTools }
        let bytes = [UInt8](try Data(contentsOf: upload.url))
        return try await films.book.keepReportedPicture(bytes).id
    }

    private func thanks(_ number: String, _ visit: Visit) async throws -> Response {
        try await shown(visit, at: "problems/report") { _, wording in
            ReportThanksPage(wording: wording, number: number)
        }
    }

    // MARK: By the number

    func reportState(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try reportBook()
        try request.check([])
        return try await shown(visit, at: "problems/report/state") { _, wording in
            ReportStatePage(kit: FormKit(wording), signed: visit.signed, outcome: nil)
        }
    }

    func askReport(_ request: Request, _ visit: Visit) async throws -> Response {
        try await askReport(request, visit) { _, _ in false }
    }

    /// Takes away how the reporter can be reached, for who knows the number.
    func eraseReporter(_ request: Request, _ visit: Visit) async throws -> Response {
        try await askReport(request, visit) { reports, number in
            guard let id = try await reports.report(ofNumber: number) else { return false }
            try await members?.eraseReporter(of: id)
            return true
        }
    }

    private func askReport(
        _ request: Request, _ visit: Visit, _ work: (ReportBook, String) async throws -> Bool
    ) async throws -> Response {
        let reports = try reportBook()
        let form = try await posted(request, visit)
        let number = form["number"] ?? ""
        var mistake: FormMistake?
        var outcome: ReportOutcome?
        var isErased = false
        do {
            try reports.gate.look(from: visit.source, now: now().milliseconds)
            outcome = try await reports.outcome(ofNumber: number)
            isErased = try await work(reports, number)
            if outcome == nil {
                mistake = FormMistake("number", book.say("problem.report.number.unknown", in: visit.language))
            }
        } catch ReportRefusal.tooMany(let seconds) {
            let minutes: [String: PhraseValue] = ["minutes": .count((seconds + 59) / 60)]
            mistake = FormMistake("", book.say("problem.refusal.too-many", in: visit.language, minutes))
        }
        let (mistakes, told, erased) = ([mistake].compactMap(\.self), outcome, isErased)
        return try await shown(
            visit, at: "problems/report/state", status: mistakes.isEmpty ? .ok : .unprocessableContent
        ) { reading, wording in
            var page = ReportStatePage(
                kit: FormKit(wording, values: ["number": String(number.prefix(60))], mistakes: mistakes),
                signed: visit.signed, outcome: told)
            if case .released(let id)? = told { page.problem = try reading.problem(id)?.problem }
            page.isErased = erased
            return page
        }
    }
}

extension DraftFaults {
    private static let ambiguous = "thing-ambiguous"

    /// The things between which has to be chosen, where a place could be several.
    fileprivate var placeCandidates: [String] {
        faults.first { $0.field == "thing" && $0.code == Self.ambiguous }?.values[ThingChoice.things]
            .map { $0.split(separator: " ").map(String.init) } ?? []
    }

    /// The same faults for a form that offers the choice, told where it is made.
    fileprivate var choosingPlace: DraftFaults {
        DraftFaults(
            faults.map { fault in
                guard fault.field == "thing", fault.code == Self.ambiguous else { return fault }
                return Fault(ThingChoice.field("thing"), "place-ambiguous", fault.values)
            })
    }
}

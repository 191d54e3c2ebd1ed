import Drafts
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Members
import Register
import Serving
import Translations

/// Where translations are sent: they are drafts like everything that a party says, and another member releases them.
extension Site {
    static let translatingRoutes: [PageRoute] = [
        .post("translations/:to/:place") { site, request, visit, parameters in
            try await site.translate(
                request, visit, to: try Site.target(parameters), place: try Site.place(parameters))
        },
        .post("translations/:to/:place/machine") { site, request, visit, parameters in
            try await site.askMachine(
                request, visit, to: try Site.target(parameters), place: try Site.place(parameters))
        },
    ]

    private func translate(
        _ request: Request, _ visit: Visit, to target: Language, place: TextPlace
    ) async throws -> Response {
        let signed = try member(visit, may: .write(party: visit.signed?.party ?? ""))
        let question = try workQuestion(request)
        let typed = try await posted(request, visit).fields.values
        guard let drafts else { throw RequestFault.notAllowed }
        let fields = Self.draftFields(typed, place, target)
        if typed["act"] == FormDraft.save {
            return try await saving(visit.language) {
                try await drafts.write(
                    typed["ticket"] ?? "", kind: "translation", fields: fields,
                    seen: typed["seen"].flatMap { Int($0) }, by: signed)
            }
        }
        do {
            try await check(fields, signed, visit)
            let draft = try await drafts.write(
                typed["ticket"] ?? "", kind: "translation", fields: fields, seen: typed["seen"].flatMap { Int($0) },
                by: signed)
            if typed["act"] != "keep" { _ = try await drafts.submit(draft.id, seen: draft.version, by: signed) }
        } catch let faults as DraftFaults {
            return try await again(place, target, question, visit, typed) { wording in
                faults.faults.map { fault in
                    FormMistake(
                        fault.field == "text" ? "text" : "",
                        wording.say(
                            PhraseKey("draft.fault.\(fault.code)"), fault.values.mapValues { PhraseValue.text($0) }))
                }
            }
        } catch DraftError.conflict(let theirs) {
            let shown = typed.merging(["seen": String(theirs.version)]) { $1 }
            return try await again(place, target, question, visit, shown, theirs: theirs.fields["text"] ?? "") {
                wording in
                [FormMistake("", wording.say("translation.conflict"))]
            }
        } catch let error as DraftError {
            return try await again(place, target, question, visit, typed) { wording in
                [FormMistake("", wording.say(PhraseKey("translation.\(error.translationKey)")))]
            }
        }
        return seeOther(try await afterwards(place, target, question, visit))
    }

    /// What is wrong is said before anything is kept: a translation of another original would be none.
    private func check(_ fields: DraftFields, _ signed: Signed, _ visit: Visit) async throws {
        _ = try await register.read(for: visit.reader, today: now().day()) { reading in
            try TranslationMaker().entries(
                from: fields, draft: "", by: signed.party, member: signed.member, in: reading
            ).count
        }
    }

    /// The words of a machine that nobody has changed stay a machine's.
    private static func draftFields(_ typed: [String: String], _ place: TextPlace, _ target: Language) -> DraftFields {
        let text = typed["text"] ?? ""
        let isSuggested = typed["suggested"].map { $0 == Translation.digest(of: text) } ?? false
        return [
            "place": place.word, "language": target.tag, "text": text, "digest": typed["digest"] ?? "",
            "maker": (isSuggested ? Translation.Maker.machine : .human).rawValue,
        ]
    }

    /// The next text of the list, or the list where there is none.
    private func afterwards(
        _ place: TextPlace, _ target: Language, _ question: WorkQuestion, _ visit: Visit
    ) async throws -> Address {
        let links = Links(language: visit.language)
        let next = try await register.read(for: visit.reader, today: now().day()) { reading in
            try question.list(target).items(in: reading, after: place, limit: 1).items.first?.place
        }
        return next.map { links.translation($0, in: target, question) } ?? links.translations(target, question)
    }

    private func askMachine(
        _ request: Request, _ visit: Visit, to target: Language, place: TextPlace
    ) async throws -> Response {
        let signed = try member(visit, may: .write(party: visit.signed?.party ?? ""))
        let question = try workQuestion(request)
        _ = try await posted(request, visit)
        guard let machine = translating.machine else { throw RequestFault.notFound }
        let item = try await register.read(for: visit.reader, today: now().day()) { reading in
            try WorkList.item(place, in: target, reading)
        }
        guard let item else { throw RequestFault.noThing(place.record.id) }
        guard signed.may(.translate(owners: item.owners)) else { throw RequestFault.notAllowed }
        let text: String
        do throws(MachineFault) {
            text = try await machine.translation(of: item)
        } catch {
            return try await again(place, target, question, visit, nil) { wording in
                [FormMistake("", wording.say(PhraseKey("translation.machine-fault.\(error.reason.rawValue)")))]
            }
        }
        return try await again(
            place, target, question, visit, ["text": text, "suggested": Translation.digest(of: text)]
        ) { _ in [] }
    }

    /// The page again, with everything that was typed and what is wrong with it.
    private func again(
        _ place: TextPlace, _ target: Language, _ question: WorkQuestion, _ visit: Visit, _ typed: [String: String]?,
        theirs: String? = nil, _ mistakes: @Sendable (Wording) -> [FormMistake]
    ) async throws -> Response {
        let today = now().day()
        let open = try await openDraft(place, target, visit)
        let words = Wording(
            language: visit.language, book: book, units: units, today: today, vocabulary: .empty, now: now(),
            zones: zones)
        let found = mistakes(words)
        let path = Links(language: visit.language).translation(place, in: target, question).text
        return try await register.read(for: visit.reader, today: today) { reading in
            let wording = self.wording(visit.language, reading.vocabulary, today)
            let page = try translationPage(
                place, target, question, visit, reading, wording, typed: typed, open: open, mistakes: found,
                theirs: theirs)
            let frame = self.frame(wording, nil, position: try reading.lastPosition(), path: path, visit: visit)
            return Self.private(
                frame.markup(page),
                status: theirs != nil ? .conflict : found.isEmpty ? .ok : .unprocessableContent)
        }
    }

    /// The party's own draft of this translation that is not yet released, if there is one.
    func openDraft(_ place: TextPlace, _ target: Language, _ visit: Visit) async throws -> Draft? {
        guard let signed = visit.signed, let drafts else { return nil }
        let query = DraftQuery(
            states: [.draft, .returned, .submitted, .approved], kind: "translation",
            subject: place.record.description)
        return try await drafts.drafts(query, limit: 500, for: signed).drafts.first {
            $0.party == signed.party && $0.fields["place"] == place.word && $0.fields["language"] == target.tag
        }
    }

    func workQuestion(_ request: Request) throws -> WorkQuestion {
        try WorkQuestion { request.uri.queryParameters[$0[...]].map(String.init) }
    }
}

extension DraftError {
    /// The phrase that says what to do, behind `translation.`.
    fileprivate var translationKey: String {
        switch self {
        case .conflict: "conflict"
        case .wrongState: "waiting"
        default: "not-taken"
        }
    }
}

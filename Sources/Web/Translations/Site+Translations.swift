import Drafts
import Hummingbird
import Languages
import Markup
import Members
import Register
import Serving
import Translations

extension Site {
    static let translationRoutes: [PageRoute] = [
        .get("terms") { site, request, visit, _ in try await site.terms(request, visit) },
        .get("translations") { site, request, visit, _ in try await site.translations(request, visit) },
        .get("translations/:to") { site, request, visit, parameters in
            try await site.workList(request, visit, to: try Site.target(parameters))
        },
        .get("translations/:to/:place") { site, request, visit, parameters in
            try await site.translation(
                request, visit, to: try Site.target(parameters), place: try Site.place(parameters))
        },
    ]

    static func target(_ parameters: Parameters) throws -> Language {
        guard let language = parameters.get("to").flatMap(Language.init(rawValue:)) else { throw RequestFault.notFound }
        return language
    }

    static func place(_ parameters: Parameters) throws -> TextPlace {
        let word = parameters.get("place") ?? ""
        guard let place = TextPlace(word: word) else { throw RequestFault.noThing(word) }
        return place
    }

    private func terms(_ request: Request, _ visit: Visit) async throws -> Response {
        let asked = request.uri.queryParameters["beside"].map(String.init) ?? ""
        var other = Language.allCases.first { $0 != visit.language } ?? .en
        if !asked.isEmpty {
            guard let language = Language(rawValue: asked), language != visit.language else {
                throw RequestFault.badParameter("beside", asked)
            }
            other = language
        }
        return try await answer(request, visit, parameters: TermsPage.parameters) { [other] _, wording in
            TermsPage(wording: wording, other: other)
        }
    }

    private func translations(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try member(visit)
        return try await answer(request, visit) { reading, wording in
            TranslationsPage(
                wording: wording,
                counts: try Language.allCases.map { (language: $0, counts: try reading.textCounts($0)) })
        }
    }

    /// The list, with what is wrong with a sheet that was sent for it.
    func workList(
        _ request: Request, _ visit: Visit, to target: Language, _ mistakes: [FormMistake] = []
    ) async throws -> Response {
        let signed = try member(visit)
        let question = try workQuestion(request)
        let held = try await heldMedia(signed)
        return try await answer(request, visit, parameters: WorkQuestion.parameters) { reading, wording in
            let list = question.list(target)
            let page = try list.items(
                in: reading, after: question.after, limit: WorkQuestion.limit, where: Self.work(of: signed))
            return WorkListPage(
                wording: wording, target: target, question: question, items: page.items, next: page.next,
                counts: try reading.textCounts(target), signed: signed,
                kit: FormKit(wording, mistakes: mistakes),
                outside: question.kind == nil && question.after == nil
                    ? try outsideTexts(target, list.states, signed, reading, held) : [])
        }
    }

    /// What a member finds in the lists: what it may translate; who translates nothing reads all of it.
    static func work(of signed: Signed?) -> (WorkItem) -> Bool {
        guard let signed, signed.may(.translate(owners: [])) else { return { _ in true } }
        return { signed.may(.translate(owners: $0.owners)) }
    }

    private func translation(
        _ request: Request, _ visit: Visit, to target: Language, place: TextPlace
    ) async throws -> Response {
        let question = try workQuestion(request)
        let open = try await openDraft(place, target, visit)
        return try await answer(request, visit, parameters: WorkQuestion.parameters) { reading, wording in
            try translationPage(place, target, question, visit, reading, wording, open: open)
        }
    }

    /// The page of a text, with what was typed where it is shown again.
    func translationPage(
        _ place: TextPlace, _ target: Language, _ question: WorkQuestion, _ visit: Visit, _ reading: Reading,
        _ wording: Wording, typed: [String: String]? = nil, open: Draft? = nil, mistakes: [FormMistake] = [],
        theirs: String? = nil
    ) throws -> TranslationPage {
        guard let item = try WorkList.item(place, in: target, reading) else {
            throw RequestFault.noThing(place.record.id)
        }
        let translator = visit.signed.flatMap { $0.may(.translate(owners: item.owners)) ? $0 : nil }
        let base = TermBase(wording.vocabulary.terms.values, from: item.source, to: target)
        let list = question.list(target)
        let standing = item.state == .stale ? "" : item.translation ?? ""
        let text = typed?["text"] ?? open?.fields["text"] ?? standing
        var values = typed ?? [:]
        values["text"] = text
        values["ticket"] = values["ticket"] ?? open?.id ?? DraftFormField.newTicket()
        values["seen"] = values["seen"] ?? open.map { String($0.version) }
        return TranslationPage(
            wording: wording, item: item, question: question.after(nil), translator: translator,
            onlyReads: visit.signed != nil && translator == nil,
            terms: translator == nil ? [] : base.terms(in: item.original),
            lacking: text.isEmpty ? [] : base.lacking(text, of: item.original),
            memory: translator == nil ? [] : try translating.memory.matches(of: item, in: reading),
            next: translator == nil
                ? nil
                : try list.items(
                    in: reading, after: place, limit: 1, where: Self.work(of: translator)
                ).items.first?.place,
            previous: translator == nil
                ? nil
                : try list.item(
                    in: reading, before: place, where: Self.work(of: translator))?.place,
            waiting: open.map { $0.state == .submitted || $0.state == .approved } ?? false,
            kit: FormKit(
                wording, values: values, mistakes: mistakes,
                theirs: theirs.map { text in values.merging(["text": text]) { $1 } }),
            hasMachine: translating.machine != nil)
    }
}

import Drafts
import Files
import HTTPTypes
import Hummingbird
import Languages
import Markup
import Members
import Register
import Serving

/// The draft that a form writes into: its ticket, the version that is shown, and who writes.
struct FormDraft: Sendable {
    let kind: String
    let ticket: String
    /// `nil` for a draft that is not there yet.
    let seen: Int?
    let signed: Signed
    /// What the form is about where that stands already.
    let id: String?

    /// The names that belong to the form, and not to the draft.
    static let controls: Set<String> = [FormKit.secretName, "ticket", "seen", "act"]

    func hidden(_ kit: FormKit) -> Markup {
        fragment {
            kit.hidden("ticket", ticket)
            if let seen { kit.hidden("seen", String(seen)) }
            kit.hidden("language", kit.wording.language.tag)
        }
    }

    /// To keep what was typed, or to ask for its release.
    func buttons(_ kit: FormKit) -> Markup {
        fragment {
            letter(kit)
            p(.class("acts")) {
                button(.type("submit"), .name("act"), .value("submit")) { kit.wording.say("form.submit") }
                button(.type("submit"), .class("quiet"), .name("act"), .value("keep")) { kit.wording.say("form.keep") }
                saved(kit)
            }
        }
    }

    /// The letter behind it, in every form but that of a letter.
    func letter(_ kit: FormKit) -> Markup {
        DraftLetter.isTaken(by: kind) ? LetterInputs(kit: kit, party: signed.party).markup : Markup()
    }

    /// The script that keeps what is typed while it is being typed.
    static let scripts = ["draft.js"]
    /// The act by which it does so.
    static let save = "save"

    /// Where it tells that it has.
    func saved(_ kit: FormKit) -> Markup { kit.saved(act: "act", seen: "seen") }
}

/// A kind of draft that has a form of its own.
struct DraftedForm: Sendable {
    let kind: String
    /// Fields of which several values may be sent.
    var lists: Set<String> = []
    /// Files that come with it, and the field that holds the digest of each; where that is one of `lists`, a file is one
    /// more.
    var files: [String: String] = [:]
    /// The same, with the scan of the letter behind it.
    var allFiles: [String: String] {
        DraftLetter.isTaken(by: kind) ? files.merging(LetterInputs.files) { own, _ in own } : files
    }
    /// Takes away what says nothing.
    var tidy: @Sendable (inout DraftFields) -> Void = { _ in }
    /// What a form about something that stands shows first.
    let standing: @Sendable (Reading, _ id: String?, Signed) throws -> DraftFields
    let page: @Sendable (Reading, FormKit, FormDraft) throws -> any Page
}

extension Site {
    /// The form: empty, with what stands, or with what a draft holds.
    func showForm(_ form: DraftedForm, _ request: Request, _ visit: Visit, id: String? = nil) async throws -> Response {
        let signed = try member(visit)
        try member(visit, may: .write(party: signed.party))
        let held = try await held(request, form.kind, signed)
        return try await answer(request, visit, parameters: ["draft"]) { reading, wording in
            let values = try held?.fields ?? form.standing(reading, id, signed)
            let draft = FormDraft(
                kind: form.kind, ticket: held?.id ?? DraftFormField.newTicket(), seen: held?.version, signed: signed,
                id: id)
            return try form.page(reading, FormKit(wording, values: values), draft)
        }
    }

    private func held(_ request: Request, _ kind: String, _ signed: Signed) async throws -> Draft? {
        guard let ticket = request.uri.queryParameters["draft"] else { return nil }
        guard let drafts, let draft = try await drafts.draft(String(ticket), for: signed)?.draft, draft.kind == kind
        else { throw RequestFault.notFound }
        return draft
    }

    /// Takes the form: what was typed is kept as a draft in any case, and submitted where that was asked for.
    func takeForm(_ form: DraftedForm, _ request: Request, _ visit: Visit, id: String? = nil) async throws -> Response {
        let signed = try member(visit)
        try member(visit, may: .write(party: signed.party))
        guard let drafts else { throw RequestFault.notFound }
        let limits: FormLimits =
            .uploads(form.allFiles.count, bytesMax: FileLimits.bytesMax)
        let posted = try await posted(request, visit, limits)
        var fields = posted.fields.values.filter { !FormDraft.controls.contains($0.key) && !$0.value.isEmpty }
        for name in form.lists { fields[name] = posted.fields.all(name).joined(separator: "|") }
        form.tidy(&fields)
        var mistakes = try await keepFiles(
            form.allFiles, lists: form.lists, posted, signed, into: &fields, visit.language)
        let ticket = posted["ticket"] ?? ""
        var seen = posted["seen"].flatMap { Int($0) }
        if posted["act"] == FormDraft.save {
            return try await saving(visit.language) { [fields, seen] in
                try await drafts.write(ticket, kind: form.kind, fields: fields, seen: seen, by: signed)
            }
        }
        var theirs: Draft?
        do {
            var draft = try await drafts.write(ticket, kind: form.kind, fields: fields, seen: seen, by: signed)
            seen = draft.version
            if mistakes.isEmpty {
                if posted["act"] == "submit" { draft = try await drafts.submit(draft.id, seen: seen, by: signed) }
                return seeOther(links(visit).draft(draft.id))
            }
        } catch DraftError.wrongState(let draft) {
            return seeOther(links(visit).draft(draft.id))
        } catch DraftError.conflict(let draft) {
            (theirs, seen) = (draft, draft.version)
        } catch {
            mistakes += try self.mistakes(refused: error, visit.language)
        }
        let draft = FormDraft(kind: form.kind, ticket: ticket, seen: seen, signed: signed, id: id)
        var response = try await answer(request, visit) { [fields, mistakes, theirs] reading, wording in
            let kit = FormKit(wording, values: fields, mistakes: mistakes, theirs: theirs?.fields)
            return try form.page(reading, kit, draft)
        }
        response.status = theirs == nil ? .unprocessableContent : .conflict
        return response
    }

    /// What a refused draft says beside its form; who may not write on it is told so instead.
    func mistakes(refused error: any Error, _ language: Language) throws -> [FormMistake] {
        switch error {
        case let faults as DraftFaults: return mistakes(faults, language)
        case DraftError.forbidden, DraftError.notFound: throw RequestFault.notAllowed
        case let error as DraftError: return [FormMistake("", book.say(error.phrase, in: language))]
        default: throw error
        }
    }

    /// Keeps the files that came with a form, the digest of each in the field that is to hold it, beside those that
    /// stand in it where it is one of `lists`.
    func keepFiles(
        _ files: [String: String], lists: Set<String> = [], _ posted: PostedForm, _ signed: Signed,
        into fields: inout DraftFields, _ language: Language
    ) async throws -> [FormMistake] {
        var mistakes: [FormMistake] = []
        for (name, field) in files.sorted(by: { $0.key < $1.key }) {
            do {
                guard let file = try await keep(posted.upload(name), for: signed) else { continue }
                let held =
                    lists.contains(field) ? (fields[field] ?? "").split(separator: "|").map(String.init) : []
                fields[field] = (held.filter { $0 != file.digest } + [file.digest]).joined(separator: "|")
            } catch let fault as FileFault {
                mistakes.append(FormMistake(name, say(fault, language)))
            }
        }
        return mistakes
    }

    func say(_ fault: FileFault, _ language: Language) -> String {
        book.say(
            PhraseKey("file.fault.\(fault.rawValue)"), in: language,
            ["limit": .number(String(FileLimits.bytesMax >> 20))])
    }

    func mistakes(_ faults: DraftFaults, _ language: Language) -> [FormMistake] {
        faults.faults.map { fault in
            FormMistake(
                fault.field,
                book.say(PhraseKey("draft.fault.\(fault.code)"), in: language, fault.values.mapValues { .text($0) }),
                things: (fault.values[ThingChoice.things] ?? "").split(separator: " ").map(String.init))
        }
    }
}

/// The fields that several forms share.
extension FormKit {
    /// One line in the reader's language, and the other languages folded below it.
    func inAllLanguages(_ stem: String, _ label: String, hint: String? = nil, isLong: Bool = false) -> Markup {
        func one(_ language: Language, _ label: String, _ hint: String?) -> Markup {
            isLong
                ? area("\(stem)-\(language.tag)", label, hint: hint, rows: 3)
                : line("\(stem)-\(language.tag)", label, hint: hint)
        }
        let others = Language.allCases.filter { $0 != wording.language }
        let isOpen = others.contains { mistake("\(stem)-\($0.tag)") != nil }
        return fragment {
            one(wording.language, label, hint)
            details(isOpen ? .open() : .none) {
                element(.summary, []) { wording.say("form.other-languages") }
                for language in others { one(language, "\(label) – \(wording.languageName(language))", nil) }
            }
        }
    }

    /// Who may read it.
    func visibility(_ standing: String = "everyone") -> Markup {
        fragment {
            choice(
                "visibility", wording.say("claim.visibility"),
                [
                    ("everyone", wording.say("visibility.public")), ("members", wording.say("visibility.members")),
                    ("parties", wording.say("visibility.named-parties")),
                    ("own-party", wording.say("visibility.own-party")),
                ])
            if value("visibility") == "parties" || mistake("visibleTo") != nil {
                line("visibleTo", wording.say("form.visible-to"), hint: wording.say("form.visible-to.hint"))
            }
        }
    }

    /// All parties that can send or get a letter, in the order of the alphabet.
    func parties(_ name: String, _ label: String, empty: String? = nil) -> Markup {
        let order = AlphabeticalOrder(wording.language)
        let parties = order.sorted(wording.vocabulary.parties.values.sorted { $0.id < $1.id }) {
            wording.plain($0.name)
        }
        return choice(name, label, parties.map { ($0.id, wording.plain($0.name)) }, empty: empty)
    }
}

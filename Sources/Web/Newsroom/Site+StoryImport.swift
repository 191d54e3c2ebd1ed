import Clippings
import Drafts
import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Members
package import Newsroom
import Register
import Serving

/// What taking texts in needs: where originals are kept, and the names they are read with.
package struct StoryDesk: Sendable {
    let originals: OriginalBook
    let names = ClippingNameShelf()

    package init(originals: OriginalBook) { self.originals = originals }
}

extension Site {
    static let storyImportRoutes: [PageRoute] = [
        .get("stories/import") { site, request, visit, _ in try await site.showStoryImport(request, visit) },
        .post("stories/import") { site, request, visit, _ in try await site.takeStoryImport(request, visit) },
        .get("stories/import/:id") { site, request, visit, steps in
            try await site.storyOriginal(request, visit, steps.id)
        },
    ]

    private func storyDesk(_ visit: Visit) throws -> (StoryDesk, Signed) {
        guard let storyDesk else { throw RequestFault.notFound }
        return (storyDesk, try member(visit, may: .write(party: try member(visit).party)))
    }

    func showStoryImport(_ request: Request, _ visit: Visit) async throws -> Response {
        let (_, signed) = try storyDesk(visit)
        return try await answer(request, visit) { _, wording in
            StoryImportPage(kit: FormKit(wording), signed: signed)
        }
    }

    /// Reads what was pasted or sent, reads it again as it was chosen, or makes a draft of it.
    func takeStoryImport(_ request: Request, _ visit: Visit) async throws -> Response {
        let (desk, signed) = try storyDesk(visit)
        var limits = FormLimits.uploads(1, bytesMax: OriginalBook.bytesMax)
        limits.fieldBytesMax = 2 << 20
        let form = try await posted(request, visit, limits)
        let said = form["said"] ?? ""
        do {
            let (bytes, digest) = try await original(form, desk, signed)
            let choice = Self.choice(form)
            let names = try await register.read(for: visit.reader, today: now().day(), now: now()) {
                try desk.names.names($0)
            }
            let reader = ClippingReader(names: names, today: now().day())
            let clipping = Clipping(bytes, language: Language(rawValue: said))
            let read = try await Elsewhere.run {
                Result { try reader.read(clipping, takingBack: choice.refused, taking: choice.wanted) }
            }.get()
            let taking = StoryTaking(read, choice)
            if form["act"] == "draft" { return try await draft(taking, digest, visit, signed) }
            return try await answer(request, visit) { reading, wording in
                try takingPage(taking, digest, said, reading, wording, signed)
            }
        } catch let error as ClippingError {
            // Who asked has gone; nobody is left to be told.
            guard error.code != .cancelled else { throw CancellationError() }
            return try await storyImport(request, visit, signed, form, Self.phrase(error.code))
        } catch OriginalBook.Fault.tooMany {
            return try await storyImport(request, visit, signed, form, "story.import.fault.too-many")
        } catch OriginalBook.Fault.tooLong {
            return try await storyImport(request, visit, signed, form, "story.import.fault.too-long")
        }
    }

    private static func phrase(_ code: ClippingError.Code) -> PhraseKey {
        switch code {
        case .empty: "story.import.fault.empty"
        case .tooLong: "story.import.fault.too-long"
        case .unreadable, .cancelled: "story.import.fault.unreadable"
        }
    }

    private func storyImport(
        _ request: Request, _ visit: Visit, _ signed: Signed, _ form: PostedForm, _ key: PhraseKey
    ) async throws -> Response {
        let values = form.fields.values
        var response = try await answer(request, visit) { _, wording in
            StoryImportPage(
                kit: FormKit(wording, values: values, mistakes: [FormMistake("pasted", wording.say(key))]),
                signed: signed)
        }
        response.status = .unprocessableContent
        return response
    }

    /// The bytes as they came, kept under their digest: from the shelf where they came before, else file or paste.
    private func original(
        _ form: PostedForm, _ desk: StoryDesk, _ signed: Signed
    ) async throws -> (bytes: [UInt8], digest: String) {
        if let digest = form["original"] {
            guard let bytes = try await desk.originals.original(digest, of: signed.party) else {
                throw RequestFault.notFound
            }
            return (bytes, digest)
        }
        var bytes: [UInt8] = []
        if let upload = form.upload("file") {
            bytes = [UInt8](try Data(contentsOf: upload.url))
        } else if let pasted = form.fields.all("pasted").first {
            // A browser sends every line end as two characters, whatever was pasted.
            bytes = Array(pasted.replacing("\r\n", with: "\n").utf8)
        }
        guard !bytes.isEmpty else { throw ClippingError(code: .empty, message: "") }
        return (bytes, try await desk.originals.keep(bytes, by: signed))
    }

    private static func choice(_ form: PostedForm) -> TakingChoice {
        var choice = TakingChoice()
        choice.refused = Set(form.fields.all("refuse"))
        choice.wanted = Set(form.fields.all("want"))
        // Nothing has been looked at before the first review, and then every box counts, ticked or not.
        guard form["reviewed"] == "yes" else { return choice }
        choice.links = Set(form.fields.all("link"))
        choice.sectors = Set(form.fields.all("sector"))
        choice.films = Set(form.fields.all("film").compactMap { Int($0) })
        choice.quotations = Set(form.fields.all("quotation").compactMap { Int($0) })
        choice.date = form["date"]
        choice.place = form["place"]
        return choice
    }

    private func takingPage(
        _ taking: StoryTaking, _ digest: String, _ said: String, _ reading: Reading, _ wording: Wording,
        _ signed: Signed
    ) throws -> StoryTakingPage {
        var references = Set(taking.links.map(\.reference))
        for link in taking.links { if case .ambiguous(let others) = link.reason { references.formUnion(others) } }
        let links = references.compactMap(StoryLink.init(reference:))
        let things = try reading.things(links.filter { $0.kind == .thing }.map(\.id))
        var names: [String: Text] = [:]
        for link in links {
            names[link.reference] =
                link.kind == .party ? reading.vocabulary.parties[link.id]?.name : things[link.id]?.name
        }
        let desk = DraftFormDesk(reading: reading, wording: wording, signed: signed)
        return StoryTakingPage(
            wording: wording, signed: signed, taking: taking, original: digest, said: said, names: names,
            preview: try StoryDraftForm.version(taking.read.language, taking.fields(original: digest), desk))
    }

    /// A draft beside the original, to be written on like any other.
    private func draft(
        _ taking: StoryTaking, _ digest: String, _ visit: Visit, _ signed: Signed
    ) async throws -> Response {
        let drafts = try book(of: drafts)
        var fields = taking.fields(original: digest)
        fields["language"] = visit.language.tag
        do {
            let draft = try await drafts.write(
                DraftFormField.newTicket(), kind: "story", fields: fields, seen: nil, by: signed)
            return seeOther(Address("\(links(visit).storyForm.text)?draft=\(draft.id)"))
        } catch DraftError.tooLarge {
            throw ClippingError(code: .tooLong, message: "")
        } catch is DraftError {
            throw RequestFault.notAllowed
        }
    }

    /// The untouched original, for the members of the party that brought it in; never as a page.
    func storyOriginal(_ request: Request, _ visit: Visit, _ digest: String) async throws -> Response {
        guard let storyDesk else { throw RequestFault.notFound }
        try request.check()
        let signed = try member(visit)
        guard let bytes = try await storyDesk.originals.original(digest, of: signed.party) else {
            throw RequestFault.notFound
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .cacheControl: "private, no-store",
                .contentDisposition: "attachment; filename=\"original-\(digest.prefix(8)).txt\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

import Drafts
import Exporting
import Foundation
import HTTPTypes
import Hummingbird
import Importing
import Languages
import Measures
import Members
import Register
import Serving
import Sheets
import Translations

/// A work list as a spreadsheet, there and back: what comes back becomes a batch of drafts.
extension Site {
    static let translationSheetRoutes: [PageRoute] = [
        .get("translations/:to/sheet") { site, request, visit, parameters in
            try await site.translationSheet(request, visit, to: try Site.target(parameters))
        },
        .post("translations/:to/sheet") { site, request, visit, parameters in
            try await site.takeTranslationSheet(request, visit, to: try Site.target(parameters))
        },
    ]

    private func translationSheet(_ request: Request, _ visit: Visit, to target: Language) async throws -> Response {
        let signed = try member(visit)
        try request.check(["kind", "state", "form"])
        let question = try workQuestion(request)
        let held = try await heldMedia(signed)
        let isText = request.uri.queryParameters["form"] == "csv"
        let rows = try await register.read(for: visit.reader, today: now().day(), now: now()) { reading in
            let list = question.list(target)
            let items = try list.all(in: reading, atMost: TranslationSheet.rowsMax).filter(Self.work(of: signed))
            // What is of no kind of the lists goes with all of them.
            let outside =
                question.kind == nil ? try outsideTexts(target, list.states, signed, reading, held) : []
            return items.map(TranslationSheet.row)
                + outside.map { TranslationSheet.row($0.place, $0.state, $0.original, $0.translation) }
        }
        let header =
            isText
            ? TranslationSheet.Column.allCases.map(\.rawValue) : TranslationSheet.header(in: visit.language, book)
        let bytes =
            isText
            ? CSVWriter.bytes(header: header, rows: rows)
            : XLSXWriter(sheet: target.ownName, isRightToLeft: visit.language.direction == .rightToLeft)
                .bytes(header: header, rows: rows)
        guard let bytes else { throw RequestFault.notFound }
        let form: Representation = isText ? .csv : .xlsx
        return Response(
            status: .ok,
            headers: [
                .contentType: form.mediaType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"translations-\(target.tag).\(isText ? "csv" : "xlsx")\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func takeTranslationSheet(
        _ request: Request, _ visit: Visit, to target: Language
    ) async throws -> Response {
        let signed = try member(visit, may: .write(party: visit.signed?.party ?? ""))
        let drafts = try book(of: drafts)
        let form = try await posted(request, visit, .uploads(1, bytesMax: Spreadsheet.bytesMax + 1))
        func again(_ text: String) async throws -> Response {
            var response = try await workList(request, visit, to: target, [FormMistake("file", text)])
            response.status = .unprocessableContent
            return response
        }
        guard let upload = form.upload("file"), !(upload.name.isEmpty && upload.size == 0) else {
            return try await again(book.say("sheet.no-file", in: visit.language))
        }
        let offers: [TranslationOffer]?
        do {
            let bytes = [UInt8](try Data(contentsOf: upload.url))
            offers = try TranslationSheet.offers(in: Spreadsheet(bytes), columns: TranslationSheet.columns(book))
        } catch let fault as SpreadsheetFault {
            return try await again(SheetTelling.say(fault, in: visit.language, book))
        }
        guard let offers else { return try await again(book.say("translation.sheet.no-columns", in: visit.language)) }
        let plan = try await register.read(for: visit.reader, today: now().day()) { reading in
            try ImportPlan(offers.filter { !$0.isOutside }, in: target, by: signed.party, reading)
        }
        let (outside, stories) = try await takeOutside(offers.filter(\.isOutside), target, signed, visit)
        let new = plan.newDrafts(for: signed.party) + stories
        let batch = try await draft(new, named: upload.name, drafts, signed)
        return try await answer(request, visit) { _, wording in
            TranslationSheetPage(wording: wording, target: target, plan: plan, outside: outside, batch: batch)
        }
    }

    /// The drafts of a sheet; the same file again finds the same ones.
    private func draft(
        _ new: [NewDraft], named name: String, _ drafts: DraftBook, _ signed: Signed
    ) async throws -> String? {
        guard !new.isEmpty else { return nil }
        let batch = "t" + Translation.digest(of: new.map(\.id).joined(separator: "\n"))
        _ = try await drafts.open(batch: batch, name: String(name.prefix(100)), by: signed)
        for start in stride(from: 0, to: new.count, by: 500) {
            _ = try await drafts.write(Array(new[start..<min(start + 500, new.count)]), batch: batch, by: signed)
        }
        return batch
    }
}

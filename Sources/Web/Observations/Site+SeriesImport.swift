import Drafts
import Foundation
import HTTPTypes
import Hummingbird
import Importing
import Journal
import Languages
import Measures
import Members
import Observations
import Register
import Runs
import Serving

extension Site {
    /// The pages of files of observations on their way.
    static let seriesImportRoutes: [PageRoute] = [
        .get("observations/import") { site, request, visit, _ in try await site.seriesImports(request, visit) },
        .post("observations/import") { site, request, visit, _ in try await site.takeSeriesImport(request, visit) },
        .get("observations/imports/:id") { site, request, visit, steps in
            try await site.seriesImport(request, visit, steps.id)
        },
        .post("observations/imports/:id/check") { site, request, visit, steps in
            try await site.act(onImport: steps.id, request, visit) { book, _, signed in
                try await book.checkAgain(steps.id, by: signed)
            }
        },
        .post("observations/imports/:id/accept") { site, request, visit, steps in
            try await site.act(onImport: steps.id, request, visit) { book, form, signed in
                try await book.accept(steps.id, reason: form["reason"] ?? "", by: signed)
            }
        },
        .post("observations/imports/:id/cancel") { site, request, visit, steps in
            try await site.act(onImport: steps.id, request, visit) { book, _, signed in
                try await book.cancel(steps.id, by: signed)
            }
        },
        .get("observations/imports/:id/series/:place") { site, request, visit, steps in
            try await site.newSeries(request, visit, steps.id, steps.get("place") ?? "")
        },
        .post("observations/imports/:id/series/:place") { site, request, visit, steps in
            try await site.answerNewSeries(request, visit, steps.id, steps.get("place") ?? "")
        },
    ]

    /// The imports, for a member who may write.
    func importing(_ visit: Visit) throws(RequestFault) -> (SeriesDesk, Signed) {
        let signed = try member(visit)
        guard let desk = seriesDesk else { throw .notFound }
        guard signed.may(.write(party: signed.party)) else { throw .notAllowed }
        return (desk, signed)
    }

    func file(_ id: String, _ desk: SeriesDesk, _ signed: Signed) async throws -> SeriesImport {
        do {
            return try await desk.book.find(id, for: signed)
        } catch SeriesImportError.notFound {
            throw RequestFault.notFound
        }
    }

    // MARK: Sending one

    private func seriesImports(
        _ request: Request, _ visit: Visit, values: [String: String] = [:], mistake: String? = nil
    ) async throws -> Response {
        let (desk, signed) = try importing(visit)
        let imports = try await desk.book.imports(of: signed.party)
        var response = try await answer(request, visit) { reading, wording in
            let own = try reading.series(limit: 2_000).filter { $0.recorder == signed.party }
            let words = SeriesWords(wording: wording, things: try reading.things(Set(own.map(\.series.thing))))
            return SeriesImportPage(
                kit: FormKit(wording, values: values, mistakes: mistake.map { [FormMistake("file", $0)] } ?? []),
                signed: signed, series: own.map { ($0.id, "\(words.title($0.series)) (\($0.id))") }, imports: imports)
        }
        if mistake != nil { response.status = .unprocessableContent }
        return response
    }

    /// Keeps a file; it is looked at in the background.
    private func takeSeriesImport(_ request: Request, _ visit: Visit) async throws -> Response {
        let (desk, signed) = try importing(visit)
        let form = try await posted(request, visit, .uploads(1, bytesMax: SeriesUploads.fileBytesMax + 1))
        func again(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) async throws -> Response {
            try await seriesImports(
                request, visit, values: form.fields.values, mistake: book.say(key, in: visit.language, values))
        }
        guard let upload = form.upload("file"), !(upload.name.isEmpty && upload.size == 0) else {
            return try await again("sheet.no-file")
        }
        do {
            let file = try await desk.book.receive(
                [UInt8](try Data(contentsOf: upload.url)), name: upload.name,
                series: form["series"].flatMap { Identifier.isValid($0) ? $0 : nil },
                scheme: QualityScheme(rawValue: form["flags"] ?? "own") ?? .own, in: visit.language, by: signed)
            Task { await desk.worker.work() }
            return seeOther(links(visit).observationsImport(file.id))
        } catch SeriesImportError.tooMany {
            return try await again("observations.import.too-many")
        } catch SeriesImportError.tooLarge {
            return try await again(
                "observations.fault.too-large", ["count": .number(String(SeriesUploads.fileBytesMax >> 20))])
        }
    }

    // MARK: One of them

    private func seriesImport(
        _ request: Request, _ visit: Visit, _ id: String, _ mistakes: [FormMistake] = []
    ) async throws -> Response {
        let (desk, signed) = try importing(visit)
        let file = try await file(id, desk, signed)
        let from = request.uri.queryParameters["from"].flatMap { Int(String($0)) } ?? 0
        let (findings, next) = try await desk.book.findings(of: file, from: max(0, from))
        var response = try await answer(request, visit, parameters: ["from"]) { reading, wording in
            let standing = try findings.compactMap { $0.findings.series }.compactMap(reading.series)
            let named = findings.compactMap { $0.findings.fields["thing"] }
            let things = try reading.things(Set(standing.map(\.series.thing) + named))
            return SeriesImportRunPage(
                kit: FormKit(wording, mistakes: mistakes), signed: signed, file: file, findings: findings, next: next,
                words: SeriesWords(wording: wording, things: things),
                standing: Dictionary(standing.map { ($0.id, $0.series) }) { first, _ in first })
        }
        // Whoever has no script sees how it goes on as well.
        if file.state.isGoingOn, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "3" }
        // What was left behind when the node ended is taken up by whoever looks.
        if file.state.isGoingOn { Task { await desk.worker.work() } }
        return response
    }

    /// Does something with an import, and shows it.
    private func act(
        onImport id: String, _ request: Request, _ visit: Visit,
        _ work: (SeriesImportBook, PostedForm, Signed) async throws -> Void
    ) async throws -> Response {
        let (desk, signed) = try importing(visit)
        let form = try await posted(request, visit)
        do {
            try await work(desk.book, form, signed)
        } catch SeriesImportError.notFound {
            throw RequestFault.notFound
        } catch SeriesImportError.wrongState {
            return try await seriesImport(
                request, visit, id, [FormMistake("", book.say("observations.import.gone-on", in: visit.language))])
        }
        Task { await desk.worker.work() }
        return seeOther(links(visit).observationsImport(id))
    }
}

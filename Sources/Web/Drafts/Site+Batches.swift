import Drafts
import HTTPTypes
import Hummingbird
import Languages
import Members
import Runs
import Serving

extension Site {
    func batch(
        _ request: Request, _ visit: Visit, _ id: String, mistakes: [FormMistake] = []
    ) async throws -> Response {
        let (signed, book) = (try member(visit), try book(of: drafts))
        guard let batch = try await book.batch(id, for: signed) else { throw RequestFault.notFound }
        let runs = try await book.runs(onBatch: id, for: signed)
        return try await answer(request, visit) { _, wording in
            BatchPage(kit: FormKit(wording, mistakes: mistakes), batch: batch, signed: signed, runs: runs)
        }
    }

    func act(_ act: String, onBatch id: String, _ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await posted(request, visit)
        let (signed, book) = (try member(visit), try book(of: drafts))
        guard let act = BatchAct(rawValue: act), let desk = batchDesk else { throw RequestFault.notFound }
        let links = Links(language: visit.language)
        let begun: BatchRun?
        do {
            begun = try await book.begin(act, onBatch: id, reason: form["reason"] ?? "", by: signed)
        } catch DraftError.forbidden {
            throw RequestFault.notAllowed
        } catch DraftError.notFound {
            throw RequestFault.notFound
        } catch let error as DraftError {
            let field = error == .reasonMissing || error == .tooLarge("reason") ? "reason" : ""
            return try await batch(
                request, visit, id, mistakes: [FormMistake(field, self.book.say(error.phrase, in: visit.language))])
        }
        guard let begun else { return seeOther(links.batch(id)) }
        try await desk.running.advance(begun, chunks: BatchDesk.chunksAtOnce)
        guard let run = try await book.run(begun.id, for: signed) else { return seeOther(links.batch(id)) }
        if run.state == .going { Task { await desk.worker.work() } }
        guard run.state == .finished, run.refused == 0 else { return seeOther(links.batchRun(run)) }
        guard try await book.batch(id, for: signed) != nil else { return seeOther(links.drafts()) }
        return seeOther(links.batch(id))
    }

    // MARK: How far it is

    private func run(_ id: String, onBatch batch: String, _ signed: Signed) async throws -> BatchRun {
        guard let run = try await book(of: drafts).run(id, for: signed), run.batch == batch else {
            throw RequestFault.notFound
        }
        return run
    }

    func batchRun(_ request: Request, _ visit: Visit, _ id: String, _ runID: String) async throws -> Response {
        let (signed, book) = (try member(visit), try book(of: drafts))
        let run = try await run(runID, onBatch: id, signed)
        let after = request.uri.queryParameters["after"].flatMap { Int64(String($0)) } ?? 0
        let (faults, next) = try await book.faults(of: run, after: after, for: signed)
        let batch = try await book.batch(id, for: signed)
        let names = await memberNames([run.member])
        let name: String? = if let batch { batch.name } else { try await book.name(ofBatch: run) }
        var response = try await answer(request, visit, parameters: ["after"]) { reading, wording in
            let desk = DraftFormDesk(reading: reading, wording: wording, signed: signed)
            return BatchRunPage(
                kit: FormKit(wording), words: DraftWords(wording: wording, members: names), run: run,
                name: name ?? "", signed: signed, faults: faults, next: next,
                titles: try Self.titles(of: faults.map(\.draft), desk), hasBatch: batch != nil)
        }
        guard run.state == .going else { return response }
        // Whoever has no script sees how it goes on as well.
        if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "3" }
        // What was left behind when the node ended is taken up by whoever looks.
        if let desk = batchDesk { Task { await desk.worker.work() } }
        return response
    }

    func stopBatchRun(_ request: Request, _ visit: Visit, _ id: String, _ runID: String) async throws -> Response {
        _ = try await posted(request, visit)
        let signed = try member(visit)
        let run = try await run(runID, onBatch: id, signed)
        do {
            try await book(of: drafts).stop(run: run.id, by: signed)
        } catch DraftError.forbidden {
            throw RequestFault.notAllowed
        }
        return seeOther(Links(language: visit.language).batchRun(run))
    }
}

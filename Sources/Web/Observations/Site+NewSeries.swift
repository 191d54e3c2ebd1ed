import Drafts
import HTTPTypes
import Hummingbird
import Languages
import Measures
import Members
import Observations
import Register
import Runs
import Serving

extension Site {
    /// One new series of a file with its number, while the file waits.
    private func asked(
        _ desk: SeriesDesk, _ signed: Signed, _ id: String, _ place: String
    ) async throws -> (file: SeriesImport, number: Int, findings: SeriesFindings) {
        let file = try await file(id, desk, signed)
        guard place.utf8.count <= 6, let number = Int(place), number >= 0,
            let found = try await desk.book.findings(of: file, from: number, limit: 1).findings.first,
            found.number == number
        else { throw RequestFault.notFound }
        return (file, number, found.findings)
    }

    func newSeries(_ request: Request, _ visit: Visit, _ id: String, _ place: String) async throws -> Response {
        let (desk, signed) = try importing(visit)
        let (file, number, findings) = try await asked(desk, signed, id, place)
        guard file.state == .checked, findings.outcome == .asking || findings.outcome == .new else {
            return seeOther(links(visit).observationsImport(id))
        }
        let faults = findings.faults.map { DraftFaults.Fault($0.field ?? "", $0.code, $0.values) }
        // What is only missing is not a mistake before anything was typed.
        let shown = DraftFaults(findings.outcome == .asking ? faults.filter { $0.code != "missing" } : [])
        return try await newSeries(request, visit, signed, file, number, findings, findings.fields, shown)
    }

    private func newSeries(
        _ request: Request, _ visit: Visit, _ signed: Signed, _ file: SeriesImport, _ number: Int,
        _ findings: SeriesFindings, _ fields: DraftFields, _ faults: DraftFaults
    ) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let mistakes = DraftWords(wording: wording, members: [:]).mistakes(faults)
            return NewSeriesPage(
                kit: FormKit(wording, values: fields, mistakes: mistakes), signed: signed, file: file, number: number,
                name: findings.name, sources: try reading.seriesSources(of: signed.party, and: fields["source"] ?? ""))
        }
    }

    /// Keeps what was answered and holds the file against what stands anew; what is wrong is told beside its field.
    func answerNewSeries(
        _ request: Request, _ visit: Visit, _ id: String, _ place: String
    ) async throws -> Response {
        let (desk, signed) = try importing(visit)
        let form = try await posted(request, visit)
        let (file, number, findings) = try await asked(desk, signed, id, place)
        let isCommon = form["common"] == "yes"
        let fields = form.fields.values.filter { name, value in
            !value.isEmpty && name != "common" && !DraftFormField.own.contains(name)
        }
        let (maker, now) = (desk.book.maker, now())
        let faults = try await register.read(for: visit.reader, today: now.day(), now: now) { reading -> DraftFaults? in
            do {
                _ = try maker.series(
                    from: fields, draft: findings.fields["code"] ?? "", by: signed.party, in: reading)
                return nil
            } catch let faults as DraftFaults {
                return faults
            }
        }
        if let faults {
            var response = try await newSeries(
                request, visit, signed, file, number, findings,
                fields.merging(isCommon ? ["common": "yes"] : [:]) { $1 },
                faults)
            response.status = .unprocessableContent
            return response
        }
        do {
            try await desk.book.answer(id, of: findings.name, fields, isCommon: isCommon, by: signed)
        } catch SeriesImportError.wrongState {
            return seeOther(links(visit).observationsImport(id))
        }
        Task { await desk.worker.work() }
        return seeOther(links(visit).observationsImport(id))
    }
}

import Drafts
import Files
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
        return try await newSeries(
            request, visit, signed, file, number, findings, findings.fields, mistakes(shown, visit.language))
    }

    private func newSeries(
        _ request: Request, _ visit: Visit, _ signed: Signed, _ file: SeriesImport, _ number: Int,
        _ findings: SeriesFindings, _ fields: DraftFields, _ mistakes: [FormMistake]
    ) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            NewSeriesPage(
                kit: FormKit(wording, values: fields, mistakes: mistakes), signed: signed, file: file, number: number,
                name: findings.name, sources: try reading.seriesSources(of: signed.party, and: fields["source"] ?? ""))
        }
    }

    /// Keeps what was answered and holds the file against what stands anew; what is wrong is told beside its field.
    func answerNewSeries(
        _ request: Request, _ visit: Visit, _ id: String, _ place: String
    ) async throws -> Response {
        let (desk, signed) = try importing(visit)
        let form = try await posted(
            request, visit, .uploads(LetterInputs.files.count, bytesMax: FileLimits.bytesMax))
        let (file, number, findings) = try await asked(desk, signed, id, place)
        let isCommon = form["common"] == "yes"
        var fields = form.fields.values.filter { name, value in
            !value.isEmpty && name != "common" && !DraftFormField.own.contains(name)
        }
        var mistakes = try await keepFiles(LetterInputs.files, form, signed, into: &fields, visit.language)
        if let faults = try await faults(of: fields, code: findings.fields["code"] ?? "", desk, signed, visit) {
            mistakes += self.mistakes(faults, visit.language)
        }
        guard mistakes.isEmpty else {
            fields.merge(isCommon ? ["common": "yes"] : [:]) { $1 }
            var response = try await newSeries(request, visit, signed, file, number, findings, fields, mistakes)
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

    /// What is wrong with the answers, with those about the letter behind the series.
    private func faults(
        of fields: DraftFields, code: String, _ desk: SeriesDesk, _ signed: Signed, _ visit: Visit
    ) async throws -> DraftFaults? {
        let (maker, now) = (desk.book.maker, now())
        return try await register.read(for: visit.reader, today: now.day(), now: now) { reading in
            var faults: [DraftFaults.Fault] = []
            do {
                _ = try maker.series(from: fields, draft: code, by: signed.party, in: reading)
            } catch let found as DraftFaults {
                faults += found.faults
            }
            do {
                try DraftLetter.check(fields, by: signed.party, in: reading)
            } catch let found as DraftFaults {
                faults += found.faults.filter { !faults.contains($0) }
            }
            return faults.isEmpty ? nil : DraftFaults(faults)
        }
    }
}

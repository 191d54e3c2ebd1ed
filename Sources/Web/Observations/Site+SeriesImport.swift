import Drafts
import Foundation
import HTTPTypes
import Hummingbird
import Importing
import Journal
import Languages
import Markup
import Members
import Observations
import Register
import Serving

extension Site {
    static let seriesImportRoutes: [PageRoute] = [
        .get("observations/import") { site, request, visit, _ in try await site.showSeriesImport(request, visit) },
        .post("observations/import") { site, request, visit, _ in try await site.takeSeriesImport(request, visit) },
    ]

    /// The largest file that a form takes; larger ones are the console's.
    private static let importBytesMax = 8 << 20
    /// The longest text that goes from the page of a dry run to its acceptance.
    private static let offeredBytesMax = 1 << 20

    private func importing(_ visit: Visit) throws -> (DraftBook, Signed) {
        guard let drafts else { throw RequestFault.notFound }
        return (drafts, try member(visit, may: .write(party: try member(visit).party)))
    }

    func showSeriesImport(_ request: Request, _ visit: Visit) async throws -> Response {
        let (_, signed) = try importing(visit)
        return try await seriesImport(request, visit, signed)
    }

    private func seriesImport(
        _ request: Request, _ visit: Visit, _ signed: Signed, values: [String: String] = [:],
        fault: RawSeriesFault? = nil
    ) async throws -> Response {
        var response = try await answer(request, visit) { reading, wording in
            let own = try reading.series(limit: 2_000).filter { $0.recorder == signed.party }
            let words = SeriesWords(
                wording: wording, things: try reading.things(Set(own.map(\.series.thing))))
            let mistakes = fault.map { fault in
                let text = wording.say(
                    PhraseKey("observations.fault.\(fault.code)"), fault.values.mapValues { .text($0) })
                let row = fault.place.map {
                    wording.say("observations.import.row", ["number": .number(String($0))]) + " "
                }
                return [FormMistake("file", (row ?? "") + text)]
            }
            return SeriesImportPage(
                kit: FormKit(wording, values: values, mistakes: mistakes ?? []), signed: signed,
                series: own.map { ($0.id, "\(words.title($0.series)) (\($0.id))") })
        }
        if fault != nil { response.status = .unprocessableContent }
        return response
    }

    /// Checks a file and tells what would become of it, or makes drafts of what was told.
    func takeSeriesImport(_ request: Request, _ visit: Visit) async throws -> Response {
        let (drafts, signed) = try importing(visit)
        var limits = FormLimits.uploads(1, bytesMax: Self.importBytesMax)
        limits.fieldBytesMax = Self.offeredBytesMax + 4_096
        let form = try await posted(request, visit, limits)
        if form["act"] == "take", let offered = form["offered"] {
            return try await take(offered, form["reason"] ?? "", drafts, visit, signed)
        }
        var bytes: [UInt8] = []
        if let upload = form.upload("file") { bytes = try [UInt8](Data(contentsOf: upload.url)) }
        let sent = bytes
        do {
            let file = try await Elsewhere.run { Result { try RawSeriesFile(sent) } }.get()
            let (series, language) = (form["series"].flatMap { $0.isEmpty ? nil : $0 }, visit.language)
            let scheme = QualityScheme(rawValue: form["flags"] ?? "own") ?? .own
            return try await answer(request, visit) { reading, wording in
                let taking = try SeriesTaking(
                    file, series: series, in: language, scheme: scheme, party: signed.party, reading)
                let text = OfferedDrafts.text(taking.drafts(named: "x", reason: "", in: language))
                return SeriesTakingPage(
                    kit: FormKit(wording), signed: signed, taking: taking,
                    offered: text.isEmpty || text.utf8.count > Self.offeredBytesMax ? nil : text)
            }
        } catch let fault as RawSeriesFault {
            return try await seriesImport(request, visit, signed, values: form.fields.values, fault: fault)
        }
    }

    private func take(
        _ offered: String, _ reason: String, _ book: DraftBook, _ visit: Visit, _ signed: Signed
    ) async throws -> Response {
        let digest = String(Digest(hashing: Array((signed.party + offered).utf8)).hex.prefix(16))
        let drafts = OfferedDrafts.drafts(offered, named: digest, reason: reason, in: visit.language)
        guard !drafts.isEmpty, drafts.count <= 500 else { throw RequestFault.unreadableForm }
        let batch = try await book.open(
            batch: "obs-\(digest)", name: drafts.first?.fields["series"] ?? digest, by: signed)
        _ = try await book.write(drafts, batch: batch.id, by: signed)
        return seeOther(links(visit).batch(batch.id))
    }
}

/// The drafts of a dry run as one text, so that accepting them needs nothing kept meanwhile.
enum OfferedDrafts {
    static func text(_ drafts: [NewDraft]) -> String {
        drafts.map { draft in
            "\(draft.fields["series"] ?? "") \(draft.fields["act"] ?? "")\n\(draft.fields["observations"] ?? "")"
        }.joined(separator: "\n\n")
    }

    /// Whatever stands in it is looked at again when the drafts are submitted, as if it had been typed.
    static func drafts(_ text: String, named name: String, reason: String, in language: Language) -> [NewDraft] {
        let plain = text.replacing("\r\n", with: "\n")
        return plain.split(separator: "\n\n").enumerated().compactMap { number, part in
            let lines = part.split(separator: "\n", maxSplits: 1)
            guard lines.count == 2 else { return nil }
            let words = lines[0].split(separator: " ")
            guard words.count == 2 else { return nil }
            var fields: DraftFields = [
                "series": String(words[0]), "act": String(words[1]), "language": language.tag,
                "observations": String(lines[1]),
            ]
            if words[1] != "stated" { fields["reason"] = reason }
            return NewDraft(id: "o-\(name)-\(number + 1)", kind: "observations", fields: fields)
        }
    }
}

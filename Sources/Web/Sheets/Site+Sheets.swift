import Exporting
import Foundation
import HTTPTypes
import Hummingbird
import Importing
import Languages
import Measures
import Members
import Register
import Runs
import Serving
import Sheets

extension Site {
    /// The pages of spreadsheets.
    static let sheetRoutes: [PageRoute] = [
        .get("sheets") { site, request, visit, _ in try await site.sheets(request, visit) },
        .post("sheets") { site, request, visit, _ in try await site.receiveSheet(request, visit) },
        .get("sheets/:id") { site, request, visit, parameters in try await site.sheet(request, visit, parameters.id) },
        .get("sheets/:id/columns") { site, request, visit, parameters in
            try await site.sheetColumns(request, visit, parameters.id)
        },
        .post("sheets/:id/columns") { site, request, visit, parameters in
            try await site.mapSheet(request, visit, parameters.id)
        },
        .post("sheets/:id/turn") { site, request, visit, parameters in
            try await site.act(on: parameters.id, request, visit) { desk, form, signed in
                try await desk.book.turn(parameters.id, to: form["sheet"].flatMap { Int($0) } ?? 0, by: signed)
            }
        },
        .post("sheets/:id/names") { site, request, visit, parameters in
            try await site.act(on: parameters.id, request, visit) { desk, form, signed in
                try await site.nameThings(desk, parameters.id, form, signed)
            }
        },
        .post("sheets/:id/accept") { site, request, visit, parameters in
            try await site.act(on: parameters.id, request, visit) { desk, _, signed in
                try await desk.book.accept(parameters.id, by: signed)
            }
        },
        .post("sheets/:id/cancel") { site, request, visit, parameters in
            try await site.act(on: parameters.id, request, visit) { desk, _, signed in
                try await desk.book.cancel(parameters.id, by: signed)
            }
        },
        .get("kinds/:id/sheet") { site, request, visit, parameters in
            try await site.sheetTemplate(request, visit, parameters.id)
        },
    ]

    /// The runs, for a member who may write.
    private func desk(_ visit: Visit) throws(RequestFault) -> (SheetDesk, Signed) {
        let signed = try member(visit)
        guard let desk = sheetDesk else { throw .notFound }
        guard signed.may(.write(party: signed.party)) else { throw .notAllowed }
        return (desk, signed)
    }

    // MARK: Sending one

    private func sheets(_ request: Request, _ visit: Visit, _ mistakes: [FormMistake] = []) async throws -> Response {
        let (desk, signed) = try desk(visit)
        let runs = try await desk.book.runs(of: signed.party)
        return try await answer(request, visit) { reading, wording in
            SheetsPage(
                kit: FormKit(wording, mistakes: mistakes), signed: signed, runs: runs,
                kinds: try reading.sheetKinds(of: signed.party))
        }
    }

    private func receiveSheet(_ request: Request, _ visit: Visit) async throws -> Response {
        let (desk, signed) = try desk(visit)
        let form = try await posted(request, visit, .uploads(1, bytesMax: Spreadsheet.bytesMax + 1))
        func again(_ text: String) async throws -> Response {
            try await sheets(request, visit, [FormMistake("file", text)])
        }
        guard let upload = form.upload("file"), !(upload.name.isEmpty && upload.size == 0) else {
            return try await again(book.say("sheet.no-file", in: visit.language))
        }
        let bytes = [UInt8](try Data(contentsOf: upload.url))
        do {
            let run = try await desk.book.receive(bytes, name: upload.name, in: visit.language, by: signed)
            Task { await desk.runner.work() }
            return seeOther(Links(language: visit.language).sheet(run.id))
        } catch let fault as SpreadsheetFault {
            return try await again(SheetTelling.say(fault, in: visit.language, book))
        } catch SheetError.tooManyRuns {
            return try await again(book.say("sheet.too-many-runs", in: visit.language))
        }
    }

    // MARK: One of them

    private func run(_ desk: SheetDesk, _ id: String, _ signed: Signed) async throws -> SheetRun {
        do {
            return try await desk.book.run(id, for: signed)
        } catch SheetError.notFound {
            throw RequestFault.notFound
        }
    }

    private func telling(
        _ visit: Visit, _ reading: Reading, _ lines: [SheetLine], and others: [String] = []
    ) throws -> SheetTelling {
        let things = try reading.things(SheetTelling.things(in: lines).union(others))
        return SheetTelling(
            in: visit.language, phrases: book, units: units, vocabulary: reading.vocabulary, things: things)
    }

    private func sheet(
        _ request: Request, _ visit: Visit, _ id: String, _ mistakes: [FormMistake] = []
    ) async throws -> Response {
        let (desk, signed) = try desk(visit)
        let run = try await run(desk, id, signed)
        let outcome = request.uri.queryParameters["outcome"].flatMap { SheetLine.Outcome(rawValue: String($0)) }
        let after = request.uri.queryParameters["after"].flatMap { Int(String($0)) } ?? 0
        let (lines, next) = try await desk.book.lines(of: run, outcome: outcome, after: after)
        let names = run.state == .checked ? try await desk.book.unsureNames(of: run) : []
        let parameters: Set<String> = ["outcome", "after"]
        var response = try await answer(request, visit, parameters: parameters) { reading, wording in
            SheetRunPage(
                kit: FormKit(wording, mistakes: mistakes), signed: signed, run: run, lines: lines, outcome: outcome,
                next: next, names: names,
                telling: try telling(visit, reading, lines, and: names.flatMap(\.things)))
        }
        // Whoever has no script sees how it goes on as well.
        if run.state.isGoingOn, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "3" }
        // What was left behind when the node ended is taken up by whoever looks.
        if run.state.isGoingOn { Task { await desk.runner.work() } }
        return response
    }

    /// Does something with a run, and shows it.
    private func act(
        on id: String, _ request: Request, _ visit: Visit,
        _ work: (SheetDesk, PostedForm, Signed) async throws -> Void
    ) async throws -> Response {
        let (desk, signed) = try desk(visit)
        let form = try await posted(request, visit)
        do {
            try await work(desk, form, signed)
        } catch SheetError.notFound {
            throw RequestFault.notFound
        } catch SheetError.wrongState, SheetError.incomplete {
            return try await sheet(request, visit, id, [FormMistake("", book.say("sheet.gone-on", in: visit.language))])
        }
        Task { await desk.runner.work() }
        return seeOther(Links(language: visit.language).sheet(id))
    }

    private func nameThings(_ desk: SheetDesk, _ id: String, _ form: PostedForm, _ signed: Signed) async throws {
        let run = try await run(desk, id, signed)
        guard var plan = run.plan else { throw SheetError.incomplete }
        for index in 0..<50 {
            guard let name = form["name-\(index)"], let thing = form["thing-\(index)"], Identifier.isValid(thing) else {
                continue
            }
            plan.names[name] = thing
        }
        try await desk.book.map(id, plan, by: signed)
    }

    // MARK: Columns

    private func sheetColumns(
        _ request: Request, _ visit: Visit, _ id: String, values: [String: String]? = nil, mistakes: [FormMistake] = []
    ) async throws -> Response {
        let (desk, signed) = try desk(visit)
        let run = try await run(desk, id, signed)
        guard let plan = run.plan, run.state == .columns || run.state == .checked else {
            return seeOther(Links(language: visit.language).sheet(id))
        }
        return try await answer(request, visit) { reading, wording in
            SheetColumnsPage(
                kit: FormKit(wording, values: values ?? plan.formValues, mistakes: mistakes), signed: signed, run: run,
                plan: plan, telling: try telling(visit, reading, []), vocabulary: reading.vocabulary)
        }
    }

    private func mapSheet(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (desk, signed) = try desk(visit)
        let form = try await posted(request, visit)
        let run = try await run(desk, id, signed)
        guard let plan = run.plan else { throw RequestFault.notFound }
        let values = form.fields.values
        let told = try await register.read(for: visit.reader, today: now().day()) {
            plan.told(by: values, $0.vocabulary)
        }
        do {
            try await desk.book.map(id, told, by: signed)
        } catch SheetError.incomplete {
            let mistake = FormMistake(
                plan.columns.first.map { "role-\($0.index)" } ?? "", book.say("sheet.incomplete", in: visit.language))
            return try await sheetColumns(request, visit, id, values: values, mistakes: [mistake])
        } catch SheetError.wrongState {
            return seeOther(Links(language: visit.language).sheet(id))
        }
        Task { await desk.runner.work() }
        return seeOther(Links(language: visit.language).sheet(id))
    }

    // MARK: The sheet to fill in

    private func sheetTemplate(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let (_, signed) = try desk(visit)
        try request.check([])
        let (book, units) = (book, units)
        let bytes = try await register.read(for: visit.reader, today: now().day()) { reading in
            guard let kind = reading.vocabulary.kinds[id] else { throw RequestFault.noThing(id) }
            return try SheetTemplate(kind: kind, party: signed.party, in: reading, phrases: book, units: units)
                .xlsx(isRightToLeft: visit.language.direction == .rightToLeft)
        }
        guard let bytes else { throw RequestFault.notFound }
        return Response(
            status: .ok,
            headers: [
                .contentType: Representation.xlsx.mediaType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(id).xlsx\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Reading {
    /// The kinds of which something lies in what a party speaks for, and of which something is wanted.
    func sheetKinds(of party: String) throws -> [Kind] {
        let wanted = Set(vocabulary.properties.values.flatMap(\.expectedKinds))
        var present = Set(try thingCounts().keys)
        if let whole = vocabulary.parties[party]?.speaksFor {
            present = Set(try parts(of: whole).map(\.kind))
            if let own = try thing(whole) { present.insert(own.kind) }
        }
        return vocabulary.kinds.values.filter { wanted.contains($0.id) && present.contains($0.id) }
            .sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    }
}

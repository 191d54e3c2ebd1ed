import Films
import HTTPTypes
import Languages
package import OpenData
package import Register
import Serving

/// One record of a subject, as the interface gives it.
package struct FoundRecord: Sendable {
    /// The list it stands in.
    package let list: String
    package let json: [UInt8]
    /// What belongs to it as a table, else its row of the list.
    package let table: Table
}

extension Interface {
    /// The lists of which one record can be asked for by its id alone, in the order in which they are looked through.
    private static let recordLists = ["stories", "observations", "indicators", "problems"]

    /// The record under an id, or under `list/id`; `nil` where the reader may read none.
    package func record(_ name: String, in reading: Reading) throws -> FoundRecord? {
        let steps = name.split(separator: "/", maxSplits: 1).map(String.init)
        guard let id = steps.last else { return nil }
        for list in Self.recordLists + ["films"] where steps.count < 2 || steps[0] == list {
            if let found = try record(id, of: list, in: reading) { return found }
        }
        return nil
    }

    private func record(_ id: String, of list: String, in reading: Reading) throws -> FoundRecord? {
        guard list != "films" else { return try filmRecord(id, in: reading) }
        guard Identifier.isValid(id), let route = Self.routes.first(where: { $0.operation.path == "\(list)/{id}" })
        else { return nil }
        func ask(_ form: Representation) throws -> Answer {
            let asked = Asked(route.operation, in: reading.who.language, values: [:], id: id, form: form)
            return try route.answer(Asking(interface: self, asked: asked, reading: reading))
        }
        let answer: Answer
        do { answer = try ask(.json) } catch let fault as RequestFault where fault.status == .notFound { return nil }
        let own = route.operation.forms.contains(.csv) ? try ask(.csv).table : nil
        guard let table = try own ?? row(id, of: list, in: reading) else { return nil }
        return FoundRecord(list: list, json: answer.bytes, table: table)
    }

    private func row(_ id: String, of list: String, in reading: Reading) throws -> Table? {
        try whole(list, in: reading).map { whole in
            Table(
                name: whole.name, title: whole.title, columns: whole.columns, rows: whole.rows.filter { $0.id == id })
        }
    }

    // MARK: Films

    /// The films whose pages are open to everyone, as a list.
    func wholeFilms(in reading: Reading) throws -> Table? {
        let films = try FilmBook.openFilms(reading.db).map { ToldFilm(film: $0, isOpen: true) }
        return try filmAnswer("films", "", .csv, films, reading)?.table
    }

    private func filmRecord(_ id: String, in reading: Reading) throws -> FoundRecord? {
        guard let film = try FilmBook.openFilm(id, showings: filmShowings, reading.db) else { return nil }
        let told = [ToldFilm(film: film, isOpen: true)]
        guard let answer = try filmAnswer("films/{id}", id, .json, told, reading),
            let table = try filmAnswer("films", "", .csv, told, reading)?.table
        else { return nil }
        return FoundRecord(list: "films", json: answer.bytes, table: table)
    }

    private func filmAnswer(
        _ path: String, _ id: String, _ form: Representation, _ films: [ToldFilm], _ reading: Reading
    ) throws -> Answer? {
        guard let route = Self.filmRoutes.first(where: { $0.operation.path == path }) else { return nil }
        let asked = Asked(route.operation, in: reading.who.language, values: [:], id: id, form: form)
        return try route.answer(Asking(interface: self, asked: asked, reading: reading), films)
    }
}

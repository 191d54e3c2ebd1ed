import Measures

/// Reads a sheet of observations: a column of times, one of values, and whatever of error, quality, unit, datum and series
/// is there.
enum SeriesSheet {
    private enum Role: CaseIterable { case time, value, error, quality, unit, datum, series }

    /// The words by which headings are known in six languages; the longer first, since they are looked for inside.
    private static let words: [(Role, [String])] = [
        (.error, ["error", "uncertainty", "خطا", "погрешность", "ошибка", "xəta", "қателік", "ýalňyşlyk"]),
        (.quality, ["quality", "flag", "qc", "کیفیت", "качество", "флаг", "keyfiyyət", "сапа", "hil"]),
        (.unit, ["unit", "uom", "یکا", "واحد", "единица", "vahid", "бірлік", "birlik"]),
        (
            .datum,
            [
                "datum", "مبنا", "система высот", "hündürlük sistemi", "səviyyə sistemi", "биіктік жүйесі",
                "beýiklik ulgamy",
            ]
        ),
        (.series, ["series", "station", "سری", "ایستگاه", "ряд", "станция", "sıra", "stansiya", "қатар", "hatar"]),
        (
            .time,
            [
                "time", "date", "year", "month", "period", "تاریخ", "زمان", "سال", "дата", "время", "год", "tarix",
                "zaman", "күні", "уақыт", "жыл", "sene", "wagt", "ýyl",
            ]
        ),
        (
            .value,
            [
                "value", "level", "result", "مقدار", "تراز", "значение", "уровень", "dəyər", "qiymət", "səviyyə",
                "мән", "деңгей", "baha",
            ]
        ),
    ]

    static func read(_ bytes: [UInt8]) throws(RawSeriesFault) -> RawSeriesFile {
        do {
            return try rows(of: Spreadsheet(bytes, limits: .observations))
        } catch let fault as SpreadsheetFault where fault.code == .tooManyRows || fault.code == .tooLarge {
            throw RawSeriesFault("series-too-many", place: nil, ["count": String(RawSeriesFile.pointsMax)])
        } catch let fault as SpreadsheetFault {
            throw RawSeriesFault("sheet", place: nil, ["text": fault.code.rawValue])
        } catch let fault as RawSeriesFault {
            throw fault
        } catch {
            throw RawSeriesFault("sheet", place: nil)
        }
    }

    private static func rows(of sheet: Spreadsheet) throws -> RawSeriesFile {
        var rows = try sheet.rows(0)
        guard let head = try rows.next() else { throw RawSeriesFault("series-empty", place: nil) }
        let columns = try roles(head)
        var file = RawSeriesFile(form: .sheet)
        var places: [String: Int] = [:]
        while let row = try rows.next() {
            func cell(_ role: Role) -> String? {
                columns[role].map { word(row[$0]) }.flatMap { $0.isEmpty ? nil : $0 }
            }
            let name = cell(.series) ?? ""
            if places[name] == nil {
                places[name] = file.series.count
                file.series.append(RawSeries(name: name.isEmpty ? nil : name))
            }
            guard let place = places[name], file.series.count <= RawSeriesFile.seriesMax else {
                throw RawSeriesFault("series-too-many", place: row.number)
            }
            file.series[place].points.append(
                RawPoint(
                    place: row.number, time: cell(.time) ?? "", value: cell(.value) ?? "", error: cell(.error),
                    quality: cell(.quality), unit: cell(.unit), datum: cell(.datum)))
        }
        return file
    }

    private static func roles(_ head: SpreadsheetRow) throws -> [Role: Int] {
        var roles: [Role: Int] = [:]
        var others: [Int] = []
        for (column, cell) in head.cells.enumerated() {
            let heading = word(cell).lowercased()
            if heading.isEmpty { continue }
            let role = words.first { _, known in known.contains { heading.contains($0) } }?.0
            if let role, roles[role] == nil { roles[role] = column } else if role == nil { others.append(column) }
        }
        // One column of a name of its own can only be the values.
        if roles[.value] == nil, others.count == 1 { roles[.value] = others[0] }
        guard roles[.time] != nil else { throw RawSeriesFault("no-time-column", place: head.number) }
        guard roles[.value] != nil else { throw RawSeriesFault("no-value-column", place: head.number) }
        return roles
    }

    private static func word(_ cell: SpreadsheetCell) -> String {
        switch cell {
        case .text(let text): CSVTable.trimmed(text)
        case .number(let digits): digits
        case .percent(let digits): digits + "%"
        case .date(let period): period.text
        case .empty, .flag, .error, .unreckoned: ""
        }
    }
}

package import Journal
import Languages
import Measures
package import Register

extension ObservationBlock: RegisterRecord {
    package static let entryKind = "observations"

    package var payload: JSON {
        let columns = BlockColumns(observations)
        // Seconds where all moments are whole ones, which nearly all are.
        let tick: Int64 = columns.calendar != nil ? 1 : columns.starts.allSatisfy { $0 % 1000 == 0 } ? 1000 : 1
        let steps = zip(columns.starts, columns.starts.dropFirst()).map { ($1 - $0) / tick }
        var fields: [(String, JSON?)] = [
            ("series", .string(series)), ("source", .optional(source)),
            ("act", act == .stated ? nil : .string(act.rawValue)), ("reason", reason.json),
            ("calendar", columns.calendar == .solarHijri ? "solar-hijri" : nil),
            ("from", .string(Self.first(columns))),
            ("tick", .string(columns.calendar != nil ? "day" : tick == 1000 ? "second" : "millisecond")),
            ("steps", .string(RunList.text(steps))), ("visibility", visibility.json),
        ]
        if columns.calendar != nil { fields.append(("days", .string(RunList.text(columns.lengths)))) }
        if act != .withdrawn {
            fields.append(("digits", .string(RunList.text(columns.digits))))
            fields.append(("values", .string(RunList.text(columns.values))))
            if columns.qualities.contains(where: { $0 != 0 }) {
                fields.append(("quality", .string(RunList.text(columns.qualities))))
            }
            if !columns.errors.isEmpty {
                fields.append(("errorDigits", .string(RunList.text(columns.errorDigits))))
                fields.append(("errors", .string(RunList.text(columns.errors))))
            }
        }
        return JSON(present: fields)
    }

    private static func first(_ columns: BlockColumns) -> String {
        guard let first = columns.starts.first else { return "" }
        if columns.calendar == nil { return Instant(clamping: first).text }
        return Day(number: Int(clamping: first))?.text ?? ""
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        let (act, columns) = try BlockColumns.read(payload)
        let series = try payload.string("series")
        guard Identifier.isValid(series) else { throw PayloadError("series", "names nothing") }
        var observations: [Observation] = []
        observations.reserveCapacity(columns.count)
        for place in 0..<columns.count {
            guard let observation = columns.observation(place) else {
                throw PayloadError("values", "hold what cannot be at place \(place)")
            }
            observations.append(observation)
        }
        self.init(
            id: id, series: series, act: act, reason: try payload.text("reason"), observations: observations,
            source: try payload.optionalString("source"),
            visibility: try Visibility(json: payload["visibility"]))
    }
}

extension BlockColumns {
    /// What a block of an entry does, and its columns.
    static func read(_ payload: JSON) throws(PayloadError) -> (ObservationBlock.Act, BlockColumns) {
        let act: ObservationBlock.Act = try payload.choice("act") ?? .stated
        var columns = BlockColumns()
        let tick = try payload.string("tick")
        guard ["day", "second", "millisecond"].contains(tick) else { throw PayloadError("tick") }
        if tick == "day" { columns.calendar = try payload.choice("calendar") ?? .gregorian }
        try columns.readStarts(payload, tick)
        let count = columns.count
        func column(_ field: String) throws(PayloadError) -> [Int64] {
            guard let numbers = RunList.read(try payload.string(field), limit: ObservationLimits.block),
                numbers.count == count
            else { throw PayloadError(field, "holds another number of values than there are times") }
            return numbers
        }
        if tick == "day" {
            columns.lengths = try column("days")
            guard columns.lengths.allSatisfy({ (1...366).contains($0) }) else { throw PayloadError("days") }
        }
        if act == .withdrawn {
            columns.digits = Array(repeating: -1, count: count)
            columns.values = Array(repeating: 0, count: count)
            columns.qualities = Array(repeating: Quality.missing.code, count: count)
            return (act, columns)
        }
        columns.digits = try column("digits")
        columns.values = try column("values")
        columns.qualities = payload["quality"] == nil ? Array(repeating: 0, count: count) : try column("quality")
        if payload["errors"] != nil {
            columns.errorDigits = try column("errorDigits")
            columns.errors = try column("errors")
        }
        try columns.check()
        return (act, columns)
    }

    private mutating func readStarts(_ payload: JSON, _ tick: String) throws(PayloadError) {
        let from = try payload.string("from")
        let first = tick == "day" ? Day(parsing: from).map { Int64($0.number) } : Instant(parsing: from)?.milliseconds
        guard let first, let steps = RunList.read(try payload.string("steps"), limit: ObservationLimits.block - 1)
        else { throw PayloadError("from", "or steps cannot be read") }
        starts = [first]
        let size: Int64 = tick == "second" ? 1000 : 1
        for step in steps {
            let (wide, overflows) = step.multipliedReportingOverflow(by: size)
            guard step > 0, !overflows, let last = starts.last,
                case let (next, isOver) = last.addingReportingOverflow(wide),
                !isOver
            else { throw PayloadError("steps", "run back or stand still") }
            starts.append(next)
        }
        // A moment or day beyond the calendar's years is none.
        let last = starts.last ?? first
        guard tick == "day" ? Day(number: Int(clamping: last)) != nil : Instant(milliseconds: last) != nil else {
            throw PayloadError("steps", "lead beyond the calendar")
        }
    }

    private func check() throws(PayloadError) {
        for place in 0..<count {
            guard (-1...15).contains(digits[place]), Quality(code: qualities[place]) != nil,
                (digits[place] < 0) == (qualities[place] == Quality.missing.code),
                digits[place] >= 0 || values[place] == 0,
                errorDigits.isEmpty || (-1...15).contains(errorDigits[place])
            else { throw PayloadError("values", "hold what cannot be at place \(place)") }
        }
    }
}

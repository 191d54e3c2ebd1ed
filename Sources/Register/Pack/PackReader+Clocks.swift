import Importing
import Languages
import Measures

extension PackReader {
    /// What `clocks.csv` says of one thing.
    struct ClockRow {
        let clock: Clock
        let row: Int
    }

    static let clockFile = "clocks.csv"

    mutating func readClocks() {
        for row in rows(files.table(Self.clockFile), known: ["thing", "zone", "weekend"]) {
            let thing = row.identifier("thing")
            if clocks[thing] != nil {
                row.fault("thing", "“\(thing)” stands twice.", remedy: "Remove one of the two rows.")
            }
            if row.cell("zone") == nil, row.cell("weekend") == nil {
                row.fault(nil, "The row says nothing.", remedy: "Give a zone or a weekend, or remove the row.")
            }
            if let zone = row.cell("zone") { check(zone) { row.fault("zone", $0, remedy: $1, severity: $2) } }
            var days: [Weekday] = []
            for word in row.list("weekend") {
                if let day = Weekday(word: word), !days.contains(day) {
                    days.append(day)
                } else {
                    row.faultChoice("weekend", word, Weekday.allCases.map(\.word))
                }
            }
            diagnostics += row.diagnostics
            guard row.isSound else { continue }
            clocks[thing] = ClockRow(clock: Clock(zone: row.cell("zone"), restDays: days), row: row.number)
        }
    }

    /// Says what is wrong with the name of a zone.
    ///
    /// A machine without any tz database knows no zone; that is its fault, and not the pack's.
    func check(_ zone: String, _ say: (String, String, Diagnostic.Severity) -> Void) {
        let folder = ZoneFolder.system
        guard folder.zone(zone) == nil else { return }
        let isSound = Zone.isName(zone) && !folder.isThere
        say(
            isSound
                ? "This machine has no tz database." : "The tz database has no zone “\(zone.prefix(60))”.",
            isSound ? "Install tzdata." : "Write a name such as Europe/Zurich, or bring tzdata up to date.",
            isSound ? .warning : .error)
    }

    /// Clocks of things that are not there.
    mutating func checkClocks(of things: [Thing]) {
        let known = Set(things.map(\.id))
        for (thing, clock) in clocks where !known.contains(thing) {
            diagnostics.append(
                Diagnostic(
                    file: Self.clockFile, row: clock.row, column: "thing",
                    "There is no thing “\(thing.prefix(80))” in this pack.",
                    remedy: "Add it to things/, or correct the spelling."))
        }
    }
}

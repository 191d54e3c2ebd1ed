import ArgumentParser
import Drafts
import Languages
import Measures
import Register

/// What is said of new series beside the file; the names are those of the fields of their drafts.
struct NewSeriesOptions: ParsableArguments {
    @Flag(name: .customLong("new-series"), help: "Propose series that are not known as new ones.")
    var isAsked = false
    @Option(help: "The station, lake or sea, by its name or id.")
    var thing: String?
    @Option(help: "The id of the property that is observed.")
    var property: String?
    @Option(help: "The unit of the values, as UCUM code or by its name.")
    var unit: String?
    @Option(help: "The datum of heights and levels.")
    var datum: String?
    @Option(help: "How often: year, month, ten-day, week, day or instant.")
    var resolution: String?
    @Option(help: "Minutes from one moment to the next.")
    var beat: String?
    @Option(help: "The party whose observations they are; else that of the member.")
    var publisher: String?
    @Option(help: "How it is observed.")
    var method: String?
    @Option(help: "Under which conditions others may use it.")
    var licence: String?
    @Option(help: "The id of the source.")
    var source: String?
    @Option(help: "Who may read it: everyone, members or own-party.")
    var visibility: String?

    /// The fields of a draft as far as they were given.
    var fields: DraftFields {
        let given = [
            "thing": thing, "property": property, "unit": unit, "datum": datum, "resolution": resolution,
            "beat": beat, "publisher": publisher, "method": method, "licence": licence, "source": source,
            "visibility": visibility,
        ]
        return given.compactMapValues(\.self)
    }

    /// A fault beside the option that mends it.
    static func told(_ fault: DraftFaults.Fault) -> String {
        let said = fault.values.isEmpty ? "" : " (" + fault.values.values.sorted().joined(separator: ", ") + ")"
        return fault.code == "missing" ? "give --\(fault.field)" : "--\(fault.field): \(fault.code)\(said)"
    }
}

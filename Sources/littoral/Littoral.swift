import API
import ArgumentParser
import Console
import Journal
import Languages
import Measures
import OpenData

/// The one executable: its commands, what the interface gives them, and nothing else.
@main
enum Program {
    static func main() async {
        let interface: @Sendable (OpenWords, Journal) -> Interface = { words, journal in
            let now = Instant(clamping: NodeFolder.wallClock())
            var interface = Interface(
                journal: journal, book: words.book, units: words.units, version: Littoral.configuration.version,
                now: { now })
            interface.filmShowings = NodeFilms.showings
            return interface
        }
        let tables = SubjectTables(names: Interface.wholeLists) { name, reading, words, journal in
            try interface(words, journal).whole(name, in: reading)
        } record: { name, reading, words, journal in
            try interface(words, journal).record(name, in: reading).map {
                SubjectRecord(list: $0.list, json: $0.json, table: $0.table)
            }
        }
        await SubjectTables.$given.withValue(tables) { await Littoral.main() }
    }
}

/// Its commands.
struct Littoral: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "littoral", abstract: "A working space for provinces that share a sea.", version: "0.1.0",
        subcommands: [
            ServeCommand.self, SearchCommand.self, ShowCommand.self, ListCommand.self, OpenExportCommand.self,
            LoadCommand.self, PackCommand.self, PhrasesCommand.self, TranslationsCommand.self, JournalCommand.self,
            BackupCommand.self, RestoreCommand.self, MemberCommand.self, ConfigurationCommand.self, DoctorCommand.self,
            SetupCommand.self, SheetCommand.self, StoryCommand.self, ObservationsCommand.self,
        ])
}

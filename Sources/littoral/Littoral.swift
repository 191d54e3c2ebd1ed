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
        let tables = SubjectTables(names: Interface.wholeLists) { name, reading, words, journal in
            let now = Instant(clamping: NodeFolder.wallClock())
            return try Interface(
                journal: journal, book: words.book, units: words.units, version: Littoral.configuration.version,
                now: { now }
            ).whole(name, in: reading)
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

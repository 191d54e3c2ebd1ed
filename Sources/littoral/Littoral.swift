import ArgumentParser
import Console

/// The one executable: its commands, and nothing else.
@main
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

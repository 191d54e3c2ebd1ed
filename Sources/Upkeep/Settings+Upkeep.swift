import Foundation
package import Settings
package import Storage

extension Settings {
    /// The shelf of scheduled backups.
    package var backupShelf: BackupShelf {
        BackupShelf(
            URL(fileURLWithPath: folder(.backupFolder)), reserveBytes: Int64(number(.diskReserveMB)) << 20)
    }

    /// How the store is opened: what must stay free on its disk, how long a question may take.
    package var storeOptions: StoreOptions {
        var options = StoreOptions()
        options.diskReserveBytes = Int64(number(.diskReserveMB)) << 20
        options.questionLimit = .seconds(number(.limitStatementSeconds))
        return options
    }

    package var retention: Retention {
        Retention(
            daily: number(.backupKeepDaily), weekly: number(.backupKeepWeekly), monthly: number(.backupKeepMonthly))
    }
}

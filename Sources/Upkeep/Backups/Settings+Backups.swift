import Foundation
package import Settings

extension Settings {
    /// The shelf of scheduled backups.
    package var backupShelf: BackupShelf {
        BackupShelf(
            URL(fileURLWithPath: folder(.backupFolder)), reserveBytes: Int64(number(.diskReserveMB)) << 20)
    }

    package var retention: Retention {
        Retention(
            daily: number(.backupKeepDaily), weekly: number(.backupKeepWeekly), monthly: number(.backupKeepMonthly))
    }
}

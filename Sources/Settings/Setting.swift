/// What an administrator may set, by the key that stands in the file.
///
/// There are no secrets among them: a setting may name the file of a key, never hold one.
package enum Setting: String, Sendable, Hashable, CaseIterable {
    case data, region, phrases, assets
    case listenHost = "listen.host"
    case listenPort = "listen.port"
    case tlsCertificate = "tls.certificate"
    case tlsKey = "tls.key"
    case proxyTrusted = "proxy.trusted"
    case proxyHeader = "proxy.header"
    case hostsAllowed = "hosts.allowed"
    case limitConnections = "limit.connections"
    case limitRequests = "limit.requests"
    case limitIdleSeconds = "limit.idle-seconds"
    case limitRequestSeconds = "limit.request-seconds"
    case limitStatementSeconds = "limit.statement-seconds"
    case limitBodyKB = "limit.body-kb"
    case limitUploadMB = "limit.upload-mb"
    case limitFilmMB = "limit.film-mb"
    case limitFilmMemoryMB = "limit.film-memory-mb"
    case diskReserveMB = "disk.reserve-mb"
    case backupFolder = "backup.folder"
    case backupEveryHours = "backup.every-hours"
    case backupKeepDaily = "backup.keep-daily"
    case backupKeepWeekly = "backup.keep-weekly"
    case backupKeepMonthly = "backup.keep-monthly"
    case metricsAllow = "metrics.allow"
    case logFormat = "log.format"
    case logLevel = "log.level"
    case logRequests = "log.requests"
    case mailProgram = "mail.program"
    case mailSender = "mail.sender"
    case oidcIssuer = "oidc.issuer"
    case oidcClient = "oidc.client"
    case oidcSecretFile = "oidc.secret-file"
    case oidcName = "oidc.name"
    case oidcMailHosts = "oidc.mail-hosts"
    case translateAddress = "translate.address"
    case translateKeyFile = "translate.key-file"
    case translateReserved = "translate.reserved"
    case filmHosts = "newsroom.film-hosts"

    /// What may stand as the value.
    package enum Kind: Sendable, Hashable {
        case folder, file, text
        case number(ClosedRange<Int>)
        case choice([String])
        /// Addresses and ranges of addresses, separated by commas.
        case ranges
        /// Names of hosts, separated by commas.
        case hosts
    }

    package var kind: Kind { rule.kind }
    /// The value that holds when nobody says anything; empty where a thing is off or looked for.
    package var initial: String { rule.initial }
    /// What it does, in one or two sentences for the file.
    package var about: String { rule.about }
    /// The variable of the environment that sets it.
    package var variable: String {
        "LITTORAL_" + String(rawValue.map { $0.isLetter || $0.isNumber ? $0 : "_" }).uppercased()
    }

    struct Rule {
        let kind: Kind
        let initial: String
        let about: String

        init(_ kind: Kind, _ initial: String = "", _ about: String) {
            (self.kind, self.initial, self.about) = (kind, initial, about)
        }
    }
}

extension Setting {
    var rule: Rule {
        switch self {
        case .data, .region, .phrases, .assets: folderRule
        case .listenHost, .listenPort, .tlsCertificate, .tlsKey, .proxyTrusted, .proxyHeader, .hostsAllowed: servingRule
        case .limitConnections, .limitRequests, .limitIdleSeconds, .limitRequestSeconds, .limitStatementSeconds,
            .limitBodyKB, .limitUploadMB, .diskReserveMB:
            limitRule
        case .backupFolder, .backupEveryHours, .backupKeepDaily, .backupKeepWeekly, .backupKeepMonthly: backupRule
        case .metricsAllow, .logFormat, .logLevel, .logRequests, .mailProgram, .mailSender: watchingRule
        case .oidcIssuer, .oidcClient, .oidcSecretFile, .oidcName, .oidcMailHosts: signingRule
        case .translateAddress, .translateKeyFile, .translateReserved: translatingRule
        case .limitFilmMB, .limitFilmMemoryMB, .filmHosts: filmRule
        }
    }

    private var folderRule: Rule {
        switch self {
        case .data: Rule(.folder, "var", "The folder that holds everything this node has.")
        case .region:
            Rule(
                .folder, "",
                "The folder of the region pack. Empty: the only pack in Regions, here or under /usr/share/littoral.")
        case .phrases:
            Rule(.folder, "", "The folder of phrases. Empty: Phrases, here or under /usr/share/littoral.")
        default:
            Rule(.folder, "", "The folder of stylesheet and fonts. Empty: Assets, here or under /usr/share/littoral.")
        }
    }

    private var servingRule: Rule {
        switch self {
        case .listenHost:
            Rule(.text, "127.0.0.1", "The address to listen on; 0.0.0.0 or :: for every one of this machine.")
        case .listenPort: Rule(.number(0...65_535), "8080", "The port to listen on; 0 takes a free one and says which.")
        case .tlsCertificate:
            Rule(
                .file, "",
                "The certificate with its chain (PEM), where this node itself speaks HTTPS. Read again at SIGHUP.")
        case .tlsKey: Rule(.file, "", "The private key of the certificate (PEM); only the node may read it.")
        case .proxyTrusted:
            Rule(
                .ranges, "",
                "The proxies before this node, as addresses or ranges (10.0.0.0/8). What they forward of scheme, host "
                    + "and reader is believed; what others forward is not.")
        case .proxyHeader:
            Rule(
                .choice(["x-forwarded", "forwarded"]), "x-forwarded",
                "How they say it: X-Forwarded-For, -Proto and -Host, or Forwarded (RFC 7239). They must set all of it.")
        default:
            Rule(
                .hosts, "",
                "The names under which this node is asked for, e.g. littoral.example.org. Empty: any. Others get 421.")
        }
    }

    private var limitRule: Rule {
        switch self {
        case .limitConnections: Rule(.number(1...100_000), "1024", "Connections open at once; more wait to be taken.")
        case .limitRequests: Rule(.number(1...100_000), "256", "Requests answered at once; more get 503.")
        case .limitIdleSeconds:
            Rule(.number(1...3_600), "30", "Seconds after which a connection without a whole request is closed.")
        case .limitRequestSeconds:
            Rule(
                .number(1...3_600), "60",
                "Seconds in which a request must have come, and in which a reader must take 32 KB of an answer.")
        case .limitStatementSeconds:
            Rule(.number(1...600), "10", "Seconds after which a question to the store is given up with 503.")
        case .limitBodyKB: Rule(.number(0...65_536), "512", "The largest body of a request without files, in KB.")
        case .limitUploadMB: Rule(.number(0...1_024), "25", "The largest file that a member may send, in MB. 0: none.")
        default:
            Rule(
                .number(0...10_000_000), "256",
                "Free disk, in MB, below which nothing is written any more; readers go on. 0: no reserve.")
        }
    }

    private var backupRule: Rule {
        switch self {
        case .backupFolder:
            Rule(.folder, "", "The folder of scheduled backups, best on another disk. Empty: none are made.")
        case .backupEveryHours: Rule(.number(1...744), "24", "Hours between two backups.")
        case .backupKeepDaily: Rule(.number(0...3_660), "7", "Of how many days the last backup is kept.")
        case .backupKeepWeekly: Rule(.number(0...520), "4", "Of how many weeks the last backup is kept.")
        default: Rule(.number(0...1_200), "12", "Of how many months the last backup is kept.")
        }
    }

    private var translatingRule: Rule {
        switch self {
        case .translateAddress:
            Rule(
                .text, "",
                "A service that translates by machine, as LibreTranslate does, e.g. http://127.0.0.1:5000. Empty: none "
                    + "is asked. It gets the texts that translators ask it for.")
        case .translateKeyFile: Rule(.file, "", "The file that holds the key of that service, if it wants one.")
        default:
            Rule(
                .choice(["no", "yes"]), "no",
                "Whether texts that not everyone may read are sent to that service too. Yes only for one of your own.")
        }
    }

    private var filmRule: Rule {
        switch self {
        case .limitFilmMB:
            Rule(.number(0...1_048_576), "2048", "The largest film or sound that a member may send, in MB. 0: none.")
        case .limitFilmMemoryMB:
            Rule(
                .number(384...65_536), "1024",
                "How much address space ffmpeg may use while it checks or makes a film, in MB; it fills far less of it."
            )
        default:
            Rule(
                .hosts, "",
                "Hosts whose films a reader may load into a page with a click, e.g. films.example.org. Empty: none; then "
                    + "a film elsewhere is a link.")
        }
    }

    private var watchingRule: Rule {
        switch self {
        case .metricsAllow:
            Rule(.ranges, "127.0.0.1, ::1", "Who may read /metrics, as addresses or ranges.")
        case .logFormat: Rule(.choice(["logfmt", "json"]), "logfmt", "How log lines are written.")
        case .logLevel:
            Rule(
                .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]), "info",
                "The least grave line that is written.")
        case .logRequests:
            Rule(
                .choice(["no", "yes"]), "no",
                "Whether every request gets a line: path, status and time; never the reader's address or words.")
        case .mailProgram: Rule(.file, "/usr/sbin/sendmail", "The program that takes mail in the way of sendmail.")
        default: Rule(.text, "", "The address mail of this node comes from. Empty: no mail is sent.")
        }
    }

    private var signingRule: Rule {
        switch self {
        case .oidcIssuer:
            Rule(
                .text, "",
                """
                The address of a ministry's own sign-in (OpenID Connect), exactly as it writes it itself. Empty: none. \
                Further ministries have sections of their own: oidc.NAME.issuer, oidc.NAME.client and so on.
                """
            )
        case .oidcClient: Rule(.text, "", "The name under which the provider knows this node.")
        case .oidcSecretFile:
            Rule(.file, "", "The file that holds the secret agreed with the provider. Empty: there is none.")
        case .oidcMailHosts:
            Rule(
                .hosts, "",
                "The hosts of the mail addresses for which the provider may speak, with commas between. Empty: any.")
        default: Rule(.text, "", "What the provider is called on the page of signing in.")
        }
    }
}

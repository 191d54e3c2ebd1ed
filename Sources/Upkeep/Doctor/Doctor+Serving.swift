import Foundation
import Languages
import Measures
import Settings

/// How the node is reached: port, certificate, who is in between, mail.
extension Doctor {
    func port() -> Finding {
        let number = settings.number(.listenPort)
        guard number > 0 else { return .good("port") }
        let detail = "\(settings[.listenHost]):\(number)"
        switch Self.trial(settings[.listenHost], UInt16(clamping: number)) {
        case EADDRINUSE: return .warning("port", "taken", ["port": .text(detail)])
        case EACCES: return .fault("port", "forbidden", ["port": .text(detail)])
        case EADDRNOTAVAIL: return .fault("port", "no-address", ["port": .text(detail)])
        default: return .good("port", detail)
        }
    }

    /// Binds a socket as the server would and lets go of it; the error of the system, 0 for none.
    private static func trial(_ host: String, _ port: UInt16) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let info = found else { return EADDRNOTAVAIL }
        defer { freeaddrinfo(info) }
        let socket = Glibc.socket(info.pointee.ai_family, info.pointee.ai_socktype, 0)
        guard socket >= 0 else { return 0 }
        defer { close(socket) }
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        return bind(socket, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0 ? 0 : errno
    }

    func certificate() -> [Finding] {
        guard !settings[.tlsCertificate].isEmpty else { return [] }
        let (chain, key) = (settings[.tlsCertificate], settings[.tlsKey])
        if let rights = Self.rights(of: key), rights & 0o007 != 0 {
            return [.fault("certificate", "open", ["path": .text(key), "mode": .text(Self.octal(rights))])]
        }
        do {
            let end = try certificateEnd(chain, key)
            let days = (end.milliseconds - now.milliseconds) / 86_400_000
            let values: [String: PhraseValue] = ["day": .text(end.day().text), "days": .number(String(days))]
            if end <= now { return [.fault("certificate", "expired", values)] }
            return days < 14 ? [.warning("certificate", "ending", values)] : [.good("certificate", end.day().text)]
        } catch {
            return [.fault("certificate", "unreadable", ["reason": .text("\(error)")])]
        }
    }

    /// A node that is open to the network without encryption.
    func exposure() -> [Finding] {
        let host = settings[.listenHost]
        let isLocal = host == "localhost" || host == "::1" || host.hasPrefix("127.")
        if !isLocal, settings[.tlsCertificate].isEmpty, settings[.proxyTrusted].isEmpty {
            return [.warning("exposure", "plain", ["host": .text(host)])]
        }
        if settings[.hostsAllowed].isEmpty, !isLocal || !settings[.proxyTrusted].isEmpty {
            return [.warning("exposure", "any-host")]
        }
        return [.good("exposure")]
    }

    /// Films are checked and made lighter by programs of ffmpeg.
    func films() -> [Finding] {
        guard settings.number(.limitFilmMB) > 0 else { return [] }
        let programs = ["ffmpeg", "ffprobe", "prlimit"].map { "/usr/bin/\($0)" }
        guard let missing = programs.first(where: { !FileManager.default.isExecutableFile(atPath: $0) }) else {
            return [.good("films", programs[0])]
        }
        return [.warning("films", "missing", ["path": .text(missing)])]
    }

    func mail() -> [Finding] {
        guard !settings[.mailSender].isEmpty else { return [] }
        let program = settings[.mailProgram]
        guard FileManager.default.isExecutableFile(atPath: program) else {
            return [.fault("mail", "missing", ["path": .text(program)])]
        }
        return [.good("mail", program)]
    }
}

import Drafts
import Files
import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import Serving

extension Site {
    /// A file, for those who may read an entry that rests on it, and for the party that has brought it in.
    ///
    /// Who knows a digest and may not read the file is told the same as for a digest that nobody knows.
    func file(_ request: Request, _ signed: Signed?, _ text: String) async throws -> Response {
        guard let files, let digest = Digest(hex: text), digest.hex == text else { throw RequestFault.notFound }
        let kept = try await files.uploads(of: text)
        let reader = Reader(language: .en, party: signed?.party)
        let isCited = try await register.read(for: reader, today: now().day()) { reading in
            try reading.isCited(file: text) || !ProblemShowings.citedFiles(among: [text], reading.db).isEmpty
        }
        let own = kept.filter { $0.party == signed?.party }
        // The ministry sees what it is to clear with all that stands behind it, and nothing else.
        var isOpen = isCited
        if !isOpen, own.isEmpty, let signed, let drafts {
            isOpen = try await drafts.isToBeCleared(file: text, by: signed)
        }
        guard let file = isOpen ? kept.first : own.first, let size = files.shelf.size(of: digest) else {
            throw RequestFault.notFound
        }
        // One's own name for it, where one has brought it in oneself.
        return answer(own.first ?? file, size, request, files.shelf.url(of: digest), isPublic: signed == nil)
    }

    private func answer(_ file: KeptFile, _ size: Int64, _ request: Request, _ url: URL, isPublic: Bool) -> Response {
        var headers: HTTPFields = [
            .contentType: file.kind.mediaType,
            // Who may read it can change with every entry.
            .cacheControl: isPublic ? "no-cache" : "private, no-store",
            .contentDisposition: FileDisposition.text(file),
        ]
        headers.set("Content-Security-Policy", FileDisposition.policy(file.kind))
        for (name, value) in FileDisposition.rules { headers.set(name, value) }
        return FileAnswer(url, size: size, digest: file.digest, headers: headers).answer(request, isKept: isPublic)
    }

    /// Keeps a file that came with a form; `nil` where none was chosen.
    ///
    /// Throws `FileFault`.
    func keep(_ upload: Upload?, for signed: Signed) async throws -> KeptFile? {
        guard let upload, let files else { return nil }
        let intake = try files.shelf.take(upload.url)
        return try await files.keep(
            intake, named: upload.name, party: signed.party, member: signed.member, at: now().milliseconds)
    }
}

/// How a file is handed to a browser.
enum FileDisposition {
    static func text(_ file: KeptFile) -> String { text(file.name, isInline: file.kind.isShownInline) }

    static func text(_ name: String, isInline: Bool) -> String {
        let plain = name.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 && $0 != "\"" && $0 != "\\" }
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        let isEnding =
            (1...8).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let fallback = plain ? name : "file." + (isEnding ? ending : "bin")
        // RFC 6266: old programs take the plain name, all others the one in letters of every script.
        return "\(isInline ? "inline" : "attachment"); filename=\"\(fallback)\"; filename*=UTF-8''\(escaped(name))"
    }

    /// RFC 8187: everything but letters, digits and a few signs is written as its bytes.
    private static func escaped(_ name: String) -> String {
        name.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(UnicodeScalar(byte))
            default: "%" + [byte >> 4, byte & 15].map { String($0, radix: 16, uppercase: true) }.joined()
            }
        }.joined()
    }

    /// Nothing in a file may run, ask or lead anywhere.
    ///
    /// A paper is not put into the sandbox: Chromium shows none there, and makes a page of its own around it, whose frame
    /// and style it lets be governed by the paper's policy. Everything else a page could do stays forbidden.
    static func policy(_ kind: FileKind) -> String {
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            + (kind == .pdf
                ? "; object-src 'self'; style-src 'unsafe-inline'; require-trusted-types-for 'script'" : "; sandbox")
    }

    /// What holds for every file beside its policy: no page elsewhere is told where a reader came from, readers of papers
    /// may not fetch across sites, and a browser gives it nothing of the machine.
    static let rules = [
        ("Referrer-Policy", "no-referrer"), ("X-Permitted-Cross-Domain-Policies", "none"),
        (
            "Permissions-Policy",
            "accelerometer=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), microphone=(), midi=(), "
                + "payment=(), usb=()"
        ),
    ]
}

package import Foundation
package import Measures

/// A letter of plain text as it goes over the line (RFC 5322, 2045, 2047), lines ended by `\n` as sendmail takes them.
///
/// Whatever names and subjects hold, nothing in them becomes a header of its own.
package struct LetterText: Sendable {
    package var senderName: String
    package var sender: String
    package var receiverName: String
    package var receiver: String
    package var subject: String
    /// Lines with `\n` between them.
    package var body: String
    /// A BCP 47 tag.
    package var language: String
    package var date: Instant
    /// What stands before the @ of the name by which mail programs know the letter.
    package var id: String
    /// Where one chooses not to get such letters any more.
    package var settings: String

    package init(
        from sender: String, named senderName: String, to receiver: String, named receiverName: String,
        subject: String, body: String, language: String, date: Instant, id: String, settings: String
    ) {
        (self.sender, self.senderName) = (sender, senderName)
        (self.receiver, self.receiverName) = (receiver, receiverName)
        (self.subject, self.body, self.language) = (subject, body, language)
        (self.date, self.id, self.settings) = (date, id, settings)
    }

    package var bytes: Data {
        let domain = sender.split(separator: "@").last.map(String.init) ?? "localhost"
        let headers = [
            ("From", Self.mailbox(senderName, sender)), ("To", Self.mailbox(receiverName, receiver)),
            ("Subject", Self.encoded(subject)), ("Date", Self.date(date)),
            ("Message-ID", "<\(Self.plain(id))@\(Self.plain(domain))>"),
            ("List-Id", "<desk.\(Self.plain(domain))>"), ("List-Unsubscribe", "<\(Self.plain(settings))>"),
            ("Auto-Submitted", "auto-generated"), ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"), ("Content-Language", Self.plain(language)),
            ("Content-Transfer-Encoding", "quoted-printable"),
        ]
        let head = headers.map { "\($0): \($1)\n" }.joined()
        return Data((head + "\n").utf8) + QuotedPrintable.bytes(body)
    }

    private static func mailbox(_ name: String, _ address: String) -> String {
        let name = encoded(name)
        return name.isEmpty ? plain(address) : "\(name)\n <\(plain(address))>"
    }

    /// What can stand in a header as it is: printable ASCII without brackets.
    private static func plain(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { (0x21...0x7E).contains($0.value) && $0 != "<" && $0 != ">" }.map(
                Character.init))
    }

    /// A text as words of a header (RFC 2047): a few plain words as they are, anything else in base 64.
    ///
    /// Controls become blanks, so that no text can begin a line.
    package static func encoded(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
                ? " " : Character(scalar)
        }
        let words = String(scalars).split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(400)
        let isPlain = words.utf8.allSatisfy { byte in
            byte == UInt8(ascii: " ") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        }
        if isPlain, words.utf8.count <= 60 { return String(words) }
        var chunks: [[UInt8]] = [[]]
        for character in words.unicodeScalars {
            let bytes = Array(String(character).utf8)
            // 36 bytes are 48 letters: with their frame and the name of the header less than a line.
            if chunks[chunks.count - 1].count + bytes.count > 36 { chunks.append([]) }
            chunks[chunks.count - 1] += bytes
        }
        return chunks.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\n ")
    }

    /// `Tue, 18 Nov 2025 16:06:00 +0000`.
    private static func date(_ instant: Instant) -> String {
        let (day, minute) = (instant.day(), instant.minuteOfDay())
        let date = day.gregorian
        let second = (instant.milliseconds / 1_000) % 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][
            Weekday.allCases.firstIndex(of: day.weekday) ?? 0]
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][date.month - 1]
        return "\(weekday), \(date.day) \(month) \(date.year) \(two(minute / 60)):\(two(minute % 60))"
            + ":\(two(Int(second))) +0000"
    }
}

/// The encoding quoted-printable (RFC 2045, section 6.7), lines of at most 76 letters.
package enum QuotedPrintable {
    package static func bytes(_ text: String) -> Data {
        var out = Data()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            write(Array(line.utf8), to: &out)
            out.append(UInt8(ascii: "\n"))
        }
        return out
    }

    private static func write(_ line: [UInt8], to out: inout Data) {
        var width = 0
        // A mailbox file would take such a line for the beginning of a letter.
        let isFrom = line.starts(with: Array("From ".utf8))
        for (place, byte) in line.enumerated() {
            let isLast = place == line.count - 1
            let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
            let isPlain =
                (isBlank && !isLast)
                || ((0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !(isFrom && place == 0))
            let piece = isPlain ? [byte] : escaped(byte)
            if width + piece.count > 75 {
                out.append(contentsOf: Array("=\n".utf8))
                width = 0
            }
            out.append(contentsOf: piece)
            width += piece.count
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}

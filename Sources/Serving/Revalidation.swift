import HTTPTypes
package import Hummingbird
import Journal
package import Measures

/// Answers only whether what a reader already holds is still right, where the reader asks so (RFC 9110, 13).
package struct Revalidation: Sendable {
    package let bytes: [UInt8]
    /// The digest of the bytes, as a strong tag.
    package let tag: String
    /// When what the bytes rest on last changed; `nil` where no moment can be told safely.
    package let modified: Instant?

    /// A change within the second of the last one would go unseen, so a moment is told only once its second is over.
    package init(bytes: [UInt8], modified: Instant?, now: Instant) {
        self.bytes = bytes
        tag = "\"\(Digest(hashing: bytes).hex.prefix(32))\""
        self.modified = modified.flatMap { moment in
            moment.milliseconds / 1_000 < now.milliseconds / 1_000 ? moment : nil
        }
    }

    /// `varyingBy` names the header of the request that the bytes depend on beside the address.
    package func answer(_ request: Request, type: String, varyingBy header: String? = nil) -> Response {
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
        headers[.vary] = header
        if let modified { headers[.lastModified] = HTTPDate.text(modified) }
        if isHeld(request) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = type
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A tag outweighs a date.
    private func isHeld(_ request: Request) -> Bool {
        if request.headers[.ifNoneMatch] != nil { return HeldTags(request.headers).contains(tag) }
        guard let modified, let text = request.headers[.ifModifiedSince], let since = HTTPDate.moment(text) else {
            return false
        }
        return modified.milliseconds / 1_000 <= since.milliseconds / 1_000
    }
}

/// Moments as headers write them: `Sun, 22 Nov 2026 09:00:00 GMT`.
package enum HTTPDate {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    package static func text(_ moment: Instant) -> String {
        let day = moment.day()
        let date = day.gregorian
        let clock = moment.text.dropFirst(11).prefix(8)
        let year = day.text.prefix(4)
        return
            "\(weekdays[day.weekday.rawValue - 1]), \(day.text.suffix(2)) \(months[date.month - 1]) \(year) \(clock) GMT"
    }

    /// The form that every sender has to use; `nil` for the older ones, which are then simply not heeded.
    package static func moment(_ text: String) -> Instant? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        guard let moment = Instant(parsing: "\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z"), Self.text(moment) == text
        else { return nil }
        return moment
    }
}

package import HTTPTypes

/// The tags of what a reader holds already (`If-None-Match`, RFC 9110, 13.1.2).
///
/// What is sent compressed has other bytes, and so a tag of its own: `"abc"` is `"abc-gzip"` there.
package struct HeldTags: Sendable {
    private var tags: [Substring]

    package init(_ headers: HTTPFields) {
        tags = (headers[.ifNoneMatch] ?? "").split(separator: ",").prefix(20).map { text in
            let tag = text.drop { $0.isWhitespace }.trimmingPrefix("W/")
            return tag.prefix { !$0.isWhitespace }
        }
    }

    package var isEmpty: Bool { tags.isEmpty }

    /// Whether a tag, or any at all, is among them.
    package func contains(_ tag: String) -> Bool { tags.contains { $0 == tag || $0 == "*" } }

    private static let mark = "-gzip\""

    /// The tag of the same content compressed.
    package static func packed(_ tag: String) -> String { tag.hasSuffix("\"") ? tag.dropLast() + mark : tag }

    /// The tag of the content of which this is the compressed form; `nil` where it is none.
    static func unpacked(_ tag: some StringProtocol) -> String? {
        tag.hasSuffix(mark) ? tag.dropLast(mark.count) + "\"" : nil
    }

    /// The same as who answers without compressing knows them, as a header; `nil` where none of them is packed.
    var unpacked: String? {
        let found = tags.map { Self.unpacked($0) ?? String($0) }
        return found == tags.map(String.init) ? nil : found.joined(separator: ", ")
    }
}

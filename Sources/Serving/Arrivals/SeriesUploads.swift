/// Where files of observations are sent: larger than other forms, and only by members.
package enum SeriesUploads {
    /// Below a language.
    package static let path = "observations/import"
    /// The largest file, in bytes.
    package static let fileBytesMax = 64 << 20
    /// The same with the fields beside it.
    package static let bytesMax = fileBytesMax + (512 << 10)

    static func are(at address: String) -> Bool {
        let steps = address.prefix { $0 != "?" }.split(separator: "/")
        return steps.count == 3 && steps[1] == "observations" && steps[2] == "import"
    }
}

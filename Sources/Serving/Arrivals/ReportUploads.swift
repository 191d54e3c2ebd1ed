/// Where somebody without an account may send a picture with what is reported.
package enum ReportUploads {
    /// Below a language.
    package static let path = "problems/report"

    static func are(at address: String) -> Bool {
        let steps = address.split(separator: "/")
        return steps.count == 3 && steps[1] == "problems" && steps[2] == "report"
    }
}

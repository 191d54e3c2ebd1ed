package import Foundation
import HTTPTypes
package import Hummingbird
import NIOCore

/// What a form sent: its fields, and the files that came with it.
package struct PostedForm: Sendable {
    package var fields = FormFields()
    package var uploads: [Upload] = []
    /// The fields whose file was larger than it may be and was passed over.
    package var tooLarge: Set<String> = []

    package init() {}

    /// The file of a field; `nil` where none was chosen.
    package func upload(_ field: String) -> Upload? { uploads.first { $0.field == field } }

    package subscript(name: String) -> String? { fields[name] }
}

/// A file that came with a form, in the temporary folder as long as somebody holds it.
package final class Upload: Sendable {
    package let field: String
    /// As the sender called it; to be shown as text only.
    package let name: String
    package let url: URL
    /// In bytes.
    package let size: Int

    init(field: String, name: String, url: URL, size: Int) {
        (self.field, self.name, self.url, self.size) = (field, name, url, size)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}

/// How much a form may send.
package struct FormLimits: Sendable {
    /// All fields together, in bytes.
    package var fieldBytesMax = 256 << 10
    /// Files, and the bytes of each.
    package var uploadsMax = 0
    package var uploadBytesMax = 0
    /// Whether a file that is too large is passed over, so that the rest of the form is not lost with it.
    package var passesOverUploads = false
    /// Where files are put while the form is read.
    package var folder = FileManager.default.temporaryDirectory

    package init() {}

    /// A form with files.
    package static func uploads(_ count: Int, bytesMax: Int) -> FormLimits {
        var limits = FormLimits()
        (limits.uploadsMax, limits.uploadBytesMax) = (count, bytesMax)
        return limits
    }
}

extension Request {
    /// Reads the form that the request carries, in either of the two ways in which browsers send one.
    package func form(_ limits: FormLimits = FormLimits()) async throws -> PostedForm {
        let type = headers[.contentType] ?? ""
        if type.lowercased().hasPrefix("application/x-www-form-urlencoded") {
            var form = PostedForm()
            var bytes: [UInt8] = []
            for try await part in body {
                guard bytes.count + part.readableBytes <= limits.fieldBytesMax else {
                    throw RequestFault.tooLong(
                        bytes.count + part.readableBytes, limit: limits.fieldBytesMax, status: .contentTooLarge)
                }
                bytes += part.readableBytesView
            }
            guard let fields = FormFields(urlEncoded: bytes) else { throw RequestFault.unreadableForm }
            form.fields = fields
            return form
        }
        guard let boundary = MultipartReader.boundary(of: type) else { throw RequestFault.unreadableForm }
        var reader = MultipartReader(boundary: boundary, limits: limits)
        for try await part in body { try reader.take(part.readableBytesView) }
        return try reader.finish()
    }
}

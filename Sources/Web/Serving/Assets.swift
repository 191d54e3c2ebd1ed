package import Foundation
import HTTPTypes
import Hummingbird
import Journal

/// The stylesheet and fonts, held in memory and named by their content, so that readers keep them for ever.
package struct Assets: Sendable {
    struct File: Sendable {
        let bytes: ByteBuffer
        let type: String
    }

    let version: String
    private let files: [String: File]

    static let bytesMax = 4 << 20

    /// Reads a folder; files of other types than these and files that are too large are left out.
    package init(folder: URL) {
        var files: [String: File] = [:]
        var content: [UInt8] = []
        // A link to a folder lists nothing by itself.
        let folder = folder.resolvingSymlinksInPath()
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        for path in paths.sorted() {
            guard let type = Self.type(of: path), let data = try? Data(contentsOf: folder.appending(path: path)),
                data.count <= Self.bytesMax
            else { continue }
            files[path] = File(bytes: ByteBuffer(bytes: data), type: type)
            content += Array(path.utf8)
            content += data
        }
        self.files = files
        version = String(Digest(hashing: content).hex.prefix(12))
    }

    private static func type(of path: String) -> String? {
        if path.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if path.hasSuffix(".woff2") { return "font/woff2" }
        if path.hasSuffix(".svg") { return "image/svg+xml" }
        return nil
    }

    /// Answers `/assets/VERSION/NAME`.
    func respond(version: String, name: String) throws -> Response {
        guard version == self.version, let file = files[name] else { throw PageFault.notFound }
        return Response(
            status: .ok,
            headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: file.bytes))
    }
}

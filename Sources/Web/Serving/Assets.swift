package import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Serving

/// Stylesheets, fonts and scripts, held in memory and named by their content, so that readers keep them for ever.
package struct Assets: Sendable {
    struct File: Sendable {
        let bytes: ByteBuffer
        /// The same compressed, where that is shorter.
        let packed: ByteBuffer?
        let type: String
    }

    let version: String
    private let files: [String: File]

    static let bytesMax = 4 << 20

    /// Where Debian's package `libjs-leaflet` keeps the library of the moving map.
    package static let leaflet = URL(fileURLWithPath: "/usr/share/javascript/leaflet")
    /// What of it is served: the module alone; what its sheet must say stands in ours.
    private static let leafletFiles = ["leaflet.esm.min.js"]

    /// Reads a folder; files of other types than these and files that are too large are left out.
    ///
    /// Without `leaflet` maps stay drawings.
    package init(folder: URL, leaflet: URL? = Assets.leaflet) {
        var files: [String: File] = [:]
        var content: [UInt8] = []
        func add(_ name: String, _ place: URL) {
            guard let type = Self.type(of: name), let data = try? Data(contentsOf: place), data.count <= Self.bytesMax
            else { return }
            files[name] = Self.file([UInt8](data), type)
            content += Array(name.utf8)
            content += data
        }
        // A link to a folder lists nothing by itself.
        let folder = folder.resolvingSymlinksInPath()
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        for path in paths.sorted() { add(path, folder.appending(path: path)) }
        if let leaflet {
            for name in Self.leafletFiles { add("leaflet/\(name)", leaflet.appending(path: name)) }
        }
        self.files = files
        version = String(Digest(hashing: content).hex.prefix(12))
    }

    /// Whether the library of the moving map is there.
    var hasLeaflet: Bool { Self.leafletFiles.allSatisfy { files["leaflet/\($0)"] != nil } }

    private static func type(of path: String) -> String? {
        if path.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if path.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
        if path.hasSuffix(".woff2") { return "font/woff2" }
        if path.hasSuffix(".svg") { return "image/svg+xml" }
        return nil
    }

    private static func file(_ bytes: [UInt8], _ type: String) -> File {
        // Fonts are compressed in themselves.
        let packed = type.hasPrefix("font/") ? nil : Gzip.compressed(bytes, level: 9)
        return File(
            bytes: ByteBuffer(bytes: bytes),
            packed: packed.flatMap { $0.count < bytes.count ? ByteBuffer(bytes: $0) : nil }, type: type)
    }

    /// Answers `/assets/VERSION/NAME`.
    func respond(version: String, name: String, to headers: HTTPFields) throws -> Response {
        guard version == self.version, let file = files[name] else { throw RequestFault.notFound }
        return Self.kept(file.bytes, file.packed, file.type, for: headers)
    }

    /// What never changes under its address, compressed for who takes it so.
    static func kept(_ bytes: ByteBuffer, _ packed: ByteBuffer?, _ type: String, for headers: HTTPFields) -> Response {
        var fields: HTTPFields = [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"]
        guard let packed, Gzip.isAccepted(headers) else {
            return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: bytes))
        }
        fields[.contentEncoding] = "gzip"
        fields[.vary] = "Accept-Encoding"
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: packed))
    }
}

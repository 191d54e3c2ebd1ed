import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("Stylesheet and fonts")
struct AssetTests {
    @Test func everythingAPageAsksForIsThere() async throws {
        let site = try await WebTestSite.caspian()
        for language in ["en", "fa"] {
            let page = try await site.ask("/\(language)/map").page()
            let wanted = page.all("link").filter { $0.attributes["rel"] != "alternate" }.compactMap {
                $0.attributes["href"]
            }
            let scripts = page.all("script").compactMap { $0.attributes["src"] }
            #expect(wanted.count >= 2)
            for address in wanted + scripts { #expect(try await site.ask(address).status == 200, "\(address)") }
        }
    }

    @Test func everythingTheSheetAsksForIsThere() async throws {
        let site = try await WebTestSite.caspian()
        let base = "/assets/\(site.site.assets.version)/"
        let sheet = try await site.ask(base + "littoral.css").text
        let addresses = sheet.matches(of: /url\(["']?([^)"']+)["']?\)/).map { String($0.1) }
        #expect(!addresses.isEmpty)
        for address in addresses {
            #expect(!address.contains(":") && !address.hasPrefix("/"), "\(address) leads elsewhere")
            #expect(try await site.ask(base + address).status == 200, "\(address)")
        }
        #expect(!sheet.contains("@import"))
    }

    /// A module asks for its parts by their names beside it, so that they have the same version.
    @Test func everythingAModuleAsksForIsThere() async throws {
        let site = try await WebTestSite.caspian()
        let base = "/assets/\(site.site.assets.version)/"
        for name in ["map.js", "map-ground.js", "map-things.js", "map-place.js"] {
            let module = try await site.ask(base + name)
            #expect(
                module.status == 200 && module.header("Content-Type") == "text/javascript; charset=utf-8", "\(name)")
            #expect(module.body.count < 15_000, "\(name) has \(module.body.count) bytes")
            let parts = module.text.matches(of: /from '\.\/([^']+)'/).map { String($0.1) }
            for part in parts { #expect(try await site.ask(base + part).status == 200, "\(name) asks for \(part)") }
            #expect(!module.text.contains("innerHTML") && !module.text.contains("eval("))
        }
    }

    @Test func whatIsLongTravelsCompressed() async throws {
        let site = try await WebTestSite.caspian()
        let sheet = "/assets/\(site.site.assets.version)/littoral.css"
        for path in [sheet, "/en/", "/fa/map/things.json"] {
            let plain = try await site.ask(path)
            let packed = try await site.ask(path, headers: [.acceptEncoding: "br;q=1, gzip;q=0.8"])
            #expect(plain.header("Content-Encoding") == nil && packed.header("Content-Encoding") == "gzip", "\(path)")
            #expect(plain.header("Vary")?.contains("Accept-Encoding") == true || path == sheet)
            #expect(packed.header("Vary")?.contains("Accept-Encoding") == true)
            #expect(packed.body.starts(with: [0x1F, 0x8B]) && packed.body.count * 2 < plain.body.count)
            let refused = try await site.ask(path, headers: [.acceptEncoding: "gzip;q=0, identity"])
            #expect(refused.body == plain.body)
        }
    }

    @Test func aNodeWithoutTheLibraryKeepsTheDrawing() {
        let assets = Assets(folder: WebTestSite.repository.appending(path: "Assets"), leaflet: nil)
        #expect(!assets.hasLeaflet)
    }

    @Test(arguments: [
        ("littoral.css", "text/css; charset=utf-8"), ("fonts/noto-sans-latin-regular.woff2", "font/woff2"),
        ("fonts/noto-naskh-arabic-bold.woff2", "font/woff2"),
    ])
    func areKeptForEver(_ name: String, _ type: String) async throws {
        let site = try await WebTestSite.caspian()
        let path = "/assets/\(site.site.assets.version)/\(name)"
        let answer = try await site.ask(path)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == type)
        #expect(answer.header("Cache-Control") == "public, max-age=31536000, immutable")
        #expect(answer.body == [UInt8](try Data(contentsOf: WebTestSite.repository.appending(path: "Assets/\(name)"))))
        FaultTests().expectSafeHeaders(answer)
        let head = try await site.ask(path, method: .head)
        #expect(head.status == 200 && head.body.isEmpty)
    }

    @Test(arguments: [
        "VERSION/../Package.swift", "VERSION/..%2fPackage.swift", "VERSION/%2e%2e/Package.swift", "VERSION/", "VERSION",
        "VERSION/fonts", "VERSION/fonts/", "VERSION/fonts/OFL.txt", "VERSION/fonts/subset.py",
        "VERSION/fonts/../littoral.css",
        "VERSION/leaflet/leaflet.js", "VERSION/leaflet/images/layers.png", "VERSION/leaflet/../map.js",
        "VERSION//littoral.css/x", "VERSION/LITTORAL.CSS", "000000000000/littoral.css", "/littoral.css", "littoral.css",
        "",
    ])
    func nothingElseIsServed(_ rest: String) async throws {
        let site = try await WebTestSite.caspian()
        let path = "/assets/" + rest.replacingOccurrences(of: "VERSION", with: site.site.assets.version)
        let answer = try await site.ask(path)
        #expect(answer.status == 404)
        #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
        #expect(answer.header("Cache-Control") == "no-store")
    }

    @Test func theVersionFollowsTheContent() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: UUID().uuidString, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.css")
        try Data("a{}".utf8).write(to: file)
        let first = Assets(folder: folder).version
        #expect(Assets(folder: folder).version == first)
        try Data("b{}".utf8).write(to: file)
        #expect(Assets(folder: folder).version != first)
    }
}

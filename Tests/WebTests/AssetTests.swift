import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("Stylesheet and fonts")
struct AssetTests {
    @Test func everythingAPageAsksForIsThere() async throws {
        let site = try await WebTestSite.caspian()
        for language in ["en", "fa"] {
            let page = try await site.ask("/\(language)/").page()
            let wanted = page.all("link").filter { $0.attributes["rel"] != "alternate" }.compactMap {
                $0.attributes["href"]
            }
            #expect(wanted.count >= 2)
            for address in wanted { #expect(try await site.ask(address).status == 200, "\(address)") }
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

import Chances
import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Serving

/// Forms as browsers send them, in pieces of every size, and what is no form.
@Suite struct FormTests {
    @Test func fieldsComeAsTheyWereTyped() throws {
        let fields = try #require(FormFields(urlEncoded: Array("a=1&b=+x+y%20&c=%D9%86%D8%A7%D9%85&a=2&d=".utf8)))
        #expect(fields["a"] == "1")
        #expect(fields.all("a") == ["1", "2"])
        #expect(fields["b"] == "x y")
        #expect(fields["c"] == "نام")
        #expect(fields["d"]?.isEmpty == true)
        #expect(fields["e"] == nil)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "a=%1b"])
    func whatIsMalformedIsNoForm(_ text: String) {
        #expect(FormFields(urlEncoded: Array(text.utf8)) == nil)
    }

    @Test func tooManyFieldsAreNoForm() {
        let text = Array(repeating: "a=1", count: FormFields.countMax + 1).joined(separator: "&")
        #expect(FormFields(urlEncoded: Array(text.utf8)) == nil)
    }

    private static let limits = FormLimits.uploads(2, bytesMax: 10_000)

    private static func parts(_ boundary: String, file: [UInt8]) -> [UInt8] {
        Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nگزارش\r\nsecond\r\n".utf8)
            + Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\"; c.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                    .utf8) + file
            + Array(
                "\r\n--\(boundary)\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--\(boundary)--\r\n"
                    .utf8)
    }

    /// Whatever the pieces in which it comes, and however much the file looks like a boundary.
    @Test func multipartIsReadInPiecesOfEverySize() throws {
        var chance = Chance(seed: 5)
        for round in 0..<200 {
            let boundary = "----x\(round)"
            var file = (0..<Int.random(in: 0..<400, using: &chance)).map { _ in
                UInt8.random(in: 0...255, using: &chance)
            }
            file += Array("\r\n--\(boundary.dropLast())".utf8.prefix(Int.random(in: 0...9, using: &chance)))
            let bytes = Self.parts(boundary, file: file)
            var reader = MultipartReader(boundary: boundary, limits: Self.limits)
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...max(1, min(90, rest.count)), using: &chance)
                try reader.take(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            let form = try reader.finish()
            #expect(form["title"] == "گزارش\nsecond")
            let upload = try #require(form.upload("file"))
            #expect(upload.name == "a \"b\"; c.pdf")
            #expect([UInt8](try Data(contentsOf: upload.url)) == file)
            #expect(upload.size == file.count)
            #expect(form.upload("none") == nil)
        }
    }

    @Test func aFileIsGoneWhenNobodyHoldsIt() throws {
        var place: URL?
        do {
            var reader = MultipartReader(boundary: "b", limits: Self.limits)
            try reader.take(Self.parts("b", file: [1, 2, 3]))
            place = try reader.finish().upload("file")?.url
        }
        let path = try #require(place).path
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func whatIsTooLargeOrCutOffIsRefused() throws {
        let whole = Self.parts("b", file: Array(repeating: 7, count: 300))
        for length in 0..<whole.count - 4 {
            var reader = MultipartReader(boundary: "b", limits: Self.limits)
            #expect(throws: RequestFault.self) {
                try reader.take(whole.prefix(length))
                _ = try reader.finish()
            }
        }
        var reader = MultipartReader(boundary: "b", limits: Self.limits)
        #expect(throws: RequestFault.self) {
            try reader.take(Self.parts("b", file: Array(repeating: 7, count: 10_001)))
        }
        var none = MultipartReader(boundary: "b", limits: FormLimits())
        #expect(throws: RequestFault.self) { try none.take(whole) }
        var long = MultipartReader(boundary: "b", limits: Self.limits)
        #expect(throws: RequestFault.self) {
            try long.take(
                Array("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
                    + Array(repeating: UInt8(ascii: "x"), count: 300_000))
        }
    }

    @Test(arguments: [
        ("https://node.example", "same-origin", true), ("http://node.example", nil, true), (nil, nil, true),
        (nil, "none", true), ("https://evil.example", nil, false), ("null", nil, false), (nil, "cross-site", false),
        (nil, "same-site", false), ("https://node.example.evil", nil, false), ("https://node.example:444", nil, false),
    ])
    func whereAFormComesFrom(_ origin: String?, _ site: String?, _ isHere: Bool) throws {
        var headers: HTTPFields = [:]
        headers[.origin] = origin
        headers[try #require(HTTPField.Name("Sec-Fetch-Site"))] = site
        let head = HTTPRequest(
            method: .post, scheme: "https", authority: "node.example", path: "/", headerFields: headers)
        #expect(FormOrigin.isHere(Request(head: head, body: RequestBody(buffer: ByteBuffer()))) == isHere)
    }

    @Test func methodsAreAllowedWhereSomethingIsWritten() {
        let writing = WritingRoutes([(.post, "/:language/drafts/:id"), (.put, "/:language/drafts/:id")])
        #expect(writing.methods(at: "/en/drafts/7") == [.post, .put])
        #expect(writing.methods(at: "/en/drafts") == [])
        #expect(writing.methods(at: "/en/drafts/7/x") == [])
        let both = WritingRoutes(
            [(.post, "/:language/drafts"), (.post, "/:language/drafts/:id")], read: ["/:language/drafts"])
        #expect(both.allowed(at: "/en/drafts") == [.get, .head, .post])
        #expect(both.allowed(at: "/en/drafts/7") == [.post])
        #expect(both.allowed(at: "/en/map") == [.get, .head])
    }
}

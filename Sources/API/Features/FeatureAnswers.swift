import Exporting
import HTTPTypes
import Hummingbird
import Languages
import Measures
import NIOCore
import OpenData
import Serving

/// How the items of a collection are written.
struct FeatureAnswers: Sendable {
    let addresses: FeatureAddresses
    let asked: AskedParameters
    let language: Language
    let system: ReferenceSystem
    let kind: String

    /// A page of features, already written with commas between, as a feature collection.
    func list(_ page: (returned: Int, next: String?, matched: Int?), bytes: Int, _ features: (inout ByteBuffer) -> Void)
        -> Response
    {
        var head = JSONWriter(reserving: 512)
        head.list { list in
            let own = addresses.items(kind)
            let query = asked.all.isEmpty ? "" : "?" + asked.query(replacing: "", with: "").dropLast(2)
            Self.link("self", own + query, type: geoJSON, to: &list)
            if let next = page.next {
                Self.link(
                    "next", own + "?" + asked.query(replacing: "after", with: next), type: geoJSON, to: &list)
            }
            Self.link("collection", addresses.collection(kind), type: "application/json", to: &list)
        }
        var buffer = ByteBuffer()
        buffer.reserveCapacity(bytes + head.bytes.count + 200)
        buffer.writeString("{\"type\":\"FeatureCollection\",\"links\":")
        buffer.writeBytes(head.bytes)
        buffer.writeString(",\"numberReturned\":\(page.returned)")
        if let matched = page.matched { buffer.writeString(",\"numberMatched\":\(matched)") }
        buffer.writeString(",\"features\":[")
        features(&buffer)
        buffer.writeString("]}")
        var response = response(buffer)
        if let next = page.next {
            let address = addresses.items(kind) + "?" + asked.query(replacing: "after", with: next)
            response.headers[.link] = "<\(address)>; rel=\"next\"; type=\"\(geoJSON)\""
        }
        return response
    }

    var geoJSON: String { Representation.geojson.mediaType }

    /// The bytes of a feature with its links, the closing brace of which has been left out.
    func item(_ id: String, _ feature: (inout ByteBuffer) -> Void) -> Response {
        var links = JSONWriter(reserving: 512)
        links.list { list in
            Self.link("self", addresses.item(kind, id), type: geoJSON, to: &list)
            Self.link("collection", addresses.collection(kind), type: "application/json", to: &list)
            Self.link(
                "alternate", addresses.base + FeatureAddresses.record(id, language), type: "text/html", to: &list)
        }
        var buffer = ByteBuffer()
        feature(&buffer)
        buffer.writeString(",\"links\":")
        buffer.writeBytes(links.bytes)
        buffer.writeString("}")
        return response(buffer)
    }

    private func response(_ buffer: ByteBuffer) -> Response {
        var headers: HTTPFields = [
            .contentType: geoJSON, .contentLanguage: language.tag, .cacheControl: "no-cache",
        ]
        headers[FeatureAnswers.contentCRS] = "<\(system.uri)>"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: buffer))
    }

    static func link(
        _ rel: String, _ href: String, type: String, title: String? = nil, to list: inout JSONWriter
    ) {
        list.object { link in
            link.key("rel")
            link.string(rel)
            link.key("href")
            link.string(href)
            link.key("type")
            link.string(type)
            if let title {
                link.key("title")
                link.string(title)
            }
        }
    }

    /// Both names are constants of the standards that a header may bear.
    static let contentCRS = HTTPField.Name("Content-Crs") ?? .contentLocation
}

extension HTTPField.Name {
    static let link = HTTPField.Name("Link") ?? .contentLocation
}

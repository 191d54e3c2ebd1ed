import HTTPTypes
import Hummingbird
import Languages
import Markup
import Measures
import Register
import Serving

extension Site {
    func map(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let drawing = try maps.drawing(wording, reading)
            let counts = try reading.thingCounts()
            let kinds = MapShown.kinds(wording.vocabulary).compactMap { kind in
                counts[kind.id].map { (kind: kind, count: $0, hasAreas: kind.id == MapShown.province) }
            }
            let moving =
                assets.hasLeaflet
                ? try maps.ground(wording, reading).map { ground in
                    MapPage.Moving(
                        plate: ground.plate, frame: ground.tiles.frame, version: ground.tiles.version,
                        legend: MapLegend(kinds))
                } : nil
            return MapPage(
                wording: wording, drawing: drawing.markup, caption: maps.caption(wording, leftOut: drawing.leftOut),
                moving: moving)
        }
    }

    /// What stands on the map, as the reader may see it; asked anew at each visit and mostly answered by 304.
    func mapThings(_ request: Request, _ visit: Visit) async throws -> Response {
        try request.check()
        let today = now().day()
        let things = try await register.read(for: visit.reader, today: today) { reading in
            try self.maps.things(self.wording(visit.language, reading.vocabulary, today), reading)
        }
        let headers: HTTPFields = [
            .contentType: "application/json", .cacheControl: "no-cache", .eTag: things.tag, .vary: "Accept-Encoding",
        ]
        if HeldTags(request.headers).contains(things.tag) {
            return Response(status: .notModified, headers: headers)
        }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: things.body)))
    }

    /// A tile of the ground; kept for ever under the version of the whole.
    func mapTile(_ request: Request, version: String, level: String, name: String) async throws -> Response {
        try request.check()
        var tiles = maps.heldTiles
        if tiles?.version != version {
            let today = now().day()
            tiles = try await register.read(for: .everyone(.en), today: today) { reading in
                try self.maps.ground(self.wording(.en, reading.vocabulary, today), reading)?.tiles
            }
        }
        guard let tiles, tiles.version == version, let tile = tiles.tile(level: level, name: name) else {
            throw RequestFault.notFound
        }
        return Assets.kept(tile.bytes, tile.packed, "application/json", for: request.headers)
    }

}

/// Which things a map shows, and what is named first.
enum MapShown {
    static let province = "province"
    /// Above this many things a kind would be a swarm of dots.
    private static let crowd = 40

    /// The kinds that have a mark, in the pack's order; states are named and have none.
    static func kinds(_ vocabulary: Vocabulary) -> [Kind] {
        vocabulary.kinds.values.filter { $0.mark != .none && $0.id != "country" }
            .sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    }

    /// Ports that an outside list of ports knows by a code are named first.
    static func rank(of port: Thing) -> Int { port.codes.contains { $0.hasPrefix("unlocode:") } ? 0 : 2 }

    /// The rank of each thing of a kind; in a crowd the most populous first, the rest wait for a larger scale.
    static func ranks(of things: [Thing], kind: Kind, _ reading: Reading) throws -> [String: Int] {
        if kind.mark == .ring { return things.reduce(into: [:]) { $0[$1.id] = rank(of: $1) } }
        guard things.count > crowd else { return things.reduce(into: [:]) { $0[$1.id] = 3 } }
        let accounts = try reading.accounts(of: things, property: "population")
        func size(_ thing: Thing) -> Double {
            guard case .quantity(let quantity) = accounts[thing.id]?.first?.chosen?.claim.value else { return 0 }
            return quantity.amount.middle
        }
        let sized = things.map { (id: $0.id, size: size($0)) }.sorted { ($1.size, $0.id) < ($0.size, $1.id) }
        return sized.enumerated().reduce(into: [:]) { ranks, item in
            ranks[item.element.id] = item.offset < 6 ? 0 : item.offset < 14 ? 1 : item.offset < 50 ? 4 : 5
        }
    }
}

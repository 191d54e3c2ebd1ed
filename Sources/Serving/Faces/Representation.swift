/// A form in which a resource can be had; the same address serves all, chosen by `Accept` or by a suffix of the path.
package enum Representation: String, Sendable, Hashable, CaseIterable {
    case html, json, geojson, csv, xlsx, atom

    package var mediaType: String {
        switch self {
        case .html: "text/html"
        case .json: "application/json"
        case .geojson: "application/geo+json"
        case .csv: "text/csv"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .atom: "application/atom+xml"
        }
    }

    /// Whether programs read it rather than people; feeds are at addresses of their own.
    package var isForMachines: Bool { self != .html && self != .atom }

    /// What `Accept` asks for among `offered`, the first of which wins where the wishes are equal (RFC 9110, 12.5.1).
    ///
    /// `nil` when nothing that is offered would be taken.
    package static func negotiate(accept: String?, among offered: [Representation]) -> Representation? {
        guard let accept, !accept.isEmpty else { return offered.first }
        let wishes = accept.split(separator: ",").prefix(40).map(Wish.init)
        var best: (representation: Representation, weight: Double)?
        for representation in offered {
            // The most exact wish decides, whatever weight a looser one has.
            let weight =
                wishes.compactMap { wish in wish.exactness(for: representation.mediaType).map { ($0, wish.weight) } }
                .max { $0.0 < $1.0 }?.1 ?? 0
            if weight > 0, weight > best?.weight ?? 0 { best = (representation, weight) }
        }
        return best?.representation
    }

    private struct Wish {
        let type: String
        let weight: Double

        init(_ text: Substring) {
            let parts = text.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            type = parts.first ?? ""
            weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        }

        /// How exactly it names a media type; `nil` when it does not.
        func exactness(for mediaType: String) -> Int? {
            if type == mediaType { return 2 }
            if type == "*/*" { return 0 }
            return type.hasSuffix("/*") && mediaType.hasPrefix(type.dropLast(1)) ? 1 : nil
        }
    }
}

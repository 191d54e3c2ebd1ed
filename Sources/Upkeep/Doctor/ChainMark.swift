import Foundation
package import Journal
package import Measures

/// What the last walk over the chain found, kept beside the store for whoever looks later.
package struct ChainMark: Sendable, Hashable {
    package let walked: Instant
    package let isWhole: Bool

    package init(walked: Instant, isWhole: Bool) { (self.walked, self.isWhole) = (walked, isWhole) }

    private static func url(_ node: NodeFolder) -> URL { node.url.appending(path: "chain-check.json") }

    package static func read(in node: NodeFolder) -> ChainMark? {
        guard let data = try? Data(contentsOf: url(node)), let json = try? JSON(parsing: Array(data)),
            let walked = json["walked"]?.integerValue, let isWhole = json["isWhole"]?.boolValue
        else { return nil }
        return ChainMark(walked: Instant(clamping: walked), isWhole: isWhole)
    }

    package func write(in node: NodeFolder) throws {
        let json: JSON = ["isWhole": .bool(isWhole), "walked": .integer(walked.milliseconds)]
        try Data(json.canonical).write(to: Self.url(node), options: .atomic)
    }
}

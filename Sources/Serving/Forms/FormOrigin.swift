import Foundation
import HTTPTypes
package import Hummingbird

/// Whether a form was sent from a page of this node.
package enum FormOrigin {
    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")

    /// Judges by what a browser says of itself; what says nothing is no browser, or an old one, and the secret that the
    /// form carries decides.
    package static func isHere(_ request: Request) -> Bool {
        if let name = fetchSite, let site = request.headers[name], site != "same-origin", site != "none" {
            return false
        }
        guard let origin = request.headers[.origin] else { return true }
        // A proxy that is not trusted hides the scheme, never the name that the reader asked for.
        guard let authority = request.head.authority, let colon = origin.range(of: "://") else { return false }
        return origin[colon.upperBound...].lowercased() == authority.lowercased()
    }
}

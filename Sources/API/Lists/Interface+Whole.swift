import Languages
package import OpenData
package import Register
import Serving

extension Interface {
    /// The lists of subjects that can be written whole without asking, by the addresses at which they are paged.
    package static let wholeLists = ["stories", "problems", "indicators", "observations", "alerts", "films"]

    /// One of them from its beginning to its end, as its pages give it; `nil` where there is no such list.
    package func whole(_ name: String, in reading: Reading) throws -> Table? {
        if name == "films" { return try wholeFilms(in: reading) }
        guard Self.wholeLists.contains(name), let route = Self.routes.first(where: { $0.operation.path == name }) else {
            return nil
        }
        return try ListReading.whole { after in
            var values = ["limit": String(Paging.limitMax)]
            values["after"] = after
            let asked = Asked(route.operation, in: reading.who.language, values: values)
            let answer = try route.answer(Asking(interface: self, asked: asked, reading: reading))
            return answer.table.map { (table: $0, next: answer.after) }
        }
    }
}

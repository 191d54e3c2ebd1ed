import Exporting
import Journal
import Measures
import OpenData
import Problems
import Register

/// Problems in the records of other things, as the pages of these show them.
extension Asking {
    /// So many problems stand in one record; the list of problems has them all.
    static let problemLinesMax = 20

    func problemLines(_ lines: [ProblemLine], _ record: RecordWriter, to writer: inout JSONWriter) {
        writer.listField("problems") { list in
            for line in lines {
                list.object { object in
                    object.field("id", line.id)
                    object.field("href", Interface.address(of: .problem(line.id), in: asked.language))
                    object.key("title")
                    record.text(line.problem.title, to: &object)
                    object.field("state", line.state.rawValue)
                    object.field("isCold", line.isCold)
                    object.field("opened", Instant(clamping: line.openedMilliseconds).day().text)
                    object.field("updated", Instant(clamping: line.updatedMilliseconds).text)
                }
            }
        }
    }
}

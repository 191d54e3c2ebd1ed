import Foundation
import PersianSpelling

@main
struct SpellingBench {
    static func main() throws {
        let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        FileHandle.standardOutput.write(Data(PersianSpelling.corrected(text).utf8))
    }
}

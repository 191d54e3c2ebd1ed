import Languages
import Search

@main
struct WordsBench {
    static func main() {
        while let line = readLine() {
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            guard parts.count == 2, let language = Language(tag: parts[0]) else { continue }
            print(line + "\t" + Stemming.stems(of: parts[1], in: language).joined(separator: " "))
        }
    }
}

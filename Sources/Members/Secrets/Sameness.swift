/// Compares secrets in a time that depends on their lengths alone.
package enum Sameness {
    package static func holds(_ first: some Collection<UInt8>, _ second: some Collection<UInt8>) -> Bool {
        guard first.count == second.count else { return false }
        return zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    package static func holds(_ first: String, _ second: String) -> Bool { holds(first.utf8, second.utf8) }
}

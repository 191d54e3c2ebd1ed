/// What somebody types where a record is to be named: its id, or the address of its page as a browser shows it.
package enum PastedAddress {
    /// The id, which is the last step of an address.
    package static func id(_ typed: some StringProtocol) -> String? {
        let path = typed.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.map { String($0) }
    }
}

/// What a record refers to; only a face turns it into an address.
package enum Reference: Sendable, Hashable {
    case thing(String)
    case account(thing: String, property: String)
    case history(thing: String)
    case claim(String)
    case claimHistory(String)
    case kind(String)
    case property(String)
    case party(String)
    case source(String)
    case quarrel(String)
    case letter(String)
    case story(String)
    case indicator(String)
    case series(String)
    case problem(String)
    /// A file, by its digest.
    case file(String)
}

package import Languages
package import Measures

/// What is claimed of a property.
package enum Value: Sendable, Hashable {
    case quantity(Quantity)
    case text(Text)
    case choice(String)
    case reference(String)
    case period(Period)
    case geometry(Shape)

    /// Whether both can be true at once; `nil` when they cannot be held against each other.
    ///
    /// Texts are never judged by machine: two wordings may say the same.
    package func agrees(with other: Value) -> Bool? {
        switch (self, other) {
        case (.quantity(let first), .quantity(let second)): first.agrees(with: second)
        case (.choice(let first), .choice(let second)), (.reference(let first), .reference(let second)):
            first == second
        case (.period(let first), .period(let second)): first.overlaps(second)
        default: nil
        }
    }
}

import Languages

/// Which face answers an address: the one for people or the one for machines.
package struct FaceChoice: Sendable {
    package enum Face: Sendable, Hashable { case pages, machines }

    /// A face, and whether another `Accept` would have had another.
    package struct Turn: Sendable, Hashable {
        package let face: Face
        package let isNegotiated: Bool

        package init(face: Face, isNegotiated: Bool) {
            self.face = face
            self.isNegotiated = isNegotiated
        }
    }

    private let operations: [InterfaceOperation]
    /// First steps of addresses that are no pages: `api`, `ogc`.
    private let machineSteps: Set<String>
    /// Addresses without a language that look like an operation's and are the site's own.
    private let otherAddresses: Set<String>

    package init(operations: [InterfaceOperation], machineSteps: Set<String>, otherAddresses: Set<String> = []) {
        self.otherAddresses = otherAddresses
        self.operations = operations
        self.machineSteps = machineSteps
    }

    /// A suffix chooses the form by itself; without one `Accept` does, and the page is first where wishes are equal.
    package func turn(path: String, accept: String?) -> Turn {
        let first = path.utf8.drop { $0 == UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "/") }
        if machineSteps.contains(String(first) ?? "") { return Turn(face: .machines, isNegotiated: false) }
        var steps = path.split(separator: "/")
        if otherAddresses.contains(steps.joined(separator: "/")) { return Turn(face: .pages, isNegotiated: false) }
        let isInLanguage = steps.first.map { Language(rawValue: String($0)) != nil } ?? false
        if isInLanguage { steps.removeFirst() }
        if let (stem, _) = Self.suffix(steps.last), operation(steps.dropLast() + [stem]) != nil {
            return Turn(face: .machines, isNegotiated: false)
        }
        guard let operation = operation(steps) else { return Turn(face: .pages, isNegotiated: false) }
        guard operation.hasPage else { return Turn(face: .machines, isNegotiated: operation.forms.count > 1) }
        let wish = Representation.negotiate(accept: accept, among: [.html] + operation.forms)
        return Turn(face: wish == .html ? .pages : .machines, isNegotiated: true)
    }

    private func operation(_ steps: [Substring]) -> InterfaceOperation? {
        operations.first { $0.isInLanguages && $0.matches(steps) }
    }

    /// The last step of an address without the suffix that names a form, and the form.
    package static func suffix(_ step: Substring?) -> (stem: Substring, form: Representation)? {
        guard let step, let dot = step.lastIndex(of: "."), dot > step.startIndex,
            let form = Representation(rawValue: String(step[step.index(after: dot)...])), form.isForMachines
        else { return nil }
        return (step[..<dot], form)
    }
}

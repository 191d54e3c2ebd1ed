extension LinkedData {
    /// The data as Turtle (RDF 1.1).
    package var turtle: [UInt8] {
        var text = prefixes.map { "@prefix \($0.name): <\(Self.address($0.address))> .\n" }.joined()
        for node in nodes {
            text += "\n"
            if let address = node.address {
                text += "<\(Self.address(address))> \(Self.body(node, indent: 1)) .\n"
            } else {
                text += "[] \(Self.body(node, indent: 1)) .\n"
            }
        }
        return Array(text.utf8)
    }

    /// Types and statements; nodes within have their statements written beside them only where they have no address.
    private static func body(_ node: LinkedNode, indent: Int) -> String {
        let space = "\n" + String(repeating: "    ", count: indent)
        let lines =
            ["a \(node.types.joined(separator: ", "))"]
            + node.statements.map { "\($0.name) \(value($0.value, indent: indent))" }
        return lines.joined(separator: " ;" + space)
    }

    private static func value(_ value: LinkedValue, indent: Int) -> String {
        switch value {
        case .reference(let address): "<\(self.address(address))>"
        case .text(let text, let language): "\(quoted(text))@\(language)"
        case .plain(let text): quoted(text)
        case .typed(let text, let type): "\(quoted(text))^^\(type)"
        case .node(let node): "[ \(body(node, indent: indent + 1)) ]"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..<"\u{20}", "\u{7F}": quoted += escaped(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// Signs that may not stand in an address are written by their numbers.
    private static func address(_ text: String) -> String {
        var address = ""
        for scalar in text.unicodeScalars {
            if scalar.value <= 0x20 || "<>\"{}|^`\\".unicodeScalars.contains(scalar) {
                address += escaped(scalar)
            } else {
                address.unicodeScalars.append(scalar)
            }
        }
        return address
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}

extension LinkedData {
    /// The same data with every node that has an address standing by itself, so that it is told of once.
    package var flattened: LinkedData {
        var found: [String: LinkedNode] = [:]
        var order: [String] = []
        var loose: [LinkedNode] = []
        func take(_ node: LinkedNode) -> LinkedValue {
            var own = LinkedNode(node.address, types: node.types)
            for statement in node.statements {
                if case .node(let inner) = statement.value {
                    own.say(statement.name, take(inner))
                } else {
                    own.say(statement.name, statement.value)
                }
            }
            guard let address = node.address else { return .node(own) }
            if found[address] == nil {
                order.append(address)
                found[address] = own
            } else if own.statements.count > found[address]?.statements.count ?? 0 {
                found[address] = own
            }
            return .reference(address)
        }
        for node in nodes { if case .node(let node) = take(node) { loose.append(node) } }
        return LinkedData(prefixes: prefixes, nodes: order.compactMap { found[$0] } + loose)
    }
}

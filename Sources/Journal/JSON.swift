/// A JSON value without fractions: the only shape an entry's body may have, so that its bytes are the same everywhere.
///
/// Quantities travel as decimal text, which keeps their digits and needs no rule for printing floating point.
package enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([JSON])
    case object(Fields)

    /// The fields of an object, ordered by the bytes of their keys.
    package struct Fields: Sendable, Hashable {
        package struct Field: Sendable, Hashable {
            package let key: String
            package let value: JSON
        }

        package private(set) var fields: [Field] = []

        package init() {}

        /// Takes fields in any order; `nil` when two keys are equal.
        package init?(unordered: [Field]) {
            fields = unordered
            if !Self.isOrdered(fields) {
                fields.sort { $0.key.precedesByBytes($1.key) }
                guard Self.isOrdered(fields) else { return nil }
            }
        }

        private static func isOrdered(_ fields: [Field]) -> Bool {
            // By index: this runs for every object of every entry.
            for index in fields.indices.dropFirst() where !fields[index - 1].key.precedesByBytes(fields[index].key) {
                return false
            }
            return true
        }

        package subscript(key: String) -> JSON? {
            get { fields.first { $0.key == key }?.value }
            set {
                let place = fields.firstIndex { !$0.key.precedesByBytes(key) } ?? fields.count
                // By bytes, as the order is: == takes differently composed letters for the same.
                if place < fields.count, fields[place].key.utf8.elementsEqual(key.utf8) { fields.remove(at: place) }
                if let newValue { fields.insert(Field(key: key, value: newValue), at: place) }
            }
        }
    }

    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var integerValue: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var arrayValue: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    package var objectValue: Fields? {
        if case .object(let value) = self { value } else { nil }
    }

    package subscript(key: String) -> JSON? { objectValue?[key] }

    func isNested(atMost depth: Int) -> Bool {
        guard depth >= 0 else { return false }
        return switch self {
        case .array(let values): values.allSatisfy { $0.isNested(atMost: depth - 1) }
        case .object(let object): object.fields.allSatisfy { $0.value.isNested(atMost: depth - 1) }
        default: true
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }

    package init(dictionaryLiteral elements: (String, JSON)...) {
        self.init(fields: elements)
    }

    /// An object of the given fields; of two with the same key the later stands.
    package init(fields: [(String, JSON)]) {
        if let object = Fields(unordered: fields.map { Fields.Field(key: $0.0, value: $0.1) }) {
            self = .object(object)
            return
        }
        var object = Fields()
        for (key, value) in fields { object[key] = value }
        self = .object(object)
    }

    /// An object of the fields that are there.
    package init(present fields: [(String, JSON?)]) {
        self.init(fields: fields.compactMap { key, value in value.map { (key, $0) } })
    }
}

extension String {
    /// The order of UTF-8 bytes, without the cost of comparing characters.
    func precedesByBytes(_ other: String) -> Bool {
        let order = utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { theirs in
                for index in 0..<min(mine.count, theirs.count) where mine[index] != theirs[index] {
                    return mine[index] < theirs[index]
                }
                return mine.count < theirs.count
            }
        }
        return order.flatMap(\.self) ?? utf8.lexicographicallyPrecedes(other.utf8)
    }
}

/// One attribute of an element.
///
/// Names come from the code alone, values are escaped; `style` and event handlers are not
/// offered, since the pages' content security policy forbids them.
package struct Attribute: Sendable {
    private let name: StaticString
    private let suffix: StaticString
    private let value: Value

    private enum Value: Sendable {
        case absent
        case present
        case text(String)
        case number(Double)
        case raw([UInt8])
    }

    private init(_ name: StaticString, _ suffix: StaticString, _ value: Value) {
        self.name = name
        self.suffix = suffix
        self.value = value
    }

    init(_ name: StaticString, _ value: String) { self.init(name, "", .text(value)) }

    init(_ name: StaticString, number: Double) { self.init(name, "", .number(number)) }

    init(_ name: StaticString, integer: Int) { self.init(name, "", .text(String(integer))) }

    /// Bytes of digits, letters and signs that need no escaping, such as path data.
    init(_ name: StaticString, raw: [UInt8]) { self.init(name, "", .raw(raw)) }

    init(flag name: StaticString, _ isOn: Bool) { self.init(name, "", isOn ? .present : .absent) }

    /// Writes nothing; for the branch of a choice that has no attribute.
    package static let none = Attribute("class", "", .absent)

    /// The attribute if the condition holds, nothing otherwise.
    package static func when(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
        condition ? attribute() : .none
    }

    /// `aria-…`; a suffix other than a-z, 0-9 and "-" drops the attribute.
    package static func aria(_ suffix: StaticString, _ value: String) -> Attribute {
        Attribute("aria-", suffix, isName(suffix) ? .text(value) : .absent)
    }

    /// `data-…`; a suffix other than a-z, 0-9 and "-" drops the attribute.
    package static func data(_ suffix: StaticString, _ value: String) -> Attribute {
        Attribute("data-", suffix, isName(suffix) ? .text(value) : .absent)
    }

    private static func isName(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { bytes in
            guard let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
            return bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        }
    }

    /// Adds ` name="value"`.
    func write(to markup: inout Markup) {
        if case .absent = value { return }
        markup.append(byte: UInt8(ascii: " "))
        markup.append(literal: name)
        markup.append(literal: suffix)
        if case .present = value { return }
        markup.append(literal: "=\"")
        switch value {
        case .text(let text): markup.append(escaping: text)
        case .number(let number):
            var digits: [UInt8] = []
            appendNumber(number, to: &digits)
            markup.append(raw: digits)
        case .raw(let bytes): markup.append(raw: bytes)
        case .absent, .present: break
        }
        markup.append(byte: UInt8(ascii: "\""))
    }
}

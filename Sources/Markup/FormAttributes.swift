extension Attribute {
    /// Where a form goes; of this node only, anything else becomes `#`.
    package static func action(_ address: Address) -> Attribute {
        Attribute("action", address.isLocal ? address.text : "#")
    }
    /// `get` or `post`.
    package static func method(_ name: String) -> Attribute { Attribute("method", name) }
    /// How a form with files is sent.
    package static let multipart = Attribute("enctype", "multipart/form-data")
    /// The name of a field, a `meta` or a `details` group.
    package static func name(_ text: String) -> Attribute { Attribute("name", text) }
    /// The value of a field, option, meter or list item.
    package static func value(_ text: String) -> Attribute { Attribute("value", text) }
    /// The value of a meter or progress bar.
    package static func value(_ number: Double) -> Attribute { Attribute("value", number: number) }
    /// The least value of a field or meter.
    package static func min(_ number: Double) -> Attribute { Attribute("min", number: number) }
    /// The greatest value of a field, meter or progress bar.
    package static func max(_ number: Double) -> Attribute { Attribute("max", number: number) }
    /// The earliest value of a date field.
    package static func min(_ text: String) -> Attribute { Attribute("min", text) }
    /// The latest value of a date field.
    package static func max(_ text: String) -> Attribute { Attribute("max", text) }
    /// The grain of a number field; `any` for none.
    package static func step(_ text: String) -> Attribute { Attribute("step", text) }
    /// The name of a group of options.
    package static func label(_ text: String) -> Attribute { Attribute("label", text) }
    /// The id of the field a label names.
    package static func `for`(_ name: String) -> Attribute { Attribute("for", name) }
    /// An example shown in an empty field; never instead of a label.
    package static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", text) }
    /// What the browser may fill in.
    package static func autocomplete(_ kind: String) -> Attribute { Attribute("autocomplete", kind) }
    /// Which keyboard a phone shows.
    package static func inputmode(_ kind: String) -> Attribute { Attribute("inputmode", kind) }
    /// Sends the direction of what was typed under this name.
    package static func dirname(_ name: String) -> Attribute { Attribute("dirname", name) }
    /// The longest value in UTF-16 units.
    package static func maxlength(_ count: Int) -> Attribute { Attribute("maxlength", integer: count) }
    /// The visible lines of a text area.
    package static func rows(_ count: Int) -> Attribute { Attribute("rows", integer: count) }
    /// The visible characters of a field.
    package static func size(_ count: Int) -> Attribute { Attribute("size", integer: count) }
    /// The files a field takes.
    package static func accept(_ kinds: String) -> Attribute { Attribute("accept", kinds) }
    /// Must be filled in.
    package static func required(_ isOn: Bool = true) -> Attribute { Attribute(flag: "required", isOn) }
    /// Ticked.
    package static func checked(_ isOn: Bool = true) -> Attribute { Attribute(flag: "checked", isOn) }
    /// Chosen.
    package static func selected(_ isOn: Bool = true) -> Attribute { Attribute(flag: "selected", isOn) }
    /// Several may be chosen.
    package static func multiple(_ isOn: Bool = true) -> Attribute { Attribute(flag: "multiple", isOn) }
    /// Can be read but not changed.
    package static func readonly(_ isOn: Bool = true) -> Attribute { Attribute(flag: "readonly", isOn) }
    /// Out of use for now.
    package static func disabled(_ isOn: Bool = true) -> Attribute { Attribute(flag: "disabled", isOn) }
    /// Leaves checking to us, whose sentences are in the reader's language.
    package static let novalidate = Attribute(flag: "novalidate", true)
    /// Spelling is not checked: names, codes, numbers.
    package static let noSpellcheck = Attribute("spellcheck", "false")
}

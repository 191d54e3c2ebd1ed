/// Which way a text runs.
package enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
    /// By the first strong letter; for what people have typed.
    case automatic = "auto"
}

// Each maker is the HTML attribute of its name; the comment says only what is not plain from that.
extension Attribute {
    /// One or more class names, divided by spaces.
    package static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    /// The name of the element within the page.
    package static func id(_ name: String) -> Attribute { Attribute("id", name) }
    /// The language of the content, a BCP 47 tag.
    package static func lang(_ tag: String) -> Attribute { Attribute("lang", tag) }
    /// The direction of the content.
    package static func dir(_ direction: Direction) -> Attribute { Attribute("dir", direction.rawValue) }
    /// Advice; never the only place where something is said.
    package static func title(_ text: String) -> Attribute { Attribute("title", text) }
    /// The role for assistive technology where the element itself has none.
    package static func role(_ name: String) -> Attribute { Attribute("role", name) }
    /// 0 puts an element into the order of focus, -1 lets it be focused by a link only.
    package static func tabindex(_ index: Int) -> Attribute { Attribute("tabindex", integer: index) }
    /// Not shown.
    package static func hidden(_ isOn: Bool = true) -> Attribute { Attribute(flag: "hidden", isOn) }
    /// Whether the content may be translated by the browser.
    package static func translate(_ isOn: Bool) -> Attribute { Attribute("translate", isOn ? "yes" : "no") }

    /// Where a link leads.
    package static func href(_ address: Address) -> Attribute { Attribute("href", address.text) }
    /// The language of the page a link leads to.
    package static func hreflang(_ tag: String) -> Attribute { Attribute("hreflang", tag) }
    /// How the target stands to this page.
    package static func rel(_ kinds: String) -> Attribute { Attribute("rel", kinds) }
    /// The media type of the target, or the kind of an input or button.
    package static func type(_ name: String) -> Attribute { Attribute("type", name) }
    /// For which media a linked sheet is meant.
    package static func media(_ query: String) -> Attribute { Attribute("media", query) }
    /// Saves the target instead of showing it, under this name.
    package static func download(_ name: String) -> Attribute { Attribute("download", name) }
    /// What a preloaded file is.
    package static func `as`(_ kind: String) -> Attribute { Attribute("as", kind) }
    /// Fetched without credentials, as fonts must be.
    package static let crossorigin = Attribute(flag: "crossorigin", true)
    /// The value of a `meta`.
    package static func content(_ text: String) -> Attribute { Attribute("content", text) }
    /// A property of a `meta`, such as `og:title`.
    package static func property(_ name: String) -> Attribute { Attribute("property", name) }

    /// A picture or film of this node; a foreign address is left out, since pages ask no other host for anything.
    package static func src(_ address: Address) -> Attribute {
        address.isLocal && !address.isRefused ? Attribute("src", address.text) : .none
    }
    /// The still shown before a film starts; of this node only.
    package static func poster(_ address: Address) -> Attribute {
        address.isLocal && !address.isRefused ? Attribute("poster", address.text) : .none
    }
    /// What a picture says; empty for mere decoration.
    package static func alt(_ text: String) -> Attribute { Attribute("alt", text) }
    /// Width in pixels, or in user units of a drawing.
    package static func width(_ value: Double) -> Attribute { Attribute("width", number: value) }
    /// Height in pixels, or in user units of a drawing.
    package static func height(_ value: Double) -> Attribute { Attribute("height", number: value) }
    /// Fetched only when it comes near.
    package static let lazy = Attribute("loading", "lazy")
    /// Shows the player's buttons.
    package static let controls = Attribute(flag: "controls", true)
    /// `none`, `metadata` or `auto`.
    package static func preload(_ kind: String) -> Attribute { Attribute("preload", kind) }
    /// What a text track is for.
    package static func kind(_ name: String) -> Attribute { Attribute("kind", name) }
    /// The language of a text track.
    package static func srclang(_ tag: String) -> Attribute { Attribute("srclang", tag) }

    /// The machine-readable form of a time, ISO 8601.
    package static func datetime(_ text: String) -> Attribute { Attribute("datetime", text) }
    /// The address of a quotation's source.
    package static func cite(_ address: Address) -> Attribute { Attribute("cite", address.text) }
    /// How many columns a cell spans.
    package static func colspan(_ count: Int) -> Attribute { Attribute("colspan", integer: count) }
    /// How many rows a cell spans.
    package static func rowspan(_ count: Int) -> Attribute { Attribute("rowspan", integer: count) }
    /// What a heading cell heads: `col`, `row`, `colgroup`, `rowgroup`.
    package static func scope(_ name: String) -> Attribute { Attribute("scope", name) }
    /// The cells that head this one, by id.
    package static func headers(_ names: String) -> Attribute { Attribute("headers", names) }
    /// How many columns a `col` stands for.
    package static func span(_ count: Int) -> Attribute { Attribute("span", integer: count) }
    /// The first number of a list.
    package static func start(_ number: Int) -> Attribute { Attribute("start", integer: number) }
    /// Counts a list downwards.
    package static func reversed(_ isOn: Bool = true) -> Attribute { Attribute(flag: "reversed", isOn) }
    /// Shows the content of a `details`.
    package static func open(_ isOn: Bool = true) -> Attribute { Attribute(flag: "open", isOn) }
}

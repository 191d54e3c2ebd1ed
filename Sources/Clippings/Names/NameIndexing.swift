/// The names of a register, made ready to be found in texts; built once and used for many.
package struct NameList: Sendable {
    package init(_ names: [ClippingName]) {}
}

package import Translations

/// What the pages of translating are made with.
package struct TranslationTools: Sendable {
    let memory = MemoryBook()
    /// A machine that suggests; nil where the node asks none.
    package var machine: MachineAsking?

    package init(machine: MachineAsking? = nil) { self.machine = machine }
}

/// Documents and tables of offices: an archive with known contents, without programs and without further files.
struct OfficeChecking {
    private let bytes: [UInt8]
    private static let bytesMax = 1 << 30
    private static let growthMax = 400

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func kind() throws(FileFault) -> FileKind {
        let items = try ZipDirectory(bytes).items
        guard items.contains(where: { $0.place == 0 }) else { throw .twofold }
        let names = items.map { $0.name.lowercased() }
        guard let kind = try kind(items, Set(names)) else { throw .archive }
        guard names.allSatisfy(Self.isPlain), Set(names).count == names.count else { throw .broken }
        if items.contains(where: \.isLocked) { throw .locked }
        let whole = items.reduce(0) { $0 + $1.bytes }
        if whole > Self.bytesMax || whole > (bytes.count + 4_096) * Self.growthMax { throw .bomb }
        if names.contains(where: Self.isMacro) { throw .macros }
        if names.contains(where: Self.isForeign) { throw .embedded }
        return kind
    }

    private func kind(_ items: [ZipDirectory.Item], _ names: Set<String>) throws(FileFault) -> FileKind? {
        if names.contains("[content_types].xml") {
            if names.contains("xl/workbook.xml") { return .xlsx }
            return names.contains("word/document.xml") ? .docx : nil
        }
        // The format demands that its name comes first and is not packed.
        guard let first = items.first(where: { $0.name == "mimetype" }), first.place == 0, first.bytes < 100,
            first.bytes == first.packedBytes, let length = bytes.number16(26), let extra = bytes.number16(28)
        else { return nil }
        let start = 30 + length + extra
        guard start + first.bytes <= bytes.count else { throw .broken }
        let type = String(decoding: bytes[start..<start + first.bytes], as: UTF8.self)
        return [FileKind.ods, .odt].first { $0.mediaType == type }
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains(":")
            && !name.split(separator: "/").contains("..")
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    private static func isMacro(_ name: String) -> Bool {
        name.hasSuffix("vbaproject.bin") || name.hasPrefix("basic/") || name.hasPrefix("scripts/")
            || name.contains("/macrosheets/") || name.contains("/activex/")
    }

    private static let foreign = [
        ".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".hta", ".lnk", ".msi", ".html",
        ".htm", ".zip", ".rar", ".7z", ".class", ".swf", ".docm", ".xlsm",
    ]

    private static func isForeign(_ name: String) -> Bool {
        name.contains("/embeddings/") || foreign.contains(where: name.hasSuffix)
    }
}

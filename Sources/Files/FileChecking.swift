/// Finds out what a file is from its bytes alone; its name and what a browser says of it count for nothing.
package enum FileChecking {
    /// The kind of a file, or what is wrong with it.
    ///
    /// `name` only tells a table from other plain text.
    package static func kind(of bytes: [UInt8], named name: String) throws(FileFault) -> FileKind {
        if bytes.isEmpty { throw .empty }
        if bytes.count > FileLimits.bytesMax { throw .tooLarge }
        let kind = try recognised(bytes, name)
        switch kind {
        case .xlsx, .docx, .ods, .odt, .csv, .text: break
        case .pdf, .png, .jpeg, .webp, .tiff: try refuseTwofold(bytes, kind)
        }
        return kind
    }

    private static func recognised(_ bytes: [UInt8], _ name: String) throws(FileFault) -> FileKind {
        try refuseKnown(bytes)
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], at: 0) {
            try PictureChecking.png(bytes)
            return .png
        }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF], at: 0) {
            try PictureChecking.jpeg(bytes)
            return .jpeg
        }
        if bytes.starts(with: "RIFF"), bytes.starts(with: "WEBP", at: 8) {
            try PictureChecking.webp(bytes)
            return .webp
        }
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0], at: 0) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A], at: 0) {
            try PictureChecking.tiff(bytes)
            return .tiff
        }
        if bytes.starts(with: "%PDF-") {
            try PDFChecking(bytes).check()
            return .pdf
        }
        if bytes.starts(with: [0x50, 0x4B, 3, 4], at: 0) { return try OfficeChecking(bytes).kind() }
        return try TextChecking.kind(of: bytes, named: name)
    }

    private static let programs: [[UInt8]] = [
        Array("MZ".utf8), [0x7F, 0x45, 0x4C, 0x46], [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF],
        [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE], Array("dex\n".utf8),
        [0x4C, 0, 0, 0, 1, 0x14, 2, 0], [0, 0x61, 0x73, 0x6D], Array("!<arch>".utf8),
    ]

    private static let archives: [[UInt8]] = [
        Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x1F, 0x8B], Array("BZh".utf8),
        [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x28, 0xB5, 0x2F, 0xFD], Array("MSCF".utf8), [0x50, 0x4B, 5, 6],
        [0x50, 0x4B, 7, 8],
    ]

    private static func refuseKnown(_ bytes: [UInt8]) throws(FileFault) {
        if programs.contains(where: { bytes.starts(with: $0, at: 0) }) { throw .program }
        if archives.contains(where: { bytes.starts(with: $0, at: 0) }) || bytes.starts(with: "ustar", at: 257) {
            throw .archive
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], at: 0) { throw .oldOffice }
        if bytes.starts(with: "#!") { throw .script }
    }

    /// A picture or paper at whose end another program finds an archive, or near whose beginning it finds a paper.
    private static func refuseTwofold(_ bytes: [UInt8], _ kind: FileKind) throws(FileFault) {
        if ZipDirectory.endPlace(bytes) != nil { throw .twofold }
        if kind != .pdf, bytes.place(of: "%PDF-", to: 1_024 + 5) != nil { throw .twofold }
    }
}

/// Plain text, and what only looks like it.
enum TextChecking {
    static func kind(of bytes: [UInt8], named name: String) throws(FileFault) -> FileKind {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .unknown }
        let hasControls = text.unicodeScalars.contains { scalar in
            scalar.value < 0x20 && scalar != "\n" && scalar != "\r" && scalar != "\t" && scalar.value != 0x0C
        }
        if hasControls { throw .unknown }
        var start = text[...]
        while let first = start.unicodeScalars.first, first.value == 0xFEFF || first.properties.isWhitespace {
            start.unicodeScalars.removeFirst()
        }
        if start.hasPrefix("#!") { throw .script }
        if start.hasPrefix("<") { throw start.hasPrefix("<?php") ? .script : .markup }
        let low = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        for mark in ["<script", "<?php", "<svg", "<iframe", "<html", "javascript:"] where low.contains(text: mark) {
            throw .script
        }
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        return FileKind.csv.endings.contains(ending) ? .csv : .text
    }
}

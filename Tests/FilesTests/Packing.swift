import CZlib

enum Packing {
    static func zlib(_ bytes: [UInt8]) -> [UInt8]? {
        var length = compressBound(UInt(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        guard compress2(&packed, &length, bytes, UInt(bytes.count), 6) == Z_OK else { return nil }
        return Array(packed.prefix(Int(length)))
    }
}

/// `<script type="application/ld+json">`: data that programs read beside the page; nothing in it is run.
///
/// `json` must be JSON. Signs that could end the block or mean something to a reader of HTML are written by their
/// numbers, which JSON takes in texts, the only place where they may stand.
package func dataBlock(json: some Sequence<UInt8>) -> Markup {
    var block = Markup(capacity: 1_024)
    block.append(literal: "<script type=\"application/ld+json\">")
    for byte in json {
        switch byte {
        case UInt8(ascii: "<"): block.append(literal: "\\u003C")
        case UInt8(ascii: ">"): block.append(literal: "\\u003E")
        case UInt8(ascii: "&"): block.append(literal: "\\u0026")
        case UInt8(ascii: "'"): block.append(literal: "\\u0027")
        default: block.append(byte: byte)
        }
    }
    block.append(literal: "</script>")
    return block
}

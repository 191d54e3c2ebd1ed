import Foundation
import HTTPTypes

/// Reads `multipart/form-data` (RFC 7578) as it comes; files go to the temporary folder, nothing is kept whole.
struct MultipartReader {
    private enum State {
        case preamble, afterDelimiter, headers, ended
        case content
    }

    private let delimiter: [UInt8]
    private let limits: FormLimits
    private var state = State.preamble
    // The first delimiter may stand at the very beginning; this blank line makes it like the others.
    private var waiting: [UInt8] = [0x0D, 0x0A]
    private var sink: PartSink?
    private var form = PostedForm()
    private var fieldBytes = 0

    private static let headerBytesMax = 4_096

    init(boundary: String, limits: FormLimits) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.limits = limits
    }

    /// The boundary that a content type names; 1 to 70 characters.
    static func boundary(of type: String) -> String? {
        guard type.lowercased().hasPrefix("multipart/form-data"),
            let text = PartHeaders.parameter("boundary", in: type), (1...70).contains(text.utf8.count)
        else { return nil }
        return text
    }

    mutating func take(_ bytes: some Sequence<UInt8>) throws {
        waiting += bytes
        while try step() {}
    }

    /// The whole form; throws where its end did not come.
    mutating func finish() throws -> PostedForm {
        guard case .ended = state else { throw RequestFault.unreadableForm }
        return form
    }

    /// Takes one piece of what waits; false when more must come first.
    private mutating func step() throws -> Bool {
        switch state {
        case .ended:
            waiting = []
            return false
        case .preamble, .content: return try passContent()
        case .afterDelimiter: return try passDelimiterEnd()
        case .headers: return try passHeaders()
        }
    }

    private mutating func passContent() throws -> Bool {
        if let place = waiting.firstPlace(of: delimiter) {
            try write(waiting[..<place])
            waiting.removeFirst(place + delimiter.count)
            if let part = sink { try close(part) }
            sink = nil
            state = .afterDelimiter
            return true
        }
        let sure = waiting.count - delimiter.count + 1
        guard sure > 0 else { return false }
        try write(waiting[..<sure])
        waiting.removeFirst(sure)
        return false
    }

    private mutating func passDelimiterEnd() throws -> Bool {
        guard waiting.count >= 2 else { return false }
        if waiting[0] == UInt8(ascii: "-"), waiting[1] == UInt8(ascii: "-") {
            state = .ended
        } else if waiting[0] == 0x0D, waiting[1] == 0x0A {
            waiting.removeFirst(2)
            state = .headers
        } else {
            throw RequestFault.unreadableForm
        }
        return true
    }

    private mutating func passHeaders() throws -> Bool {
        guard let end = waiting.firstPlace(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
            guard waiting.count <= Self.headerBytesMax else { throw RequestFault.unreadableForm }
            return false
        }
        guard end <= Self.headerBytesMax, let headers = PartHeaders(waiting[..<end]) else {
            throw RequestFault.unreadableForm
        }
        waiting.removeFirst(end + 4)
        guard form.fields.fields.count + form.uploads.count + form.tooLarge.count < FormFields.countMax else {
            throw RequestFault.unreadableForm
        }
        sink = try PartSink(headers, limits: limits, uploads: form.uploads.count + form.tooLarge.count)
        state = .content
        return true
    }

    private mutating func write(_ bytes: ArraySlice<UInt8>) throws {
        guard !bytes.isEmpty, sink != nil else { return }
        if sink?.isFile == false {
            fieldBytes += bytes.count
            guard fieldBytes <= limits.fieldBytesMax else {
                throw RequestFault.tooLong(fieldBytes, limit: limits.fieldBytesMax, status: .contentTooLarge)
            }
        }
        try sink?.write(bytes, limits)
    }

    private mutating func close(_ part: PartSink) throws {
        switch part.content {
        case .field(let bytes):
            guard let text = FormFields.text(bytes) else { throw RequestFault.unreadableForm }
            form.fields.add(part.headers.name, text)
        case .file(let file, let url, let size):
            try file.close()
            let upload = Upload(field: part.headers.name, name: part.headers.fileName ?? "", url: url, size: size)
            // A field in which nothing was chosen is sent as an empty file without a name.
            if size > 0 || !upload.name.isEmpty { form.uploads.append(upload) }
        case .passedOver: form.tooLarge.insert(part.headers.name)
        }
    }
}

extension [UInt8] {
    /// Where a run of bytes begins.
    fileprivate func firstPlace(of run: [UInt8]) -> Int? {
        guard let first = run.first, count >= run.count else { return nil }
        var start = startIndex
        while let place = self[start...].firstIndex(of: first) {
            guard place + run.count <= count else { return nil }
            if self[place..<place + run.count].elementsEqual(run) { return place }
            start = place + 1
        }
        return nil
    }
}

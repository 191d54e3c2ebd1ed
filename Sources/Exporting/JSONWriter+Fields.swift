extension JSONWriter {
    /// A field of an object; `null` where there is nothing.
    package mutating func field(_ key: String, _ text: String?) {
        self.key(key)
        if let text { string(text) } else { null() }
    }

    package mutating func field(_ key: String, _ value: Int?) {
        self.key(key)
        if let value { integer(value) } else { null() }
    }

    package mutating func field(_ key: String, _ value: Int64?) {
        self.key(key)
        if let value { integer(value) } else { null() }
    }

    package mutating func field(_ key: String, _ value: Bool) {
        self.key(key)
        bool(value)
    }

    package mutating func field(_ key: String, _ texts: [String]) {
        self.key(key)
        strings(texts)
    }

    /// A reckoned number with at most so many digits after the point; `null` where it is none.
    package mutating func field(_ key: String, _ value: Double?, fractionDigits: Int = 6) {
        self.key(key)
        if let value { decimal(value, fractionDigits: fractionDigits) } else { null() }
    }

    package mutating func objectField(_ key: String, _ write: (inout JSONWriter) throws -> Void) rethrows {
        self.key(key)
        try object(write)
    }

    package mutating func listField(_ key: String, _ write: (inout JSONWriter) throws -> Void) rethrows {
        self.key(key)
        try list(write)
    }

    /// A field of any shape; `null` where there is no value.
    package mutating func optionalField<Value>(
        _ key: String, _ value: Value?, _ write: (inout JSONWriter, Value) throws -> Void
    ) rethrows {
        self.key(key)
        if let value { try write(&self, value) } else { null() }
    }

    package mutating func strings(_ texts: [String]) {
        list { writer in for text in texts { writer.string(text) } }
    }

    /// A number without zeros at its end; `null` when it is not finite.
    package mutating func decimal(_ value: Double, fractionDigits: Int = 6) {
        guard value.isFinite else { return null() }
        number(PlainNumber.text(value, fractionDigits: fractionDigits))
    }
}

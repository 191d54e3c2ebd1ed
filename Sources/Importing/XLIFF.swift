/// A file of phrases on their way to a translator or back: XLIFF 2, one file element, one segment a unit.
package struct XLIFF: Sendable, Equatable {
    /// A piece of a source or target.
    package enum Piece: Sendable, Equatable {
        case text(String)
        /// Something that is to stay as it is, such as `{name}`.
        case code(String)
    }

    /// How far a translation has come.
    package enum State: String, Sendable, CaseIterable, Comparable {
        case initial, translated, reviewed, final

        package static func < (left: State, right: State) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// One thing to translate.
    package struct Unit: Sendable, Equatable {
        package let id: String
        package let notes: [String]
        package let source: [Piece]
        /// `nil` where nothing has been written yet.
        package let target: [Piece]?
        /// `nil` where the file does not say.
        package let state: State?
        /// What else is said of the state, as `prefix:word`; nil where nothing is.
        package let subState: String?
        /// The line of the file it begins in; 0 for one that was not read.
        package let line: Int

        package init(
            id: String, notes: [String] = [], source: [Piece], target: [Piece]?, state: State?,
            subState: String? = nil, line: Int = 0
        ) {
            self.id = id
            self.notes = notes
            self.source = source
            self.target = target
            self.state = state
            self.subState = subState
            self.line = line
        }
    }

    /// The tag of the language translated from.
    package let source: String
    /// The tag of the language translated into.
    package let target: String
    /// What was exported, for instance `phrases`.
    package let original: String
    package let units: [Unit]
    /// The version of the standard that the file says it follows; 2.0 and 2.1 are the same for what is written here.
    package var version = "2.0"

    package init(source: String, target: String, original: String, units: [Unit], version: String = "2.0") {
        self.source = source
        self.target = target
        self.original = original
        self.units = units
        self.version = version
    }

    /// A larger file is refused.
    package static var bytesMax: Int { XMLReader.bytesMax }
    static let namespace = "urn:oasis:names:tc:xliff:document:2.0"

    /// The pieces as one text.
    package static func text(_ pieces: [Piece]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text), .code(let text): text
            }
        }.joined()
    }
}

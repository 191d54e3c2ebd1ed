package import Languages

/// A film or a sound that a member has brought in for a party.
package struct Film: Sendable, Hashable {
    /// How far it is.
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Its bytes are still coming.
        case uploading
        /// All bytes are there.
        case waiting
        case checking
        /// Lighter versions are being made.
        case making
        case ready
        case refused

        package var isGoingOn: Bool { self == .waiting || self == .checking || self == .making }
    }

    package let id: String
    package let party: String
    /// The member's opaque id.
    package let member: String
    /// The name the file was given, cleaned.
    package let name: String
    package let title: Text
    /// What is to be seen or heard.
    package let about: Text
    package let state: State
    package let fault: FilmFault?
    package let container: FilmContainer?
    package let bytes: Int64
    /// In milliseconds; 0 where it is not known yet.
    package let length: Int64
    /// As shown, turned upright; 0 for sound.
    package let width: Int
    package let height: Int
    /// When it was brought in, in milliseconds since 1970.
    package let made: Int64
    /// Whether its party has opened its page to everyone.
    package let isPublic: Bool
    package let files: [FilmFile]
    /// The languages in which it has captions, with the digest of each.
    package let captions: [Language: String]

    package var isSound: Bool { width == 0 }

    /// How its captions in a language are asked for; the name changes with what they say.
    package func captionsName(_ language: Language) -> String? {
        captions[language].map { "captions-\(language.tag)-\($0.prefix(16)).vtt" }
    }

    package func file(_ part: FilmFile.Part) -> FilmFile? { files.first { $0.part == part } }

    /// What a browser is offered to play, the lightest first.
    package var playable: [FilmFile] { [.sound, .low, .high].compactMap(file) }

    /// Whether a text can be the id of a film or a picture.
    package static func isID(_ text: String) -> Bool {
        (8...24).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }

    static func newID() -> String {
        var random = SystemRandomNumberGenerator()
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return String((0..<14).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }
}

/// One file of a film: what was brought in, or what was made of it.
package struct FilmFile: Sendable, Hashable {
    package enum Part: String, Sendable, Hashable, CaseIterable {
        case original, poster, low, high, sound
    }

    package let part: Part
    package let digest: String
    package let bytes: Int64
    package let mediaType: String
    package let ending: String
    /// 0 for sound.
    package let width: Int
    package let height: Int

    /// How it is asked for: the name changes with what it holds, so that readers may keep it for ever.
    package var name: String { "\(part.rawValue)-\(digest.prefix(16)).\(ending)" }
}

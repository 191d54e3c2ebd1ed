/// Why a film, a sound or a picture is not taken: the word of the phrases `film.fault.…`.
package enum FilmFault: String, Error, Sendable, Hashable, CaseIterable {
    case empty
    case tooLarge = "too-large"
    /// Nothing that can be played.
    case notFilm = "not-film"
    /// A list of other files, which a player would go and fetch.
    case playlist
    /// An SVG, which is a program as much as a picture.
    case drawing
    /// A picture where a film is wanted.
    case picture
    /// No picture where one is wanted.
    case notPicture = "not-picture"
    case program
    case archive
    /// More pixels, frames, streams or hours than anybody films.
    case bomb
    /// What is in it cannot be read.
    case broken
    /// Its end is missing.
    case truncated
    /// In a form that is not read here.
    case codec
    /// It takes more time or memory than a node may give.
    case tooHeavy = "too-heavy"
    /// The node has no ffmpeg.
    case noTools = "no-tools"
    /// The disk has no room, or the folder cannot be written.
    case notWritten = "not-written"
    /// So many uploads of the party are under way.
    case tooMany = "too-many"
    /// Another request has gone on with the upload.
    case overtaken
    /// There is no such film, or it is another party's.
    case notFound = "not-found"
    /// It has gone on, or is not so far.
    case wrongState = "wrong-state"
}

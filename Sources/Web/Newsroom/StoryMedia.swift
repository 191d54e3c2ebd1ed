import Markup
import Newsroom

/// How pictures and films are shown, given by who keeps them; what it does not know is shown in words.
struct StoryMedia: Sendable {
    var picture: @Sendable (StoryPicture, Wording) -> Markup? = { _, _ in nil }
    var film: @Sendable (StoryFilm, Wording) -> Markup? = { _, _ in nil }
    /// The first picture of a version, or the still of its first film, that may stand for it.
    var still: @Sendable (StoryVersion) -> PageCard.Image? = { _ in nil }
}

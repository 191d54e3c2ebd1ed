import Markup
import Newsroom

/// How pictures and films are shown, given by who keeps them; what it does not know is shown in words.
struct StoryMedia: Sendable {
    var picture: @Sendable (StoryPicture, Wording) -> Markup? = { _, _ in nil }
    var film: @Sendable (StoryFilm, Wording) -> Markup? = { _, _ in nil }
}

import Chances
import Languages
import Testing

@testable import Newsroom

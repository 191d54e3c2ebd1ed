package import Films

/// What the pages of films need of a node: the films, who works at them, and which other hosts may be loaded.
package struct FilmDesk: Sendable {
    package let book: FilmBook
    package let runner: FilmRunner
    /// Hosts of films elsewhere that the administrator lets readers load with a click.
    let hosts: Set<String>

    package init(book: FilmBook, runner: FilmRunner, hosts: Set<String> = []) {
        (self.book, self.runner, self.hosts) = (book, runner, hosts)
    }
}

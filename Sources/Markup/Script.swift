/// `<script type="module">`: a file of this node that runs once the page is there.
///
/// There is no script with content, and none of another host: a foreign address writes nothing.
package func script(module address: Address) -> Markup {
    guard address.isLocal, !address.isRefused else { return Markup() }
    return element(Element("script"), [.type("module"), .src(address)])
}

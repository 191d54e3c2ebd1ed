import Chances
import Testing

@testable import Markup

@Suite struct ElementTests {
    @Test func contentIsGatheredInOrder() {
        let names = ["Gilan", "Atyrau"]
        let absent = names.count > 5
        let list = ul(.class("plain")) {
            for name in names { li { name } }
            if absent { li { "never" } }
            if absent { li { "never" } } else { li { "else" } }
            switch names.count {
            case 2: li { "two" }
            default: li { "many" }
            }
        }
        #expect(list.text == "<ul class=\"plain\"><li>Gilan</li><li>Atyrau</li><li>else</li><li>two</li></ul>")
    }

    @Test func voidElementsHaveNoEndAndNoContent() {
        for markup in [br(), hr(), img(), input(), wbr(), col(), link(), meta(), source(), track()] {
            #expect(!markup.text.contains("/"))
        }
        #expect(element(.br) { "dropped" }.text == "<br>")
        #expect(div {}.text == "<div></div>")
        #expect(
            input(.type("text"), .required(), .disabled(false), .name("n")).text
                == "<input type=\"text\" required name=\"n\">")
    }

    @Test func aLeadingLineBreakSurvivesTheParser() {
        #expect(textarea { "\na" }.text == "<textarea>\n\na</textarea>")
        #expect(pre { "a\n" }.text == "<pre>a\n</pre>")
    }

    @Test func absentAttributesWriteNothing() {
        #expect(p(.none, .when(false, .id("x")), .when(true, .id("y"))) { "z" }.text == "<p id=\"y\">z</p>")
        #expect(
            p(.data("Bad name", "x"), .aria("", "x"), .data("as-of", "2025")) {}.text == "<p data-as-of=\"2025\"></p>")
    }

    @Test func joinedWithSeparator() {
        #expect([span { "a" }, span { "b" }].joined(by: " & ").text == "<span>a</span> &amp; <span>b</span>")
        #expect([Markup]().joined(by: ", ").isEmpty)
    }

    @Test func aDocumentIsWhole() throws {
        let page = document(
            language: "fa", direction: .rightToLeft, title: "</title>",
            head: fragment {
                link(.rel("stylesheet"), .href("/littoral.css"))
                meta(.name("description"), .content("x"))
            },
            body: [.class("page")]
        ) {
            main(.id("content")) { h1 { "دریای خزر" } }
        }
        #expect(page.text.hasPrefix("<!DOCTYPE html>\n<html lang=\"fa\" dir=\"rtl\"><head><meta charset=\"utf-8\">"))
        #expect(page.text.contains("<title>&lt;/title&gt;</title>"))
        #expect(
            page.text.hasSuffix("<body class=\"page\"><main id=\"content\"><h1>دریای خزر</h1></main></body></html>\n"))
        _ = try Reader(page.text)
    }

    /// A random tree, written both by the module and by plain joining of strings.
    @Test func randomTreesAreBalanced() throws {
        var random = Chance(seed: 3)
        let elements: [(Element, String)] = [
            (.div, "div"), (.section, "section"), (.a, "a"), (.td, "td"), (.details, "details"), (.br, "br"),
            (.img, "img"),
        ]
        func tree(_ depth: Int) -> (Markup, String) {
            if depth == 0 || Int.random(in: 0..<5, using: &random) == 0 {
                let text = Hostile.text(&random, longest: 8)
                return (Markup(text: text), slowEscape(text))
            }
            let (kind, name) = elements[Int.random(in: 0..<elements.count, using: &random)]
            let title = Hostile.text(&random, longest: 6)
            let children = (0..<Int.random(in: 0...4, using: &random)).map { _ in tree(depth - 1) }
            let markup = element(kind, [.title(title)]) { for child in children { child.0 } }
            let start = "<\(name) title=\"\(slowEscape(title))\">"
            if Reader.empty.contains(name) { return (markup, start) }
            return (markup, start + children.map(\.1).joined() + "</\(name)>")
        }
        for _ in 0..<400 {
            let (markup, expected) = tree(5)
            #expect(markup.text == expected)
            _ = try Reader(markup.text)
        }
    }
}

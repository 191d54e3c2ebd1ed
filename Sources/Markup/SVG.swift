/// Elements of drawings, under one roof because `path`, `line`, `text` and `title` are names every page uses otherwise.
package enum SVG {
    /// `<svg>`: a drawing.
    package static func svg(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("svg", .drawing), attributes, content: content)
    }

    /// `<g>`: a group.
    package static func g(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("g", .drawing), attributes, content: content)
    }

    /// `<defs>`: what is drawn only by `use`.
    package static func defs(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("defs", .drawing), attributes, content: content)
    }

    /// `<path>`: an outline.
    package static func path(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("path", .drawing), attributes, content: content)
    }

    /// `<circle>`: a circle.
    package static func circle(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup
    {
        element(Element("circle", .drawing), attributes, content: content)
    }

    /// `<line>`: a straight line.
    package static func line(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("line", .drawing), attributes, content: content)
    }

    /// `<polyline>`: a line of several pieces.
    package static func polyline(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init)
        -> Markup
    {
        element(Element("polyline", .drawing), attributes, content: content)
    }

    /// `<rect>`: a rectangle.
    package static func rect(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("rect", .drawing), attributes, content: content)
    }

    /// `<text>`: a line of text.
    package static func text(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("text", .drawing), attributes, content: content)
    }

    /// `<tspan>`: a run of text within a line.
    package static func tspan(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup
    {
        element(Element("tspan", .drawing), attributes, content: content)
    }

    /// `<title>`: the name of a drawing or of a part of it; read aloud.
    package static func title(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup
    {
        element(Element("title", .drawing), attributes, content: content)
    }

    /// `<desc>`: what a drawing shows; read aloud.
    package static func desc(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("desc", .drawing), attributes, content: content)
    }

    /// `<use>`: draws something again.
    package static func use(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("use", .drawing), attributes, content: content)
    }

    /// `<clipPath>`: an outline beyond which nothing shows.
    package static func clipPath(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init)
        -> Markup
    {
        element(Element("clipPath", .drawing), attributes, content: content)
    }

    /// `<a>`: a link around parts of a drawing.
    package static func a(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
        element(Element("a", .drawing), attributes, content: content)
    }
}

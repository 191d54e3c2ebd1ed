// Parts, headings, paragraphs, lists.

/// `<header>`: the head of the page or of a part.
package func header(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.header, attributes, content: content)
}

/// `<nav>`: ways to other pages.
package func nav(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.nav, attributes, content: content)
}

/// `<main>`: what the page is about; once on a page.
package func main(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.main, attributes, content: content)
}

/// `<footer>`: the foot of the page or of a part.
package func footer(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.footer, attributes, content: content)
}

/// `<section>`: a part with a heading of its own.
package func section(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.section, attributes, content: content)
}

/// `<article>`: a part that stands by itself.
package func article(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.article, attributes, content: content)
}

/// `<aside>`: a part beside the main thread.
package func aside(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.aside, attributes, content: content)
}

/// `<div>`: a block without meaning of its own.
package func div(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.div, attributes, content: content)
}

/// `<hgroup>`: a heading with the lines that belong to it.
package func hgroup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.hgroup, attributes, content: content)
}

/// `<h1>`: the heading of the page.
package func h1(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.h1, attributes, content: content)
}

/// `<h2>`: a heading of the second rank.
package func h2(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.h2, attributes, content: content)
}

/// `<h3>`: a heading of the third rank.
package func h3(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.h3, attributes, content: content)
}

/// `<h4>`: a heading of the fourth rank.
package func h4(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.h4, attributes, content: content)
}

/// `<h5>`: a heading of the fifth rank.
package func h5(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.h5, attributes, content: content)
}

/// `<h6>`: a heading of the sixth rank.
package func h6(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.h6, attributes, content: content)
}

/// `<p>`: a paragraph.
package func p(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.p, attributes, content: content)
}

/// `<pre>`: text set as it stands.
package func pre(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.pre, attributes, content: content)
}

/// `<blockquote>`: a quotation of its own paragraphs.
package func blockquote(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.blockquote, attributes, content: content)
}

/// `<figure>`: a drawing, picture or table with its caption.
package func figure(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.figure, attributes, content: content)
}

/// `<figcaption>`: the caption of a figure.
package func figcaption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.figcaption, attributes, content: content)
}

/// `<details>`: something that opens.
package func details(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.details, attributes, content: content)
}

/// `<summary>`: what is seen of a `details` before it opens.
package func summary(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.summary, attributes, content: content)
}

/// `<ul>`: a list without order.
package func ul(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.ul, attributes, content: content)
}

/// `<ol>`: a list in order.
package func ol(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.ol, attributes, content: content)
}

/// `<li>`: an item of a list.
package func li(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.li, attributes, content: content)
}

/// `<dl>`: a list of terms and what they are.
package func dl(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.dl, attributes, content: content)
}

/// `<dt>`: a term of a `dl`.
package func dt(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.dt, attributes, content: content)
}

/// `<dd>`: what a term of a `dl` is.
package func dd(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.dd, attributes, content: content)
}

/// `<search>`: the part of a page one searches from.
package func search(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.search, attributes, content: content)
}

/// `<video>`: a film.
package func video(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.video, attributes, content: content)
}

/// `<audio>`: a recording.
package func audio(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.audio, attributes, content: content)
}

// Runs within a line, and elements that never have content.

/// `<a>`: a link.
package func a(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.a, attributes, content: content)
}

/// `<span>`: a run of text without meaning of its own.
package func span(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.span, attributes, content: content)
}

/// `<strong>`: what must not be missed.
package func strong(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.strong, attributes, content: content)
}

/// `<em>`: what is stressed.
package func em(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.em, attributes, content: content)
}

/// `<small>`: a side remark.
package func small(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.small, attributes, content: content)
}

/// `<q>`: words of another; the browser sets the quotation marks of the language around it.
package func q(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.q, attributes, content: content)
}

/// `<cite>`: the title of a work.
package func cite(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.cite, attributes, content: content)
}

/// `<abbr>`: a short form; its title says the long one.
package func abbr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.abbr, attributes, content: content)
}

/// `<dfn>`: a term where it is explained.
package func dfn(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.dfn, attributes, content: content)
}

/// `<code>`: what a machine reads.
package func code(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.code, attributes, content: content)
}

/// `<kbd>`: what is typed.
package func kbd(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.kbd, attributes, content: content)
}

/// `<samp>`: what a machine said.
package func samp(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.samp, attributes, content: content)
}

/// `<sub>`: set below the line.
package func sub(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.sub, attributes, content: content)
}

/// `<sup>`: set above the line.
package func sup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.sup, attributes, content: content)
}

/// `<del>`: what was taken out.
package func del(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.del, attributes, content: content)
}

/// `<ins>`: what was put in.
package func ins(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.ins, attributes, content: content)
}

/// `<mark>`: what was looked for.
package func mark(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.mark, attributes, content: content)
}

/// `<bdi>`: a run whose direction must not disturb its surroundings: every name and every text a person has typed.
package func bdi(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.bdi, attributes, content: content)
}

/// `<time>`: a moment or period.
package func time(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.time, attributes, content: content)
}

/// `<br>`: a new line within a paragraph.
package func br(_ attributes: Attribute...) -> Markup { element(.br, attributes) }

/// `<hr>`: a change of subject.
package func hr(_ attributes: Attribute...) -> Markup { element(.hr, attributes) }

/// `<img>`: a picture.
package func img(_ attributes: Attribute...) -> Markup { element(.img, attributes) }

/// `<input>`: a field of one line.
package func input(_ attributes: Attribute...) -> Markup { element(.input, attributes) }

/// `<wbr>`: a place where a long word may break.
package func wbr(_ attributes: Attribute...) -> Markup { element(.wbr, attributes) }

/// `<col>`: a column.
package func col(_ attributes: Attribute...) -> Markup { element(.col, attributes) }

/// `<link>`: a file that belongs to the page.
package func link(_ attributes: Attribute...) -> Markup { element(.link, attributes) }

/// `<meta>`: a word about the page.
package func meta(_ attributes: Attribute...) -> Markup { element(.meta, attributes) }

/// `<source>`: one form of a film or recording.
package func source(_ attributes: Attribute...) -> Markup { element(.source, attributes) }

/// `<track>`: text beside a film.
package func track(_ attributes: Attribute...) -> Markup { element(.track, attributes) }

// Tables and forms.

/// `<table>`: a table.
package func table(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.table, attributes, content: content)
}

/// `<caption>`: what a table shows.
package func caption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.caption, attributes, content: content)
}

/// `<colgroup>`: columns that belong together.
package func colgroup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.colgroup, attributes, content: content)
}

/// `<thead>`: the heading rows of a table.
package func thead(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.thead, attributes, content: content)
}

/// `<tbody>`: the rows of a table.
package func tbody(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.tbody, attributes, content: content)
}

/// `<tfoot>`: the closing rows of a table.
package func tfoot(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.tfoot, attributes, content: content)
}

/// `<tr>`: a row.
package func tr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.tr, attributes, content: content)
}

/// `<th>`: a heading cell.
package func th(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.th, attributes, content: content)
}

/// `<td>`: a cell.
package func td(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.td, attributes, content: content)
}

/// `<form>`: a form.
package func form(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.form, attributes, content: content)
}

/// `<fieldset>`: fields that belong together.
package func fieldset(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.fieldset, attributes, content: content)
}

/// `<legend>`: what a `fieldset` asks.
package func legend(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.legend, attributes, content: content)
}

/// `<label>`: what a field asks.
package func label(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.label, attributes, content: content)
}

/// `<select>`: a choice from a list.
package func select(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.select, attributes, content: content)
}

/// `<optgroup>`: options that belong together.
package func optgroup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.optgroup, attributes, content: content)
}

/// `<option>`: one option of a choice.
package func option(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.option, attributes, content: content)
}

/// `<datalist>`: proposals for a field.
package func datalist(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.datalist, attributes, content: content)
}

/// `<textarea>`: a field of several lines.
package func textarea(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.textarea, attributes, content: content)
}

/// `<button>`: something that acts.
package func button(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.button, attributes, content: content)
}

/// `<meter>`: a share of a known whole.
package func meter(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.meter, attributes, content: content)
}

/// `<progress>`: how far a task has come.
package func progress(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = Markup.init) -> Markup {
    element(.progress, attributes, content: content)
}

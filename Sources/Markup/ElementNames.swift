extension Element {
    /// `<header>`.
    package static let header = Element("header")
    /// `<nav>`.
    package static let nav = Element("nav")
    /// `<main>`.
    package static let main = Element("main")
    /// `<footer>`.
    package static let footer = Element("footer")
    /// `<section>`.
    package static let section = Element("section")
    /// `<article>`.
    package static let article = Element("article")
    /// `<aside>`.
    package static let aside = Element("aside")
    /// `<div>`.
    package static let div = Element("div")
    /// `<hgroup>`.
    package static let hgroup = Element("hgroup")
    /// `<h1>`.
    package static let h1 = Element("h1")
    /// `<h2>`.
    package static let h2 = Element("h2")
    /// `<h3>`.
    package static let h3 = Element("h3")
    /// `<h4>`.
    package static let h4 = Element("h4")
    /// `<h5>`.
    package static let h5 = Element("h5")
    /// `<h6>`.
    package static let h6 = Element("h6")
    /// `<p>`.
    package static let p = Element("p")
    /// `<pre>`.
    package static let pre = Element("pre", .verbatim)
    /// `<blockquote>`.
    package static let blockquote = Element("blockquote")
    /// `<figure>`.
    package static let figure = Element("figure")
    /// `<figcaption>`.
    package static let figcaption = Element("figcaption")
    /// `<details>`.
    package static let details = Element("details")
    /// `<summary>`.
    package static let summary = Element("summary")
    /// `<ul>`.
    package static let ul = Element("ul")
    /// `<ol>`.
    package static let ol = Element("ol")
    /// `<li>`.
    package static let li = Element("li")
    /// `<dl>`.
    package static let dl = Element("dl")
    /// `<dt>`.
    package static let dt = Element("dt")
    /// `<dd>`.
    package static let dd = Element("dd")
    /// `<search>`.
    package static let search = Element("search")
    /// `<video>`.
    package static let video = Element("video")
    /// `<audio>`.
    package static let audio = Element("audio")
    /// `<table>`.
    package static let table = Element("table")
    /// `<caption>`.
    package static let caption = Element("caption")
    /// `<colgroup>`.
    package static let colgroup = Element("colgroup")
    /// `<thead>`.
    package static let thead = Element("thead")
    /// `<tbody>`.
    package static let tbody = Element("tbody")
    /// `<tfoot>`.
    package static let tfoot = Element("tfoot")
    /// `<tr>`.
    package static let tr = Element("tr")
    /// `<th>`.
    package static let th = Element("th")
    /// `<td>`.
    package static let td = Element("td")
    /// `<form>`.
    package static let form = Element("form")
    /// `<fieldset>`.
    package static let fieldset = Element("fieldset")
    /// `<legend>`.
    package static let legend = Element("legend")
    /// `<label>`.
    package static let label = Element("label")
    /// `<select>`.
    package static let select = Element("select")
    /// `<optgroup>`.
    package static let optgroup = Element("optgroup")
    /// `<option>`.
    package static let option = Element("option")
    /// `<datalist>`.
    package static let datalist = Element("datalist")
    /// `<textarea>`.
    package static let textarea = Element("textarea", .verbatim)
    /// `<button>`.
    package static let button = Element("button")
    /// `<meter>`.
    package static let meter = Element("meter")
    /// `<progress>`.
    package static let progress = Element("progress")
    /// `<a>`.
    package static let a = Element("a")
    /// `<span>`.
    package static let span = Element("span")
    /// `<strong>`.
    package static let strong = Element("strong")
    /// `<q>`.
    package static let q = Element("q")
    /// `<em>`.
    package static let em = Element("em")
    /// `<small>`.
    package static let small = Element("small")
    /// `<cite>`.
    package static let cite = Element("cite")
    /// `<abbr>`.
    package static let abbr = Element("abbr")
    /// `<dfn>`.
    package static let dfn = Element("dfn")
    /// `<code>`.
    package static let code = Element("code")
    /// `<kbd>`.
    package static let kbd = Element("kbd")
    /// `<samp>`.
    package static let samp = Element("samp")
    /// `<sub>`.
    package static let sub = Element("sub")
    /// `<sup>`.
    package static let sup = Element("sup")
    /// `<del>`.
    package static let del = Element("del")
    /// `<ins>`.
    package static let ins = Element("ins")
    /// `<mark>`.
    package static let mark = Element("mark")
    /// `<bdi>`.
    package static let bdi = Element("bdi")
    /// `<time>`.
    package static let time = Element("time")
    /// `<br>`.
    package static let br = Element("br", .none)
    /// `<hr>`.
    package static let hr = Element("hr", .none)
    /// `<img>`.
    package static let img = Element("img", .none)
    /// `<input>`.
    package static let input = Element("input", .none)
    /// `<wbr>`.
    package static let wbr = Element("wbr", .none)
    /// `<col>`.
    package static let col = Element("col", .none)
    /// `<link>`.
    package static let link = Element("link", .none)
    /// `<meta>`.
    package static let meta = Element("meta", .none)
    /// `<source>`.
    package static let source = Element("source", .none)
    /// `<track>`.
    package static let track = Element("track", .none)
}

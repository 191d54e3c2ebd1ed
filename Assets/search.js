// Suggestions under a search field: a listbox of links, as the ARIA practices describe it. Without this script the form
// is sent and answered by a page.
"use strict";

const waitMilliseconds = 120;

function suggestFor(field) {
  const list = document.createElement("ul");
  list.id = field.id + "-suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0] ? field.labels[0].textContent : "");
  list.hidden = true;
  field.insertAdjacentElement("afterend", list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);

  let timer = 0;
  let asked = 0;
  let chosen = -1;

  function close() {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    const options = list.children;
    if (!options.length) return;
    chosen = (number + options.length) % options.length;
    for (let index = 0; index < options.length; index += 1) {
      options[index].setAttribute("aria-selected", index === chosen ? "true" : "false");
    }
    field.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  function option(suggestion, number) {
    const item = document.createElement("li");
    item.id = list.id + "-" + number;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.address = suggestion.address;
    const name = document.createElement("bdi");
    name.textContent = suggestion.name;
    if (suggestion.language) name.lang = suggestion.language;
    const kind = document.createElement("span");
    kind.className = "as-of";
    kind.textContent = suggestion.kind;
    item.append(name, " ");
    if (suggestion.matched) {
      const matched = document.createElement("bdi");
      matched.className = "matched";
      matched.textContent = suggestion.matched;
      item.append(matched, " ");
    }
    item.append(kind);
    // A click would come after the field has lost its focus and the list has gone.
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      location.assign(suggestion.address);
    });
    return item;
  }

  async function ask() {
    const text = field.value.trim();
    asked += 1;
    const turn = asked;
    if (text.length < 2) return close();
    try {
      const answer = await fetch(field.dataset.suggestions + "?q=" + encodeURIComponent(text));
      if (!answer.ok || turn !== asked) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(option));
      chosen = -1;
      field.removeAttribute("aria-activedescendant");
      list.hidden = suggestions.length === 0;
      field.setAttribute("aria-expanded", list.hidden ? "false" : "true");
    } catch {
      close();
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, waitMilliseconds);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.address);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
}

for (const field of document.querySelectorAll("input[data-suggestions]")) suggestFor(field);

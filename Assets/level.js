// The form of the level becomes a slider: what follows from a level is fetched as the same page and put in its place.
// Without this script the form is sent by its button.
"use strict";

const waitMilliseconds = 180;

function slide(form, place) {
  const scenario = form.elements.namedItem("scenario");
  const fields = {
    level: form.elements.namedItem("level"),
    year: form.elements.namedItem("year"),
  };
  const label = document.createElement("label");
  const slider = document.createElement("input");
  slider.type = "range";
  slider.id = "level-slide";
  label.htmlFor = slider.id;
  const told = document.createElement("output");
  told.htmlFor = slider.id;
  place.replaceChildren(label, slider, told);
  place.hidden = false;

  let timer = 0;
  let asking = null;

  function name() {
    return scenario.value === "" ? "level" : "year";
  }

  // The slider runs over the levels, or over the years of which the scenario says something.
  function arrange() {
    const option = scenario.selectedOptions[0];
    for (const [key, field] of Object.entries(fields)) {
      const isMeant = key === name();
      field.disabled = !isMeant;
      field.closest(".ask-field").hidden = !isMeant;
    }
    const field = fields[name()];
    if (name() === "year") {
      field.min = option.dataset.first;
      field.max = option.dataset.last;
      if (Number(field.value) < Number(field.min)) field.value = field.min;
      if (Number(field.value) > Number(field.max)) field.value = field.max;
    }
    slider.min = field.min;
    slider.max = field.max;
    slider.step = name() === "year" ? "1" : "0.1";
    slider.value = field.value;
    label.textContent = place.dataset[name() === "year" ? "slideYear" : "slideLevel"];
    tell();
  }

  function tell() {
    const digits = new Intl.NumberFormat(document.documentElement.lang, {
      useGrouping: false,
      maximumFractionDigits: 2,
    });
    told.textContent = digits.format(Number(fields[name()].value));
  }

  function address() {
    const asked = new URLSearchParams();
    if (name() === "year") {
      asked.set("scenario", scenario.value);
      asked.set("year", fields.year.value);
    } else {
      asked.set("level", fields.level.value);
    }
    return form.action.split("?")[0] + "?" + asked;
  }

  function put(page, id) {
    const there = page.getElementById(id);
    const here = document.getElementById(id);
    if (there && here) here.replaceChildren(...there.childNodes);
  }

  async function ask() {
    if (!fields[name()].checkValidity() || fields[name()].value === "") return;
    if (asking) asking.abort();
    asking = new AbortController();
    const wanted = address();
    try {
      const answer = await fetch(wanted, {
        credentials: "same-origin",
        headers: { Accept: "text/html" },
        signal: asking.signal,
      });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      put(page, "level-summary");
      put(page, "level-results");
      history.replaceState(null, "", wanted);
      // The same choice in the other languages.
      const query = new URL(wanted).search;
      for (const link of document.querySelectorAll("a[hreflang]")) link.search = query;
    } catch (error) {
      if (error.name !== "AbortError") form.requestSubmit();
    }
  }

  function soon() {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, waitMilliseconds);
  }

  slider.addEventListener("input", () => {
    fields[name()].value = slider.value;
    tell();
    soon();
  });
  for (const field of Object.values(fields)) {
    field.addEventListener("input", () => {
      slider.value = field.value;
      tell();
      soon();
    });
  }
  scenario.addEventListener("change", () => {
    arrange();
    soon();
  });
  arrange();
}

const form = document.getElementById("level-form");
const place = form && form.querySelector(".level-slider");
if (form && place) slide(form, place);

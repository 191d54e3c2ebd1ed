// A form of a draft saves itself while it is being filled. Without this script it is saved by its button.
"use strict";

const waitMilliseconds = 2500;

function saveBySelf(form, told) {
  // Forms with a page of their own are saved where they are sent, and name what belongs to the form otherwise.
  const address = told.dataset.address || form.getAttribute("action");
  const seenName = told.dataset.seen;
  const actName = told.dataset.act;
  let timer = 0;
  let isSending = false;
  let isStopped = false;
  // The button that was pressed while a save was on its way: it waits for the version that this save makes.
  let pressed = null;
  let sent = "";

  function fields() {
    const data = new URLSearchParams();
    // A file goes with the button: it would be sent again with every word.
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== actName) data.append(name, value);
    }
    data.append(actName, "save");
    return data;
  }

  function say(text) {
    told.textContent = text;
  }

  function version(number) {
    let field = form.elements.namedItem(seenName);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = seenName;
      form.append(field);
    }
    field.value = String(number);
  }

  async function save() {
    if (isSending || isStopped) return;
    const data = fields();
    // The version is no text: what is compared is what was typed.
    data.delete(seenName);
    const typed = data.toString();
    if (typed === sent) return;
    isSending = true;
    try {
      const answer = await fetch(address, {
        method: "POST",
        body: fields(),
        credentials: "same-origin",
      });
      if (answer.ok) {
        const saved = await answer.json();
        sent = typed;
        version(saved.version);
        say(told.dataset.said.replace("{time}", saved.saved));
      } else if (answer.status === 409) {
        // Nothing is written over what somebody else wrote: the button shows both texts.
        isStopped = true;
        say(told.dataset.conflict);
      }
    } catch {
      // The line is down; what is typed stays in the form and is tried again with the next change.
    } finally {
      isSending = false;
    }
    if (pressed) form.requestSubmit(pressed);
    later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, waitMilliseconds);
  }

  sent = (() => {
    const data = fields();
    data.delete(seenName);
    return data.toString();
  })();
  form.addEventListener("input", later);
  form.addEventListener("submit", (event) => {
    isStopped = true;
    clearTimeout(timer);
    if (!isSending || !event.submitter) return;
    pressed = event.submitter;
    event.preventDefault();
  });
}

const told = document.getElementById("draft-saved");
if (told && told.closest("form")) saveBySelf(told.closest("form"), told);

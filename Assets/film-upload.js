// Sends a film in pieces, with numbers, and goes on where it stopped. Without this script the form sends it at once.
"use strict";

const pieceBytes = 4 * 1024 * 1024;
const version = "1.0.0";

function upload(form, box) {
  const [bar, told] = [box.querySelector("progress"), box.querySelector("p")];
  const [pause, resume] = ["pause", "resume"].map((name) => box.querySelector(`[data-act=${name}]`));
  const secret = form.elements.namedItem("form-secret").value;
  let controller = null;
  let address = "";
  let file = null;

  function numbers(text) {
    const digits = box.dataset.digits;
    return text.replace(/[0-9]/g, (digit) => [...digits][Number(digit)]);
  }

  function say(key, values = {}) {
    let text = box.dataset[key] || "";
    for (const [name, value] of Object.entries(values)) text = text.replace(`[${name}]`, numbers(String(value)));
    told.textContent = text;
  }

  function show(offset) {
    const percent = Math.floor((offset * 100) / file.size);
    bar.value = percent;
    say("said", { percent, done: (offset / 1048576).toFixed(1), whole: (file.size / 1048576).toFixed(1) });
  }

  function headers(more) {
    return { "Tus-Resumable": version, "Littoral-Form": secret, ...more };
  }

  // What is kept of an upload, so that the same file goes on after the page was left.
  function mark() {
    return `film-upload ${file.name} ${file.size} ${file.lastModified}`;
  }

  function base64(text) {
    return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
  }

  async function refused(answer) {
    const type = answer.headers.get("Content-Type") || "";
    throw Object.assign(new Error("refused"), { said: type.startsWith("text/plain") ? await answer.text() : "" });
  }

  async function begin() {
    const known = localStorage.getItem(mark());
    if (known) {
      address = known;
      const offset = await where();
      if (offset !== null) return offset;
    }
    const words = { filename: file.name, language: box.dataset.language };
    for (const name of ["title", "about"]) words[name] = form.elements.namedItem(name).value.trim();
    const said = Object.entries(words).filter(([, value]) => value).map(([name, value]) => `${name} ${base64(value)}`).join(",");
    const answer = await fetch("/films/uploads", {
      method: "POST",
      headers: headers({ "Upload-Length": String(file.size), "Upload-Metadata": said }),
    });
    if (answer.status !== 201) await refused(answer);
    address = answer.headers.get("Location");
    localStorage.setItem(mark(), address);
    return 0;
  }

  async function where() {
    const answer = await fetch(address, { method: "HEAD", headers: headers() });
    return answer.ok ? Number(answer.headers.get("Upload-Offset")) : null;
  }

  async function send(offset) {
    while (offset < file.size) {
      controller = new AbortController();
      const answer = await fetch(address, {
        method: "PATCH",
        headers: headers({ "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" }),
        body: file.slice(offset, offset + pieceBytes),
        signal: controller.signal,
      });
      if (answer.status !== 204) await refused(answer);
      offset = Number(answer.headers.get("Upload-Offset"));
      show(offset);
    }
  }

  async function run(first) {
    try {
      pause.hidden = false;
      resume.hidden = true;
      const offset = await first();
      show(offset ?? 0);
      await send(offset ?? 0);
      localStorage.removeItem(mark());
      say("done");
      location.assign(`${box.dataset.films}/${address.split("/").pop()}`);
    } catch (fault) {
      if (fault.said) localStorage.removeItem(mark());
      if (fault.said) told.textContent = fault.said;
      else say(fault.name === "AbortError" ? "paused" : "cut");
      pause.hidden = true;
      resume.hidden = Boolean(fault.said);
      form.querySelector("[type=submit]").disabled = !fault.said;
    }
  }

  form.addEventListener("submit", (event) => {
    file = form.elements.namedItem("film").files[0];
    // What is missing is told by the form itself.
    if (!file || !form.elements.namedItem("title").value.trim()) return;
    event.preventDefault();
    box.hidden = false;
    form.querySelector("[type=submit]").disabled = true;
    run(begin);
  });
  pause.addEventListener("click", () => controller?.abort());
  resume.addEventListener("click", () => run(where));
}

const form = document.querySelector("form.film-upload");
const box = document.getElementById("film-progress");
if (form && box) upload(form, box);

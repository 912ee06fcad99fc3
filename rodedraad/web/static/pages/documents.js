// Documenten: files dragged onto the form; an observation chosen in the page, the text and the table at once.
"use strict";

document.documentElement.classList.add("has-script");

// --- an observation, wherever it stands

const everywhere = (id) => document.querySelectorAll(`[data-said="${CSS.escape(id)}"]`);

function choose(id, from) {
  document.querySelectorAll(".is-chosen").forEach((one) => one.classList.remove("is-chosen"));
  everywhere(id).forEach((one) => one.classList.add("is-chosen"));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const prefix of ["b-", "w-"]) {
    const place = document.getElementById(prefix + id);
    if (place && place !== from) place.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }
}

const chosenId = () => (/^#[bwo]-(.+)$/.exec(location.hash) || [])[1];

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-said]");
  if (link) choose(link.dataset.said, link);
});
window.addEventListener("hashchange", () => chosenId() && choose(chosenId()));
if (chosenId()) choose(chosenId());

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || !["n", "p"].includes(event.key)) return;
  const marks = [...document.querySelectorAll("a.said[id]")];
  if (!marks.length) return;
  const at = marks.findIndex((mark) => mark.classList.contains("is-chosen"));
  const next = event.key === "n" ? Math.min(at + 1, marks.length - 1) : Math.max(at - 1, 0);
  event.preventDefault();
  history.replaceState(null, "", `#${marks[next].id}`);
  choose(marks[next].dataset.said);
  marks[next].focus({ preventScroll: true });
});

// --- what was read stands in the table as soon as the job is finished

let reads = Boolean(document.querySelector(".job [hx-get]"));
document.addEventListener("htmx:afterSettle", () => {
  if (!reads || document.querySelector(".job [hx-get]")) return;
  reads = false;
  htmx.ajax("GET", location.pathname + location.search, { target: "#dossier", select: "#dossier", swap: "outerHTML" });
});

// --- files that are dragged

const zone = document.getElementById("zone");

async function entriesOf(entry, path = "") {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    return [[file, path + file.name]];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) break;
    for (const one of some) found.push(...(await entriesOf(one, `${path}${entry.name}/`)));
  }
  return found;
}

async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => [file, file.name]);
  return (await Promise.all(entries.map((entry) => entriesOf(entry)))).flat();
}

async function send(files) {
  const told = zone.querySelector(".zone__told");
  told.textContent = `${files.length} ${files.length === 1 ? "bestand wordt" : "bestanden worden"} aangeleverd…`;
  const data = new FormData();
  data.append("csrf", zone.elements.csrf.value);
  for (const [file, path] of files) data.append("stukken", file, path);
  try {
    const answer = await fetch(zone.action, { method: "POST", body: data, headers: { "X-CSRF-Token": zone.elements.csrf.value } });
    if (answer.redirected) {
      location.assign(answer.url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    told.textContent = [...page.querySelectorAll("main p")].map((line) => line.textContent).join(" ");
  } catch {
    told.textContent = "Aanleveren is niet gelukt. Probeer het opnieuw.";
  }
}

if (zone) {
  zone.classList.add("is-ready");
  for (const kind of ["dragenter", "dragover"])
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("is-over");
  });
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    const files = await dropped(event.dataTransfer);
    if (files.length) send(files);
  });
}

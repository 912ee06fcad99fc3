/* Keys for review, and where the focus is after each action. Without this file everything works by form. */
"use strict";
(() => {
  const OFF = "rodedraad-toetsen-uit";
  const region = () => document.getElementById("beoordeling");
  const help = document.getElementById("uitleg");
  let on = true;
  try { on = localStorage.getItem(OFF) !== "ja"; } catch (refused) { /* nothing is kept: the keys are on */ }

  const shown = () => {
    document.body.classList.toggle("no-keys", !on);
    const button = document.getElementById("sneltoetsen");
    if (!button) return;
    button.setAttribute("aria-pressed", String(on));
    button.querySelector("span").textContent = on ? "aan" : "uit";
  };
  const switched = () => {
    on = !on;
    try { localStorage.setItem(OFF, on ? "nee" : "ja"); } catch (refused) { /* for this page alone */ }
    shown();
  };

  const types = (target) =>
    target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=submit])");
  const found = (scope, key) =>
    [...scope.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && one.checkVisibility());

  const opened = (summary) => {
    const details = summary.parentElement;
    details.open = true;
    const first = details.querySelector("input:checked, textarea");
    (first || summary).focus();
  };
  const closed = () => {
    const open = region().querySelector("details[open]");
    if (!open) return false;
    open.open = false;
    open.querySelector("summary").focus();
    return true;
  };
  const pressed = (one) => {
    if (one.matches("summary")) { opened(one); return; }
    if (one.matches("input")) one.focus();
    one.click();
  };

  document.addEventListener("keydown", (event) => {
    if (!region() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.key === "Escape" && !(help && help.open) && closed()) { event.preventDefault(); return; }
    if (!on || types(event.target) || (help && help.open)) return;
    if (event.key === "?") { if (help) help.showModal(); event.preventDefault(); return; }
    const change = document.getElementById("wijzigen");
    const one = found(change && change.open ? change : region(), event.key);
    if (!one) return;
    event.preventDefault();
    pressed(one);
  });

  document.addEventListener("DOMContentLoaded", () => {
    const keys = document.querySelector(".keys");
    if (keys) {
      keys.hidden = false;
      document.getElementById("sneltoetsen").addEventListener("click", switched);
      document.getElementById("hulp").addEventListener("click", () => help.showModal());
    }
    shown();
  });

  /* What was refused (400) or has changed (409) is a page like any other. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if ([400, 409].includes(event.detail.xhr.status) && event.detail.xhr.responseText.includes('id="beoordeling"')) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const touched = [event.detail.target, event.target];
    if (!touched.some((one) => one instanceof Element && one.closest("#beoordeling"))) return;
    const at = document.getElementById("fout") || document.getElementById("zin");
    if (at) { at.focus({ preventScroll: true }); at.scrollIntoView({ block: "nearest" }); }
  });
  const failed = () => {
    const told = document.getElementById("melding");
    if (told) told.textContent = "Dat is niet gelukt; er is niets vastgelegd. Herlaad de pagina en probeer het opnieuw.";
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
})();

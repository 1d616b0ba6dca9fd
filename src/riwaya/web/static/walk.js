// Adds to a page that works without it: keys that walk from claim to claim, and words chosen with the mouse put in the form.
"use strict";
(() => {
  const text = document.querySelector(".text");
  const claims = [...document.querySelectorAll("[data-claim]")];
  let at = -1;

  // Single keys can be switched off; the choice is kept.
  const keys = document.getElementById("keys");
  if (keys) {
    keys.checked = localStorage.getItem("keys") !== "off";
    keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));
  }

  const show = (index, still) => {
    if (!claims.length) return;
    at = (index + claims.length) % claims.length;
    document.querySelectorAll(".here").forEach((element) => element.classList.remove("here"));
    const piece = claims[at];
    const beside = document.getElementById("s-" + piece.dataset.claim);
    document.querySelectorAll(`[data-of~="${piece.dataset.claim}"]`).forEach((one) => one.classList.add("here"));
    if (beside) {
      beside.classList.add("here");
      const side = beside.closest(".side");
      if (side && side.scrollHeight > side.clientHeight) side.scrollTop = beside.offsetTop - side.offsetTop - 40;
    }
    if (still) return;
    piece.tabIndex = -1;
    piece.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    piece.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };

  document.addEventListener("keydown", (event) => {
    if (!keys?.checked || event.ctrlKey || event.metaKey || event.altKey || /^(TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.target.tagName === "INPUT" && event.target.type !== "checkbox") return;
    // By the place of the key, so that it is the same on an Arabic keyboard.
    if (event.code === "KeyJ") show(at + 1);
    else if (event.code === "KeyK") show(at < 0 ? claims.length - 1 : at - 1);
    else if (event.code === "Slash" && !event.shiftKey) document.querySelector("header input[type=search]")?.focus();
    else return;
    event.preventDefault();
  });

  // From words to the statement beside them: by a click, or when an address leads to the words.
  const of = (piece) => claims.findIndex((one) => piece && (piece.dataset.of || "").split(" ").includes(one.dataset.claim));
  text?.addEventListener("click", (event) => {
    const found = of(event.target.closest("[data-of]"));
    if (found >= 0 && getSelection().isCollapsed) show(found, true);
  });
  const led = () => {
    const piece = location.hash.startsWith("#p") && document.getElementById(location.hash.slice(1));
    const found = piece ? of(piece.closest("[data-of]")) : -1;
    if (found >= 0) show(found, true);
  };
  addEventListener("hashchange", led);
  led();

  const field = document.querySelector("[data-selection]");
  const start = document.querySelector("[data-start-of-selection]");
  if (!text || !field) return;
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const paragraph = (range.startContainer.parentElement || text).closest("p[data-start]");
    if (!paragraph || !text.contains(range.endContainer)) return;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    field.value = chosen.toString().trim();
    start.value = Number(paragraph.dataset.start) + [...before.toString()].length;
    field.closest("details").open = true;
  });
})();

// Shows what is found while one types; without it the form is sent with its button.
"use strict";
(() => {
  const field = document.getElementById("q2");
  if (!field || !document.getElementById("found")) return;
  let waiting = 0;
  let asking = null;

  const ask = async () => {
    const wanted = new URLSearchParams(new FormData(field.form));
    for (const [name, value] of [...wanted]) if (!value) wanted.delete(name);
    const address = `${location.pathname}?${wanted}`;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("found");
      if (found) document.getElementById("found").replaceWith(found);
      document.title = page.title;
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  field.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(ask, 120);
  });
})();

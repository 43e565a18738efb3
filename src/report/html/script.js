// Shows the rows that have all typed words, and lets an editor open notes itself.
(() => {
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const rows = [...document.querySelectorAll("[data-row]")];
  const texts = rows.map((row) => fold(row.textContent));
  const input = document.getElementById("filter");
  if (input) {
    document.getElementById("search").hidden = false;
    const nothing = document.getElementById("nothing");
    const show = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      let found = 0;
      rows.forEach((row, at) => {
        row.hidden = !words.every((word) => texts[at].includes(word));
        if (!row.hidden) found += 1;
      });
      nothing.hidden = found > 0 || rows.length === 0;
      document.body.classList.toggle("filtered", words.length > 0);
    };
    input.addEventListener("input", show);
    // Browsers restore what was typed before the page was loaded again.
    show();
  }
  if (typeof acquireVsCodeApi === "function") {
    const editor = acquireVsCodeApi();
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-uri]");
      if (!link) return;
      event.preventDefault();
      editor.postMessage({ open: link.dataset.uri, line: Number(link.dataset.line) });
    });
  }
})();

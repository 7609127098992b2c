/* Tables that sort by a click on a heading and are filtered by words. */
"use strict";

for (const table of document.querySelectorAll("table.data")) {
  const body = table.tBodies[0], rows = [...body.rows], text = (row, i) => row.cells[i].textContent.trim();
  const compare = (a, b) => (Number(a) - Number(b)) || a.localeCompare(b, "en", {numeric: true});
  [...table.tHead.rows[0].cells].forEach((head, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...[...body.rows].sort((a, b) => compare(text(a, i), text(b, i)) * (down ? -1 : 1)));
    });
  });
  const search = Object.assign(document.createElement("input"), {type: "search", placeholder: "search this table"});
  search.setAttribute("aria-label", `search the table: ${table.caption.textContent}`);
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/);
    for (const row of rows) row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word));
  });
  table.closest(".scroll").before(search);
}

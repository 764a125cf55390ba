// The list of documents: search, filters, sorting; rows are made a hundred at a time.
"use strict";

(() => {
  const { german, html, named, number, day } = aktenklar;
  const STEP = 100;
  const RANK = { good: 0, fair: 1, poor: 2, none: 3 };
  const byId = (id) => document.getElementById(id);
  const compare = new Intl.Collator("de", { numeric: true, sensitivity: "base" }).compare;
  let rows = [];
  let shown = [];
  let texts = new Map();
  let drawn = 0;
  let sort = { column: "day", down: true };

  const fold = (text) => text.toLocaleLowerCase("de").normalize("NFC");
  const value = (row) => {
    if (sort.column === "grade") return RANK[row.grade];
    if (sort.column === "troubles") return row.troubles + row.contradicted;
    return row[sort.column];
  };
  const ordered = (a, b) => {
    const x = value(a),
      y = value(b);
    if ((x === "") !== (y === "")) return x === "" ? 1 : -1; // what is unknown comes last, either way
    const less =
      typeof x === "number" ? x - y : sort.column === "day" ? (x < y ? -1 : x > y ? 1 : 0) : compare(x, y);
    return (sort.down ? -less : less) || compare(a.title, b.title);
  };
  // Search and filters; the address keeps them under short names, so that links to a search stay as they are.
  const asked = () => ({
    query: byId("query").value,
    type: byId("type").value,
    grade: byId("grade").value,
    troubled: byId("troubled").checked,
  });
  const address = ({ query, type, grade, troubled }) =>
    new URLSearchParams({ q: query, t: type, g: grade, m: troubled ? "1" : "" });

  const refresh = () => {
    const wish = asked();
    const wanted = fold(wish.query).split(/\s+/).filter(Boolean);
    shown = rows.filter(
      (row) =>
        (!wish.type || row.type === wish.type) &&
        (!wish.grade || row.grade === wish.grade) &&
        (!wish.troubled || row.troubles + row.contradicted > 0 || row.status !== "ok") &&
        wanted.every((word) => texts.get(row).includes(word)),
    );
    shown.sort(ordered);
    byId("found").textContent =
      shown.length === rows.length
        ? `${number(rows.length)} Dokumente`
        : `${number(shown.length)} von ${number(rows.length)} Dokumenten`;
    document.querySelector("#list tbody").replaceChildren();
    drawn = 0;
    drawMore();
    document.querySelectorAll("[data-sort]").forEach((button) => {
      const own = button.dataset.sort === sort.column;
      button.closest("th").setAttribute("aria-sort", own ? (sort.down ? "descending" : "ascending") : "none");
    });
    try {
      history.replaceState(null, "", `#${address(wish)}`);
    } catch {
      /* some browsers forbid it for files */
    }
  };

  const drawMore = () => {
    const next = shown.slice(drawn, drawn + STEP);
    document.querySelector("#list tbody").append(...next.map(line));
    drawn += next.length;
    byId("more").hidden = drawn >= shown.length;
    byId("more").textContent = `Weitere zeigen (${number(shown.length - drawn)})`;
    if (!shown.length)
      document
        .querySelector("#list tbody")
        .append(html("tr", {}, html("td", { colspan: 8 }, "Kein Dokument passt dazu.")));
  };

  const line = (row) =>
    html(
      "tr",
      {},
      html(
        "th",
        { scope: "row" },
        html("a", { href: `document.html#${row.id}/1` }, row.title),
        html(
          "span",
          { class: "path narrow" },
          [row.type, row.reference, row.gremium, day(row.day)].filter(Boolean).join(" · "),
          " ",
          grade(row),
          " ",
          findings(row),
        ),
        html("span", { class: "path" }, row.path),
      ),
      html("td", {}, row.type),
      html("td", {}, row.reference),
      html("td", {}, row.gremium),
      html("td", {}, day(row.day)),
      html("td", { class: "number" }, number(row.pages)),
      html("td", {}, grade(row)),
      html("td", {}, findings(row)),
    );
  const grade = (row) =>
    row.status === "failed"
      ? html("span", { class: "grade failed" }, `✗ ${german.status.failed}`)
      : html("span", { class: `grade ${row.grade}` }, german.grades[row.grade] || row.grade);
  const findings = (row) => [
    row.contradicted
      ? html("span", { class: "bad" }, `✗ ${row.contradicted} ${german.verdictWords.contradicted}`)
      : null,
    row.contradicted && row.troubles ? ", " : null,
    row.troubles ? `${row.troubles} Befund${row.troubles > 1 ? "e" : ""}` : null,
  ];

  aktenklar.on("documents", (list) => {
    rows = named(list.fields, list.rows);
    texts = new Map(
      rows.map((row) => [
        row,
        fold([row.title, row.path, row.type, row.reference, row.gremium, day(row.day)].join(" ")),
      ]),
    );
    const types = [...new Set(rows.map((row) => row.type))].sort(compare);
    byId("type").append(...types.map((type) => html("option", { value: type }, type)));
    const wanted = new URLSearchParams(location.hash.slice(1));
    byId("query").value = wanted.get("q") || "";
    byId("type").value = types.includes(wanted.get("t")) ? wanted.get("t") : "";
    byId("grade").value = wanted.get("g") in german.grades ? wanted.get("g") : "";
    byId("troubled").checked = wanted.get("m") === "1";
    refresh();
  });

  byId("filters").addEventListener("input", refresh);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("more").addEventListener("click", () => {
    const first = drawn;
    drawMore();
    document.querySelectorAll("#list tbody a")[first]?.focus();
  });
  document.querySelectorAll("[data-sort]").forEach((button) =>
    button.addEventListener("click", () => {
      const column = button.dataset.sort;
      sort = { column, down: sort.column === column ? !sort.down : column === "troubles" };
      refresh();
    }),
  );
  document.addEventListener("keydown", (event) => {
    if (
      event.key !== "/" ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.target.matches("input, select, textarea")
    )
      return;
    event.preventDefault();
    byId("query").focus();
  });
})();

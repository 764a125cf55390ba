// The list of documents: search, filters, sorting; rows are made a hundred at a time.
"use strict";

(() => {
  const { german, html, number, day } = aktenklar;
  const [ID, TITLE, PATH, TYPE, REFERENCE, GREMIUM, DAY, PAGES, GRADE, STATUS, TROUBLES, CONTRADICTED] = Array(12).keys();
  const STEP = 100;
  const RANK = { good: 0, fair: 1, poor: 2, none: 3 };
  const byId = (id) => document.getElementById(id);
  const compare = new Intl.Collator("de", { numeric: true, sensitivity: "base" }).compare;
  let rows = [];
  let shown = [];
  let texts = new Map();
  let drawn = 0;
  let sort = { column: DAY, down: true };

  const fold = (text) => text.toLocaleLowerCase("de").normalize("NFC");
  const value = (row) => {
    if (sort.column === GRADE) return RANK[row[GRADE]];
    if (sort.column === TROUBLES) return row[TROUBLES] + row[CONTRADICTED];
    return row[sort.column];
  };
  const ordered = (a, b) => {
    const x = value(a), y = value(b);
    if ((x === "") !== (y === "")) return x === "" ? 1 : -1; // what is unknown comes last, either way
    const less = typeof x === "number" ? x - y : sort.column === DAY ? (x < y ? -1 : x > y ? 1 : 0) : compare(x, y);
    return (sort.down ? -less : less) || compare(a[TITLE], b[TITLE]);
  };
  const state = () => ({ q: byId("query").value, t: byId("type").value, g: byId("grade").value, m: byId("troubled").checked ? "1" : "" });

  const refresh = () => {
    const { q, t, g, m } = state();
    const wanted = fold(q).split(/\s+/).filter(Boolean);
    shown = rows.filter((row) => (!t || row[TYPE] === t) && (!g || row[GRADE] === g)
      && (!m || row[TROUBLES] + row[CONTRADICTED] > 0 || row[STATUS] !== "ok")
      && wanted.every((word) => texts.get(row).includes(word)));
    shown.sort(ordered);
    byId("found").textContent = shown.length === rows.length ? `${number(rows.length)} Dokumente` : `${number(shown.length)} von ${number(rows.length)} Dokumenten`;
    document.querySelector("#list tbody").replaceChildren();
    drawn = 0;
    drawMore();
    document.querySelectorAll("[data-sort]").forEach((button) => {
      const own = Number(button.dataset.sort) === sort.column;
      button.closest("th").setAttribute("aria-sort", own ? (sort.down ? "descending" : "ascending") : "none");
    });
    try { history.replaceState(null, "", `#${new URLSearchParams(state())}`); } catch { /* some browsers forbid it for files */ }
  };

  const drawMore = () => {
    const next = shown.slice(drawn, drawn + STEP);
    document.querySelector("#list tbody").append(...next.map(line));
    drawn += next.length;
    byId("more").hidden = drawn >= shown.length;
    byId("more").textContent = `Weitere zeigen (${number(shown.length - drawn)})`;
    if (!shown.length) document.querySelector("#list tbody").append(html("tr", {}, html("td", { colspan: 8 }, "Kein Dokument passt dazu.")));
  };

  const line = (row) => html("tr", {},
    html("th", { scope: "row" }, html("a", { href: `document.html#${row[ID]}/1` }, row[TITLE]), html("span", { class: "path narrow" }, [row[TYPE], row[REFERENCE], row[GREMIUM], day(row[DAY])].filter(Boolean).join(" · "), " ", grade(row), " ", findings(row)), html("span", { class: "path" }, row[PATH])),
    html("td", {}, row[TYPE]), html("td", {}, row[REFERENCE]), html("td", {}, row[GREMIUM]), html("td", {}, day(row[DAY])),
    html("td", { class: "number" }, number(row[PAGES])),
    html("td", {}, grade(row)), html("td", {}, findings(row)));
  const grade = (row) => (row[STATUS] === "failed" ? html("span", { class: "grade failed" }, `✗ ${german.status.failed}`) : html("span", { class: `grade ${row[GRADE]}` }, german.grades[row[GRADE]] || row[GRADE]));
  const findings = (row) => [row[CONTRADICTED] ? html("span", { class: "bad" }, `✗ ${row[CONTRADICTED]} ${german.verdictWords.contradicted}`) : null,
    row[CONTRADICTED] && row[TROUBLES] ? ", " : null, row[TROUBLES] ? `${row[TROUBLES]} Befund${row[TROUBLES] > 1 ? "e" : ""}` : null];

  aktenklar.on("documents", (list) => {
    rows = list;
    texts = new Map(rows.map((row) => [row, fold([row[TITLE], row[PATH], row[TYPE], row[REFERENCE], row[GREMIUM], day(row[DAY])].join(" "))]));
    const types = [...new Set(rows.map((row) => row[TYPE]))].sort(compare);
    byId("type").append(...types.map((type) => html("option", { value: type }, type)));
    const asked = new URLSearchParams(location.hash.slice(1));
    byId("query").value = asked.get("q") || "";
    byId("type").value = types.includes(asked.get("t")) ? asked.get("t") : "";
    byId("grade").value = asked.get("g") in german.grades ? asked.get("g") : "";
    byId("troubled").checked = asked.get("m") === "1";
    refresh();
  });

  byId("filters").addEventListener("input", refresh);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("more").addEventListener("click", () => {
    const first = drawn;
    drawMore();
    document.querySelectorAll("#list tbody a")[first]?.focus();
  });
  document.querySelectorAll("[data-sort]").forEach((button) => button.addEventListener("click", () => {
    const column = Number(button.dataset.sort);
    sort = { column, down: sort.column === column ? !sort.down : column === TROUBLES };
    refresh();
  }));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    byId("query").focus();
  });
})();

// The list of marks, with export and removal.
"use strict";

(() => {
  const { german, html, marks, named, number } = aktenklar;
  const byId = (id) => document.getElementById(id);
  let titles = new Map();

  const what = ({ kind, target }) =>
    kind === "correction" ? `${target.before} → ${target.after}` : target.text;
  const line = (mark) =>
    html(
      "tr",
      {},
      html(
        "th",
        { scope: "row" },
        html(
          "a",
          { href: `document.html#${mark.document_id}/${mark.page_number}` },
          titles.get(mark.document_id) || mark.document_id.slice(0, 12),
        ),
      ),
      html("td", { class: "number" }, String(mark.page_number)),
      html("td", {}, german.markKinds[mark.kind] || mark.kind),
      html("td", {}, what(mark)),
      html("td", {}, mark.value || ""),
      html("td", {}, mark.note || ""),
      html(
        "td",
        {},
        html(
          "button",
          {
            type: "button",
            class: "quiet",
            "aria-label": `Markierung löschen: ${what(mark)}`,
            on: {
              click: () => {
                marks.remove(mark);
                byId("state").focus?.();
              },
            },
          },
          "✕",
        ),
      ),
    );

  const refresh = () => {
    const all = marks.all();
    byId("marks").replaceChildren(...all.map(line));
    if (!all.length)
      byId("marks").append(
        html(
          "tr",
          {},
          html(
            "td",
            { colspan: 7 },
            "Noch nichts markiert. In der Ansicht eines Dokuments eine Stelle wählen ",
            "und „Als falsch markieren“ drücken.",
          ),
        ),
      );
    const count = `${number(all.length)} Markierung${all.length === 1 ? "" : "en"} zum Stand ${marks.release()}`;
    const lost = " – dieser Browser behält sie nicht, bitte gleich als Datei speichern";
    byId("state").textContent = marks.isKept() ? count : count + lost;
    byId("export").disabled = byId("clear").disabled = !all.length;
    const others = marks.others();
    byId("older").hidden = !others.length;
    byId("older")
      .querySelector("ul")
      .replaceChildren(
        ...others.map((other) =>
          html(
            "li",
            {},
            `${other.release}: ${number(other.marks.length)} `,
            html(
              "button",
              {
                type: "button",
                class: "quiet",
                on: { click: () => marks.download(other.release, other.marks) },
              },
              "Als Datei speichern",
            ),
          ),
        ),
      );
  };

  // Shown at document.html#rueckmeldungen and not as a page of its own: Firefox keeps what files remember apart,
  // file by file.
  const show = () => {
    const own = location.hash === "#rueckmeldungen";
    byId("feedback").hidden = !own;
    document.querySelector(".viewer").hidden = own;
    document.body.classList.toggle("shows-feedback", own);
    document.querySelectorAll(".bar nav a").forEach((link) => {
      const here = link.getAttribute("href").startsWith(own ? "document.html" : "documents.html");
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    if (!own) return;
    document.title = "Rückmeldungen – Aktenklar";
    refresh();
    if (!titles.size) aktenklar.load("data/documents.js").catch(() => {});
  };

  marks.watch(refresh);
  aktenklar.on("release", refresh);
  aktenklar.on("documents", (list) => {
    titles = new Map(named(list.fields, list.rows).map((row) => [row.id, row.title]));
    refresh();
  });
  window.addEventListener("hashchange", show);
  document.addEventListener("DOMContentLoaded", show);
  byId("export").addEventListener("click", () => marks.download(marks.release(), marks.all()));
  byId("clear").addEventListener("click", () => {
    if (window.confirm("Alle Markierungen zu diesem Stand löschen?")) marks.clear();
  });
})();

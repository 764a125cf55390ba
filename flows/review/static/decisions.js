// The items of a page with their votes, each beside its place, and the way of a matter through bodies and papers.
"use strict";

aktenklar.decisions = (() => {
  const { html, sheet } = aktenklar;
  const show = (boxes) => sheet.spot(document.getElementById("sheet"), boxes);

  const vote = (doc, page, record) => {
    const here = record.page === page.number;
    const place = here
      ? record.boxes?.length
        ? html("button", { type: "button", class: "quiet", on: { click: () => show(record.boxes) } }, "im Bild zeigen")
        : null
      : html("a", { href: `#${doc.id}/${record.page}` }, `Seite ${record.page}`);
    return html(
      "li",
      {},
      record.decides ? html("strong", {}, record.result) : record.result,
      html("span", { class: "muted small" }, ` ${record.about} `),
      place,
      html("blockquote", { class: "small", lang: "de" }, record.said),
      record.groups?.length ? html("p", { class: "small" }, record.groups.join(" · ")) : null,
    );
  };
  const item = (doc, page, record) =>
    html(
      "section",
      { class: "agenda-item" },
      html("h3", {}, `TOP ${record.number} ${record.title}`),
      record.reference ? html("p", { class: "muted small" }, record.reference) : null,
      record.votes?.length
        ? html("ul", {}, record.votes.map((one) => vote(doc, page, one)))
        : html("p", { class: "muted" }, record.outcome || "Keine Abstimmung gefunden."),
    );

  const way = (doc) => (record) =>
    html(
      "section",
      { class: "way" },
      html("h3", {}, `Weg der Sache ${record.title}`),
      html(
        "ol",
        {},
        record.steps.map(([day, gremium, what, id, page]) => {
          const said = [day || "ohne Tag", gremium, what].filter(Boolean).join(" · ");
          return html("li", {}, id === doc.id ? said : html("a", { href: `#${id}/${page}` }, said));
        }),
      ),
    );

  const list = (doc, page) => {
    const items = page.decisions || [];
    const ways = doc.ways || [];
    if (!items.length && !ways.length)
      return [html("p", { class: "muted" }, "Auf dieser Seite steht kein Tagesordnungspunkt.")];
    return [...items.map((record) => item(doc, page, record)), ...ways.map(way(doc))];
  };
  return { list };
})();

// Beside the picture: the repaired text with its items, lists of entities and corrections, facts, the chosen item.
"use strict";

aktenklar.panels = (() => {
  const { german, html, tables } = aktenklar;
  const CUT = { words: "Wörter", tables: "Tabellen", text: "Text" };
  const visible = (text) =>
    text
      .replace(/\n/g, "⏎")
      .replace(/\t/g, "⇥")
      .replace(/\u00ad/g, "‧") || "∅";
  const percent = (value) => (value === undefined || value === null ? null : `${value} %`);

  const notes = (page) => {
    const said = [];
    if (page.source === "blank") said.push("Die Seite ist leer.");
    else if (!page.text) said.push("Von dieser Seite gibt es keinen Text.");
    if (page.cut?.length) {
      const what = page.cut.map((name) => CUT[name] || name).join(", ");
      said.push(
        `Diese Seite ist zu groß, um hier ganz gezeigt zu werden (${what} gekürzt).`,
        "Vollständig steht sie in der Veröffentlichung.",
      );
    }
    return said.length ? html("p", { class: "note" }, said.join(" ")) : null;
  };

  // What was printed where a correction begins, struck out.
  const beforeCorrection = (item) =>
    html(
      "del",
      { class: "before", "data-item": item.key, title: `${item.record.before} → ${item.record.after}` },
      visible(item.record.before),
    );

  const byStart = (items) => {
    const found = new Map();
    items.forEach((item) => found.set(item.start, [...(found.get(item.start) || []), item]));
    return found;
  };

  // The text in pieces, each knowing which entities and corrections cover it.
  const text = (page, items) => {
    const chars = Array.from(page.text);
    const inText = [...items.values()].filter((item) => item.type !== "number" && item.start !== null);
    const borders = [...new Set([0, chars.length, ...inText.flatMap((item) => [item.start, item.end])])]
      .filter((at) => at <= chars.length)
      .sort((a, b) => a - b);
    const corrections = byStart(inText.filter((item) => item.type === "correction"));
    const pieces = [];
    let open = [];
    let next = 0;
    borders.forEach((at, i) => {
      pieces.push(...(corrections.get(at) || []).map(beforeCorrection));
      const end = borders[i + 1];
      if (end === undefined) return;
      while (next < inText.length && inText[next].start <= at) open.push(inText[next++]);
      open = open.filter((item) => item.end > at);
      pieces.push(piece(chars.slice(at, end).join(""), at, open));
    });
    return [notes(page), html("p", { class: "text", lang: "de" }, pieces)];
  };
  const piece = (part, at, covering) => {
    const entity = covering.findLast((item) => item.type === "entity");
    const correction = covering.findLast((item) => item.type === "correction");
    if (!entity && !correction) return html("span", { "data-start": at }, part);
    return html(
      correction ? "ins" : "span",
      {
        class: [entity && `ent k-${entity.record.kind}`, correction && "after"].filter(Boolean).join(" "),
        "data-start": at,
        "data-item": (entity || correction).key,
        "data-also": entity && correction ? correction.key : null,
      },
      part,
    );
  };

  const listOf = (items, choose, empty, label) => {
    if (!items.length) return [html("p", { class: "muted" }, empty)];
    const button = (item, i) =>
      html(
        "button",
        {
          type: "button",
          "data-item": item.key,
          tabindex: i ? -1 : 0,
          on: { click: () => choose(item.key) },
        },
        caption(item),
      );
    return [
      html(
        "ul",
        { class: "item-list", "data-roving": "list", "aria-label": label },
        items.map((item, i) => html("li", {}, button(item, i))),
      ),
    ];
  };
  const caption = (item) => {
    const { record } = item;
    const aside = (said) => html("span", { class: "muted small" }, ` ${said}`);
    if (item.type === "correction")
      return [
        html("del", {}, visible(record.before)),
        " → ",
        html("ins", {}, visible(record.after)),
        aside(german.stages[record.stage] || record.stage),
      ];
    const sign = html(
      "span",
      { class: `sign k-${record.kind}`, title: german.kinds[record.kind] },
      german.signs[record.kind] || record.kind,
    );
    const meaning = record.value || record.canonical;
    return [sign, " ", item.text.replace(/\s+/g, " "), meaning ? aside(meaning) : null];
  };

  const isSaid = (value) => value !== null && value !== undefined && value !== "";
  const factList = (rows) =>
    html(
      "dl",
      { class: "facts" },
      rows
        .filter(([, value]) => isSaid(value))
        .map(([label, value]) => html("div", {}, html("dt", {}, label), html("dd", {}, value))),
    );
  const issueList = (issues) =>
    html(
      "ul",
      { class: "issues" },
      issues.map((issue) =>
        html(
          "li",
          { class: issue.severity },
          html(
            "span",
            { class: `severity ${issue.severity}` },
            german.severities[issue.severity] || issue.severity,
          ),
          " ",
          html("strong", {}, issue.title),
          issue.remedy ? ` ${issue.remedy}` : null,
          " ",
          html("span", { class: "muted small", lang: "en" }, issue.message),
        ),
      ),
    );
  const consultation = ([gremium, day, agendaItem, role]) =>
    html("li", {}, [gremium, day, agendaItem && `TOP ${agendaItem}`, role].filter(Boolean).join(" · "));

  const facts = (doc, page) => [
    html("h3", {}, `Seite ${page.number}`),
    factList([
      ["Text aus", german.sources[page.source]],
      ["Grund", page.reason],
      ["Güte", german.grades[page.grade]],
      ["Sicherheit der Texterkennung", percent(page.ocr_confidence)],
      ["Bekannte Wörter", percent(page.known_words)],
    ]),
    page.issues?.length ? issueList(page.issues) : null,
    html("h3", {}, "Dokument"),
    factList(doc.facts),
    doc.consultations?.length
      ? html("div", {}, html("h3", {}, "Beratungsfolge"), html("ul", {}, doc.consultations.map(consultation)))
      : null,
    doc.issues?.length
      ? html("div", {}, html("h3", {}, "Befunde im ganzen Dokument"), issueList(doc.issues))
      : null,
  ];

  const entityDetail = ({ record, text }) => [
    html(
      "h2",
      {},
      html("span", { class: `sign k-${record.kind}` }, german.signs[record.kind] || ""),
      ` ${german.kinds[record.kind] || record.kind}`,
    ),
    factList([
      ["Im Text", `„${text}“`],
      ["Wert", record.value],
      ["Grundform", record.value && ["amount", "date"].includes(record.kind) ? null : record.canonical],
      ["Sicherheit", percent(record.confidence)],
      ["Gefunden durch", record.method],
    ]),
  ];
  const correctionDetail = ({ record }) => [
    html("h2", {}, german.markKinds.correction),
    html(
      "p",
      { class: "change" },
      html("del", {}, visible(record.before)),
      " → ",
      html("ins", {}, visible(record.after)),
    ),
    factList([
      ["Stufe", german.stages[record.stage] || record.stage],
      ["Regel", record.rule],
      ["Grund", record.evidence],
      ["Sicherheit", percent(record.confidence)],
    ]),
  ];
  const cellDetail = (item, choose) => {
    const cell = item.record;
    const isNumber = cell.number !== null;
    return [
      html("h2", {}, german.stages.table_cell),
      factList([
        ["Text", cell.text],
        ["Zahl", isNumber ? aktenklar.number(cell.number) : null],
        ["Urteil", isNumber ? tables.verdict(cell) : null],
      ]),
      tables.checksOf(item, choose),
    ];
  };
  const detail = (item, choose) =>
    item.type === "entity"
      ? entityDetail(item)
      : item.type === "correction"
        ? correctionDetail(item)
        : cellDetail(item, choose);
  return { text, listOf, facts, detail };
})();

// Beside the picture: the repaired text with its marks, lists of entities and corrections, tables, facts, the chosen place.
"use strict";

aktenklar.panels = (() => {
  const { german, html } = aktenklar;
  const visible = (text) => text.replace(/\n/g, "⏎").replace(/\t/g, "⇥").replace(/\u00ad/g, "‧") || "∅";
  const share = (value) => (value === undefined || value === null ? null : `${value} %`);

  // All places of a page that can be chosen, by key, in the order of the text; tables follow.
  const places = (page) => {
    const chars = Array.from(page.text);
    const found = [];
    (page.entities || []).forEach((e) => found.push({ key: `e${e.id}`, type: "entity", of: e, s: e.s, e: e.e, boxes: e.b || [], text: chars.slice(e.s, e.e).join("") }));
    (page.corrections || []).forEach((c) => found.push({ key: `c${c.q}`, type: "correction", of: c, s: c.s ?? null, e: c.e ?? null, boxes: c.b || [], text: c.z }));
    found.sort((a, b) => (a.s ?? 1e9) - (b.s ?? 1e9) || a.type.localeCompare(b.type));
    (page.tables || []).forEach((table, i) => (table.cells || []).forEach((cell) => {
      if (cell.t) found.push({ key: `n${i}.${cell.r}.${cell.c}`, type: "number", of: cell, table, at: i, s: cell.s ?? null, e: cell.e ?? null, boxes: cell.b ? [cell.b] : [], text: cell.t });
    }));
    return new Map(found.map((item) => [item.key, item]));
  };

  // The text in pieces, each knowing which entities and corrections cover it.
  const text = (page, items) => {
    const chars = Array.from(page.text);
    const marked = [...items.values()].filter((item) => item.type !== "number" && item.s !== null);
    const borders = [...new Set([0, chars.length, ...marked.flatMap((item) => [item.s, item.e])])].filter((at) => at <= chars.length).sort((a, b) => a - b);
    const starts = new Map();
    marked.forEach((item) => { if (item.type === "correction") (starts.get(item.s) || starts.set(item.s, []).get(item.s)).push(item); });
    const before = (at) => (starts.get(at) || []).map((item) => html("del", { class: "before", "data-item": item.key, title: `${item.of.a} → ${item.of.z}` }, visible(item.of.a)));
    const pieces = [];
    let open = [];
    let next = 0;
    borders.forEach((at, i) => {
      pieces.push(...before(at));
      const end = borders[i + 1];
      if (end === undefined) return;
      while (next < marked.length && marked[next].s <= at) open.push(marked[next++]);
      open = open.filter((item) => item.e > at);
      const part = chars.slice(at, end).join("");
      const entity = open.findLast((item) => item.type === "entity");
      const change = open.findLast((item) => item.type === "correction");
      if (!entity && !change) { pieces.push(html("span", { "data-s": at }, part)); return; }
      pieces.push(html(change ? "ins" : "span", {
        class: [entity && `ent k-${entity.of.k}`, change && "after"].filter(Boolean).join(" "), "data-s": at,
        "data-item": (entity || change).key, "data-also": entity && change ? change.key : null,
      }, part));
    });
    const notes = [];
    if (page.source === "blank") notes.push("Die Seite ist leer.");
    else if (!page.text) notes.push("Von dieser Seite gibt es keinen Text.");
    if (page.cut?.length) notes.push(`Diese Seite ist zu groß, um hier ganz gezeigt zu werden (${page.cut.map((name) => ({ words: "Wörter", tables: "Tabellen", text: "Text" })[name] || name).join(", ")} gekürzt). Vollständig steht sie in der Veröffentlichung.`);
    return [notes.length ? html("p", { class: "note" }, notes.join(" ")) : null, html("p", { class: "text", lang: "de" }, pieces)];
  };

  const listOf = (items, choose, empty, label) => {
    if (!items.length) return [html("p", { class: "muted" }, empty)];
    return [html("ul", { class: "places", "data-roving": "list", "aria-label": label }, items.map((item, i) => html("li", {},
      html("button", { type: "button", "data-item": item.key, tabindex: i ? -1 : 0, on: { click: () => choose(item.key) } }, caption(item)))))];
  };
  const caption = (item) => {
    if (item.type === "correction") return [html("del", {}, visible(item.of.a)), " → ", html("ins", {}, visible(item.of.z)), html("span", { class: "muted small" }, ` ${german.stages[item.of.g] || item.of.g}`)];
    if (item.type === "entity") return [html("span", { class: `sign k-${item.of.k}`, title: german.kinds[item.of.k] }, german.signs[item.of.k] || item.of.k), " ", item.text.replace(/\s+/g, " "), item.of.v || item.of.c ? html("span", { class: "muted small" }, ` ${item.of.v || item.of.c}`) : null];
    return [item.text];
  };

  const sign = { verified: "✓", contradicted: "✗" };
  const tables = (page, items, choose) => {
    if (!page.tables?.length) return [html("p", { class: "muted" }, "Auf dieser Seite ist keine Tabelle.")];
    return page.tables.map((table, i) => {
      const at = new Map((table.cells || []).map((cell) => [`${cell.r}.${cell.c}`, cell]));
      const covered = new Set();
      const rows = [];
      let first = true;
      for (let r = 0; r < table.rows; r += 1) {
        const row = [];
        for (let c = 0; c < table.cols; c += 1) {
          if (covered.has(`${r}.${c}`)) continue;
          const cell = at.get(`${r}.${c}`);
          const down = Math.min(cell?.rs || 1, table.rows - r), right = Math.min(cell?.cs || 1, table.cols - c);
          for (let y = r; y < r + down; y += 1) for (let x = c; x < c + right; x += 1) covered.add(`${y}.${x}`);
          const verdict = cell?.k || "unchecked";
          const button = cell?.t ? html("button", { type: "button", "data-item": `n${i}.${r}.${c}`, "data-row": r, "data-col": c, tabindex: first ? 0 : -1, on: { click: () => choose(`n${i}.${r}.${c}`) } },
            cell.t, sign[verdict] ? html("span", { class: "verdict", role: "img", "aria-label": german.verdicts[verdict] }, ` ${sign[verdict]}`) : null) : null;
          if (button) first = false;
          row.push(html(cell?.h ? "th" : "td", { rowspan: down > 1 ? down : null, colspan: right > 1 ? right : null, class: `${verdict}${cell?.n !== undefined ? " number" : ""}`, scope: cell?.h ? "col" : null }, button));
        }
        rows.push(html("tr", {}, row));
        if (table.cells?.length && rows.length > 400) break; // a page does not print more
      }
      return html("section", { class: "found-table" }, html("h3", {}, table.title || `Tabelle ${i + 1}`),
        html("p", { class: `small ${table.status}` }, `${{ ok: "✓ ", mismatch: "✗ " }[table.status] || ""}${german.tableStatus[table.status] || table.status}${table.unit ? ` · in ${table.unit}` : ""}`),
        html("div", { class: "scroll", role: "region", "aria-label": table.title || `Tabelle ${i + 1}`, tabindex: 0 }, html("table", { class: "cells", "data-roving": "grid" }, html("tbody", {}, rows))));
    });
  };

  const facts = (doc, page) => {
    const issue = (i) => html("li", { class: i.severity }, html("span", { class: `severity ${i.severity}` }, german.severities[i.severity] || i.severity), " ", html("strong", {}, i.title), i.remedy ? ` ${i.remedy}` : null, " ", html("span", { class: "muted small", lang: "en" }, i.message));
    const list = (rows) => html("dl", { class: "facts" }, rows.filter(([, value]) => value).map(([label, value]) => html("div", {}, html("dt", {}, label), html("dd", {}, value))));
    return [
      html("h3", {}, `Seite ${page.n}`),
      list([["Text aus", german.sources[page.source]], ["Grund", page.reason], ["Güte", german.grades[page.grade]], ["Sicherheit der Texterkennung", share(page.p)], ["Bekannte Wörter", share(page.lex)]]),
      page.issues?.length ? html("ul", { class: "issues" }, page.issues.map(issue)) : null,
      html("h3", {}, "Dokument"), list(doc.facts),
      doc.consultations?.length ? html("div", {}, html("h3", {}, "Beratungsfolge"), html("ul", {}, doc.consultations.map(([gremium, day, top, role]) => html("li", {}, [gremium, day, top && `TOP ${top}`, role].filter(Boolean).join(" · "))))) : null,
      doc.issues?.length ? html("div", {}, html("h3", {}, "Befunde im ganzen Dokument"), html("ul", { class: "issues" }, doc.issues.map(issue))) : null,
    ];
  };

  // A check of a table in words, with its cells as buttons.
  const check = (table, at, one, choose) => {
    const cells = new Map(table.cells.map((cell) => [`${cell.r}.${cell.c}`, cell]));
    const cell = (r, c) => html("button", { type: "button", class: "link", on: { click: () => choose(`n${at}.${r}.${c}`) } }, cells.get(`${r}.${c}`)?.t || "leer");
    const terms = (one.x || []).flatMap(([way, r, c], i) => [i || way < 0 ? (way < 0 ? " − " : " + ") : "", cell(r, c)]);
    return html("li", { class: one.h ? "ok" : "bad" }, one.h ? "✓ " : "✗ ", german.checkKinds[one.k] || one.k, ": ", cell(...one.t), one.k === "ratio" ? " aus " : " = ", terms, one.h ? " stimmt" : one.k === "ratio" ? " stimmt nicht" : ` weicht um ${aktenklar.number(one.d)} ab`);
  };

  const detail = (item, choose) => {
    const row = (label, value) => (value === null || value === undefined || value === "" ? null : html("div", {}, html("dt", {}, label), html("dd", {}, value)));
    if (item.type === "entity") {
      const e = item.of;
      return [html("h2", {}, html("span", { class: `sign k-${e.k}` }, german.signs[e.k] || ""), ` ${german.kinds[e.k] || e.k}`),
        html("dl", { class: "facts" }, row("Im Text", `„${item.text}“`), row("Wert", e.v), row("Grundform", e.v && ["amount", "date"].includes(e.k) ? null : e.c), row("Sicherheit", share(e.p)), row("Gefunden durch", e.m))];
    }
    if (item.type === "correction") {
      const c = item.of;
      return [html("h2", {}, german.markKinds.correction),
        html("p", { class: "change" }, html("del", {}, visible(c.a)), " → ", html("ins", {}, visible(c.z))),
        html("dl", { class: "facts" }, row("Stufe", german.stages[c.g] || c.g), row("Regel", c.r), row("Grund", c.v), row("Sicherheit", share(c.p)))];
    }
    const cell = item.of;
    const own = (item.table.checks || []).filter((one) => (one.t[0] === cell.r && one.t[1] === cell.c) || one.x.some(([, r, c]) => r === cell.r && c === cell.c));
    const verdict = cell.k || "unchecked";
    return [html("h2", {}, german.stages.table_cell),
      html("dl", { class: "facts" }, row("Text", cell.t), row("Zahl", cell.n === undefined ? null : aktenklar.number(cell.n)), row("Urteil", cell.n === undefined ? null : `${sign[verdict] || ""} ${german.verdicts[verdict] || verdict}`)),
      own.length ? html("ul", { class: "checks" }, own.slice(0, 12).map((one) => check(item.table, item.at, one, choose))) : null];
  };
  return { places, text, listOf, tables, facts, detail };
})();

// One document: loads pages as they are looked at, ties picture and text together, takes the reviewer's marks.
"use strict";

(() => {
  const { german, html, load, marks, panels, sheet, remember, recall } = aktenklar;
  const byId = (id) => document.getElementById(id);
  const view = byId("sheet");
  const TABS = ["text", "entities", "corrections", "tables", "facts"];
  const LAYERS = ["words", "corrections", "entities", "tables"];
  let doc = null;
  let page = null;
  let items = new Map();
  let chosen = null;
  let zoom = 1;

  const folder = (id) => `data/${id.slice(0, 2)}/${id}`;
  const file = (n) => String(n).padStart(5, "0");
  // Only what looks like an id may become part of an address: the fragment comes from whoever made the link.
  const asked = () => {
    const [id, n, key] = decodeURIComponent(location.hash.slice(1)).split("/");
    return { id: /^[0-9a-f]{64}$/.test(id) ? id : null, n: /^\d{1,5}$/.test(n || "") ? Number(n) : 1, key: key || null };
  };
  const trouble = (text) => { byId("trouble").textContent = text; byId("trouble").hidden = !text; };

  const open = async () => {
    if (location.hash === "#rueckmeldungen") return;
    const { id, n, key } = asked();
    if (doc?.id === id) document.title = `${doc.title} – Aktenklar`;
    if (!id) { trouble("Kein Dokument gewählt: bitte über die Liste der Dokumente öffnen."); return; }
    trouble("");
    try {
      if (doc?.id !== id) { page = null; await load(`${folder(id)}/document.js`); showDocument(); }
      const wanted = doc.pages.some((line) => line[0] === n) ? n : doc.pages[0]?.[0];
      if (wanted === undefined) { showNothing(); return; }
      if (page?.n !== wanted || page?.id !== id) { await load(`${folder(id)}/${file(wanted)}.js`); showPage(); }
      choose(key && items.has(key) ? key : null, { quiet: true });
    } catch { trouble("Dieses Dokument gehört nicht zu diesem Stand, oder seine Dateien fehlen."); }
  };
  aktenklar.on("document", (data) => { doc = data; });
  aktenklar.on("page", (data) => { page = data; });
  window.addEventListener("hashchange", open);

  const go = (n, key) => { location.hash = `${doc.id}/${n}${key ? `/${key}` : ""}`; };
  const step = (way) => {
    const at = doc?.pages.findIndex((line) => line[0] === page?.n) ?? -1;
    const next = at < 0 ? undefined : doc.pages[at + way];
    if (next) go(next[0]);
  };

  const showDocument = () => {
    document.title = `${doc.title} – Aktenklar`;
    byId("title").textContent = doc.title;
    byId("subline").textContent = doc.subline.join(" · ");
    byId("page").replaceChildren(...doc.pages.map(([n, source, grade, , , contradicted]) => html("option", { value: n },
      `Seite ${n} von ${doc.pages.length}${source === "blank" || source === "failed" ? ` – ${german.sources[source]}` : grade === "poor" ? ` – ${german.grades.poor}` : ""}${contradicted ? ` – ✗ ${contradicted}` : ""}`)));
  };
  const showNothing = () => {
    page = { id: doc.id, n: 1, text: "", source: "failed", reason: "", grade: "none" };
    items = new Map();
    chosen = null;
    view.replaceChildren(html("p", { class: "placeholder" }, "Dieses Dokument konnte nicht gelesen werden."));
    fillPanels();
    tab("facts");
  };

  const showPage = () => {
    items = panels.places(page);
    const line = doc.pages.find(([n]) => n === page.n);
    const label = `Abbildung von Seite ${page.n}: ${doc.title}`;
    view.replaceChildren(sheet.draw(page, line?.[6] ? `${folder(doc.id)}/${file(page.n)}.webp` : null, doc.why, label, german.signs));
    view.classList.toggle("without", !page.w || !page.h);
    zoom = 1;
    view.style.setProperty("--zoom", zoom);
    view.scrollTo(0, 0);
    byId("page").value = page.n;
    const at = doc.pages.indexOf(line);
    byId("back").disabled = at <= 0;
    byId("forward").disabled = at >= doc.pages.length - 1;
    fillPanels();
    markWrong();
    const next = doc.pages[at + 1];
    if (next?.[6]) new Image().src = `${folder(doc.id)}/${file(next[0])}.webp`; // so that turning the page is quick
  };
  const fillPanels = () => {
    const all = [...items.values()];
    const of = (type) => all.filter((item) => item.type === type);
    const put = (name, children) => byId(`panel-${name}`).replaceChildren(...children.filter(Boolean));
    put("text", panels.text(page, items));
    put("entities", panels.listOf(of("entity"), choose, "Auf dieser Seite wurde nichts gefunden.", "Entitäten"));
    put("corrections", panels.listOf(of("correction"), choose, "Auf dieser Seite wurde nichts geändert.", "Korrekturen"));
    put("tables", panels.tables(page, items, choose));
    put("facts", panels.facts(doc, page));
    byId("tab-entities").textContent = `Entitäten (${of("entity").length})`;
    byId("tab-corrections").textContent = `Korrekturen (${of("correction").length})`;
    byId("tab-tables").textContent = `Tabellen (${page.tables?.length || 0})`;
    showDetail();
  };

  // Chooses a place (or none): on the picture, in the text, in the lists and in the card above them.
  const choose = (key, { quiet = false, from = "panel" } = {}) => {
    chosen = items.get(key) || null;
    document.querySelectorAll(".chosen").forEach((element) => { element.classList.remove("chosen"); element.removeAttribute("aria-current"); });
    if (!chosen) { view.querySelector(".spot")?.replaceChildren(); showDetail(); if (!quiet) replaceHash(); return; }
    const name = CSS.escape(chosen.key);
    document.querySelectorAll(`[data-item="${name}"], [data-also="${name}"]`).forEach((element) => {
      element.classList.add("chosen");
      if (element.matches("button")) element.setAttribute("aria-current", "true");
    });
    showTerms();
    if (chosen.boxes.length && from !== "picture") readable();
    sheet.spot(view, chosen.boxes);
    if (from === "picture") tab({ entity: "text", correction: "text", number: "tables" }[chosen.type]);
    showDetail();
    reveal(TABS.map((n) => byId(`panel-${n}`)).find((panel) => !panel.hidden)?.querySelector(".chosen"));
    if (!quiet) replaceHash();
  };
  const reveal = (element) => {
    const panel = element?.closest("[role=tabpanel]");
    if (!panel) return;
    // On a phone the picture stays above the text and the card below it: what is chosen has to show between them.
    const inner = element.getBoundingClientRect(), outer = panel.getBoundingClientRect();
    const above = view.getBoundingClientRect(), below = byId("detail").getBoundingClientRect();
    const stacked = above.right > outer.left + 1;
    const top = stacked && !view.classList.contains("without") ? Math.max(outer.top, above.bottom) : outer.top;
    const bottom = Math.min(outer.bottom, stacked && getComputedStyle(byId("detail")).position === "fixed" ? below.top : window.innerHeight);
    if (inner.top < top || inner.bottom > bottom) element.scrollIntoView({ block: "center", behavior: "auto" });
  };
  const showTerms = () => {
    view.querySelectorAll(".term").forEach((element) => element.classList.remove("term"));
    if (chosen?.type !== "number") return;
    const { r, c } = chosen.of;
    (chosen.table.checks || []).filter((one) => one.t[0] === r && one.t[1] === c).forEach((one) => one.x.forEach(([, row, col]) =>
      view.querySelector(`[data-item="n${chosen.at}.${row}.${col}"]`)?.classList.add("term")));
  };
  const replaceHash = () => {
    try { history.replaceState(null, "", `#${doc.id}/${page.n}${chosen ? `/${encodeURIComponent(chosen.key)}` : ""}`); } catch { /* not for files in some browsers */ }
  };

  const showDetail = () => {
    const place = byId("detail");
    place.classList.toggle("empty", !chosen);
    if (!chosen) { place.replaceChildren(html("p", { class: "muted" }, "Eine Stelle im Bild oder im Text wählen, um sie zu prüfen.")); return; }
    place.replaceChildren(html("button", { type: "button", class: "quiet close", "aria-label": "Auswahl aufheben", on: { click: () => choose(null) } }, "✕"), ...panels.detail(chosen, choose).filter(Boolean), form());
  };

  // The mark for the chosen place, as the next run reads it.
  const mark = () => {
    const o = chosen.of;
    const target = {
      correction: () => ({ seq: o.q, rule: o.r, before: o.a, after: o.z, char_start: o.s ?? null, char_end: o.e ?? null }),
      entity: () => ({ entity_id: o.id, entity_kind: o.k, text: chosen.text, char_start: o.s, char_end: o.e, canonical: o.c ?? chosen.text }),
      number: () => ({ table_id: chosen.table.id, row: o.r, col: o.c, text: o.t, number: o.n ?? null }),
    }[chosen.type]();
    return { document_id: doc.id, page_number: page.n, kind: chosen.type, verdict: "wrong", value: null, note: null, created: new Date().toISOString().slice(0, 10), target };
  };
  const form = () => {
    const known = marks.find(mark());
    if (!known) return html("p", { class: "marking" }, html("button", { type: "button", class: "button", id: "mark", "aria-keyshortcuts": "f", on: { click: markChosen } }, "Als falsch markieren"));
    const value = html("input", { type: "text", id: "right-value", value: known.value || "", autocomplete: "off", "aria-describedby": "value-hint" });
    const note = html("input", { type: "text", id: "note", value: known.note || "", autocomplete: "off" });
    const hint = html("p", { id: "value-hint", class: "small bad", role: "alert" });
    const keep = () => {
      const right = readValue(known, value.value.trim());
      hint.textContent = right === undefined ? "So ist das keine Zahl: bitte etwa 1.234,50 schreiben." : "";
      value.setAttribute("aria-invalid", String(right === undefined));
      marks.put({ ...known, value: right ?? null, note: note.value.trim() || null });
    };
    const label = { correction: "Richtiger Text, wenn beide falsch sind", entity: known.target.entity_kind === "date" ? "Richtiger Tag, wenn bekannt" : "Richtiger Wert, wenn bekannt", number: "Richtige Zahl, wenn bekannt" }[known.kind];
    return html("form", { class: "marking", on: { submit: (event) => { event.preventDefault(); view.focus(); }, input: keep } },
      html("p", { class: "bad" }, html("strong", {}, "✗ Als falsch markiert"), " ", html("span", { class: "muted" }, marks.isKept() ? "und gemerkt" : "– dieser Browser behält es nicht, bitte bald als Datei speichern")),
      html("label", {}, label, value),
      html("label", {}, "Notiz", note), hint,
      html("p", { class: "buttons" }, html("button", { type: "button", class: "quiet", id: "unmark", on: { click: () => { marks.remove(known); markWrong(); showDetail(); byId("mark").focus(); } } }, "Markierung entfernen")));
  };
  // The right value as the next run reads it: days as ISO; undefined for what should be a number and is none.
  const readValue = ({ kind, target }, text) => {
    if (!text) return null;
    const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
    if (day && target.entity_kind === "date") return `${day[3]}-${day[2].padStart(2, "0")}-${day[1].padStart(2, "0")}`;
    const numeric = /^[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$|^[-−]?\d+\.\d+$/.test(text);
    return kind === "number" && !numeric ? undefined : text;
  };
  const markWrong = () => {
    document.querySelectorAll(".wrong").forEach((element) => element.classList.remove("wrong"));
    marks.all().filter((m) => m.document_id === doc?.id && m.page_number === page?.n).forEach((m) => {
      const key = m.kind === "correction" ? `c${m.target.seq}` : m.kind === "entity" ? `e${m.target.entity_id}`
        : [...items.values()].find((item) => item.type === "number" && item.table.id === m.target.table_id && item.of.r === m.target.row && item.of.c === m.target.col)?.key;
      if (key) document.querySelectorAll(`[data-item="${CSS.escape(key)}"]`).forEach((element) => element.classList.add("wrong"));
    });
  };

  // A click on the picture: the places under it take turns; a bare word shows itself in the text.
  view.addEventListener("click", (event) => {
    const hit = document.elementsFromPoint(event.clientX, event.clientY).map((element) => element.closest("[data-item], [data-word]")).filter((element) => element && view.contains(element));
    const keys = [...new Set(hit.map((element) => element.dataset.item).filter((key) => key && items.has(key)))];
    if (keys.length) { choose(keys[(keys.indexOf(chosen?.key) + 1) % keys.length], { from: "picture" }); return; }
    const word = hit.find((element) => element.dataset.word)?.dataset.word;
    choose(null);
    if (word !== undefined) showWord(page.words[Number(word)]);
  });
  const showWord = (word) => {
    sheet.spot(view, [word.slice(0, 4)]);
    tab("text");
    const start = word[5];
    const piece = [...document.querySelectorAll("#panel-text [data-s]")].findLast((element) => Number(element.dataset.s) <= start);
    const node = piece?.firstChild;
    if (!node) return;
    const lead = Array.from(node.data).slice(0, start - Number(piece.dataset.s)).join("").length;
    const range = document.createRange();
    range.setStart(node, Math.min(lead, node.length));
    range.setEnd(node, Math.min(lead + word[6], node.length));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const box = range.getBoundingClientRect(), panel = byId("panel-text");
    if (box.top < panel.getBoundingClientRect().top || box.bottom > window.innerHeight) piece.scrollIntoView({ block: "center" });
  };
  byId("panel-text").addEventListener("click", (event) => {
    const key = event.target.closest("[data-item]")?.dataset.item;
    if (key) { const also = event.target.closest("[data-item]").dataset.also; choose(also && chosen?.key === key ? also : key); return; }
    const caret = document.caretPositionFromPoint ? document.caretPositionFromPoint(event.clientX, event.clientY) : document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const node = caret?.offsetNode || caret?.startContainer;
    const piece = node?.parentElement?.closest("[data-s]");
    if (!piece || !getSelection().isCollapsed) return;
    const at = Number(piece.dataset.s) + Array.from(node.data.slice(0, caret.offset ?? caret.startOffset)).length;
    const word = (page.words || []).find((w) => w[5] <= at && at <= w[5] + w[6]);
    choose(null);
    if (word) sheet.spot(view, [word.slice(0, 4)]);
  });

  const tab = (name, focus = false) => TABS.forEach((other) => {
    const own = other === name;
    byId(`tab-${other}`).setAttribute("aria-selected", String(own));
    byId(`tab-${other}`).tabIndex = own ? 0 : -1;
    byId(`panel-${other}`).hidden = !own;
    if (own && focus) byId(`tab-${other}`).focus();
  });
  TABS.forEach((name, i) => {
    byId(`tab-${name}`).addEventListener("click", () => tab(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const to = { ArrowRight: (i + 1) % TABS.length, ArrowLeft: (i + TABS.length - 1) % TABS.length, Home: 0, End: TABS.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      tab(TABS[to], true);
    });
  });

  // Arrow keys inside lists and tables: one stop for the tab key, whatever their length.
  document.addEventListener("keydown", (event) => {
    const group = event.target.closest?.("[data-roving]");
    if (!group || !event.target.matches("button") || !event.key.startsWith("Arrow")) return;
    const all = [...group.querySelectorAll("button[data-item]")];
    let next;
    if (group.dataset.roving === "list") next = all[all.indexOf(event.target) + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || 0)];
    else {
      const row = Number(event.target.dataset.row), col = Number(event.target.dataset.col);
      const nearest = (list) => list.sort((a, b) => Math.abs(a.dataset.col - col) - Math.abs(b.dataset.col - col))[0];
      if (event.key === "ArrowRight" || event.key === "ArrowLeft") next = all[all.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : -1)];
      else {
        const rows = [...new Set(all.map((b) => Number(b.dataset.row)))];
        const to = rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
        next = to === undefined ? undefined : nearest(all.filter((b) => Number(b.dataset.row) === to));
      }
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!next) return;
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  const stepPlace = (way) => {
    const open = TABS.find((name) => !byId(`panel-${name}`).hidden);
    const type = { entities: "entity", corrections: "correction", tables: "number" }[open];
    const all = [...items.values()].filter((item) => (type ? item.type === type : item.type !== "number"));
    if (!all.length) return;
    const at = all.findIndex((item) => item.key === chosen?.key);
    choose(all[at < 0 ? (way > 0 ? 0 : all.length - 1) : (at + way + all.length) % all.length].key);
  };
  const markChosen = () => {
    if (!chosen) return;
    if (!marks.find(mark())) { marks.put(mark()); markWrong(); showDetail(); }
    byId("right-value").focus();
  };
  const enlarge = (factor) => {
    zoom = Math.min(5, Math.max(0.5, zoom * factor));
    view.style.setProperty("--zoom", zoom);
    if (chosen) sheet.spot(view, chosen.boxes);
  };
  // What is chosen shall be readable: on a small screen the picture grows to nearly its printed size.
  const readable = () => {
    const width = view.querySelector("svg")?.getBoundingClientRect().width;
    const points = page.turn === 90 || page.turn === 270 ? page.h : page.w;
    if (width && points && width / points < 0.9) enlarge(1.1 * points / width);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("legend").open || !byId("feedback").hidden) return;
    if (event.key === "Escape" && chosen) { choose(null); view.focus(); return; }
    if (event.target.matches("input:not([type=checkbox]), select, textarea") || recall("aktenklar-tasten") === "aus") return;
    const act = {
      ArrowLeft: () => step(-1), ArrowRight: () => step(1), n: () => stepPlace(1), p: () => stepPlace(-1), f: markChosen,
      "+": () => enlarge(1.25), "-": () => enlarge(0.8), "?": () => byId("legend").showModal(),
      ...Object.fromEntries(LAYERS.map((name, i) => [String(i + 1), () => document.querySelector(`[data-layer=${name}]`).click()])),
    }[event.key];
    const scrolls = event.target.closest(".scroll") && event.key.startsWith("Arrow");
    const wide = event.target === view && event.key.startsWith("Arrow") && view.scrollWidth > view.clientWidth + 2;
    if (!act || scrolls || wide) return;
    event.preventDefault();
    act();
  });

  const layers = () => LAYERS.forEach((name) => {
    const on = document.querySelector(`[data-layer=${name}]`).checked;
    document.querySelector(".viewer").classList.toggle(`show-${name}`, on);
  });
  const kept = recall("aktenklar-ebenen");
  document.querySelectorAll("[data-layer]").forEach((box) => {
    if (kept !== null) box.checked = kept.split(" ").includes(box.dataset.layer);
    box.addEventListener("change", () => {
      layers();
      remember("aktenklar-ebenen", LAYERS.filter((name) => document.querySelector(`[data-layer=${name}]`).checked).join(" "));
    });
  });
  layers();
  byId("back").addEventListener("click", () => step(-1));
  byId("forward").addEventListener("click", () => step(1));
  byId("page").addEventListener("change", (event) => go(event.target.value));
  byId("smaller").addEventListener("click", () => enlarge(0.8));
  byId("larger").addEventListener("click", () => enlarge(1.25));
  byId("help").addEventListener("click", () => byId("legend").showModal());
  byId("close-legend").addEventListener("click", () => byId("legend").close());
  byId("keys").checked = recall("aktenklar-tasten") !== "aus";
  byId("keys").addEventListener("change", (event) => remember("aktenklar-tasten", event.target.checked ? "an" : "aus"));
  aktenklar.on("release", () => { if (page) { markWrong(); showDetail(); } });
  document.addEventListener("DOMContentLoaded", open);
})();

// One document: loads pages as they are looked at, and ties picture, text and lists together.
"use strict";

aktenklar.viewer = (() => {
  const { german, html, load, panels, pageItems, sheet, tables } = aktenklar;
  const byId = (id) => document.getElementById(id);
  const view = byId("sheet");
  const TABS = ["text", "entities", "corrections", "tables", "decisions", "facts"];
  const TAB_OF = { entity: "text", correction: "text", number: "tables" }; // where a click on the picture leads
  const SMALLEST = 0.5,
    LARGEST = 5; // zoom of the picture
  const READABLE = 0.9; // share of its printed size below which a page is enlarged
  const state = { doc: null, page: null, items: new Map(), chosen: null, zoom: 1 };
  const whenShown = []; // called when a page or a choice is shown anew

  const folder = (id) => `data/${id.slice(0, 2)}/${id}`;
  const file = (number) => String(number).padStart(5, "0");
  const picture = (line) => (line?.picture ? `${folder(state.doc.id)}/${file(line.number)}.webp` : null);
  // Only what looks like an id may become part of an address: the fragment comes from whoever made the link.
  const asked = () => {
    const [id, number, key] = decodeURIComponent(location.hash.slice(1)).split("/");
    return {
      id: /^[0-9a-f]{64}$/.test(id) ? id : null,
      number: /^\d{1,5}$/.test(number || "") ? Number(number) : 1,
      key: key || null,
    };
  };
  const trouble = (text) => {
    byId("trouble").textContent = text;
    byId("trouble").hidden = !text;
  };

  const open = async () => {
    if (location.hash === "#rueckmeldungen") return;
    const { id, number, key } = asked();
    if (state.doc?.id === id) document.title = `${state.doc.title} – Aktenklar`;
    if (!id) {
      trouble("Kein Dokument gewählt: bitte über die Liste der Dokumente öffnen.");
      return;
    }
    trouble("");
    try {
      await openPage(id, number);
      if (state.doc.pages.length) choose(key && state.items.has(key) ? key : null, { quiet: true });
    } catch {
      trouble("Dieses Dokument gehört nicht zu diesem Stand, oder seine Dateien fehlen.");
    }
  };
  const openPage = async (id, number) => {
    if (state.doc?.id !== id) {
      state.page = null;
      await load(`${folder(id)}/document.js`);
      showDocument();
    }
    const { pages } = state.doc;
    if (!pages.length) {
      showNothing();
      return;
    }
    const wanted = pages.some((line) => line.number === number) ? number : pages[0].number;
    if (state.page?.number === wanted && state.page?.id === id) return;
    await load(`${folder(id)}/${file(wanted)}.js`);
    showPage();
  };
  aktenklar.on("document", (data) => {
    state.doc = data;
  });
  aktenklar.on("page", (message) => {
    state.page = pageItems.read(message);
  });
  window.addEventListener("hashchange", open);

  const go = (number) => {
    location.hash = `${state.doc.id}/${number}`;
  };
  const step = (way) => {
    const at = state.doc?.pages.findIndex((line) => line.number === state.page?.number) ?? -1;
    const next = at < 0 ? undefined : state.doc.pages[at + way];
    if (next) go(next.number);
  };

  const pageLabel = ({ number, source, grade, contradicted }) => {
    const unread = source === "blank" || source === "failed";
    const quality = unread
      ? ` – ${german.sources[source]}`
      : grade === "poor"
        ? ` – ${german.grades.poor}`
        : "";
    return `Seite ${number} von ${state.doc.pages.length}${quality}${contradicted ? ` – ✗ ${contradicted}` : ""}`;
  };
  const showDocument = () => {
    const { doc } = state;
    document.title = `${doc.title} – Aktenklar`;
    byId("title").textContent = doc.title;
    byId("subline").textContent = doc.subline.join(" · ");
    byId("page").replaceChildren(
      ...doc.pages.map((line) => html("option", { value: line.number }, pageLabel(line))),
    );
  };
  const showNothing = () => {
    const page = { id: state.doc.id, number: 1, text: "", source: "failed", reason: "", grade: "none" };
    Object.assign(state, { page: pageItems.read({ page, fields: {} }), items: new Map(), chosen: null });
    view.replaceChildren(html("p", { class: "placeholder" }, "Dieses Dokument konnte nicht gelesen werden."));
    fillPanels();
    tab("facts");
  };

  const showPage = () => {
    const { doc, page } = state;
    state.items = pageItems.itemsOf(page);
    const at = doc.pages.findIndex((line) => line.number === page.number);
    const label = `Abbildung von Seite ${page.number}: ${doc.title}`;
    view.replaceChildren(sheet.draw(page, picture(doc.pages[at]), doc.why, label));
    view.classList.toggle("without", !page.width || !page.height);
    state.zoom = 1;
    view.style.setProperty("--zoom", state.zoom);
    view.scrollTo(0, 0);
    byId("page").value = page.number;
    byId("back").disabled = at <= 0;
    byId("forward").disabled = at >= doc.pages.length - 1;
    fillPanels();
    const next = picture(doc.pages[at + 1]);
    if (next) new Image().src = next; // so that turning the page is quick
  };
  const fillPanels = () => {
    const { doc, page, items } = state;
    const all = [...items.values()];
    const entities = all.filter((item) => item.type === "entity");
    const corrections = all.filter((item) => item.type === "correction");
    const put = (name, children) => byId(`panel-${name}`).replaceChildren(...children.filter(Boolean));
    put("text", panels.text(page, items));
    put("entities", panels.listOf(entities, choose, "Auf dieser Seite wurde nichts gefunden.", "Entitäten"));
    put(
      "corrections",
      panels.listOf(corrections, choose, "Auf dieser Seite wurde nichts geändert.", "Korrekturen"),
    );
    put("tables", tables.list(page, choose));
    put("decisions", aktenklar.decisions.list(doc, page));
    put("facts", panels.facts(doc, page));
    byId("tab-entities").textContent = `Entitäten (${entities.length})`;
    byId("tab-corrections").textContent = `Korrekturen (${corrections.length})`;
    byId("tab-tables").textContent = `Tabellen (${page.tables.length})`;
    byId("tab-decisions").textContent = `Beschlüsse (${(page.decisions || []).length})`;
    showDetail();
  };

  // Chooses an item (or none): on the picture, in the text, in the lists and in the card above them.
  const choose = (key, { quiet = false, from = "panel" } = {}) => {
    const chosen = state.items.get(key) || null;
    state.chosen = chosen;
    document.querySelectorAll(".chosen").forEach((element) => {
      element.classList.remove("chosen");
      element.removeAttribute("aria-current");
    });
    if (!chosen) {
      view.querySelector(".spot")?.replaceChildren();
      showDetail();
      if (!quiet) replaceHash();
      return;
    }
    const name = CSS.escape(chosen.key);
    document.querySelectorAll(`[data-item="${name}"], [data-also="${name}"]`).forEach((element) => {
      element.classList.add("chosen");
      if (element.matches("button")) element.setAttribute("aria-current", "true");
    });
    showTerms();
    if (chosen.boxes.length && from !== "picture") enlargeUntilReadable();
    sheet.spot(view, chosen.boxes);
    if (from === "picture") tab(TAB_OF[chosen.type]);
    showDetail();
    reveal(byId(`panel-${openTab()}`).querySelector(".chosen"));
    if (!quiet) replaceHash();
  };
  const reveal = (element) => {
    const panel = element?.closest("[role=tabpanel]");
    if (!panel) return;
    // On a phone the picture stays above the text and the card below it: what is chosen has to show between them.
    const inner = element.getBoundingClientRect();
    const outer = panel.getBoundingClientRect();
    const above = view.getBoundingClientRect();
    const below = byId("detail").getBoundingClientRect();
    const stacked = above.right > outer.left + 1;
    const covered = stacked && !view.classList.contains("without");
    const card = stacked && getComputedStyle(byId("detail")).position === "fixed";
    const top = covered ? Math.max(outer.top, above.bottom) : outer.top;
    const bottom = Math.min(outer.bottom, card ? below.top : window.innerHeight);
    if (inner.top < top || inner.bottom > bottom)
      element.scrollIntoView({ block: "center", behavior: "auto" });
  };
  // The terms of the chosen number's own sums, on the picture.
  const showTerms = () => {
    const { chosen } = state;
    view.querySelectorAll(".term").forEach((element) => element.classList.remove("term"));
    if (chosen?.type !== "number") return;
    const { row, col } = chosen.record;
    chosen.table.checks
      .filter((check) => check.row === row && check.col === col)
      .flatMap((check) => check.terms)
      .map((term) => pageItems.cellKey(chosen.tableNumber, term.row, term.col))
      .forEach((key) => view.querySelector(`[data-item="${key}"]`)?.classList.add("term"));
  };
  const replaceHash = () => {
    const { doc, page, chosen } = state;
    const key = chosen ? `/${encodeURIComponent(chosen.key)}` : "";
    try {
      history.replaceState(null, "", `#${doc.id}/${page.number}${key}`);
    } catch {
      /* not for files in some browsers */
    }
  };

  const showDetail = () => {
    const { chosen } = state;
    const card = byId("detail");
    card.classList.toggle("empty", !chosen);
    if (!chosen) {
      card.replaceChildren(
        html("p", { class: "muted" }, "Eine Stelle im Bild oder im Text wählen, um sie zu prüfen."),
      );
    } else {
      const close = html(
        "button",
        {
          type: "button",
          class: "quiet close",
          "aria-label": "Auswahl aufheben",
          on: { click: () => choose(null) },
        },
        "✕",
      );
      card.replaceChildren(close, ...panels.detail(chosen, choose).filter(Boolean));
    }
    whenShown.forEach((act) => act());
  };

  const tab = (name, focus = false) =>
    TABS.forEach((other) => {
      const own = other === name;
      byId(`tab-${other}`).setAttribute("aria-selected", String(own));
      byId(`tab-${other}`).tabIndex = own ? 0 : -1;
      byId(`panel-${other}`).hidden = !own;
      if (own && focus) byId(`tab-${other}`).focus();
    });
  const openTab = () => TABS.find((name) => !byId(`panel-${name}`).hidden);

  const enlarge = (factor) => {
    state.zoom = Math.min(LARGEST, Math.max(SMALLEST, state.zoom * factor));
    view.style.setProperty("--zoom", state.zoom);
    if (state.chosen) sheet.spot(view, state.chosen.boxes);
  };
  // What is chosen shall be readable: on a small screen the picture grows to a little more than its printed size.
  const enlargeUntilReadable = () => {
    const { page } = state;
    const width = view.querySelector("svg")?.getBoundingClientRect().width;
    const points = page.turn === 90 || page.turn === 270 ? page.height : page.width;
    if (width && points && width / points < READABLE) enlarge((1.1 * points) / width);
  };

  document.addEventListener("DOMContentLoaded", open);
  return {
    state,
    TABS,
    tab,
    openTab,
    choose,
    go,
    step,
    enlarge,
    showDetail,
    whenShown: (act) => whenShown.push(act),
  };
})();

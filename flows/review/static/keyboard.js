// Keys, tabs, layers and the tools above the page.
"use strict";

(() => {
  const { marking, remember, recall, viewer } = aktenklar;
  const { state, TABS, tab, choose, step, enlarge } = viewer;
  const byId = (id) => document.getElementById(id);
  const view = byId("sheet");
  const LAYERS = ["words", "corrections", "entities", "tables"];
  const TYPE_IN = { entities: "entity", corrections: "correction", tables: "number" };
  const LARGER = 1.25,
    SMALLER = 0.8;

  TABS.forEach((name, i) => {
    byId(`tab-${name}`).addEventListener("click", () => tab(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const to = {
        ArrowRight: (i + 1) % TABS.length,
        ArrowLeft: (i + TABS.length - 1) % TABS.length,
        Home: 0,
        End: TABS.length - 1,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      tab(TABS[to], true);
    });
  });

  // Where an arrow key leads from a button of a list or a table; undefined at its edge.
  const neighbour = (group, button, key) => {
    const all = [...group.querySelectorAll("button[data-item]")];
    const at = all.indexOf(button);
    if (group.dataset.roving === "list") return all[at + ({ ArrowDown: 1, ArrowUp: -1 }[key] || 0)];
    if (key === "ArrowRight" || key === "ArrowLeft") return all[at + (key === "ArrowRight" ? 1 : -1)];
    const rowOf = (one) => Number(one.dataset.row);
    const away = (one) => Math.abs(Number(one.dataset.col) - Number(button.dataset.col));
    const rows = [...new Set(all.map(rowOf))];
    const row = rows[rows.indexOf(rowOf(button)) + (key === "ArrowDown" ? 1 : -1)];
    return all.filter((one) => rowOf(one) === row).sort((a, b) => away(a) - away(b))[0];
  };
  // Arrow keys inside lists and tables: one stop for the tab key, whatever their length.
  document.addEventListener("keydown", (event) => {
    const group = event.target.closest?.("[data-roving]");
    if (!group || !event.target.matches("button") || !event.key.startsWith("Arrow")) return;
    const next = neighbour(group, event.target, event.key);
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!next) return;
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  const stepItem = (way) => {
    const type = TYPE_IN[viewer.openTab()];
    const all = [...state.items.values()].filter((item) =>
      type ? item.type === type : item.type !== "number",
    );
    if (!all.length) return;
    const at = all.findIndex((item) => item.key === state.chosen?.key);
    const first = way > 0 ? 0 : all.length - 1;
    choose(all[at < 0 ? first : (at + way + all.length) % all.length].key);
  };
  const layerBox = (name) => document.querySelector(`[data-layer=${name}]`);
  const ACTS = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    n: () => stepItem(1),
    p: () => stepItem(-1),
    f: marking.markChosen,
    "+": () => enlarge(LARGER),
    "-": () => enlarge(SMALLER),
    "?": () => byId("legend").showModal(),
    ...Object.fromEntries(LAYERS.map((name, i) => [String(i + 1), () => layerBox(name).click()])),
  };
  const isBusy = (event) =>
    event.ctrlKey || event.metaKey || event.altKey || byId("legend").open || !byId("feedback").hidden;
  const isTyping = (event) => event.target.matches("input:not([type=checkbox]), select, textarea");
  document.addEventListener("keydown", (event) => {
    if (isBusy(event)) return;
    if (event.key === "Escape" && state.chosen) {
      choose(null);
      view.focus();
      return;
    }
    if (isTyping(event) || recall("aktenklar-tasten") === "aus") return;
    const act = ACTS[event.key];
    const arrow = event.key.startsWith("Arrow");
    const scrolls = arrow && event.target.closest(".scroll");
    const wide = arrow && event.target === view && view.scrollWidth > view.clientWidth + 2;
    if (!act || scrolls || wide) return;
    event.preventDefault();
    act();
  });

  const showLayers = () =>
    LAYERS.forEach((name) =>
      document.querySelector(".viewer").classList.toggle(`show-${name}`, layerBox(name).checked),
    );
  const kept = recall("aktenklar-ebenen");
  LAYERS.map(layerBox).forEach((box) => {
    if (kept !== null) box.checked = kept.split(" ").includes(box.dataset.layer);
    box.addEventListener("change", () => {
      showLayers();
      remember("aktenklar-ebenen", LAYERS.filter((name) => layerBox(name).checked).join(" "));
    });
  });
  showLayers();
  byId("back").addEventListener("click", () => step(-1));
  byId("forward").addEventListener("click", () => step(1));
  byId("page").addEventListener("change", (event) => viewer.go(event.target.value));
  byId("smaller").addEventListener("click", () => enlarge(SMALLER));
  byId("larger").addEventListener("click", () => enlarge(LARGER));
  byId("help").addEventListener("click", () => byId("legend").showModal());
  byId("close-legend").addEventListener("click", () => byId("legend").close());
  byId("keys").checked = recall("aktenklar-tasten") !== "aus";
  byId("keys").addEventListener("change", (event) =>
    remember("aktenklar-tasten", event.target.checked ? "an" : "aus"),
  );
})();

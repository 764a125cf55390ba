// The page as a picture with its overlays: one drawing in tenths of a point, the page as displayed, turned where it lies on its side.
"use strict";

aktenklar.sheet = (() => {
  const { html, svg } = aktenklar;
  const rect = ([x, y, width, height], attributes) => svg("rect", { x, y, width: Math.max(width, 8), height: Math.max(height, 8), ...attributes });
  const wider = ([x, y, width, height], by) => [x - by, y - by, width + 2 * by, height + 2 * by]; // so that a frame does not cross its print
  const level = (confidence) => (confidence < 0 ? "none" : confidence < 70 ? "low" : confidence < 90 ? "mid" : "high");

  const words = (page) => svg("g", { class: "layer words" }, (page.words || []).map((word, i) => {
    const [x, y, width, height, confidence] = word;
    const kind = level(confidence);
    return svg("g", { class: `word w-${kind}`, "data-word": i },
      rect(word, {}),
      kind === "low" || kind === "mid" ? svg("path", { d: kind === "low" ? `M${x} ${y + height}h${width}M${x} ${y + height + 14}h${width}` : `M${x} ${y + height + 4}h${width}` }) : null,
      confidence >= 0 ? svg("title", {}, `${confidence} % sicher`) : null);
  }));

  const corrections = (page) => svg("g", { class: "layer corrections" }, (page.corrections || []).map((change) =>
    svg("g", { class: "item corr", "data-item": `c${change.q}` }, (change.b || []).map((box) => rect(wider(box, 8), { rx: 8 })),
      svg("title", {}, `${change.a} → ${change.z}`))));

  const entities = (page, signs) => svg("g", { class: "layer entities" }, (page.entities || []).map((entity) =>
    svg("g", { class: `item ent k-${entity.k}`, "data-item": `e${entity.id}` }, (entity.b || []).map((box) => rect(wider(box, 6), { rx: 8 })),
      entity.b?.length ? svg("text", { x: entity.b[0][0], y: entity.b[0][1] - 10, "aria-hidden": "true" }, signs[entity.k] || "") : null)));

  const tables = (page) => svg("g", { class: "layer tables" }, (page.tables || []).map((table, i) => svg("g", { class: `table ${table.status}` },
    table.b ? rect(table.b, { class: "frame" }) : null,
    (table.cells || []).filter((cell) => cell.b).map((cell) => {
      const [x, y, width, height] = cell.b;
      const verdict = cell.k || "unchecked";
      return svg("g", { class: `item cell ${verdict}`, "data-item": `n${i}.${cell.r}.${cell.c}` }, rect(wider(cell.b, 14), { rx: 10 }),
        verdict === "verified" ? svg("text", { x: x + width + 18, y: y + height / 2 + 26, "aria-hidden": "true" }, "✓") : null,
        verdict === "contradicted" ? svg("text", { x: x + width + 18, y: y + height / 2 + 26, "aria-hidden": "true" }, "✗") : null);
    }))));

  const turned = (page, width, height) => ({ 90: `translate(${height} 0) rotate(90)`, 180: `translate(${width} ${height}) rotate(180)`, 270: `translate(0 ${width}) rotate(270)` })[page.turn];

  // The drawing of a page; `picture` is the address of its image or null, `why` is said in its place.
  const draw = (page, picture, why, label, signs) => {
    const width = Math.round(page.w * 10), height = Math.round(page.h * 10);
    if (!width || !height) return html("p", { class: "placeholder" }, why || "Zu dieser Seite gibt es kein Bild.");
    const turn = turned(page, width, height);
    const sideways = page.turn === 90 || page.turn === 270;
    const paper = svg("g", { transform: turn },
      svg("rect", { class: "paper", width, height }),
      picture ? svg("image", { href: picture, width, height, preserveAspectRatio: "none", role: "img", "aria-label": label }) : null,
      words(page), tables(page), corrections(page), entities(page, signs), svg("g", { class: "spot" }));
    const drawing = svg("svg", { viewBox: sideways ? `0 0 ${height} ${width}` : `0 0 ${width} ${height}`, role: "group", "aria-label": "Seitenbild mit Fundstellen", focusable: "false" }, paper);
    return html("div", { class: "paper-wrap" }, picture ? null : html("p", { class: "placeholder" }, why || "Zu dieser Seite gibt es kein Bild."), drawing);
  };

  // Shows where something is: a ring around its boxes, scrolled to the middle of the sheet.
  const spot = (sheet, boxes) => {
    const place = sheet.querySelector(".spot");
    if (!place) return;
    place.replaceChildren(...boxes.map(([x, y, width, height]) => svg("rect", { x: x - 12, y: y - 12, width: width + 24, height: height + 24, rx: 16 })));
    const first = place.firstElementChild;
    if (!first) return;
    const outer = sheet.getBoundingClientRect(), all = place.getBoundingClientRect();
    const inner = all.width < outer.width && all.height < outer.height ? all : first.getBoundingClientRect();
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    sheet.scrollBy({
      left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
      top: inner.top + inner.height / 2 - outer.top - outer.height / 2,
      behavior: calm ? "auto" : "smooth",
    });
  };
  return { draw, spot };
})();

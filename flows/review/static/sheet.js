// The page as a picture with its overlays: one drawing in tenths of a point, the page as displayed, turned where
// it lies on its side.
"use strict";

aktenklar.sheet = (() => {
  const { german, html, svg } = aktenklar;
  const { entityKey, correctionKey, cellKey } = aktenklar.pageItems;
  const VERDICT_SIGNS = { verified: "✓", contradicted: "✗" };
  const rect = ([x, y, width, height], attributes) =>
    svg("rect", { x, y, width: Math.max(width, 8), height: Math.max(height, 8), ...attributes });
  // So that a frame does not cross its print.
  const wider = ([x, y, width, height], by) => [x - by, y - by, width + 2 * by, height + 2 * by];
  const LOW = 70,
    MIDDLE = 90; // percent of confidence below which a word is underlined twice, once
  const level = (confidence) =>
    confidence < 0 ? "none" : confidence < LOW ? "low" : confidence < MIDDLE ? "mid" : "high";
  const UNDERLINES = {
    low: ({ x, y, width, height }) => `M${x} ${y + height}h${width}M${x} ${y + height + 14}h${width}`,
    mid: ({ x, y, width, height }) => `M${x} ${y + height + 4}h${width}`,
  };

  const words = (page) => {
    const drawn = page.words.map((word, i) => {
      const kind = level(word.confidence);
      return svg(
        "g",
        { class: `word w-${kind}`, "data-word": i },
        rect(word.box, {}),
        UNDERLINES[kind] ? svg("path", { d: UNDERLINES[kind](word) }) : null,
        word.confidence >= 0 ? svg("title", {}, `${word.confidence} % sicher`) : null,
      );
    });
    return svg("g", { class: "layer words" }, drawn);
  };

  const corrections = (page) => {
    const drawn = page.corrections.map((correction) =>
      svg(
        "g",
        { class: "item corr", "data-item": correctionKey(correction.seq) },
        (correction.boxes || []).map((box) => rect(wider(box, 8), { rx: 8 })),
        svg("title", {}, `${correction.before} → ${correction.after}`),
      ),
    );
    return svg("g", { class: "layer corrections" }, drawn);
  };

  const entities = (page) => {
    const drawn = page.entities.map((entity) => {
      const boxes = entity.boxes || [];
      const sign = boxes.length
        ? svg(
            "text",
            { x: boxes[0][0], y: boxes[0][1] - 10, "aria-hidden": "true" },
            german.signs[entity.kind] || "",
          )
        : null;
      return svg(
        "g",
        { class: `item ent k-${entity.kind}`, "data-item": entityKey(entity.id) },
        boxes.map((box) => rect(wider(box, 6), { rx: 8 })),
        sign,
      );
    });
    return svg("g", { class: "layer entities" }, drawn);
  };

  const cell = (one, tableNumber) => {
    const [x, y, width, height] = one.box;
    const sign = VERDICT_SIGNS[one.verdict];
    return svg(
      "g",
      { class: `item cell ${one.verdict}`, "data-item": cellKey(tableNumber, one.row, one.col) },
      rect(wider(one.box, 14), { rx: 10 }),
      sign ? svg("text", { x: x + width + 18, y: y + height / 2 + 26, "aria-hidden": "true" }, sign) : null,
    );
  };
  const tables = (page) => {
    const drawn = page.tables.map((table, tableNumber) =>
      svg(
        "g",
        { class: `table ${table.status}` },
        table.box ? rect(table.box, { class: "frame" }) : null,
        table.cells.filter((one) => one.box).map((one) => cell(one, tableNumber)),
      ),
    );
    return svg("g", { class: "layer tables" }, drawn);
  };

  const turned = (page, width, height) =>
    ({
      90: `translate(${height} 0) rotate(90)`,
      180: `translate(${width} ${height}) rotate(180)`,
      270: `translate(0 ${width}) rotate(270)`,
    })[page.turn];

  // The drawing of a page; `picture` is the address of its image or null, `why` is said in its place.
  const draw = (page, picture, why, label) => {
    const width = Math.round(page.width * 10),
      height = Math.round(page.height * 10);
    if (!width || !height)
      return html("p", { class: "placeholder" }, why || "Zu dieser Seite gibt es kein Bild.");
    const turn = turned(page, width, height);
    const sideways = page.turn === 90 || page.turn === 270;
    const paper = svg(
      "g",
      { transform: turn },
      svg("rect", { class: "paper", width, height }),
      picture
        ? svg("image", {
            href: picture,
            width,
            height,
            preserveAspectRatio: "none",
            role: "img",
            "aria-label": label,
          })
        : null,
      words(page),
      tables(page),
      corrections(page),
      entities(page),
      svg("g", { class: "spot" }),
    );
    const drawing = svg(
      "svg",
      {
        viewBox: sideways ? `0 0 ${height} ${width}` : `0 0 ${width} ${height}`,
        role: "group",
        "aria-label": "Seitenbild mit Fundstellen",
        focusable: "false",
      },
      paper,
    );
    return html(
      "div",
      { class: "paper-wrap" },
      picture ? null : html("p", { class: "placeholder" }, why || "Zu dieser Seite gibt es kein Bild."),
      drawing,
    );
  };

  // Shows where something is: a ring around its boxes, scrolled to the middle of the sheet.
  const spot = (sheet, boxes) => {
    const ring = sheet.querySelector(".spot");
    if (!ring) return;
    ring.replaceChildren(
      ...boxes.map(([x, y, width, height]) =>
        svg("rect", { x: x - 12, y: y - 12, width: width + 24, height: height + 24, rx: 16 }),
      ),
    );
    const first = ring.firstElementChild;
    if (!first) return;
    const outer = sheet.getBoundingClientRect(),
      all = ring.getBoundingClientRect();
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

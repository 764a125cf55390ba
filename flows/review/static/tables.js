// The tables of a page as grids of buttons, and their checks in words.
"use strict";

aktenklar.tables = (() => {
  const { german, html } = aktenklar;
  const { cellKey } = aktenklar.pageItems;
  const SIGNS = { verified: "✓", contradicted: "✗" };
  const STATUS_SIGNS = { ok: "✓ ", mismatch: "✗ " };
  const MOST_ROWS = 400; // a page does not print more
  const MOST_CHECKS = 12; // of one cell, shown in the card

  const cellsByPlace = (table) => new Map(table.cells.map((cell) => [`${cell.row}.${cell.col}`, cell]));

  // The text of a cell as a button; `first` is the one stop of the tab key in its table.
  const cellButton = (cell, tableNumber, choose, first) => {
    const key = cellKey(tableNumber, cell.row, cell.col);
    const sign = SIGNS[cell.verdict];
    return html(
      "button",
      {
        type: "button",
        "data-item": key,
        "data-row": cell.row,
        "data-col": cell.col,
        tabindex: first ? 0 : -1,
        on: { click: () => choose(key) },
      },
      cell.text,
      sign
        ? html(
            "span",
            { class: "verdict", role: "img", "aria-label": german.verdicts[cell.verdict] },
            ` ${sign}`,
          )
        : null,
    );
  };

  const tableRows = (table, tableNumber, choose) => {
    const cells = cellsByPlace(table);
    const covered = new Set();
    const rows = [];
    let first = true;
    for (let row = 0; row < table.rows && rows.length <= MOST_ROWS; row += 1) {
      const line = [];
      for (let col = 0; col < table.cols; col += 1) {
        if (covered.has(`${row}.${col}`)) continue;
        const cell = cells.get(`${row}.${col}`);
        const down = Math.min(cell?.row_span || 1, table.rows - row);
        const right = Math.min(cell?.col_span || 1, table.cols - col);
        for (let y = row; y < row + down; y += 1)
          for (let x = col; x < col + right; x += 1) covered.add(`${y}.${x}`);
        const button = cell?.text ? cellButton(cell, tableNumber, choose, first) : null;
        if (button) first = false;
        const isNumber = cell && cell.number !== null;
        line.push(
          html(
            cell?.is_header ? "th" : "td",
            {
              rowspan: down > 1 ? down : null,
              colspan: right > 1 ? right : null,
              class: `${cell?.verdict || "unchecked"}${isNumber ? " number" : ""}`,
              scope: cell?.is_header ? "col" : null,
            },
            button,
          ),
        );
      }
      rows.push(html("tr", {}, line));
    }
    return rows;
  };

  const list = (page, choose) => {
    if (!page.tables.length) return [html("p", { class: "muted" }, "Auf dieser Seite ist keine Tabelle.")];
    return page.tables.map((table, tableNumber) => {
      const title = table.title || `Tabelle ${tableNumber + 1}`;
      const status = `${STATUS_SIGNS[table.status] || ""}${german.tableStatus[table.status] || table.status}`;
      return html(
        "section",
        { class: "found-table" },
        html("h3", {}, title),
        html("p", { class: `small ${table.status}` }, status, table.unit ? ` · in ${table.unit}` : ""),
        html(
          "div",
          { class: "scroll", role: "region", "aria-label": title, tabindex: 0 },
          html(
            "table",
            { class: "cells", "data-roving": "grid" },
            html("tbody", {}, tableRows(table, tableNumber, choose)),
          ),
        ),
      );
    });
  };

  // A check of a table in words, with its cells as buttons.
  const checkInWords = (table, tableNumber, check, choose) => {
    const cells = cellsByPlace(table);
    const link = (row, col) =>
      html(
        "button",
        { type: "button", class: "link", on: { click: () => choose(cellKey(tableNumber, row, col)) } },
        cells.get(`${row}.${col}`)?.text || "leer",
      );
    const terms = check.terms.flatMap(({ sign, row, col }, i) => [
      sign < 0 ? " − " : i ? " + " : "",
      link(row, col),
    ]);
    const off =
      check.kind === "ratio" ? " stimmt nicht" : ` weicht um ${aktenklar.number(check.difference)} ab`;
    return html(
      "li",
      { class: check.holds ? "ok" : "bad" },
      check.holds ? "✓ " : "✗ ",
      german.checkKinds[check.kind] || check.kind,
      ": ",
      link(check.row, check.col),
      check.kind === "ratio" ? " aus " : " = ",
      terms,
      check.holds ? " stimmt" : off,
    );
  };

  // The checks a cell takes part in, as its result or as a term.
  const checksOf = (item, choose) => {
    const { row, col } = item.record;
    const isCell = (place) => place.row === row && place.col === col;
    const own = item.table.checks.filter((check) => isCell(check) || check.terms.some(isCell));
    if (!own.length) return null;
    const shown = own
      .slice(0, MOST_CHECKS)
      .map((check) => checkInWords(item.table, item.tableNumber, check, choose));
    return html("ul", { class: "checks" }, shown);
  };

  const verdict = (cell) => `${SIGNS[cell.verdict] || ""} ${german.verdicts[cell.verdict] || cell.verdict}`;
  return { list, checksOf, verdict };
})();

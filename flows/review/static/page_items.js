// A page as it arrives, and the items on it that can be chosen: entities, corrections, numbers of tables.
"use strict";

aktenklar.pageItems = (() => {
  const { named } = aktenklar;

  // The page with words, cells and terms as records: they travel as rows of values, for there are hundreds of them.
  const read = ({ page, fields }) => ({
    ...page,
    words: named(fields.words, page.words || []).map((word) => ({
      ...word,
      box: [word.x, word.y, word.width, word.height],
    })),
    entities: page.entities || [],
    corrections: page.corrections || [],
    tables: (page.tables || []).map((table) => ({
      ...table,
      cells: named(fields.cells, table.cells || []),
      checks: (table.checks || []).map((check) => ({ ...check, terms: named(fields.terms, check.terms) })),
    })),
  });

  // The keys stand in addresses (document.html#…/3/e<entity_id>) and tie picture, text and lists together.
  const entityKey = (entityId) => `e${entityId}`;
  const correctionKey = (seq) => `c${seq}`;
  const cellKey = (tableNumber, row, col) => `n${tableNumber}.${row}.${col}`;

  // All items of a page by key, in the order of the text; those of tables follow.
  const itemsOf = (page) => {
    const chars = Array.from(page.text);
    const found = [];
    page.entities.forEach((entity) =>
      found.push({
        key: entityKey(entity.id),
        type: "entity",
        record: entity,
        start: entity.start,
        end: entity.end,
        boxes: entity.boxes || [],
        text: chars.slice(entity.start, entity.end).join(""),
      }),
    );
    page.corrections.forEach((correction) =>
      found.push({
        key: correctionKey(correction.seq),
        type: "correction",
        record: correction,
        start: correction.start ?? null,
        end: correction.end ?? null,
        boxes: correction.boxes || [],
        text: correction.after,
      }),
    );
    found.sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || a.type.localeCompare(b.type));
    page.tables.forEach((table, tableNumber) =>
      table.cells
        .filter((cell) => cell.text)
        .forEach((cell) =>
          found.push({
            key: cellKey(tableNumber, cell.row, cell.col),
            type: "number",
            record: cell,
            table,
            tableNumber,
            start: cell.start,
            end: cell.end,
            boxes: cell.box ? [cell.box] : [],
            text: cell.text,
          }),
        ),
    );
    return new Map(found.map((item) => [item.key, item]));
  };
  return { read, itemsOf, entityKey, correctionKey, cellKey };
})();

// Marking the chosen item as wrong: the mark as the next run reads it, and the form below the item.
"use strict";

aktenklar.marking = (() => {
  const { html, marks, viewer } = aktenklar;
  const { entityKey, correctionKey } = aktenklar.pageItems;
  const { state } = viewer;
  const byId = (id) => document.getElementById(id);

  const TARGETS = {
    correction: ({ record }) => ({
      seq: record.seq,
      rule: record.rule,
      before: record.before,
      after: record.after,
      char_start: record.start ?? null,
      char_end: record.end ?? null,
    }),
    entity: ({ record, text }) => ({
      entity_id: record.id,
      entity_kind: record.kind,
      text,
      char_start: record.start,
      char_end: record.end,
      canonical: record.canonical ?? text,
    }),
    number: ({ record, table }) => ({
      table_id: table.id,
      row: record.row,
      col: record.col,
      text: record.text,
      number: record.number,
    }),
  };
  // The mark for the chosen item, as the next run reads it.
  const mark = () => ({
    document_id: state.doc.id,
    page_number: state.page.number,
    kind: state.chosen.type,
    verdict: "wrong",
    value: null,
    note: null,
    created: new Date().toISOString().slice(0, 10),
    target: TARGETS[state.chosen.type](state.chosen),
  });

  const button = () =>
    html(
      "p",
      { class: "marking" },
      html(
        "button",
        { type: "button", class: "button", id: "mark", "aria-keyshortcuts": "f", on: { click: markChosen } },
        "Als falsch markieren",
      ),
    );
  const valueLabel = ({ kind, target }) => {
    if (kind === "correction") return "Richtiger Text, wenn beide falsch sind";
    if (kind === "number") return "Richtige Zahl, wenn bekannt";
    return target.entity_kind === "date" ? "Richtiger Tag, wenn bekannt" : "Richtiger Wert, wenn bekannt";
  };
  const form = (known) => {
    const value = html("input", {
      type: "text",
      id: "right-value",
      value: known.value || "",
      autocomplete: "off",
      "aria-describedby": "value-hint",
    });
    const note = html("input", { type: "text", id: "note", value: known.note || "", autocomplete: "off" });
    const hint = html("p", { id: "value-hint", class: "small bad", role: "alert" });
    const keep = () => {
      const right = readValue(known, value.value.trim());
      hint.textContent = right === undefined ? "So ist das keine Zahl: bitte etwa 1.234,50 schreiben." : "";
      value.setAttribute("aria-invalid", String(right === undefined));
      marks.put({ ...known, value: right ?? null, note: note.value.trim() || null });
    };
    const submit = (event) => {
      event.preventDefault();
      byId("sheet").focus();
    };
    const kept = marks.isKept()
      ? "und gemerkt"
      : "– dieser Browser behält es nicht, bitte bald als Datei speichern";
    return html(
      "form",
      { class: "marking", on: { submit, input: keep } },
      html(
        "p",
        { class: "bad" },
        html("strong", {}, "✗ Als falsch markiert"),
        " ",
        html("span", { class: "muted" }, kept),
      ),
      html("label", {}, valueLabel(known), value),
      html("label", {}, "Notiz", note),
      hint,
      html(
        "p",
        { class: "buttons" },
        html(
          "button",
          { type: "button", class: "quiet", id: "unmark", on: { click: () => unmark(known) } },
          "Markierung entfernen",
        ),
      ),
    );
  };
  const unmark = (known) => {
    marks.remove(known);
    viewer.showDetail();
    byId("mark").focus();
  };
  // The right value as the next run reads it: days as ISO; undefined for what should be a number and is none.
  const readValue = ({ kind, target }, text) => {
    if (!text) return null;
    const date = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
    if (date && target.entity_kind === "date") {
      const [, day, month, year] = date;
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    }
    const numeric = /^[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$|^[-−]?\d+\.\d+$/.test(text);
    return kind === "number" && !numeric ? undefined : text;
  };

  const keyOf = ({ kind, target }) => {
    if (kind === "correction") return correctionKey(target.seq);
    if (kind === "entity") return entityKey(target.entity_id);
    const isTarget = ({ type, table, record }) =>
      type === "number" &&
      table.id === target.table_id &&
      record.row === target.row &&
      record.col === target.col;
    return [...state.items.values()].find(isTarget)?.key;
  };
  const showMarked = () => {
    document.querySelectorAll(".wrong").forEach((element) => element.classList.remove("wrong"));
    marks
      .all()
      .filter((one) => one.document_id === state.doc?.id && one.page_number === state.page?.number)
      .map(keyOf)
      .filter(Boolean)
      .forEach((key) =>
        document
          .querySelectorAll(`[data-item="${CSS.escape(key)}"]`)
          .forEach((element) => element.classList.add("wrong")),
      );
  };
  const markChosen = () => {
    if (!state.chosen) return;
    if (!marks.find(mark())) {
      marks.put(mark());
      viewer.showDetail();
    }
    byId("right-value").focus();
  };

  viewer.whenShown(() => {
    showMarked();
    if (!state.chosen) return;
    const known = marks.find(mark());
    byId("detail").append(known ? form(known) : button());
  });
  aktenklar.on("release", () => {
    if (state.page) viewer.showDetail();
  });
  return { markChosen };
})();

// Clicks on the picture and in the text: from one to the other.
"use strict";

(() => {
  const { sheet, viewer } = aktenklar;
  const { state, choose, tab } = viewer;
  const byId = (id) => document.getElementById(id);
  const view = byId("sheet");

  // A click on the picture: the items under it take turns; a bare word shows itself in the text.
  view.addEventListener("click", (event) => {
    const { items, chosen, page } = state;
    const hit = document
      .elementsFromPoint(event.clientX, event.clientY)
      .map((element) => element.closest("[data-item], [data-word]"))
      .filter((element) => element && view.contains(element));
    const keys = [...new Set(hit.map((element) => element.dataset.item))].filter((key) => items.has(key));
    if (keys.length) {
      choose(keys[(keys.indexOf(chosen?.key) + 1) % keys.length], { from: "picture" });
      return;
    }
    const word = hit.find((element) => element.dataset.word)?.dataset.word;
    choose(null);
    if (word !== undefined) showWord(page.words[Number(word)]);
  });
  const showWord = (word) => {
    sheet.spot(view, [word.box]);
    tab("text");
    const piece = [...document.querySelectorAll("#panel-text [data-start]")].findLast(
      (element) => Number(element.dataset.start) <= word.start,
    );
    const node = piece?.firstChild;
    if (!node) return;
    const before = Array.from(node.data).slice(0, word.start - Number(piece.dataset.start));
    const lead = before.join("").length;
    const range = document.createRange();
    range.setStart(node, Math.min(lead, node.length));
    range.setEnd(node, Math.min(lead + word.length, node.length));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const box = range.getBoundingClientRect();
    if (box.top < byId("panel-text").getBoundingClientRect().top || box.bottom > window.innerHeight)
      piece.scrollIntoView({ block: "center" });
  };
  byId("panel-text").addEventListener("click", (event) => {
    const { item, also } = event.target.closest("[data-item]")?.dataset || {};
    if (item) {
      choose(also && state.chosen?.key === item ? also : item);
      return;
    }
    const caret = document.caretPositionFromPoint
      ? document.caretPositionFromPoint(event.clientX, event.clientY)
      : document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const node = caret?.offsetNode || caret?.startContainer;
    const piece = node?.parentElement?.closest("[data-start]");
    if (!piece || !getSelection().isCollapsed) return;
    const before = Array.from(node.data.slice(0, caret.offset ?? caret.startOffset)).length;
    const at = Number(piece.dataset.start) + before;
    const word = state.page.words.find(({ start, length }) => start <= at && at <= start + length);
    choose(null);
    if (word) sheet.spot(view, [word.box]);
  });
})();

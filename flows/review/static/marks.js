// The reviewer's marks: kept in this browser under the release they belong to, exported as one file for the next
// run.
"use strict";

aktenklar.marks = (() => {
  const PREFIX = "aktenklar-rueckmeldung/";
  let version = "";
  let marks = [];
  let kept = true; // whether the browser lets us keep them
  const watchers = [];

  const read = (key) => {
    try {
      const found = JSON.parse(aktenklar.recall(key) || "[]");
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  };
  const identity = (mark) => {
    const t = mark.target;
    const own =
      mark.kind === "correction"
        ? [t.seq]
        : mark.kind === "entity"
          ? [t.entity_id]
          : [t.table_id, t.row, t.col];
    return JSON.stringify([mark.document_id, mark.page_number, mark.kind, ...own]);
  };
  const save = () => {
    kept = aktenklar.remember(PREFIX + version, JSON.stringify(marks));
    const badge = document.getElementById("marks-count");
    badge.textContent = marks.length;
    badge.hidden = !marks.length;
    watchers.forEach((watch) => watch());
  };
  aktenklar.on("release", (release) => {
    version = release.version;
    marks = read(PREFIX + version);
    watchers.forEach((watch) => watch());
  });

  const find = (mark) => marks.find((other) => identity(other) === identity(mark));
  const remove = (mark) => {
    marks = marks.filter((other) => identity(other) !== identity(mark));
    save();
  };
  const put = (mark) => {
    marks = [...marks.filter((other) => identity(other) !== identity(mark)), mark];
    save();
  };
  const asFile = (release, list) => ({ format: "aktenklar-feedback", version: 1, release, marks: list });
  const download = (release, list) => {
    const text = JSON.stringify(asFile(release, list), null, 1) + "\n";
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = aktenklar.html("a", { href: address, download: "aktenklar-rueckmeldung.json" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };
  const others = () => {
    const found = [];
    try {
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        if (!key.startsWith(PREFIX) || key === PREFIX + version) continue;
        const list = read(key);
        if (list.length) found.push({ release: key.slice(PREFIX.length), marks: list });
      }
    } catch {
      /* no storage: nothing is kept */
    }
    return found;
  };
  return {
    all: () => marks,
    find,
    put,
    remove,
    clear: () => {
      marks = [];
      save();
    },
    others,
    download,
    release: () => version,
    isKept: () => kept,
    watch: (act) => watchers.push(act),
  };
})();

// What every page of the site shares: data that arrives as scripts, safe building of elements, colour scheme,
// release name.
"use strict";

const aktenklar = (() => {
  // German labels by kind and value, written into the page from the one list of the program.
  const german = JSON.parse(document.getElementById("german-labels").dataset.labels);
  const waiting = {};
  const arrived = {};

  // Data files call aktenklar.page(…), aktenklar.document(…), aktenklar.documents(…), aktenklar.release(…).
  const receive = (kind) => (data) => {
    arrived[kind] = data;
    (waiting[kind] || []).forEach((take) => take(data));
  };
  const on = (kind, take) => {
    (waiting[kind] = waiting[kind] || []).push(take);
    if (kind in arrived) take(arrived[kind]);
  };

  // Loads a data file; a page opened from the file system may load scripts, not fetch files.
  const load = (address) =>
    new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => {
        script.remove();
        done();
      };
      script.onerror = () => {
        script.remove();
        fail(new Error(address));
      };
      document.head.append(script);
    });

  const SVG = "http://www.w3.org/2000/svg";
  const fill = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on")
        for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    // Strings become text nodes: nothing that comes from a document is ever parsed as markup.
    element.append(
      ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
    );
    return element;
  };
  const html = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
  const svg = (name, attributes, ...children) =>
    fill(document.createElementNS(SVG, name), attributes, children);

  // Records of what travels as rows of values below their names.
  const named = (fields, rows) =>
    rows.map((values) => Object.fromEntries(fields.map((name, i) => [name, values[i]])));

  const remember = (key, value) => {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  };
  const recall = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  // Takes decimals as text, too: their digits are all kept.
  const written = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 10 });
  const number = (value) => written.format(value).replace("-", "−");
  const day = (iso) => (iso ? iso.split("-").reverse().join(".") : "");

  return {
    page: receive("page"),
    document: receive("document"),
    documents: receive("documents"),
    release: receive("release"),
    german,
    named,
    on,
    load,
    html,
    svg,
    remember,
    recall,
    number,
    day,
  };
})();

(() => {
  const schemes = { auto: ["◐", "wie das System"], light: ["○", "hell"], dark: ["●", "dunkel"] };
  const apply = (scheme) => {
    if (scheme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = scheme;
  };
  let scheme = aktenklar.recall("aktenklar-farbschema");
  if (!(scheme in schemes)) scheme = "auto";
  apply(scheme);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const show = () => {
      button.textContent = schemes[scheme][0];
      button.setAttribute("aria-label", `Farbschema: ${schemes[scheme][1]}`);
      button.title = `Farbschema: ${schemes[scheme][1]}`;
    };
    button.addEventListener("click", () => {
      const names = Object.keys(schemes);
      scheme = names[(names.indexOf(scheme) + 1) % names.length];
      aktenklar.remember("aktenklar-farbschema", scheme);
      apply(scheme);
      show();
    });
    show();
  });
  aktenklar.on("release", ({ version, shown }) => {
    document.querySelectorAll(".release").forEach((place) => {
      place.textContent = shown || version || "unbenannt";
    });
    const kept = aktenklar.recall(`aktenklar-rueckmeldung/${version}`);
    let count = 0;
    try {
      count = kept ? JSON.parse(kept).length : 0;
    } catch {
      count = 0;
    }
    const badge = document.getElementById("marks-count");
    badge.textContent = count;
    badge.hidden = !count;
  });
})();

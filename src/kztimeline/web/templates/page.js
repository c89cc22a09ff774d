(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const items = all(".item");
  const groups = all(".group");
  const pointers = all(".kz-drawing a, .bars a, .index a");
  const tools = one("#kz_tools");
  const words = one("#kz_words");
  const count = one("#kz_count");
  const more = one("#kz_more");
  const buttons = all("#kz_tools button[data-key]");
  const chosen = { status: new Set(), verdict: new Set(), topic: new Set() };
  const keys = Object.keys(chosen);

  // The same in kind as `normalize` in Python: case, diacritics, script and punctuation say nothing.
  const latin = new Map(["a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch", "y", "e yu ya"]
    .join(" ").split(" ").map((text, at) => [[..."абвгдежзийклмнопрстуфхцчшщыэюя"][at], text]));
  ["ъ ", "ь ", "әa", "ғg", "қk", "ңn", "өo", "ұu", "үu", "һh", "іi"]
    .forEach((pair) => latin.set(pair[0], pair.slice(1).trim()));
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, "$1")
    .toUpperCase().toLowerCase()
    .replace(/[\u0430-\u04ff]/g, (char) => latin.get(char) ?? char)
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  // A word is found in any part of a word, and in several that it joins: `landlocked`, `land-locked`.
  const finder = (word) => {
    const joined = new RegExp(`(?:^| )${[...word].join(" ?")}`, "u");
    return (text) => text.includes(word) || joined.test(text);
  };

  const texts = new Map();
  const remember = (key, make) => texts.get(key) ?? texts.set(key, make()).get(key);
  const names = (id) => remember(id, () =>
    all(`[id="${id}"] > :is(.title, h3, .names)`).map((each) => each.textContent).join(" "));
  const values = (item, key) => (item.dataset[key] || "").split(" ").filter(Boolean);
  // What a claim is about stands above it, once for all claims on that.
  const above = (item) => item.closest(".subject")?.firstElementChild.textContent ?? "";
  const text = (item) => remember(item, () =>
    fold([above(item), item.textContent, ...values(item, "topic").map(names)].join(" ")));

  const narrow = () => {
    const wanted = fold(words.value).split(" ").filter(Boolean).map(finder);
    const used = keys.filter((key) => chosen[key].size);
    let shown = 0;
    for (const item of items) {
      const fits = used.every((key) => values(item, key).some((value) => chosen[key].has(value)))
        && wanted.every((found) => found(text(item)));
      item.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) group.hidden = !group.querySelector(".item:not([hidden])");
    const away = new Set([...items, ...groups].filter((each) => each.hidden).map((each) => `#${each.id}`));
    for (const each of pointers) each.classList.toggle("kz-off", away.has(each.getAttribute("href")));
    for (const each of buttons) {
      each.setAttribute("aria-pressed", chosen[each.dataset.key].has(each.dataset.value));
    }
    const asked = Boolean(wanted.length || used.length);
    one("#kz_all").setAttribute("aria-pressed", !asked);
    tools.classList.toggle("idle", !asked);
    count.classList.toggle("unseen", !asked);
    count.textContent = `${shown} of ${items.length} shown`;
    one("#kz_none").hidden = shown > 0;
    one("#kz_asked").textContent = [
      ...(words.value.trim() ? [`“${words.value.trim()}”`] : []),
      ...used.map((key) => `${key} ${[...chosen[key]].join(" or ")}`),
    ].join(" and ");
  };

  // The address says what is asked, so that it can be sent: #q=…&status=…&topic=…
  const write = () => {
    const parts = keys.filter((key) => chosen[key].size)
      .map((key) => `${key}=${[...chosen[key]].map(encodeURIComponent).join(",")}`);
    if (words.value.trim()) parts.unshift(`q=${encodeURIComponent(words.value.trim())}`);
    const page = location.href.split("#")[0];
    history.replaceState(null, "", parts.length ? `${page}#${parts.join("&")}` : page);
  };

  const read = () => {
    const asked = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    words.value = asked.get("q") ?? "";
    for (const key of keys) chosen[key] = new Set((asked.get(key) ?? "").split(",").filter(Boolean));
    narrow();
  };

  const reset = () => {
    words.value = "";
    for (const key of keys) chosen[key].clear();
    narrow();
  };

  const land = () => {
    const found = document.getElementById(location.hash.slice(1));
    if (!found) return;
    if (tools && found.closest("[hidden]")) reset();
    if (found.matches(".card")) for (const each of all("details", found)) each.open = true;
    for (let up = found.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    found.scrollIntoView();
  };

  const follow = () => {
    if (location.hash && !location.hash.includes("=")) return land();
    if (tools) read();
  };

  // One stop for the tabulator in each picture; arrows go from mark to mark.
  const rove = (picture) => {
    const links = all("a", picture);
    const stop = (at) => links.forEach((each, other) => each.setAttribute("tabindex", at === other ? 0 : -1));
    stop(0);
    picture.addEventListener("focusin", (event) => stop(links.indexOf(event.target.closest("a"))));
    picture.addEventListener("keydown", (event) => {
      const at = links.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1,
        Home: 0, End: links.length - 1 }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      links[to]?.focus();
    });
  };

  if (tools) {
    tools.hidden = false;
    words.addEventListener("input", () => { narrow(); write(); });
    for (const each of buttons) each.addEventListener("click", () => {
      const { key, value } = each.dataset;
      if (!chosen[key].delete(value)) chosen[key].add(value);
      narrow();
      write();
    });
    for (const id of ["#kz_all", "#kz_back"]) one(id).addEventListener("click", () => {
      reset();
      write();
      words.focus();
    });
    more?.addEventListener("click", () => {
      more.setAttribute("aria-expanded", tools.classList.toggle("open"));
    });
    for (const each of all(".topics a")) each.setAttribute("href", `#topic=${each.dataset.topic}`);
    addEventListener("hashchange", () => {
      if (location.hash.includes("=")) one(".body").scrollIntoView();
    });
    read();
  }
  all(".kz-drawing, .bars").forEach(rove);

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all(".card details:not([open]), .sources > details:not([open])");
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
  addEventListener("hashchange", follow);
  if (location.hash && !location.hash.includes("=")) land();
})();

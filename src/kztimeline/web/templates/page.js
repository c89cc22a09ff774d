(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const cards = all(".card");
  const groups = all(".group");
  const marks = all(".kz-drawing a");
  const tools = one("#kz_tools");
  const words = one("#kz_words");
  const count = one("#kz_count");
  const clear = one("#kz_clear");
  const toggles = all("#kz_toggles input");
  const texts = new Map();

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const topics = (card) => (card.dataset.topics || "").split(" ").filter(Boolean);
  const names = (id) => all(`[id="${id}"] > :is(h3, .names)`).map((each) => each.textContent);
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

  const text = (card) => {
    if (!texts.has(card)) {
      texts.set(card, fold([card.textContent, ...topics(card).flatMap(names)].join(" ")));
    }
    return texts.get(card);
  };

  const narrow = () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const chosen = new Set(toggles.filter((each) => each.checked).map((each) => each.value));
    let shown = 0;
    for (const card of cards) {
      const about = !chosen.size || topics(card).some((id) => chosen.has(id));
      card.hidden = !(about && wanted.every((word) => text(card).includes(word)));
      shown += !card.hidden;
    }
    for (const group of groups) group.hidden = !all(".card", group).some((card) => !card.hidden);
    const away = new Set(cards.filter((card) => card.hidden).map((card) => `#${card.id}`));
    for (const mark of marks) mark.classList.toggle("kz-off", away.has(mark.getAttribute("href")));
    count.textContent = `${shown} of ${cards.length} shown`;
    clear.hidden = !wanted.length && !chosen.size;
  };

  const reset = () => {
    words.value = "";
    for (const each of toggles) each.checked = false;
    narrow();
  };

  const land = () => {
    const found = location.hash && target();
    if (!found) return;
    if (tools && found.closest("[hidden]")) reset();
    for (const each of all("details", found)) each.open = true;
    found.scrollIntoView();
  };

  if (tools) {
    tools.hidden = false;
    words.addEventListener("input", narrow);
    clear.addEventListener("click", () => {
      reset();
      words.focus();
    });
    for (const each of toggles) each.addEventListener("change", narrow);
    narrow();
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
  addEventListener("hashchange", land);
  land();
})();

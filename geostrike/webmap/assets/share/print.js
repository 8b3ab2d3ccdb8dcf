// On paper: the map as it is on the screen, as wide as the sheet, its events numbered; then the list that the numbers
// lead to. The browser does not wait before it prints, so what the list needs is unpacked while nobody waits.
(function (g) {
  "use strict";
  const [ACROSS, DOWN] = [668, 600]; // Of A4, which is the narrower, between its margins.
  const SETTLED = 2000;
  const NEAR = 8; // Of chunks unpacked without being asked for.

  g.readyToPrint = function (map, data) {
    const paper = g.el("div", {class: "paper-pages", id: "geostrike-paper"});
    document.body.append(paper);
    const details = new Map();
    let [rest, tags, turn, timer] = [[], null, 0, 0];

    // Unpacks what the numbered events say; gives up when another call takes over.
    async function unpack({rows}, {stopped, wait, progress = () => {}}) {
      for (const [n, i] of rows.entries()) {
        if (!details.has(i)) {
          if (details.size > 1000) details.clear();
          details.set(i, await data.detail(i));
          progress(n / rows.length);
          await wait();
        }
        if (stopped()) return;
      }
    }

    const chunksOf = rows => new Set(rows.map(i => Math.floor(i / (data.chunk || 2048)))).size;

    async function inIdle() {
      const mine = ++turn;
      const stopped = () => mine !== turn;
      await g.idle();
      const numbered = g.numbered(data);
      if (stopped() || chunksOf(numbered.rows) > NEAR) return;
      await unpack(numbered, {stopped, wait: g.idle});
      if (!stopped() && !rest.length) rest = await g.paperRest(data);
    }

    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => inIdle().catch(console.warn), SETTLED);
    };
    g.onView(soon);
    g.onFilter(() => {
      rest = [];
      soon();
    });
    soon();

    g.prepareToPrint = async function ({stopped = () => false, progress} = {}) {
      turn++;
      clearTimeout(timer);
      const numbered = g.numbered(data);
      for (const i of details.keys()) if (!numbered.rows.includes(i)) details.delete(i);
      await unpack(numbered, {stopped, progress, wait: g.pause});
      if (!rest.length) rest = await g.paperRest(data);
    };

    function lay() {
      const {x, y} = map.getSize();
      const root = document.documentElement.style;
      root.setProperty("--print-width", `${x}px`);
      root.setProperty("--print-height", `${y}px`);
      root.setProperty("--print-scale", String(Math.min(ACROSS / x, DOWN / y)));
      const numbered = g.numbered(data);
      if (tags) tags.remove();
      tags = g.numberTags(map, data, numbered.rows);
      map.getContainer().append(tags);
      paper.replaceChildren(g.paperList(numbered, details, data), ...rest);
    }

    addEventListener("beforeprint", lay);
    addEventListener("afterprint", () => {
      if (tags) tags.remove();
      tags = null;
      paper.replaceChildren();
    });
  };
})(window.geostrike);

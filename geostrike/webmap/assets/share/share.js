// "Save and share": a quiet button at the right of the header, and what can be taken away from the map. A list of plain
// buttons that opens and closes: Tab goes through it, Escape closes it.
(function (g) {
  "use strict";

  // An address that somebody else can open: not that of a page shown inside a notebook.
  const canLink = () => /^(https?|file):/.test(location.protocol);

  const escaped = words => words.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  g.embedCode = function (data) {
    const [address, fragment] = g.address().split("#");
    // From disk the file itself is meant, beside the page that shows it.
    const page = location.protocol === "file:" ? address.slice(address.lastIndexOf("/") + 1) : address;
    const inside = fragment ? `#embed&${fragment}` : "#embed";
    return `<iframe src="${escaped(page + inside)}" title="${escaped(data.title)}" width="100%" height="560" style="border: 0" loading="lazy"></iframe>`;
  };

  g.drawShare = function (map, data) {
    const mount = document.getElementById("geostrike-share");
    if (!mount) return;
    if (g.embedded) {
      g.drawEmbedded(map, data, mount);
      return;
    }
    const said = g.el("p", {class: "share-said", role: "status"});
    const stop = g.el("button", {type: "button", class: "plain", hidden: true, click: () => {
      job = null;
    }}, "Stop");
    let job = null;

    // One thing at a time; what it says stays until the next.
    async function run(act) {
      const mine = job = {};
      said.textContent = "";
      try {
        const words = await act({stopped: () => job !== mine, progress: share => {
          stop.hidden = false;
          // In steps, for each is said aloud.
          const words = `Preparing: ${10 * Math.floor(10 * share)} %`;
          if (said.textContent !== words) said.textContent = words;
        }});
        if (job === mine) said.textContent = words;
        else if (!job) said.textContent = "Stopped. Nothing was saved.";
      } catch (error) {
        if (job === mine) said.textContent = "That did not work in this browser.";
        console.warn(error);
      } finally {
        if (job === mine || !job) stop.hidden = true;
      }
    }

    const copy = (text, done) => async ({target}) => run(async () => await g.copy(text(), target.closest("button")) ? done : "");
    const file = (make, suffix) => () => run(async how => {
      const rows = g.shownRows(data);
      const blob = await make(data, rows, how);
      if (!blob || how.stopped()) return "";
      g.save(blob, g.fileName(data.title, suffix));
      return `${g.counted(rows.length, "event")} saved as ${suffix === "csv" ? "CSV" : "GeoJSON"}`;
    });
    const picture = () => run(async () => {
      g.save(await g.figure(map, data), g.fileName(data.title, "png"));
      return "Picture saved";
    });
    const print = () => run(async how => {
      await g.prepareToPrint(how);
      close();
      window.print();
      return "";
    });

    const entries = [
      canLink() && ["Copy link to this view", copy(g.address, "Link copied")],
      canLink() && ["Copy embed code", copy(() => g.embedCode(data), "Embed code copied")],
      ["Picture of the map (PNG)", picture],
      ["Events as GeoJSON", file(g.geojson, "geojson")],
      ["Events as CSV", file(g.csv, "csv")],
      ["Print", print],
    ].filter(Boolean);
    const list = g.el("div", {class: "share-list", id: "share-list", hidden: true},
      g.el("ul", {}, entries.map(([name, act]) => g.el("li", {}, g.el("button", {type: "button", class: "share-item", click: act}, name)))),
      g.el("div", {class: "share-foot"}, said, stop));
    const button = g.el("button", {type: "button", class: "share-button", "aria-expanded": "false", "aria-controls": "share-list", click: () => list.hidden ? open() : close()},
      "Save and share");
    mount.append(button, list);

    function open() {
      list.hidden = false;
      button.setAttribute("aria-expanded", "true");
      said.textContent = "";
    }
    function close() {
      list.hidden = true;
      button.setAttribute("aria-expanded", "false");
    }
    mount.addEventListener("keydown", event => {
      if (event.key !== "Escape" || list.hidden || event.defaultPrevented) return;
      // What is chosen on the map stays.
      event.preventDefault();
      close();
      button.focus();
    });
    document.addEventListener("pointerdown", event => {
      if (!list.hidden && !mount.contains(event.target)) close();
    });
    mount.addEventListener("focusout", event => {
      if (!list.hidden && event.relatedTarget && !mount.contains(event.relatedTarget)) close();
    });
  };
})(window.geostrike);

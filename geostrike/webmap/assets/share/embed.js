// In a frame of somebody else's page (`#embed` in the address): the map first, its title as a line above it, and the
// evidence over a part of the map when an event is chosen.
(function (g) {
  "use strict";
  const NAMED = /^#(?:.*&)?embed(?:[=&]|$)/;
  g.embedded = NAMED.test(location.hash);
  document.documentElement.classList.toggle("embedded", g.embedded);

  // The page as it is now, without the frame.
  g.fullAddress = function () {
    const [page, fragment = ""] = g.address().split("#");
    const rest = fragment.split("&").filter(part => !/^embed(=|$)/.test(part)).join("&");
    return page + (rest && `#${rest}`);
  };

  // The sign of what is chosen stays beside the panel, not under it: behind the panel the map may go beyond its land.
  function uncover(map, panel, at, bounds) {
    if (bounds) map.setMaxBounds(bounds.pad(1));
    const {width, height, left} = panel.getBoundingClientRect();
    const box = map.getContainer().getBoundingClientRect();
    const aside = left > box.left + 40;
    map.panInside(at, {
      paddingTopLeft: [30, 30], paddingBottomRight: aside ? [width + 30, 30] : [30, Math.max(30, height - innerHeight + box.bottom + 30)], animate: false,
    });
  }

  g.drawEmbedded = function (map, data, mount) {
    const root = document.documentElement;
    const panel = document.getElementById("geostrike-panel");
    // In a frame the map is what the page is for, and the panel comes and goes.
    map.getContainer().setAttribute("role", "main");
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", "Evidence");
    g.addressed("embed", {get: () => "1", set: () => {}});
    addEventListener("hashchange", () => {
      // Another address that says nothing of a frame is asked for: the page as a whole.
      if (!NAMED.test(location.hash) && location.hash.includes("=")) location.reload();
    });

    const link = g.el("a", {class: "full-map", target: "_blank", rel: "noopener", href: g.fullAddress()}, "Open the full map");
    const renew = () => link.setAttribute("href", g.fullAddress());
    for (const kind of ["pointerdown", "focus", "mouseenter", "contextmenu"]) link.addEventListener(kind, renew);
    if (/^(https?|file):/.test(location.protocol)) mount.append(link);

    let bounds = null;
    panel.prepend(g.el("button", {type: "button", class: "embed-close", "aria-label": "Close", title: "Close", click: () => g.unchoose()}, "×"));
    g.onChoice(({kind, events}) => {
      root.classList.toggle("told", kind !== "none");
      const {lon, lat} = data.events;
      if (kind === "none" && bounds) {
        map.setMaxBounds(bounds);
        bounds = null;
      } else bounds = bounds || map.options.maxBounds;
      if (kind !== "none" && lon[events[0]] === lon[events[0]]) uncover(map, panel, [lat[events[0]], lon[events[0]]], bounds);
    });
    g.gentle(map);
  };
})(window.geostrike);

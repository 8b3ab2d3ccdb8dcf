// A map in a frame must not catch the reader who scrolls past it: the wheel zooms only after a click on the map or with
// Ctrl held, one finger scrolls the page, two move the map.
(function (g) {
  "use strict";
  const SHOWN = 1600;

  function hints(container) {
    const node = g.el("p", {class: "embed-hint", role: "status"});
    let timer = 0;
    container.append(node);
    return words => {
      if (!node.classList.contains("on")) node.textContent = words;
      node.classList.add("on");
      clearTimeout(timer);
      timer = setTimeout(() => {
        node.classList.remove("on");
        node.textContent = "";
      }, SHOWN);
    };
  }

  g.gentle = function (map) {
    const container = map.getContainer();
    const hint = hints(container);
    let meant = false;
    container.addEventListener("pointerdown", event => {
      if (event.pointerType !== "touch") meant = true;
    });
    container.addEventListener("pointerleave", () => {
      meant = false;
    });
    addEventListener("blur", () => {
      meant = false;
    });
    container.addEventListener("wheel", event => {
      if (meant || event.ctrlKey || event.metaKey) return;
      // Leaflet does not hear of it, and the page around scrolls.
      event.stopPropagation();
      hint(`Hold ${/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ or Ctrl" : "Ctrl"} to zoom, or click the map first`);
    }, {capture: true, passive: true});

    // While dragging is off, a finger scrolls the page (`touch-action`), and two fingers pinch and move the map.
    map.dragging.disable();
    container.addEventListener("pointerover", ({pointerType}) => map.dragging[pointerType === "mouse" || pointerType === "pen" ? "enable" : "disable"](), {capture: true});
    container.addEventListener("pointerout", event => {
      if (event.pointerType === "mouse" && !event.buttons && !container.contains(event.relatedTarget)) map.dragging.disable();
    }, {capture: true});
    container.addEventListener("touchmove", ({touches}) => {
      if (touches.length === 1) hint("Use two fingers to move the map");
    }, {capture: true, passive: true});
  };
})(window.geostrike);

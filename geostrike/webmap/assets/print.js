// On paper the map keeps the view it has on the screen, made to fit the sheet; all tabs are printed.
(function (g) {
  "use strict";
  const SHEET = 680;

  g.readyToPrint = map => addEventListener("beforeprint", () => {
    const {x, y} = map.getSize();
    const root = document.documentElement.style;
    root.setProperty("--print-width", `${x}px`);
    root.setProperty("--print-height", `${y}px`);
    root.setProperty("--print-scale", String(Math.min(1, SHEET / x)));
  });
})(window.geostrike);

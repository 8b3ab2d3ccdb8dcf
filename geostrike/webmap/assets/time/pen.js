// A pen for the timeline's canvas: the page's colours, as sharp as the screen, and the two kinds of event as blocks:
// strikes solid, attacks hollow, as the signs are.
(function (g) {
  "use strict";
  const CELL = 4;
  const NAMES = ["ink", "quiet", "rule", "wash", "paper", "border", "strike", "attack"];

  g.timeColours = function (node) {
    const style = getComputedStyle(node);
    return Object.fromEntries(NAMES.map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
  };

  // A canvas as sharp as the screen, measured in the page's pixels.
  g.timeCanvas = function (canvas) {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    return {ctx, width, height, snap: value => Math.round(value * ratio) / ratio};
  };

  g.timeBlock = function ({ctx, colours}, type, x, y, width, height) {
    ctx.fillStyle = ctx.strokeStyle = type ? colours.attack : colours.strike;
    if (!type || width < 3 || height < 3) return ctx.fillRect(x, y, width, height);
    ctx.lineWidth = Math.min(1.5, width / 3, height / 3);
    const inset = ctx.lineWidth / 2;
    ctx.fillStyle = colours.paper;
    ctx.fillRect(x, y, width, height);
    return ctx.strokeRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
  };

  // Strikes from the foot up, attacks upon them; each event a block of its own while there are few.
  g.timeStack = function (pen, [x, width], foot, pitch, strikes, attacks) {
    const {snap} = pen;
    if (pitch >= CELL) {
      for (let n = 0; n < strikes + attacks; n++) {
        const top = snap(foot - (n + 1) * pitch);
        g.timeBlock(pen, n < strikes ? 0 : 1, x, top, width, snap(foot - n * pitch) - top - 1);
      }
      return;
    }
    const [low, high] = [foot - strikes * pitch, foot - (strikes + attacks) * pitch].map(y => Math.min(snap(y), foot - 1));
    if (strikes) g.timeBlock(pen, 0, x, low, width, foot - low);
    if (attacks) g.timeBlock(pen, 1, x, Math.min(high, strikes ? low - 1 : high), width, Math.max(1, (strikes ? low : foot) - high));
  };
})(window.geostrike);

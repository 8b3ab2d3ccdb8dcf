// The piece of the world that one picture holds: the view and a margin around it, so that panning only moves the
// picture. Places are counted from its top left corner, in pixels of the page.
(function (g) {
  "use strict";
  const MARGIN = 0.3;
  const SPENT = 0.35; // This much of the margin may be left when the next picture is begun.
  const MOST = 12e6; // Pixels of the screen in one picture: 48 MB.

  function around(middle, size, zoom, margin, ratio) {
    const [padX, padY] = [Math.ceil(size.x * margin), Math.ceil(size.y * margin)];
    const [left, top] = [Math.floor(middle.x - size.x / 2) - padX, Math.floor(middle.y - size.y / 2) - padY];
    const [width, height] = [size.x + 2 * padX || 1, size.y + 2 * padY || 1];
    return {
      zoom, ratio, left, top, width, height, scale: 256 * 2 ** zoom, view: [padX, padY, padX + size.x, padY + size.y],
      margin: [padX, padY],
    };
  }

  g.screenRatio = () => Math.min(2, Math.max(1, devicePixelRatio || 1));

  g.frameAt = function (map, center, zoom, ratio = g.screenRatio()) {
    const size = map.getSize();
    const fits = Math.sqrt(MOST / (ratio * ratio * Math.max(1, size.x * size.y)));
    const margin = Math.max(0, Math.min(MARGIN, (fits - 1) / 2));
    return around(map.project(center, zoom), size, zoom, margin, ratio);
  };

  // The box of a frame in units of the world, with so many pixels more around it.
  g.frameBox = ({left, top, width, height, scale}, more = 0) =>
    [left - more, top - more, left + width + more, top + height + more].map(side => side / scale);

  g.boxesMeet = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

  // Whether the frame still holds the view (around `center`, at `zoom`), and with how much margin.
  g.holds = function (frame, map, center, zoom, spent = SPENT) {
    if (!frame || frame.zoom !== zoom) return false;
    const size = map.getSize();
    if (frame.view[2] - frame.view[0] !== size.x || frame.view[3] - frame.view[1] !== size.y) return false;
    const middle = map.project(center, zoom);
    const [left, top] = [middle.x - size.x / 2 - frame.left, middle.y - size.y / 2 - frame.top];
    const [x, y] = frame.margin.map(margin => Math.min(margin, margin * spent));
    return left >= x - 1 && top >= y - 1 && left + size.x <= frame.width - x + 1 && top + size.y <= frame.height - y + 1;
  };
})(window.geostrike);

// The layer of the map: one canvas that holds a picture of more than the view, so that panning only moves it, and a
// second one above it, hidden while nothing is pointed at. Zooming scales the picture until the next one is drawn.
(function (g) {
  "use strict";
  const Layer = L.Layer.extend({
    initialize(paint, paintAbove) {
      Object.assign(this, {paint, paintAbove, frame: null});
    },

    onAdd(map) {
      const pane = map.getPane("geostrike-picture") || map.createPane("geostrike-picture");
      pane.style.zIndex = 350;
      pane.style.pointerEvents = "none";
      [this.canvas, this.above] = ["picture", "picture-above"].map(name => {
        const canvas = L.DomUtil.create("canvas", `${name} leaflet-zoom-${map._zoomAnimated ? "animated" : "hide"}`, pane);
        canvas.setAttribute("aria-hidden", "true");
        return canvas;
      });
      this.above.style.display = "none";
    },

    onRemove() {
      this.canvas.remove();
      this.above.remove();
    },

    getEvents() {
      return {zoomanim: ({center, zoom}) => this.stand(center, zoom), zoom: () => this.stand(), viewreset: () => this.stand()};
    },

    // Where the picture lies, and how much it is scaled, for a view around `center`.
    stand(center = this._map.getCenter(), zoom = this._map.getZoom()) {
      if (!this.frame) return;
      const {left, top, zoom: own} = this.frame;
      const scale = this._map.getZoomScale(zoom, own);
      // Counted in pixels: beyond the poles there is no latitude for the corner.
      const offset = L.point(left, top).multiplyBy(scale).subtract(this._map._getNewPixelOrigin(center, zoom));
      for (const canvas of [this.canvas, this.above]) L.DomUtil.setTransform(canvas, offset, scale);
    },

    fit(canvas, alpha) {
      const {width, height, ratio} = this.frame;
      const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, {width: across, height: down});
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      const context = canvas.getContext("2d", {alpha});
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      return context;
    },

    show(scene) {
      this.frame = scene.frame;
      const context = this.fit(this.canvas, false);
      this.paint(context, scene);
      this.stand();
      this.showAbove(scene);
    },

    showAbove(scene) {
      if (!this.frame) return;
      const wanted = scene.hasAbove();
      this.above.style.display = wanted ? "" : "none";
      if (!wanted) return;
      const context = this.fit(this.above, true);
      context.clearRect(0, 0, this.frame.width, this.frame.height);
      this.paintAbove(context, scene);
    },
  });

  g.canvasLayer = (paint, paintAbove) => new Layer(paint, paintAbove);

  // Work in short pieces, one a frame. `make` gives a generator that yields the milliseconds its last piece will still
  // cost the screen; what is asked for while one runs is begun after it, unless it must be now or elsewhere.
  g.worker = function (make, done) {
    const [PIECE, EAGER] = [6, 40];
    let [running, again, asked, eager] = [null, false, 0, false];

    function finish(result) {
      running = null;
      eager = false;
      done(result);
      if (again) start();
    }

    function step() {
      asked = 0;
      if (!running) return;
      const until = performance.now() + (eager ? EAGER : PIECE);
      let cost = 0;
      do {
        const {value, done: over} = running.next();
        if (over) return finish(value);
        cost += value || 0;
      } while (performance.now() + cost < until);
      next();
    }

    function next() {
      if (!asked) asked = requestAnimationFrame(step);
    }

    function start() {
      again = false;
      running = make();
      next();
    }

    return {
      start, // what runs is given up
      // What a reader has just asked for may take most of a frame.
      after() {
        eager = true;
        if (running) again = true;
        else start();
      },
      now() {
        again = false;
        const work = make();
        running = null;
        for (;;) {
          const {value, done: over} = work.next();
          if (over) return finish(value);
        }
      },
      stop: () => [running, again] = [null, false],
    };
  };
})(window.geostrike);

// Which of two signs that would touch gathers the other: each is as wide as what it has gathered makes it.
(function (g) {
  "use strict";
  const SINGLE = 28;
  const HEIGHT = 28;
  const APART = 0.5; // Between two signs, at least.
  const BUCKET = 96;

  // Signs by where they stand, to find those that one would touch.
  g.neighbours = function () {
    const buckets = new Map();
    const place = (column, row) => row * 65536 + column;
    return {
      add(group) {
        const key = place(Math.floor(group.x / BUCKET), Math.floor(group.y / BUCKET));
        if (buckets.has(key)) buckets.get(key).push(group);
        else buckets.set(key, [group]);
      },
      // The first that a sign of half that width, there, would touch; none stands out of `reach`.
      touched(x, y, half, reach) {
        const [left, right] = [Math.floor((x - reach) / BUCKET), Math.floor((x + reach) / BUCKET)];
        const below = Math.floor((y + HEIGHT) / BUCKET);
        for (let row = Math.floor((y - HEIGHT) / BUCKET); row <= below; row++) {
          for (let column = left; column <= right; column++) {
            const here = buckets.get(place(column, row));
            if (!here) continue;
            for (const group of here) {
              if (Math.abs(group.x - x) < group.width / 2 + half + APART && Math.abs(group.y - y) < HEIGHT) return group;
            }
          }
        }
        return null;
      },
    };
  };

  // Which signs stay, each as wide as it is with all that it has gathered: until no two touch.
  g.gather = function (groups) {
    for (let round = 0; round < 8; round++) {
      const grid = g.neighbours();
      const kept = [];
      let widest = SINGLE;
      for (const group of groups) {
        group.width = g.signWidth(group);
        const home = grid.touched(group.x, group.y, group.width / 2, (widest + group.width) / 2 + APART);
        if (home) {
          for (let tag = 0; tag < 4; tag++) home.counts[tag] += group.counts[tag];
          home.count += group.count;
          home.first = Math.min(home.first, group.first);
          for (const cell of group.cells) home.cells.push(cell);
          home.width = g.signWidth(home);
        } else {
          grid.add(group);
          kept.push(group);
        }
        widest = Math.max(widest, (home || group).width);
      }
      if (kept.length === groups.length) return kept;
      groups = kept.sort((a, b) => b.count - a.count || a.first - b.first);
    }
    return groups;
  };
})(window.geostrike);

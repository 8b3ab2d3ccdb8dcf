// Why an event stands where it stands: the words that were read as its place, what they were taken for, and the places
// that they may also mean, which the map shows as ghosts while the answer is open.
(function (g) {
  "use strict";

  const degrees = ([lon, lat]) => `${Math.abs(lat).toFixed(3)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(3)}° ${lon < 0 ? "W" : "E"}`;

  const ghost = ({name, country, admin1, rule}, data) => g.el("li", {},
    g.el("b", {dir: "auto"}, name), g.bdi([admin1, data.countries[country] || country].filter(Boolean).map(part => `, ${part}`).join("")),
    rule ? g.el("span", {class: "quiet"}, ": ", g.bdi(rule)) : "");

  // The claim that puts the event there: the first of the source that is shown first.
  const telling = ({voices, claims}) => claims[((voices[0] || {}).claims || [])[0]];

  g.onChoice(() => g.ghosts([]));

  g.whyHere = function (event, detail, data) {
    const claim = telling(detail);
    if (!event.at || !claim) return "";
    const {ghosts} = detail;
    const show = open => g.ghosts(open ? ghosts.map(({name, lon, lat}) => ({name, lon, lat, from: event.at})) : []);
    const read = [claim.told ? ["The report’s “", g.bdi(claim.told), "” is read as "] : "Read as ", g.bdi([event.place, event.region].filter(Boolean).join(", "))];
    const stands = event.coarse ? ". Its sign stands somewhere in that area; anywhere in it is as true." : `: ${degrees(event.at)}.`;
    return g.el("details", {class: "why-here", toggle: ({target}) => show(target.open)},
      g.el("summary", {}, "Why here?"),
      g.el("p", {}, read, stands),
      claim.rule ? g.el("p", {class: "quiet"}, "By the rule: ", g.bdi(claim.rule)) : "",
      ghosts.length
        ? [g.el("p", {}, "The name may also mean these places; the map shows them dashed:"), g.el("ul", {}, ghosts.map(one => ghost(one, data)))]
        : g.el("p", {class: "quiet"}, "No other place of that name is known here."));
  };
})(window.geostrike);

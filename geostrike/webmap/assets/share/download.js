// Files made in the page: nothing is asked of any server.
(function (g) {
  "use strict";
  const LONGEST = 80;

  // A title as the name of a file, in any script.
  g.fileName = function (title, suffix) {
    const slug = (title || "").normalize("NFKD").replace(/\p{M}+/gu, "").normalize("NFC").toLowerCase().replace(/['’ʼ]/g, "").replace(/[^\p{L}\p{N}]+/gu, "-")
      .slice(0, LONGEST).replace(/^-+|-+$/g, "");
    return `${slug || "map"}.${suffix}`;
  };

  g.save = function (blob, name) {
    const address = URL.createObjectURL(blob);
    const link = g.el("a", {href: address, download: name, class: "hidden"});
    document.body.append(link);
    link.click();
    link.remove();
    // The browser has taken hold of the file by then.
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
})(window.geostrike);

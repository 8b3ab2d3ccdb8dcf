// folium's own popups and kept-in-front layers use jQuery for two things only; a page of ours carries no jQuery.
window.$ = window.$ || function (what) {
  "use strict";
  if (typeof what !== "string") return {ready: act => act()};
  const template = document.createElement("template");
  template.innerHTML = what;
  return template.content.children;
};

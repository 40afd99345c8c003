"use strict";
// j and k walk from act to act; everything else works without this script.
(() => {
  const pairs = [...document.querySelectorAll(".pair")];
  document.querySelector(".keys").hidden = pairs.length === 0;
  let at = pairs.findIndex((pair) => "#" + pair.id === location.hash);
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea")) return;
    at = Math.max(0, Math.min(pairs.length - 1, at + step));
    pairs[at].focus({ preventScroll: true });
    pairs[at].scrollIntoView({ block: "start" });
    history.replaceState(null, "", "#" + pairs[at].id);
  });
})();

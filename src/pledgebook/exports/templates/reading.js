// Choosing a claim: its card and its words light up together. Without this script every number is still
// a link from words to card and back.
(() => {
  "use strict";
  const cards = [...document.querySelectorAll(".card")];
  const place = new Map(cards.map((card, index) => [card.id, index]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const keys = document.querySelector(".keys");
  let chosen = null;

  const wordsOf = (card) => document.querySelectorAll(`.text [data-of~="${card.id}"], .text .number[href="#${card.id}"]`);
  const numberOf = (card) => card.querySelector(".number");
  const refOf = (card) => document.getElementById(numberOf(card).hash.slice(1));

  function show(element, block) {
    const box = element?.getBoundingClientRect();
    const panel = element?.closest(".text, .claims")?.getBoundingClientRect();
    if (!box) return;
    const top = Math.max(0, panel.top), bottom = Math.min(innerHeight, panel.bottom);
    if (box.top >= top && box.bottom <= bottom) return;
    element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
  }

  function clear() {
    if (!chosen) return;
    chosen.classList.remove("chosen");
    chosen.removeAttribute("aria-current");
    chosen.closest(".document").classList.remove("choosing");
    for (const element of wordsOf(chosen)) element.classList.remove("on");
    chosen = null;
  }

  function choose(card) {
    if (card === chosen) return;
    clear();
    chosen = card;
    card.classList.add("chosen");
    card.setAttribute("aria-current", "true");
    card.closest(".document").classList.add("choosing");
    for (const element of wordsOf(card)) element.classList.add("on");
  }

  const wide = () => matchMedia("(min-width: 60rem)").matches;

  function goToCard(card) {
    choose(card);
    numberOf(card).focus({ preventScroll: true });
    show(card, "nearest");
    if (wide()) show(refOf(card), "center");
  }

  function goToWords(card) {
    choose(card);
    refOf(card).focus({ preventScroll: true });
    show(refOf(card), "center");
  }

  function step(by) {
    const first = cards.findIndex((card) => card.getBoundingClientRect().bottom > 0);
    const next = chosen ? place.get(chosen.id) + by : Math.max(first, 0);
    if (cards[next]) goToCard(cards[next]);
  }

  // Words may belong to several claims: each further click takes the next of them.
  function claimAt(mark) {
    const owners = [];
    for (let at = mark; at && !at.matches(".text"); at = at.parentElement) {
      for (const owner of at.dataset.of?.split(" ") ?? []) {
        if (place.has(owner) && !owners.includes(owner)) owners.push(owner);
      }
    }
    const next = owners[(owners.indexOf(chosen?.id) + 1) % owners.length];
    return next && cards[place.get(next)];
  }

  document.addEventListener("focusin", ({ target }) => {
    const card = target.closest(".card") ?? document.getElementById(target.closest(".text .number")?.hash.slice(1));
    if (card) choose(card);
  });

  document.addEventListener("click", (event) => {
    const number = event.target.closest(".number");
    const card = event.target.closest(".card");
    const mark = event.target.closest(".text .mark");
    if (event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    if (number) {
      event.preventDefault();
      if (card) goToWords(card); else goToCard(document.getElementById(number.hash.slice(1)));
    } else if (card && !event.target.closest("a")) {
      choose(card);
      if (wide()) show(refOf(card), "center");
    } else if (mark && !event.target.closest("a")) {
      const found = claimAt(mark);
      if (found) goToCard(found);
    }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { clear(); return; }
    if (typing) return;
    const letters = keys.querySelector("input").checked;
    const onClaim = event.target.closest(".card .number, .text .number");
    const forward = (letters && event.key === "j") || (onClaim && event.key === "ArrowDown");
    const back = (letters && event.key === "k") || (onClaim && event.key === "ArrowUp");
    if (!forward && !back) return;
    event.preventDefault();
    step(forward ? 1 : -1);
  });

  keys.hidden = !cards.length;
  const linked = place.has(location.hash.slice(1)) && cards[place.get(location.hash.slice(1))];
  if (linked) choose(linked);
})();

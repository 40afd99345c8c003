// The desk by keyboard: every deed is one key, the next task is fetched before it is asked for.

const API = "/api/v1";
let desk, form, ready, first, busy;

function begin() {
  desk = document.querySelector(".desk");
  if (!desk) return;
  form = desk.querySelector("form.claim");
  desk.querySelectorAll("ul.chips li").forEach(closable);
  desk.querySelectorAll("ul.rows li").forEach(removable);
  first = form.elements.length ? JSON.stringify(values(form)) : "";
  busy = false;
  desk.querySelectorAll("section.text").forEach(centre);
  ready = desk.dataset.next ? page(desk.dataset.next) : null;
  vocabulary();
}

// Only the text scrolls to the words, not the page.
function centre(section) {
  const words = section.querySelector(".evidence");
  if (words) section.scrollTop += words.getBoundingClientRect().top - section.getBoundingClientRect().top - section.clientHeight / 2;
}

// ---- talking to the ledger

const csrf = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";

async function call(path, body) {
  const options = body
    ? { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf() } }
    : {};
  const answer = await fetch(API + path, { ...options, credentials: "same-origin" });
  const told = await answer.json().catch(() => ({ detail: answer.statusText }));
  if (!answer.ok) throw Object.assign(new Error(told.detail ?? answer.statusText), { told, status: answer.status });
  return told;
}

const page = (name) => fetch(`/decide/${name}${desk.dataset.query}`, { credentials: "same-origin" }).then(async (answer) => {
  if (!answer.ok) throw new Error(answer.statusText);
  return { address: answer.url, words: await answer.text() };
});

function tell(words, kind = "") {
  const line = document.querySelector(".told");
  line.textContent = words;
  line.className = `told ${kind}`;
}

async function turn(name, kept = "") {
  if (desk.dataset.after) return location.assign(desk.dataset.after);
  if (!name) return location.assign(`/decide/next${desk.dataset.query}`);
  try {
    const got = await (name === desk.dataset.next && ready ? ready : page(name));
    const fresh = new DOMParser().parseFromString(got.words, "text/html");
    document.querySelector("main").replaceWith(document.adoptNode(fresh.querySelector("main")));
    document.title = fresh.title;
    history.pushState(null, "", got.address);
    begin();
    if (kept) tell(kept, "good");
  } catch {
    location.assign(`/decide/${name}${desk.dataset.query}`);
  }
}

async function act(order, said) {
  if (busy) return;
  busy = true;
  const because = desk.querySelector('[name="because"]').value.trim() || null;
  try {
    await call("/decisions", { because, task: desk.dataset.task, seen: JSON.parse(desk.dataset.seen), ...order });
    await turn(desk.dataset.next, `${said} u undoes it.`);
  } catch (problem) {
    tell(changed(problem), "bad");
    busy = false;
  }
}

// What was seen has changed: both versions are shown, nothing is kept.
function changed(problem) {
  const now = problem.told?.now;
  if (!now) return problem.message;
  return `${problem.message} You saw: “${evidence()}”. Now: “${now.words}”, ${now.stage}. Reload to decide on it.`;
}

const evidence = () => desk.querySelector("section.text").dataset.evidence;

// ---- the record

const subject = () => ({ document: form.dataset.document, claim: form.dataset.claim });
const text = (where, name) => where.elements?.[name]?.value.trim() ?? where.querySelector(`[name="${name}"]`).value.trim();
const number = (said) => (said === "" ? null : said.replace(/[\s,]/g, ""));

function values(where) {
  const chips = (name) => [...where.querySelectorAll(`ul[data-field="${name}"] li`)].map((chip) => chip.dataset.id);
  const value = number(text(where, "value"));
  const [start, end] = [text(where, "start") || null, text(where, "end") || null];
  return {
    stage: text(where, "stage"),
    negated: where.querySelector('[name="negated"]').checked,
    conditional: where.querySelector('[name="conditional"]').checked,
    ...Object.fromEntries(["actors", "recipients", "channels", "targets"].map((name) => [name, chips(name)])),
    ...Object.fromEntries(["category", "form", "accounting", "announced", "parent", "uncounted"].map((name) => [name, text(where, name) || null])),
    amount: value === null ? null : {
      value, value_max: number(text(where, "value_max")), currency: text(where, "currency").toUpperCase() || null,
      qualifier: text(where, "qualifier"), per: text(where, "per"),
    },
    items: [...where.querySelectorAll('ul[data-field="items"] li')].filter((row) => text(row, "name")).map((row) => ({
      name: text(row, "name"), group: text(row, "group") || null, quantity: number(text(row, "quantity")),
    })),
    period: start || end ? { start, end, precision: text(where, "precision") } : null,
  };
}

function corrected() {
  const before = JSON.parse(first), now = values(form);
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}

function closable(chip) {
  if (chip.querySelector("button")) return;
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  close.setAttribute("aria-label", `Remove ${chip.textContent.trim()}`);
  close.addEventListener("click", () => chip.remove());
  chip.append(close);
}

function removable(row) {
  if (row.querySelector("button")) return;
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  close.setAttribute("aria-label", "Remove this thing");
  close.addEventListener("click", () => row.remove());
  row.append(close);
}

function addItem(list) {
  const row = document.createElement("li");
  for (const [name, label, size] of [["quantity", "Number", 6], ["name", "Thing", 20]]) {
    const field = Object.assign(document.createElement("input"), { name, size });
    field.setAttribute("aria-label", label);
    if (name === "name") field.setAttribute("list", "items");
    row.append(field);
  }
  row.append(Object.assign(document.createElement("input"), { type: "hidden", name: "group" }));
  removable(row);
  list.append(row);
  row.querySelector("input").focus();
}

let known;
async function vocabulary() {
  known ??= call("/vocabulary");
  const { parties, items } = await known;
  const option = (value, label) => Object.assign(document.createElement("option"), { value, label });
  document.querySelector("#parties").replaceChildren(...parties.map(({ id, name }) => option(`${name} · ${id}`, "")));
  document.querySelector("#items").replaceChildren(...items.map((name) => option(name, "")));
}

function addParty(field) {
  const said = field.value.trim();
  if (!said) return;
  const at = said.lastIndexOf(" · ");
  const id = at < 0 ? (/^[A-Z][A-Z0-9]{1,7}$/.test(said) ? said : `<${said}>`) : said.slice(at + 3);
  const chip = Object.assign(document.createElement("li"), { textContent: at < 0 ? said : said.slice(0, at) });
  chip.dataset.id = id;
  closable(chip);
  field.previousElementSibling.append(chip);
  field.value = "";
}

// ---- words marked in the text, as code points of the whole text

function marked() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const [start, end] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
  return start === null || end === null || end <= start ? null : { start, end, words: chosen.toString() };
}

function place(node, offset) {
  if (!node) return null;
  if (node.nodeType !== Node.TEXT_NODE) {
    const at = node.childNodes[offset];
    if (at) return place(...(leaf(at, "firstChild") ?? [null]));
    const last = leaf(node, "lastChild");
    return last ? place(last[0], last[0].data.length) : null;
  }
  const piece = node.parentElement.closest("[data-at]");
  return piece ? Number(piece.dataset.at) + [...node.data.slice(0, offset)].length : null;
}

function leaf(node, side) {
  while (node && node.nodeType !== Node.TEXT_NODE) node = node[side];
  return node ? [node, 0] : null;
}

// ---- boxes

function furtherClaim(title, quote, order) {
  const box = desk.querySelector("dialog.part"), inside = box.querySelector("form");
  box.querySelector("h2").textContent = title;
  box.querySelector(".quote").textContent = quote;
  const copy = form.cloneNode(true);
  copy.querySelectorAll("li > button").forEach((button) => button.remove());
  box.querySelector(".fields-of").replaceChildren(...copy.childNodes);
  box.querySelectorAll("select").forEach((field) => { field.value = form.elements[field.name]?.value ?? field.value; });
  box.querySelectorAll("ul.chips li").forEach(closable);
  box.querySelectorAll("ul.rows li").forEach(removable);
  inside.onsubmit = (event) => { event.preventDefault(); box.close(); order(values(inside)); };
  box.querySelector(".cancel").onclick = () => box.close();
  box.showModal();
  box.querySelector('[name="value"]').focus();
}

async function pick(title, then) {
  const box = desk.querySelector("dialog.other"), list = box.querySelector(".near"), find = box.querySelector('[name="find"]');
  box.querySelector("h2").textContent = title;
  find.value = "";
  const { document: paper, claim } = subject();
  const { claims } = await call(`/near?document=${paper}&claim=${claim}`);
  const show = () => {
    const wanted = find.value.toLowerCase();
    list.replaceChildren(...claims.filter((one) => one.said.toLowerCase().includes(wanted)).slice(0, 60).map((one) => {
      const row = document.createElement("li"), button = Object.assign(document.createElement("button"), { textContent: one.said });
      button.value = `${one.document}.${one.claim}`;
      row.append(button);
      return row;
    }));
  };
  find.oninput = show;
  find.onkeydown = (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); list.querySelector("button")?.focus(); }
    if (event.key === "Enter") { event.preventDefault(); list.querySelector("button")?.click(); }
  };
  list.onkeydown = (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (step) { event.preventDefault(); document.activeElement.parentElement[step]?.querySelector("button").focus(); }
  };
  show();
  box.onclose = () => {
    if (!box.returnValue) return;
    const [other, said] = box.returnValue.split(".");
    then({ document: other, claim: said });
  };
  box.returnValue = "";
  box.showModal();
  find.focus();
}

// ---- deeds

const isLink = () => Boolean(form.dataset.otherClaim);
const other = () => ({ document: form.dataset.otherDocument, claim: form.dataset.otherClaim });

const deeds = {
  accept: () => {
    if (isLink()) return deeds.link();
    const fields = corrected();
    if (Object.keys(fields).length) return act({ deed: "correct", subject: subject(), fields }, "Corrected.");
    return act({ deed: "accept", subject: subject() }, "Accepted.");
  },
  correct: () => {
    if (isLink()) return;
    const fields = corrected();
    if (!Object.keys(fields).length) return tell("Nothing is changed: a accepts the record as it stands.", "bad");
    return act({ deed: "correct", subject: subject(), fields }, "Corrected.");
  },
  reject: () => (isLink() ? deeds.unlink() : act({ deed: "reject", subject: subject() }, "Rejected.")),
  skip: async () => { await call("/skips", { task: desk.dataset.task }); turn(desk.dataset.next, "Skipped for today."); },
  undo: async () => {
    try {
      const { decisions } = await call("/decisions", { deed: "undo" });
      await turn(named(decisions[0]), "Taken back.");
    } catch (problem) { tell(problem.message, "bad"); }
  },
  link: () => isLink()
    ? act({ deed: "link", subject: subject(), other: other() }, "Linked: one act.")
    : pick("Which claim tells of the same act?", (found) => act({ deed: "link", subject: subject(), other: found }, "Linked.")),
  unlink: () => isLink()
    ? act({ deed: "unlink", subject: subject(), other: other() }, "Kept apart: two acts.")
    : pick("Which claim tells of another act?", (found) => act({ deed: "unlink", subject: subject(), other: found }, "Kept apart.")),
  merge: () => pick("Which claim says the same?", (found) => act({ deed: "merge", subject: subject(), other: found, fields: corrected() }, "Merged.")),
  split: () => furtherClaim("The second act that these words tell of", evidence(), (second) =>
    act({ deed: "split", subject: subject(), parts: [values(form), second] }, "Split into two.")),
  add: () => {
    const words = marked();
    if (!words) return tell("Mark the words in the text first, then press w.", "bad");
    furtherClaim("A claim that was missed", words.words, (fields) => act({
      deed: "add", subject: { document: form.dataset.document, claim: "" }, evidence: [[words.start, words.end]], fields, seen: [], task: null,
    }, "Added."));
  },
  help: () => document.querySelector(".keys-help").showModal(),
};

function named(decision) {
  const ends = [decision.subject, decision.other].filter(Boolean).flatMap(({ document: paper, claim }) => [paper, claim]);
  return [ends.length > 2 ? "link" : "claim", ...ends].join(".");
}

const keys = { a: "accept", r: "reject", s: "skip", u: "undo", x: "split", m: "merge", l: "link", d: "unlink", w: "add", "?": "help" };

document.addEventListener("keydown", (event) => {
  if (!desk || document.querySelector("dialog[open]")) return;
  const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return deeds.correct(); }
  if (event.key === "Enter" && event.target.matches(".adds")) { event.preventDefault(); return addParty(event.target); }
  if (event.key === "Escape" && typing) return event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "e") { event.preventDefault(); return form.querySelector("select, input")?.focus(); }
  if (event.key === "n") return turn(desk.dataset.next);
  if (event.key === "p") return turn(desk.dataset.before);
  const deed = keys[event.key];
  if (deed && (deed in deeds)) { event.preventDefault(); deeds[deed](); }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("dialog .adds")) { event.preventDefault(); addParty(event.target); }
});

document.addEventListener("change", (event) => {
  if (event.target.matches(".adds")) addParty(event.target);
});

document.addEventListener("submit", (event) => {
  if (event.target.matches("form.claim")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.deed) deeds[button.dataset.deed]();
  if (button?.matches(".adds-item")) addItem(button.parentElement.querySelector("ul.rows"));
});

addEventListener("popstate", () => location.reload());
begin();

// What is chosen (a claim such as A12 or an edge such as E7; no edge is called as a claim is), and how the page follows
// it: both texts scroll to the claims, the words that the rules matched are marked there, and the diagram marks the same.

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const columns = one("#columns");
const middle = one("#pairs");
const panels = all(".text", columns);
const marks = new Map();
for (const mark of all(".text .mark[data-node]", columns)) {
  const node = mark.dataset.node;
  marks.set(node, [...(marks.get(node) ?? []), mark]);
}

const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 62rem)");
let chosen = null;

const textOf = (node) => (marks.get(node) ?? []).map((mark) => mark.textContent).join("");
const panelOf = (node) => panels.find((panel) => panel.dataset.article === data.nodes[node]?.article);

// The edges between the nodes that a line of the diagram joins: there may be several.
const edgesByEnds = new Map();
for (const [name, { source, target }] of Object.entries(data.edges)) {
  for (const ends of [`${source} ${target}`, `${target} ${source}`]) {
    edgesByEnds.set(ends, [...(edgesByEnds.get(ends) ?? []), name]);
  }
}
const edgesOf = (ends) => edgesByEnds.get(ends) ?? [];

// The edge that a click on a line means; a second click means the next.
function edgeOf(ends) {
  const names = edgesOf(ends);
  return names[(names.indexOf(chosen) + 1) % names.length];
}

function choose(name, { follow = true } = {}) {
  const edge = data.edges[name];
  if (!edge && !data.nodes[name]) return unchoose();
  unmark();
  chosen = name;
  const nodes = edge ? [edge.source, edge.target] : [name];
  if (edge) showArticles(...nodes.map((node) => data.nodes[node].article));
  else showArticle(data.nodes[name].article);
  for (const button of all(`[data-choose="${CSS.escape(name)}"]`)) button.setAttribute("aria-current", "true");
  for (const node of nodes) {
    for (const mark of marks.get(node) ?? []) mark.classList.add("chosen");
    for (const drawn of all(`#diagram [data-node="${CSS.escape(node)}"]`)) drawn.classList.add("chosen");
  }
  for (const drawn of edge ? all("#diagram [data-ends]") : []) {
    if (edgesOf(drawn.dataset.ends).includes(name)) drawn.classList.add("chosen");
  }
  highlight("words", wordsOf(edge ?? data.nodes[name]).flatMap((place) => rangesOf(...place)));
  tellWhy(name);
  if (follow) nodes.forEach(scrollTo);
  const pair = one(`.middle [data-choose="${CSS.escape(name)}"]`);
  if (pair) scrollWithin(one(".list", middle), pair, 0.2);
}

function unchoose() {
  unmark();
  chosen = null;
  highlight("words", []);
  one("#why").hidden = true;
}

function unmark() {
  for (const button of all("[data-choose][aria-current]")) button.removeAttribute("aria-current");
  for (const mark of all(".chosen")) mark.classList.remove("chosen");
}

// The places of the words that spoke for a choice, each once: [node, from, to] in characters.
function wordsOf(grounds) {
  const places = grounds.witnesses.flatMap(([, , , found]) => found.filter(Array.isArray));
  return [...new Map(places.map((place) => [place.join(), place])).values()];
}

// A claim may be cut into several marks, by emphasis or sentence ends; a range lies inside one.
function rangesOf(node, from, to) {
  const ranges = [];
  let passed = 0;
  for (const mark of marks.get(node) ?? []) {
    const characters = [...mark.textContent];
    const start = Math.max(from - passed, 0);
    const end = Math.min(to - passed, characters.length);
    passed += characters.length;
    if (start >= end) continue;
    const units = (count) => characters.slice(0, count).join("").length;
    const range = new Range();
    range.setStart(mark.firstChild, units(start));
    range.setEnd(mark.firstChild, units(end));
    ranges.push(range);
  }
  return ranges;
}

// Where a browser knows no highlights, the outline of the claim still shows it.
function highlight(name, ranges) {
  if (globalThis.CSS?.highlights) CSS.highlights.set(name, new Highlight(...ranges));
}

function scrollTo(node) {
  const [mark] = marks.get(node) ?? [];
  if (mark) scrollWithin(panelOf(node), mark, 0.3);
}

// The columns' text is laid out at the latest when something in it is looked for.
const layOut = () => columns.classList.remove("waiting");

// Scrolls a column so that the element stands at a share of its height; where columns do not scroll, nothing moves.
function scrollWithin(column, element, share) {
  layOut();
  if (column.scrollHeight <= column.clientHeight + 1) return;
  const distance = element.getBoundingClientRect().top - column.getBoundingClientRect().top;
  column.scrollTo({
    top: column.scrollTop + distance - column.clientHeight * share,
    behavior: stillness.matches ? "auto" : "smooth",
  });
}

function intoView() {
  if (narrow.matches) return;
  const { top, bottom } = columns.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight + 40) {
    columns.scrollIntoView({ block: "end", behavior: stillness.matches ? "auto" : "smooth" });
  }
}

// Of more than two articles two are shown, the one given first on the left.
function showArticles(left, right) {
  if (panels.length < 2 || left === right) return showArticle(left);
  for (const panel of panels) panel.classList.remove("on-left", "on-right");
  const place = (article, side, before) => {
    const panel = panels.find((one) => one.dataset.article === article);
    panel.classList.add(side);
    if (panel.parentNode.children[side === "on-left" ? 0 : 2] !== panel) columns.insertBefore(panel, before());
    const switcher = one(`.switch [data-show="${side.slice(3)}"]`);
    switcher.textContent = panel.getAttribute("aria-label");
    const select = one("#filters").elements[side.slice(3)];
    if (select) select.value = article;
  };
  place(left, "on-left", () => columns.firstChild);
  place(right, "on-right", () => middle.nextSibling);
  const before = panels.map((panel) => panel.hidden);
  for (const panel of panels) panel.hidden = !panel.matches(".on-left, .on-right");
  // What is looked for is looked for in the articles that are shown.
  if (panels.some((panel, place) => panel.hidden !== before[place])) search(form.elements.search.value);
  filter();
}

function showArticle(article) {
  const panel = panels.find((one) => one.dataset.article === article);
  if (!panel.hidden) return;
  const kept = one(".on-left", columns).dataset.article;
  const places = panels.map((one) => one.dataset.article);
  if (places.indexOf(article) < places.indexOf(kept)) showArticles(article, kept);
  else showArticles(kept, article);
}

// On a narrow screen one column at a time.
function showColumn(name) {
  columns.dataset.shown = name;
  for (const button of all(".switch button")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === name));
  }
}

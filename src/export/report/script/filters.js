
// Filters: which pairs are listed, and which claims stand out in the texts.

const form = one("#filters");
const pairs = all(".middle .pair");
const edgeOfPair = (pair) => data.edges[pair.firstElementChild.dataset.choose];
const endsOf = (pair) => [edgeOfPair(pair).source, edgeOfPair(pair).target].map((node) => data.nodes[node]);
const wanted = (name) => form.elements[name]?.value ?? "*";

function filter() {
  const issue = wanted("issue");
  const view = wanted("view");
  const kind = wanted("kind");
  const relation = wanted("relation");
  const least = Number(wanted("confidence"));
  const shownArticles = panels.filter((panel) => !panel.hidden).map((panel) => panel.dataset.article);
  one("#least").textContent = least.toFixed(2);

  let shown = 0;
  for (const pair of pairs) {
    const { kind: relates, confidence } = edgeOfPair(pair);
    const ends = endsOf(pair);
    const passes = (issue === "*" || pair.closest(".issue").dataset.issue === issue)
      && (view === "*" || ends.some((end) => end.view === view))
      && (kind === "*" || ends.some((end) => end.kind === kind))
      && (relation === "*" || relates === relation)
      && Number(confidence.toFixed(2)) >= least
      && ends.every((end) => shownArticles.includes(end.article));
    pair.hidden = !passes;
    if (passes) shown += 1;
  }
  for (const group of all(".middle .issue")) group.hidden = !one(".pair:not([hidden])", group);
  for (const stance of all(".stances [data-article]")) stance.hidden = !shownArticles.includes(stance.dataset.article);
  for (const mark of all(".text .mark", columns)) {
    const node = data.nodes[mark.dataset.node];
    const faded = (view !== "*" && node.view !== view) || (kind !== "*" && node.kind !== kind);
    mark.classList.toggle("faded", faded);
  }
  one("#shown").textContent = words.shown.replace("{n}", shown).replace("{all}", pairs.length);
  one("#no-pairs").hidden = shown > 0;
  rove(visiblePairs(), document.activeElement);
}

function filterBy(name, value) {
  form.elements[name].value = value;
  filter();
}

const visiblePairs = () => pairs.filter((pair) => !pair.hidden).map((pair) => pair.firstElementChild);

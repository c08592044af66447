
// Everything begins.

function onClick(event) {
  const drawn = event.target.closest("#diagram [data-node], #diagram [data-ends], #diagram [data-issue]");
  const issue = event.target.closest("button[data-issue]") ?? (drawn?.matches("[data-issue]") ? drawn : null);
  if (issue) {
    const [first] = all(".middle .issue").filter((group) => group.dataset.issue === issue.dataset.issue);
    if (!first) return;
    if (panels.length > 2) showArticles(...endsOf(one(".pair", first)).map((end) => end.article));
    filterBy("issue", issue.dataset.issue);
    showColumn("middle");
    (narrow.matches ? one("#reading") : columns).scrollIntoView({ block: "start" });
    return moveTo(visiblePairs(), visiblePairs()[0]);
  }
  const shown = event.target.closest("[data-show]");
  if (shown) return showColumn(shown.dataset.show);
  const button = event.target.closest("[data-choose]");
  const mark = event.target.closest(".text .mark");
  const name = button?.dataset.choose ?? edgeOf(drawn?.dataset.ends) ?? drawn?.dataset.node ?? mark?.dataset.node;
  if (!name) return;
  choose(name, { follow: !mark && !button?.matches(".chip") });
  if (button?.matches(".chip")) rove(chipsOf(button.closest(".text")), button);
  if (!event.target.closest("#reading")) {
    intoView();
    const pair = one(`.middle [data-choose="${CSS.escape(name)}"]`);
    if (pair && !narrow.matches && !pair.parentElement.hidden) moveTo(visiblePairs(), pair);
  }
}

function start() {
  for (const edge of Object.values(data.edges)) {
    if (!edge.across) continue;
    for (const node of [edge.source, edge.target]) {
      for (const shown of [document.getElementById(node), ...(marks.get(node) ?? [])]) shown?.classList.add("met");
    }
  }
  for (const panel of panels) rove(chipsOf(panel), null);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".middle .pair > button")) rove(visiblePairs(), target);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { search(""); filter(); }));
  form.addEventListener("input", ({ target }) => {
    if (target.name === "search") return search(target.value);
    const { left, right } = form.elements;
    if (target === left || target === right) {
      if (left.value !== right.value) showArticles(left.value, right.value);
      else showArticles(...(target === left ? [left.value, other(left.value)] : [other(right.value), right.value]));
    } else filter();
  });
  addEventListener("beforeprint", () => all("details").forEach((part) => { part.open = true; }));
  form.elements.next.addEventListener("click", () => step(1));
  form.elements.previous.addEventListener("click", () => step(-1));
  if (panels.length > 1) showArticles(panels[0].dataset.article, panels[1].dataset.article);
  else panels[0]?.classList.add("on-left");
  filter();
  const named = decodeURIComponent(location.hash.slice(1));
  if (data.nodes[named]) choose(named);
  document.documentElement.dataset.ready = Math.round(performance.now());
  addEventListener("load", layOut);
}

const other = (article) => panels.find((panel) => panel.dataset.article !== article).dataset.article;

start();

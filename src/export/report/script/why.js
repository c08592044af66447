
// Why: the panel that tells of an edge or a claim which rules spoke for and against it, because of which words, what each
// counted, and what came second. Built from elements and text, never from markup.

function element(name, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function tellWhy(name) {
  const panel = one("#why");
  const edge = data.edges[name];
  panel.replaceChildren(...(edge ? aboutEdge(name, edge) : aboutClaim(name)));
  panel.hidden = false;
  panel.scrollTop = 0;
}

function heading(title, kind, confidence, more) {
  const close = element("button", { type: "button", class: "close", text: "✕", "aria-label": words.close });
  close.addEventListener("click", leave);
  return element("header", {},
    element("span", { class: kind }, element("b", { class: kind ? "relation" : "", text: title })),
    element("span", { class: "sure", text: `${words.confidence} ${confidence.toFixed(2)}` }),
    element("span", { text: more }), close);
}

function aboutEdge(name, edge) {
  // Of a pair across articles the list says why, for print too.
  const why = edge.why || one(`.middle [data-choose="${CSS.escape(name)}"] ~ .print-why`)?.textContent;
  const places = wordsOf(edge);
  return [
    heading(edge.name, edge.kind, edge.confidence, edge.issue),
    quote(edge.source, places),
    quote(edge.target, places),
    element("p", { text: why ?? "" }),
    ...tellReview(edge.review),
    ...tellWitnesses(edge.witnesses, edge.kind === "contradiction"),
    ...tellNearly(edge.nearly),
  ];
}

function aboutClaim(name) {
  const node = data.nodes[name];
  return [
    heading(`${name} ${node.kindName}`, "", node.confidence, node.viewLabel),
    quote(name, wordsOf(node)),
    element("p", { class: "note", text: node.place }),
    ...tellReview(node.review),
    ...tellJoined(name),
    ...tellWitnesses(node.witnesses),
    ...tellNearly(node.nearly),
  ];
}

// A claim's words as the text has them, with the places marked.
function quote(name, places) {
  const characters = [...textOf(name)];
  const marked = characters.map(() => false);
  for (const [node, from, to] of places) if (node === name) marked.fill(true, from, to);
  const parts = [];
  for (let at = 0; at < characters.length;) {
    let end = at;
    while (end < characters.length && marked[end] === marked[at]) end += 1;
    const text = characters.slice(at, end).join("");
    parts.push(marked[at] ? element("mark", { text }) : text);
    at = end;
  }
  const node = data.nodes[name];
  const go = element("button", { type: "button", class: "name", text: name, "aria-label": `${words.to_text} ${name}` });
  go.addEventListener("click", () => goTo(name));
  return element("blockquote", { dir: "auto" }, go, ` ${node.byline}${words.colon}`, ...parts);
}

// To a claim's place in the text, with the keyboard too.
function goTo(name) {
  const panel = panelOf(name);
  if (narrow.matches) {
    one("#why").hidden = true;
    showColumn(panel.classList.contains("on-right") ? "right" : "left");
    marks.get(name)?.[0].scrollIntoView({ block: "center" });
  } else scrollTo(name);
  focusChip(document.getElementById(name));
}

function tellJoined(name) {
  const rows = Object.entries(data.edges)
    .filter(([, edge]) => edge.source === name || edge.target === name)
    .map(([id, edge]) => {
      const isSource = edge.source === name;
      const other = isSource ? edge.target : edge.source;
      const passive = edge.kind === "support" ? words.backed_by : words.attacked_by;
      const button = element("button", { type: "button", class: "joined" },
        element("span", { class: edge.kind }, element("span", { class: "relation", text: isSource || edge.across ? edge.name : passive })),
        element("b", { class: "name", text: other }),
        element("q", { dir: "auto", text: textOf(other) }));
      button.addEventListener("click", () => choose(id));
      return button;
    });
  if (rows.length === 0) return [element("p", { class: "note", text: words.not_joined })];
  return [element("h4", { text: words.joined }), ...rows];
}

// Whom a claim argues about is one question, whether for or against is another: rules about the second stand apart.
function tellWitnesses(witnesses, contradicts = false) {
  if (witnesses.length === 0) return [element("p", { class: "note", text: words.no_rule })];
  const loudest = Math.max(...witnesses.map(([, weight]) => Math.abs(weight)), 0.01);
  const about = (onKind, speaksFor) => witnesses.filter(([rule, weight]) => Boolean(data.rules[rule][2]) === onKind && weight > 0 === speaksFor);
  return [
    [words.speak_for, about(false, true)],
    [words.speak_against, about(false, false)],
    [contradicts ? words.signs_for : words.signs_against, about(true, true)],
    [contradicts ? words.signs_against : words.signs_for, about(true, false)],
  ].filter(([, side]) => side.length > 0).flatMap(([title, side]) => [
    element("h4", { text: title }),
    ...side.map((witness) => tellWitness(witness, loudest)),
  ]);
}

function tellWitness([rule, weight, situation, found], loudest) {
  const [id, reason] = data.rules[rule];
  const bar = element("i");
  bar.style.width = `${Math.round(100 * Math.abs(weight) / loudest)}%`;
  const said = new Set(found.map((place) => Array.isArray(place)
    ? [...textOf(place[0])].slice(place[1], place[2]).join("") : place));
  return element("div", { class: "witness" },
    element("span", { class: weight < 0 ? "weight minus" : "weight", text: (weight < 0 ? "−" : "+") + Math.abs(weight).toFixed(2) }, bar),
    element("span", { text: reason || id }, " ",
      ...[...said].map((text) => element("q", { text })),
      element("code", { text: situation ? `${id} · ${situation}` : id })));
}

// What an editor decided and wrote beside it.
function tellReview(review) {
  return review ? [element("p", { class: "review", text: review })] : [];
}

function tellNearly(nearly) {
  if (nearly.length === 0) return [];
  return [element("h4", { text: words.nearly }), ...nearly.map((text) => element("p", { text }))];
}

"use strict";
// What the page knows of claims and edges. Its data names articles, kinds, views, issues, rules, texts and nodes by their
// places, and says every text once; here all is spelled out.

const data = spellOut(JSON.parse(document.getElementById("data").textContent));
const words = data.words;

function spellOut({ words, articles, kinds, views, issues, rules, texts, nodes, edge_prefix, edges }) {
  const GAP = "\ufffc";
  const tell = (said) => {
    if (!Array.isArray(said)) return texts[said];
    const [place, ...figures] = said;
    return texts[place].replaceAll(GAP, () => (figures.shift() / 100).toFixed(2));
  };
  // [rule, weight, case, words], the words as [node, from, to] in characters, or as they are written.
  const witness = ([rule, weight, situation = 0, ...parts], ends) => {
    const found = [];
    while (parts.length > 0) {
      if (typeof parts[0] === "string") found.push(parts.shift());
      else {
        const [end, from, to] = parts.splice(0, 3);
        found.push([ends[end], from, to]);
      }
    }
    return [rule, weight / 100, texts[situation], found];
  };
  const ids = nodes.map(([id]) => id);
  const node = ([id, article, kind, view, confidence, place, nearly, witnesses, review]) => ({
    article: articles[article][0],
    byline: articles[article][1],
    kind: kinds[kind][0],
    kindName: kinds[kind][1],
    view: views[view]?.[0] ?? "",
    viewLabel: views[view]?.[1] ?? "",
    confidence,
    place: texts[place],
    review: texts[review] ?? "",
    get nearly() { return nearly.map(tell); },
    get witnesses() { return witnesses.map((one) => witness(one, [id])); },
  });
  const edge = ([from, to, contradicts, confidence, issue, why, nearly, witnesses, review]) => {
    const across = nodes[from][1] !== nodes[to][1];
    const [source, target] = [ids[from], ids[to]];
    return {
      source,
      target,
      across,
      kind: contradicts ? "contradiction" : "support",
      name: contradicts ? (across ? words.contradicts : words.attacks) : (across ? words.agrees : words.backs),
      confidence,
      issue: issues[issue] ?? "",
      why: texts[why],
      review: texts[review] ?? "",
      get nearly() { return nearly.map(tell); },
      get witnesses() { return witnesses.map((one) => witness(one, [source, target])); },
    };
  };
  return {
    words,
    rules,
    nodes: Object.fromEntries(nodes.map((one) => [one[0], node(one)])),
    edges: Object.fromEntries(edges.flatMap((one, place) => one ? [[`${edge_prefix}${place + 1}`, edge(one)]] : [])),
  };
}



// Search in the texts: every place is marked, and one after another shown.

let hits = [];
let hit = -1;

function search(wantedText) {
  const needle = wantedText.trim().toLowerCase();
  hits = needle ? panels.filter((panel) => !panel.hidden).flatMap((panel) => find(panel, needle)) : [];
  hit = -1;
  highlight("hits", hits);
  highlight("hit", []);
  tellHits(needle);
}

// Within a passage a word may run from one claim into the next, so places are looked for in the passage's whole text.
function find(panel, needle) {
  return all(".prose p, .prose h3, .prose h4, .prose li", panel).flatMap((passage) => {
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT,
      (text) => text.parentElement.closest("button") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = [];
    let length = 0;
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      texts.push({ text, from: length });
      length += text.data.length;
    }
    const whole = texts.map(({ text }) => text.data).join("").toLowerCase();
    const found = [];
    for (let at = whole.indexOf(needle); at >= 0; at = whole.indexOf(needle, at + needle.length)) {
      const range = new Range();
      range.setStart(...placeIn(texts, at));
      range.setEnd(...placeIn(texts, at + needle.length - 1, 1));
      found.push(range);
    }
    return found;
  });
}

function placeIn(texts, at, after = 0) {
  const { text, from } = texts.findLast((one) => one.from <= at);
  return [text, Math.min(at - from + after, text.data.length)];
}

function step(by) {
  if (hits.length === 0) return;
  hit = (hit + by + hits.length) % hits.length;
  const range = hits[hit];
  const panel = range.startContainer.parentElement.closest(".text");
  highlight("hit", [range]);
  if (narrow.matches) {
    showColumn(panel.classList.contains("on-right") ? "right" : "left");
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  } else {
    intoView();
    scrollWithin(panel, range, 0.4);
  }
  tellHits(" ");
}

function tellHits(needle) {
  const told = hits.length === 0 ? words.no_hits : words.hits.replace("{n}", hit + 1).replace("{all}", hits.length);
  one("#hits").textContent = needle ? told : "";
}

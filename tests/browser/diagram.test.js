// The diagrams as a browser draws them, with the fonts of this machine: every text stays in its box, no box covers
// another, nothing leaves the page. REPORTS names the folder in which .ci/browser has put them; the pictures go there too.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";

const named = (name, file) => join(process.env.REPORTS, name, file);
const every = ["samples", "many", "single", "hostile", "seed", "four", "ten", "event"].filter((name) => existsSync(named(name, "diagram.svg")));

let browser;
before(async () => {
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
});
after(() => browser?.close());

// What stands where, in the picture's own units.
function measured() {
  const area = (element) => {
    const { x, y, width, height } = element.getBBox();
    return { x, y, right: x + width, bottom: y + height };
  };
  const svg = document.documentElement;
  const boxes = [...svg.querySelectorAll(".statement, .issue, .cell")].map((group) => ({
    name: group.dataset.node ?? group.dataset.issue ?? group.dataset.cell,
    ...area(group.querySelector("rect, path")),
    texts: [...group.querySelectorAll("text")].map((text) => ({ words: text.textContent, ...area(text) })),
  }));
  const { width, height } = svg.viewBox.baseVal;
  const all = [...svg.querySelectorAll("text, rect, path")].map((one) => ({ words: one.textContent, ...area(one) }));
  return { boxes, all, width, height };
}

// The sheets of a PDF as Chromium writes it: width and height of each, points.
const sheets = (pdf) => [...Buffer.from(pdf).toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)]
  .map(([, width, height]) => [Math.round(width), Math.round(height)]);

for (const name of every) {
  test(`${name}: printed, the diagram is one sheet of A3, and the report keeps its own paper`, async () => {
    const page = await browser.newPage();
    await page.goto(`file://${named(name, "diagram.svg")}`);
    const upright = await page.evaluate(() => {
      const { width, height } = document.documentElement.viewBox.baseVal;
      return width < height;
    });
    const a3 = upright ? [842, 1191] : [1191, 842];
    assert.deepEqual(sheets(await page.pdf({ preferCSSPageSize: true })), [a3]);
    await page.goto(`file://${named(name, "report.html")}`);
    const paper = sheets(await page.pdf({ preferCSSPageSize: true, format: "A4" }));
    assert.ok(paper.length > 0 && paper.every((sheet) => !sheet.includes(1191)), paper.join("; "));
    await page.close();
  });

  test(`${name}: texts stay in their boxes, boxes apart, all on the page`, async () => {
    const page = await browser.newPage();
    await page.goto(`file://${named(name, "diagram.svg")}`);
    const { boxes, all, width, height } = await page.evaluate(measured);
    assert.ok(boxes.length > 0);
    // A letter's box is wider than its ink by a little.
    const inside = (one, outer, by) => one.x >= outer.x - by && one.right <= outer.right + by
      && one.y >= outer.y - by && one.bottom <= outer.bottom + by;
    const spilled = boxes.flatMap((box) => box.texts.filter((text) => !inside(text, box, 2)).map((text) => [box.name, text.words]));
    assert.deepEqual(spilled, [], "texts that leave their boxes");
    const over = boxes.flatMap((one, at) => boxes.slice(at + 1)
      .filter((two) => one.x < two.right && two.x < one.right && one.y < two.bottom && two.y < one.bottom)
      .map((two) => [one.name, two.name]));
    assert.deepEqual(over, [], "boxes over others");
    const beyond = all.filter((one) => !inside(one, { x: 0, y: 0, right: width, bottom: height }, 1)).map((one) => one.words);
    assert.deepEqual(beyond, [], "what leaves the page");
    await page.setViewport({ width: Math.ceil(width), height: Math.ceil(height) });
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.screenshot({ path: named(name, `diagram-${scheme}.png`) });
    }
    await page.close();
  });
}

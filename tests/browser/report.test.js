// The report as a reader uses it, in headless Chromium: opened from disk, by mouse and by keyboard, checked by axe-core.
// REPORTS names the folder of the reports that .ci/browser has written, those of long articles where they are at hand.

import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";

const folder = process.env.REPORTS;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const named = (name) => join(folder, name, "report.html");
const every = ["samples", "many", "single", "hostile", "seed", "four", "ten", "event"].filter((name) => existsSync(named(name)));
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

let browser;
before(async () => {
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // A container's root may not use the sandbox; the pages are our own.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
});
after(() => browser?.close());

// Opens a report and keeps an account of everything that must not happen.
async function open(name, { viewport = DESKTOP, scheme = "light" } = {}) {
  const page = await browser.newPage();
  const faults = [];
  const url = `file://${named(name)}`;
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => request.url() !== url && faults.push(`request of ${request.url()}`));
  page.on("dialog", (dialog) => { faults.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.goto(url);
  const count = (selector) => page.$$eval(selector, (found) => found.filter((one) => one.checkVisibility()).length);
  const focused = () => page.evaluate(() => document.activeElement.dataset.choose ?? document.activeElement.name ?? document.activeElement.id);
  return { page, faults, count, focused };
}

for (const name of every) {
  test(`${name}: opens from disk at once, quietly and alone`, async () => {
    assert.ok(statSync(named(name)).size < 1_500_000, "under 1.5 MB");
    const { page, faults } = await open(name);
    const ready = Number(await page.evaluate(() => document.documentElement.dataset.ready));
    assert.ok(ready > 0 && ready < 1000, `interaction ready after ${ready} ms`);
    assert.deepEqual(faults, []);
    await page.close();
  });

  for (const [viewport, scheme] of [[DESKTOP, "light"], [DESKTOP, "dark"], [PHONE, "light"]]) {
    test(`${name}: axe finds no serious fault, ${viewport.width} wide, ${scheme}`, async () => {
      const { page } = await open(name, { viewport, scheme });
      await page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
      await page.evaluate(() => document.querySelector(".middle .pair button, .chip")?.click());
      // Injected by the debugger, which the page's own policy does not bind.
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => axe.run());
      assert.ok(passes.length > 20, "axe looked at the page");
      const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
      const told = serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((one) => one.html + " " + one.failureSummary).join("\n")}`);
      assert.deepEqual(told, []);
      await page.close();
    });
  }
}

test("a pair is followed into both texts, with the reasons and the words", async () => {
  const { page, faults, count } = await open("samples");
  const pair = await page.$eval(".middle .pair:nth-of-type(1) button", (button) => { button.click(); return button.dataset.choose; });
  const { source, target } = await page.evaluate((id) => data.edges[id], pair);
  for (const node of [source, target]) {
    const seen = await page.$eval(`.mark[data-node="${node}"]`, (mark) => {
      const { top, bottom } = mark.closest(".text").getBoundingClientRect();
      const place = mark.getBoundingClientRect();
      return mark.classList.contains("chosen") && place.top >= top && place.bottom <= bottom;
    });
    assert.ok(seen, `${node} stands marked in its column`);
  }
  assert.ok(await count("#why .witness") > 0, "rules are told");
  const highlighted = await page.evaluate(() => [...CSS.highlights.get("words")].map(String));
  const inPanel = await page.$$eval("#why mark", (found) => found.map((mark) => mark.textContent));
  assert.ok(highlighted.length > 0 && inPanel.length > 0);
  assert.ok(inPanel.every((words) => highlighted.join("").includes(words[0])), "the same words are marked in the text");
  assert.deepEqual(faults, []);
  await page.close();
});

test("a claim named in the address is shown as soon as the page is open", async () => {
  const { page } = await open("samples");
  const last = await page.$$eval(".text .chip", (chips) => chips.at(-1).id);
  const fresh = await browser.newPage();
  await fresh.setViewport(DESKTOP);
  await fresh.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await fresh.goto(`file://${named("samples")}#${last}`);
  const seen = await fresh.$eval(`.mark[data-node="${last}"]`, (mark) => {
    const { top, bottom } = mark.closest(".text").getBoundingClientRect();
    const place = mark.getBoundingClientRect();
    return mark.classList.contains("chosen") && place.top >= top && place.bottom <= bottom;
  });
  assert.ok(seen, `${last} stands marked in its column`);
  await fresh.close();
  await page.close();
});

test("every matched word in the data is found in the text of its claim", async () => {
  const { page } = await open("samples");
  const lost = await page.evaluate(() => Object.entries({ ...data.nodes, ...data.edges }).flatMap(([name, grounds]) =>
    wordsOf(grounds).filter((place) => rangesOf(...place).join("") === "").map((place) => [name, ...place])));
  assert.deepEqual(lost, []);
  await page.close();
});

test("filters leave the pairs that pass them", async () => {
  const { page, count } = await open("samples");
  const all = await count(".middle .pair");
  assert.ok(all > 3);
  const shown = async (name, value) => {
    await page.evaluate((name, value) => {
      const field = form.elements[name];
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, name, value);
    return count(".middle .pair");
  };
  const against = await shown("relation", "contradiction");
  const [, agreeing] = [await count(".middle .pair.support"), await shown("relation", "support")];
  assert.equal(against + agreeing, all);
  await shown("relation", "*");
  const sure = await shown("confidence", "1");
  assert.equal(sure, 0);
  assert.equal(await count("#no-pairs"), 1);
  await page.click("button[type=reset]");
  await page.waitForFunction((all) => document.querySelectorAll(".middle .pair:not([hidden])").length === all, {}, all);
  const issue = await page.$eval(".middle .issue", (group) => group.dataset.issue);
  assert.equal(await shown("issue", issue), await page.$$eval(`.issue[data-issue="${issue}"] .pair`, (found) => found.length));
  await page.click("button[type=reset]");
  await shown("kind", "premise");
  assert.ok(await count(".mark.faded") > 0, "other kinds fade in the text");
  await page.close();
});

test("search counts and steps through what it finds", async () => {
  const { page } = await open("samples");
  const needle = await page.$eval(".text .mark", (mark) => mark.textContent.slice(0, 3));
  await page.keyboard.press("/");
  await page.keyboard.type(needle);
  await page.keyboard.press("Enter");
  const [told, marked] = await page.evaluate(() => [document.querySelector("#hits").textContent, [...CSS.highlights.get("hit")].map(String)]);
  assert.match(told, /1/);
  assert.deepEqual(marked, [needle]);
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval("#hits", (hits) => hits.textContent), "");
  await page.close();
});

test("the keyboard alone goes everywhere", async () => {
  const { page, focused, faults } = await open("samples");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#pairs");
  await page.keyboard.press("Enter");
  let stops = 0;
  while (!/^E\d+$/.test(await focused()) && stops < 40) { await page.keyboard.press("Tab"); stops += 1; }
  const first = await focused();
  assert.match(first, /^E\d+$/, `a pair has the focus after ${stops} stops`);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "the focus is seen");
  await page.keyboard.press("ArrowDown");
  const second = await focused();
  assert.notEqual(second, first);
  assert.equal(await page.$eval(`.middle [data-choose="${second}"]`, (button) => button.getAttribute("aria-current")), "true");
  await page.keyboard.press("ArrowLeft");
  assert.match(await focused(), /^A\d+$/);
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(), /^A\d+$/);
  await page.keyboard.press("Escape");
  assert.equal(await focused(), second, "back at the pair");
  assert.equal(await page.$eval("#why", (why) => why.hidden), true);
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(), /^B\d+$/);
  await page.keyboard.press("Enter");
  assert.equal(await page.$eval("#why", (why) => why.hidden), false, "a claim tells why, too");
  assert.deepEqual(faults, []);
  await page.close();
});

test("the diagram leads into the texts, and shows what is chosen there", async () => {
  const { page, count, faults } = await open("samples");
  // By mouse, in the middle of what is drawn: whatever covered it would take the click.
  const click = async (selector) => {
    await (await page.$(`#diagram ${selector}`)).click();
    return page.evaluate(() => chosen);
  };
  for (const part of ["g[data-ends]:not([class]) rect", ".pair .support, .pair .contradiction"]) {
    const ends = await page.$eval(`#diagram ${part}`, (drawn) => drawn.closest("[data-ends]").dataset.ends.split(" "));
    if (part.startsWith("g")) await click(part);
    else await page.$eval(`#diagram ${part}`, (curve) => curve.dispatchEvent(new MouseEvent("click", { bubbles: true })));
    const edge = await page.evaluate(() => data.edges[chosen]);
    assert.deepEqual([edge.source, edge.target].sort(), ends.sort());
    assert.ok(await count("#diagram .pair.chosen") > 0, "the line stands out");
    assert.equal(await count("#diagram .statement.chosen"), 2, "and so do its claims");
    await page.evaluate(() => unchoose());
  }
  const node = await page.$eval("#diagram .statement", (drawn) => drawn.dataset.node);
  assert.equal(await click(".statement text"), node);
  const issue = await page.$eval("#diagram .issue", (drawn) => drawn.dataset.issue);
  await click(".issue text");
  assert.equal(await page.$eval("select[name=issue]", (select) => select.value), issue);
  assert.ok(await count(".middle .pair") > 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test("a cell of the table of many authors leads to its strongest claim", async () => {
  const { page, count } = await open("many");
  const cells = await page.$$eval("#diagram .cell", (drawn) => drawn.map((cell) => cell.dataset.node));
  assert.ok(cells.length > 0);
  for (const [place, node] of cells.entries()) {
    await page.$$eval("#diagram .cell", (drawn, place) => drawn[place].dispatchEvent(new MouseEvent("click", { bubbles: true })), place);
    assert.equal(await page.evaluate(() => chosen), node);
    assert.ok(await count(`.mark.chosen[data-node="${node}"]`) > 0, `${node} is shown`);
  }
  await page.close();
});

test("printed, the page is light whatever the screen, and no text is cut off", async () => {
  const { page } = await open("samples", { scheme: "dark" });
  await page.emulateMediaType("print");
  const { paper, clamped, hidden } = await page.evaluate(() => ({
    paper: getComputedStyle(document.querySelector("#diagram .page")).fill,
    clamped: [...document.querySelectorAll(".pair q, .line q")].filter((one) => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflow === "hidden").length,
    hidden: [...document.querySelectorAll(".text")].filter((one) => !one.checkVisibility()).length,
  }));
  assert.deepEqual({ paper, clamped, hidden }, { paper: "rgb(255, 255, 255)", clamped: 0, hidden: 0 });
  await page.close();
});

test("of many articles two stand side by side, at the reader's choice", async () => {
  const { page, count, faults } = await open("many");
  assert.equal(await count(".text"), 2);
  await page.select("select[name=left]", "C");
  await page.select("select[name=right]", "B");
  const order = await page.$$eval(".columns > :not([hidden])", (shown) => shown.map((one) => one.dataset.article ?? "pairs"));
  assert.deepEqual(order, ["C", "pairs", "B"]);
  const pairs = await page.$$eval(".middle .pair:not([hidden])", (shown) =>
    shown.map((one) => endsOf(one).map((end) => end.article).sort().join(" ")));
  assert.ok(pairs.length > 0 && pairs.every((articles) => articles === "B C"), pairs.join());
  assert.ok(await count("table th[scope=row]") > 0, "authors by issues");
  for (const issue of await page.$$("button[data-issue]")) {
    await issue.evaluate((button) => button.click());
    assert.ok(await count(".middle .pair") > 0, "an issue of the table shows its pairs");
  }
  assert.deepEqual(faults, []);
  await page.close();
});

test("on a phone one column shows at a time and nothing is wider than the screen", async () => {
  const { page, count } = await open("samples", { viewport: PHONE });
  assert.equal(await count(".text"), 0);
  await page.click(".switch [data-show=right]");
  assert.equal(await count(".text"), 1);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await page.close();
});

test("on a phone no word of a table is torn", async () => {
  const { page } = await open("many", { viewport: PHONE });
  const torn = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
    const cells = [...document.querySelectorAll(".wide td[dir]")];
    cells.forEach((cell) => { cell.textContent = "protected / unprotected"; });
    const lines = (cell, from, to) => {
      const range = document.createRange();
      range.setStart(cell.firstChild, from);
      range.setEnd(cell.firstChild, to);
      return range.getClientRects().length;
    };
    return [cells.length, cells.filter((cell) => lines(cell, 0, 9) > 1 || lines(cell, 12, 23) > 1).length];
  });
  assert.ok(torn[0] > 0, "there are cells");
  assert.equal(torn[1], 0);
  await page.close();
});

test("nothing of a hostile article runs or leaves its place", async () => {
  const { page, faults } = await open("hostile");
  for (const name of await page.evaluate(() => [...Object.keys(data.nodes), ...Object.keys(data.edges)])) {
    await page.evaluate((name) => choose(name), name);
  }
  const found = await page.evaluate(() => ({
    scripts: document.scripts.length,
    styles: document.querySelectorAll("style").length,
    strangers: document.querySelectorAll("img, iframe, object, embed, link, base, [onerror], [onclick], [style*=display]").length,
    shown: getComputedStyle(document.querySelector(".prose")).display,
    quoted: document.querySelector(".prose").textContent.includes("<script>") || document.body.textContent.includes("alert(1)"),
  }));
  assert.deepEqual(found, { scripts: 2, styles: 2, strangers: 0, shown: "block", quoted: true });
  assert.deepEqual(faults, []);
  // Even markup that got in by a fault would not run.
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='globalThis.broken=1'>"));
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(await page.evaluate(() => globalThis.broken), undefined);
  assert.ok(faults.some((fault) => fault.includes("Content Security Policy")), "the policy stopped it");
  await page.close();
});

// What the page promises wherever it stands: it starts without a complaint, asks no other host for anything, and
// starts again without a network.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, until } from "./support/desk.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the page loads without an error, a refusal by the policy, or a request to another host", async () => {
  const desk = await open(browser);
  await desk.page.waitForLoadState("networkidle");
  assert.deepEqual(desk.errors, []);
  assert.deepEqual(desk.refusals, []);
  assert.deepEqual(desk.foreign, []);
  await desk.close();
});

test("the policy is in force: an inline script and an inline style are refused", async () => {
  const desk = await open(browser);
  await desk.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    document.body.setAttribute("style", "color: red");
  });
  await until(desk.page, () => desk.refusals.length >= 2, "two refusals");
  assert.equal(await desk.page.evaluate(() => window.ran), undefined);
  assert.match(desk.refusals.join(" "), /script-src/);
  assert.match(desk.refusals.join(" "), /style-src/);
  await desk.close();
});

test("the site works below any path of a host", async () => {
  const desk = await open(browser, { site: { below: "/tools/selon/" } });
  assert.deepEqual(desk.errors, []);
  await desk.close();
});

test("the page starts again without a network, once it has been visited", async () => {
  const desk = await open(browser);
  await desk.page.evaluate(() => navigator.serviceWorker.ready);
  await desk.server.stop();
  await desk.page.reload();
  await desk.page.locator("#selon > *").first().waitFor();
  assert.deepEqual(desk.errors, []);
  await desk.close();
});

test("where WebAssembly is refused the page says so in one sentence", async () => {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";
  const desk = await open(browser, { site: { headers: { "Content-Security-Policy": policy } }, ready: false });
  const note = desk.page.locator("#selon-refused");
  await note.waitFor();
  assert.match(await note.textContent(), /^Selon could not start: .*WebAssembly/);
  await desk.close();
});

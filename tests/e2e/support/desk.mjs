// A browser with the site open, and a record of everything that must not happen there.

import { chromium } from "playwright-core";
import { serve } from "./site.mjs";

/** One browser for a file of journeys; its pages share nothing. */
export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}

/**
 * Opens the site in a context of its own and waits until the app is there.
 *
 * `site` are options of `serve`, `context` options of Playwright's `newContext`, and `before(page)` runs before the
 * page is loaded. `ready: false` waits for nothing. `at` is another page of the site.
 */
export async function open(browser, { site = {}, context = {}, before = async () => {}, ready = true, at = "" } = {}) {
  const server = await serve(site);
  const session = await browser.newContext({ locale: "en-GB", ...context });
  const page = await session.newPage();
  page.setDefaultTimeout(30_000);
  const seen = await watch(page, server.origin);
  await before(page, session);
  await page.goto(server.url + at);
  if (ready) await page.locator("#selon > *").first().waitFor();
  return {
    page,
    context: session,
    server,
    ...seen,
    close: async () => {
      await session.close();
      await server.stop();
    },
  };
}

/** Records errors, refusals by the policy, and requests of this page. */
export async function watch(page, origin) {
  const seen = { errors: [], refusals: [], requests: [], foreign: [] };
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("request", (request) => {
    seen.requests.push(request.url());
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) {
      seen.foreign.push(request.url());
    }
  });
  await page.exposeFunction("selonRefused", (what) => seen.refusals.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      window.selonRefused(`${event.violatedDirective}: ${event.blockedURI || event.sourceFile}`),
    );
  });
  return seen;
}

/** Waits until `condition()` holds, looking once a frame of the page; fails with `what` after thirty seconds. */
export async function until(page, condition, what) {
  const end = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** What the page holds once its garbage is collected, by the browser's names (`JSEventListeners`, `Nodes`, `JSHeapUsedSize` in bytes). */
export async function holding(page, devtools) {
  await devtools.send("Performance.enable");
  for (let n = 0; n < 3; n += 1) {
    await devtools.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const { metrics } = await devtools.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

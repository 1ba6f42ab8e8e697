// A visit to somebody's page that includes Selon, with a record of all that must not happen there.

import { watch } from "./desk.mjs";
import { serveHost } from "./host.mjs";

/**
 * Opens `/story.html` of a host (options of `serveHost`) in a context of its own; closes both after the test.
 * `before(page)` runs before the page is loaded; `shifts` adds up layout shifts in `window.shifted`.
 */
export async function visit(t, browser, { context = {}, before = async () => {}, shifts = false, at = "/story.html", ...site }) {
  const host = await serveHost(site);
  const session = await browser.newContext({ locale: "en-GB", viewport: { width: 1000, height: 800 }, ...context });
  t.after(async () => {
    await session.close();
    await host.stop();
  });
  const page = await session.newPage();
  page.setDefaultTimeout(30_000);
  const seen = await watch(page, host.origin);
  await page.addInitScript((shifts) => {
    window.heard = [];
    for (const type of ["selon-ready", "selon-change", "selon-select", "selon-error"]) {
      document.addEventListener(type, ({ detail, bubbles, composed }) => window.heard.push({ type, detail, bubbles, composed }));
    }
    if (!shifts) return;
    window.shifted = 0;
    const add = (list) => list.getEntries().forEach((entry) => (window.shifted += entry.value));
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  }, shifts);
  await before(page);
  await page.goto(host.origin + at);
  return { page, host, seen, context: session, events: () => page.evaluate(() => window.heard) };
}

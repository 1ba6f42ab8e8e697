// Chromium with the browser extension in it, and a finger on its button.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { until } from "./desk.mjs";

/** The extension as `cargo xtask dist` writes it. */
export const EXTENSION = path.resolve(import.meta.dirname, "../../../dist/extension");

/** Starts a browser with the extension: its context, the extension's id, `press(page)` of its button on a page, and `close()`. */
export async function launchExtended() {
  const profile = await mkdtemp(path.join(tmpdir(), "selon-extension-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    headless: false,
    locale: "en-GB",
    acceptDownloads: true,
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-dev-shm-usage",
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      "--enable-unsafe-extension-debugging",
    ],
  });
  context.setDefaultTimeout(60_000);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const id = new URL(worker.url()).host;
  const control = await context.browser().newBrowserCDPSession();
  /** Tabs are told apart by their addresses. */
  const press = async (page) => {
    let tab;
    const known = async () => {
      const { targetInfos } = await control.send("Target.getTargets", { filter: [{ type: "tab", exclude: false }] });
      tab = targetInfos.find(({ url }) => url === page.url());
      return tab;
    };
    await until(page, known, `the browser knows a tab of ${page.url()}`);
    await control.send("Extensions.triggerAction", { id, targetId: tab.targetId });
  };
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, id, press, close };
}

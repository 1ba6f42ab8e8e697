// Takes the picture in README.md from the built site: `cargo xtask dist`, then `node tests/e2e/picture.mjs`.

import path from "node:path";
import { shown } from "./support/article.mjs";
import { launch, open } from "./support/desk.mjs";

const browser = await launch();
const desk = await open(browser, { context: { viewport: { width: 1280, height: 800 }, colorScheme: "light" } });
await desk.page.getByRole("button", { name: /english/i }).first().click();
await shown(desk.page);
await desk.page.screenshot({ path: path.resolve(import.meta.dirname, "../../docs/images/selon.png") });
await desk.close();
await browser.close();

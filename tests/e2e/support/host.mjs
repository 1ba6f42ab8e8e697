// Somebody else's site that includes Selon: pages of its own, the built files below `/selon/`, and a policy as strict as
// the contract says Selon can live with.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

const ROOT = process.env.SELON_SITE ?? path.resolve(import.meta.dirname, "../../../dist/site");

const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
};

/** The policy of CONTRACTS.md, section 5. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'";

/**
 * A running server.
 *
 * `files` are the site's own: path → text. `policy` is the header of every answer; `type(file)` may give another type for
 * one of Selon's, `refuse(file)` answers 404 for it, `slow` waits as many milliseconds before each of them.
 */
export async function serveHost({ files = {}, policy = STRICT, type = () => null, refuse = () => false, slow = 0 } = {}) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const own = files[pathname];
    const name = pathname.replace("/selon/", "");
    const ours = own === undefined && pathname.startsWith("/selon/") && !refuse(name);
    const body = own ?? (ours ? await readFile(path.join(ROOT, path.normalize(`/${name}`))).catch(() => null) : null);
    if (ours && slow > 0) await new Promise((done) => setTimeout(done, slow));
    if (ours && body) asked.push({ name, weight: gzipSync(body, { level: 9 }).length });
    const extension = pathname.split(".").pop();
    response.writeHead(body === null ? 404 : 200, {
      "Content-Type": (ours && type(name)) || TYPES[extension] || "text/plain",
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "max-age=600",
    });
    response.end(request.method === "HEAD" ? undefined : (body ?? "not here"));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Selon's files that were sent, with their gzipped weight. */
    asked,
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** A page with a style sheet and scripts of its own, and the line that includes Selon. */
export const page = ({ head = "", body, lang = "en", include = true }) => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>The Callan Courier</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/site.css">
    ${include ? '<script type="module" src="/selon/selon-annotator.js"></script>' : ""}
    ${head}
  </head>
  <body>${body}</body>
</html>`;

/** Somebody's newspaper. */
export const courier = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 44rem; padding: 0 1rem 4rem; background: #fff; color: #1a1a1a; font: 18px/1.6 Georgia, serif; }
.masthead { margin: 0; padding: 1rem 0; border-bottom: 4px double currentColor; font: 700 2rem/1 Georgia, serif; text-align: center; }
h1 { font-size: 2.1rem; line-height: 1.15; }
.byline { color: #555; font-size: 0.85rem; }
selon-annotator { display: block; margin: 1.5rem 0; min-block-size: 2.75rem; }
selon-annotator:not(:defined) > * { display: none; }
@media (prefers-color-scheme: dark) { body { background: #14161a; color: #e6e3dc; } .byline { color: #a9a59c; } }
`;

/** What a newspaper writes: one conflict, one denial, hedges, an unnamed source. */
export const article = `
<p class="masthead">The Callan Courier</p>
<main><article id="article">
  <h1>Ferry to the islands <em>stays</em> in port</h1>
  <p class="byline">By Ruth Ainsley, <time>28 October 2024</time></p>
  <p>The harbour office said on Monday that <b>about 300&nbsp;passengers</b> were stranded in Port Ayre. According to
     the <a href="#union">union</a>, 450 passengers were stranded there.</p>
  <p>Unnamed officials said thousands of travellers might have changed their plans. “Nobody told us any\u00adthing 🙁,”
     said Moira Tennant.<br>She had waited for nine hours.</p>
  <script type="text/plain">According to nobody, 999 passengers were stranded.</script>
  <p hidden>According to a draft, 777 passengers were stranded.</p>
  <p>The company denies that any passenger was stranded.</p>
</article></main>`;

// Serves the built site as a static host would: from any sub-path, with the policy of Trunk.toml as a header.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The built site. */
export const ROOT = process.env.SELON_SITE ?? path.resolve(import.meta.dirname, "../../../dist/site");

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The policy under which the site is served while developing, and which the page carries itself. */
export const POLICY = readFileSync(path.resolve(import.meta.dirname, "../../../Trunk.toml"), "utf8").match(
  /^Content-Security-Policy = "(.*)"$/m,
)[1];

/**
 * A running server of the site.
 *
 * `root` is the folder to serve, and `below` the path that it stands under ("/" or "/tools/selon/"). `pages` are texts served
 * beside its files, by name, `outside` anywhere on the host, by path. `refuse(file)` answers 404 for what it returns true for;
 * `change(file, body)` may answer with other bytes; `headers` are added to every answer.
 */
export async function serve({
  root = ROOT,
  below = "/",
  pages = {},
  outside = {},
  refuse = () => false,
  change = (_, body) => body,
  headers = {},
} = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const inside = pathname.startsWith(below) ? pathname.slice(below.length) || "index.html" : null;
    const file = inside === null ? null : path.join(root, path.normalize(`/${decodeURIComponent(inside)}`));
    const read = async () => pages[inside] ?? readFile(file).catch(() => null);
    const found = file && !refuse(inside) ? await read() : null;
    const body = outside[pathname] ?? (found && change(inside, found));
    const type = TYPES[path.extname(pathname) || ".html"] ?? "application/octet-stream";
    response.writeHead(body ? 200 : 404, {
      "Content-Type": body ? type : "text/plain",
      "Content-Security-Policy": POLICY,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-cache",
      ...headers,
    });
    response.end(body ?? "not here");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}${below}`,
    origin: `http://127.0.0.1:${port}`,
    /** Ends the server and its connections: from then on the network cable is pulled. */
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

// Keeps the site for offline use. `cargo xtask dist` writes the constants; every file but the page carries a hash of its
// content in its name, so that what is kept never gets old.
const VERSION = "__SELON_VERSION__";
/** What every visit loads. */
const FILES = __SELON_FILES__;
/** What is loaded when something is exported or opened: fetched behind the page, and not missed where it cannot be. */
const LATER = __SELON_LATER__;

// Caches belong to the whole origin: the scope keeps two copies of Selon on one host apart.
const PREFIX = `selon ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;
/** What other programs have handed over waits here until the page takes it (src/dom/shared.rs). */
const SHARED = `${PREFIX}shared`;

addEventListener("install", (event) => {
  event.waitUntil(keep());
});

async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.addAll(LATER).catch(() => {});
}

// A new version takes over when the last tab of the old one is closed, so that no tab mixes the two.
addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) =>
      Promise.all(names.filter((name) => name.startsWith(PREFIX) && ![CACHE, SHARED].includes(name)).map((name) => caches.delete(name))),
    ),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === `${self.registration.scope}share`) {
    event.respondWith(received(request));
    return;
  }
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(kept(request).then((response) => response ?? fetched(request)));
});

/** The page answers for its folder, with any query; everything else by its exact name. */
async function kept(request) {
  const cache = await caches.open(CACHE);
  const url = new URL(request.url);
  const name = url.origin + url.pathname;
  const page = [self.registration.scope, `${self.registration.scope}index.html`].includes(name);
  return page && request.mode === "navigate" ? cache.match("./") : cache.match(request);
}

/** Words and files that were shared to an installed Selon: put aside, never sent on; then the page opens. */
async function received(request) {
  const form = await request.formData().catch(() => new FormData());
  await caches.delete(SHARED);
  const cache = await caches.open(SHARED);
  const put = (name, body, headers) => cache.put(`./shared/${name}`, new Response(body, { headers }));
  for (const name of ["title", "text", "url"]) {
    const words = form.get(name);
    if (typeof words === "string" && words.trim()) await put(name, words, { "x-selon-part": name });
  }
  const files = form.getAll("files").filter((file) => file instanceof File);
  await Promise.all(
    files.map((file, at) =>
      put(`file-${at}`, file, { "x-selon-part": "file", "x-selon-name": encodeURIComponent(file.name) }),
    ),
  );
  return Response.redirect("./#shared", 303);
}

/** What was not kept yet and is for good. */
async function fetched(request) {
  const response = await fetch(request);
  const named = LATER.some((file) => new URL(file, self.registration.scope).href === request.url.split("#")[0]);
  if (named && response.ok) (await caches.open(CACHE)).put(request, response.clone());
  return response;
}

// The work on pages, by their address, in the extension's own database. Nothing of it is anywhere else.
//
// A record: { url, title, when, dossier }. `dossier` is the JSON of a saved dossier, `when` milliseconds since 1970.

const opened = () =>
  new Promise((done, fail) => {
    const request = indexedDB.open("selon", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("pages", { keyPath: "url" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

async function ask(mode, what) {
  const database = await opened();
  try {
    return await new Promise((done, fail) => {
      const transaction = database.transaction("pages", mode);
      const request = what(transaction.objectStore("pages"));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => fail(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The address under which a page's work is kept: without its fragment. */
export const address = (url) => url.split("#")[0];

export const get = (url) => ask("readonly", (pages) => pages.get(url));
export const put = (record) => ask("readwrite", (pages) => pages.put(record));
export const remove = (url) => ask("readwrite", (pages) => pages.delete(url));
export const all = () => ask("readonly", (pages) => pages.getAll());

// The engine on the page's own thread, where workers are refused.

/** Loads a fresh engine: a module with another fragment is another instance, and the file is not fetched again. */
export async function load(engine, wasm, instance) {
  const module = await import(`${engine}#${instance}`);
  await module.default({ module_or_path: wasm });
  return module;
}

/** Settles when the browser has shown what was changed before. */
export function afterPaint() {
  return new Promise((done) => {
    if (document.hidden) setTimeout(done);
    else requestAnimationFrame(() => setTimeout(done));
  });
}

/** An empty set of articles of this engine, to be compared. */
export const articlesOf = (engine) => new engine.Articles();

import type { Analysis, AnalyzeOptions } from "./types.js";

export type * from "./types.js";

export interface InitOptions {
  /** Where `engine_bg.wasm` lies, or what is in it; by default it lies beside this package's modules. */
  wasm?: string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module;
}

/** Loads the analyser, once for the page or program; what failed is tried anew by the next call. */
export function init(options?: InitOptions): Promise<void>;

/**
 * Everything that is found in a text, at once, on this thread. After `init`.
 *
 * Never fails on a text; throws a `TypeError` where `lang` is not a language that Selon reads.
 */
export function analyze(text: string, options?: AnalyzeOptions): Analysis;

/** The languages that are read, as ISO 639-1 codes. After `init`. */
export function languages(): string[];

export class SelonError extends Error {
  /**
   * `not-ready`: call `init` first. `wasm`: the analyser could not be loaded. `worker`: its worker could not be started.
   * `engine`: a defect of ours. `disposed`: the analyser was disposed of.
   */
  readonly code: "not-ready" | "wasm" | "worker" | "engine" | "disposed";
}

export interface AnalyzerOptions extends AnalyzeOptions {
  /** Aborted, the promise rejects at once with the signal's reason. */
  signal?: AbortSignal;
  /**
   * Names the document whose version this text is. Of several versions that have not been answered yet the newest is;
   * the promises of the others reject with an `AbortError`.
   */
  document?: string;
  /** Tells the versions of a document apart; without it the last call is the newest. */
  revision?: number;
}

/** Analyses texts one after the other. Loads what it needs with the first. */
export interface Analyzer {
  analyze(text: string, options?: AnalyzerOptions): Promise<Analysis>;
  /** Gives back what it holds; analyses under way reject with an `AbortError`. */
  dispose(): void;
}

/** Analyses on this thread, each text after the page has had its turn. */
export class LocalAnalyzer implements Analyzer {
  constructor(options?: InitOptions);
  analyze(text: string, options?: AnalyzerOptions): Promise<Analysis>;
  dispose(): void;
}

export interface WorkerOptions {
  /** As for `init`, but what can be sent to a worker: an address or bytes. */
  wasm?: string | URL | BufferSource | WebAssembly.Module;
  /** Starts a worker that runs `selon/worker`, where that script lies elsewhere. */
  worker?: () => Worker;
  /** Whether texts are analysed on this thread where workers are refused; by default they are. */
  fallback?: boolean;
  /** Told once, with the reason, when that happens. */
  onFallback?: (reason: SelonError) => void;
}

/**
 * Analyses in a worker of its own. Where workers are refused (by a policy, by a host, in Node) it works on this thread
 * instead; with `fallback: false` every promise rejects with a `SelonError` whose code is `worker`.
 */
export class WorkerAnalyzer implements Analyzer {
  constructor(options?: WorkerOptions);
  /** Why there is no worker, once that is known. */
  readonly refusal: SelonError | null;
  analyze(text: string, options?: AnalyzerOptions): Promise<Analysis>;
  dispose(): void;
}

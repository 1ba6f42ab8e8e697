export type * from "./types.js";
export { SelonError, LocalAnalyzer, analyze, init, languages } from "./index.js";
export type { Analyzer, AnalyzerOptions, InitOptions } from "./index.js";

/** The script of `WorkerAnalyzer`'s worker: an address to start a module worker from, with nothing to import. */
export {};

import type { Analysis } from "./types.js";

/** A saved dossier: plain JSON, `selon-dossier/1`. Its shape is docs/selon-dossier.schema.json. */
export interface SelonDossier {
  format: "selon-dossier/1";
  [key: string]: unknown;
}

export type ExportFormat = "dossier" | "w3c" | "schema-org" | "csv" | "tsv" | "md" | "html";

export interface SelonReady {
  mode: "edit" | "review" | "view" | "compare" | "for";
  [key: string]: unknown;
}

export interface SelonChange {
  /** In the annotator: whether a person changed the dossier, or the analysis arrived. */
  why?: "person" | "analysis";
  /** With `for`: how many were found. */
  claims?: number;
  figures?: number;
  comparisons?: number;
  [key: string]: unknown;
}

export interface SelonSelect {
  /** The id of the claim, or null where none is chosen any more. */
  claim: string | null;
}

export interface SelonFailure {
  /**
   * `webassembly`: refused or switched off. `network`, `type`: a file cannot be had, or comes as something else. `integrity`: a
   * file is another one than was published. `origin`: `src` is on another site. `file`: what was given cannot be read.
   * `broken`: a defect of ours.
   */
  code: string;
  /** One sentence for people. */
  reason: string;
}

export interface SelonEvents {
  "selon-ready": CustomEvent<SelonReady>;
  "selon-change": CustomEvent<SelonChange>;
  "selon-select": CustomEvent<SelonSelect>;
  "selon-error": CustomEvent<SelonFailure>;
}

/** `<selon-annotator>`. On a server, where there are no elements, importing this module defines nothing. */
export class SelonAnnotator extends HTMLElement {
  text: string;
  dossier: SelonDossier | null;
  readonly analysis: Analysis | null;
  analyze(): Promise<Analysis | null>;
  export(format: ExportFormat): Promise<string>;
  /** Whether there is a claim of this id. */
  focusClaim(id: string): boolean;
  dispose(): void;
  addEventListener<K extends keyof SelonEvents>(
    type: K,
    listener: (this: SelonAnnotator, event: SelonEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Defines the element under a name, once; nothing on a server. */
export function define(name?: string): typeof SelonAnnotator | undefined;

export default SelonAnnotator;

declare global {
  interface HTMLElementTagNameMap {
    "selon-annotator": SelonAnnotator;
  }
  interface GlobalEventHandlersEventMap extends SelonEvents {}
}

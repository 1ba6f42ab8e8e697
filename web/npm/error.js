// What goes wrong, with a code for programs and a sentence for people.

export class SelonError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "SelonError";
    this.code = code;
  }
}

/** What an error says, without the full stop. */
export const reason = (error) => (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");

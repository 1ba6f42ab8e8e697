// A finished dossier of our own: that of the demonstration.

import { readFileSync } from "node:fs";
import path from "node:path";

export const finished = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../../web/demo/lindale.selon.json"), "utf8"));

// Projects of other people with the package in them: tests/hosts, copied to target/selon/hosts and installed there.

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");

/** The package as `cargo xtask dist` writes it. */
export const PACKAGE = path.join(ROOT, "dist/npm");

/** Runs a program; what it wrote, or an error that says everything that it said. */
export async function run(cwd, program, ...words) {
  try {
    return (await promisify(execFile)(program, words, { cwd })).stdout;
  } catch (error) {
    throw new Error(`${program} ${words.join(" ")} failed:\n${error.stdout}\n${error.stderr}`);
  }
}

/** The folder with everything installed: what the lock file names once, the package as it is now every time. */
export async function hosts() {
  const folder = path.join(TARGET, "selon/hosts");
  const source = path.join(ROOT, "tests/hosts");
  await mkdir(folder, { recursive: true });
  await rm(path.join(folder, "src"), { recursive: true, force: true });
  await cp(source, folder, { recursive: true, filter: (file) => !file.includes("node_modules") });
  const lock = await readFile(path.join(source, "package-lock.json"), "utf8");
  const stamp = path.join(folder, "installed.json");
  if ((await readFile(stamp, "utf8").catch(() => "")) !== lock) {
    await run(folder, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
    await writeFile(stamp, lock);
  }
  const [packed] = JSON.parse(await run(PACKAGE, "npm", "pack", "--json", "--pack-destination", folder));
  await run(folder, "npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefer-offline", `./${packed.filename}`);
  return { folder, packed };
}

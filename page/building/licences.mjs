/* The licences of what is built in, each with its text, as they ask for where copies are passed on. */

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULES = fileURLToPath(new URL("../node_modules", import.meta.url));
/** Packages that come bundled with those that they need, whose files therefore do not show in what is bundled here. */
const BUNDLED = ["maplibre-gl"];

const described = (name) => JSON.parse(readFileSync(join(MODULES, name, "package.json"), "utf8"));

/** The package that a file belongs to; null for a file of ours. */
function packageOf(path) {
  const parts = path.split(/[\\/]/);
  const at = parts.lastIndexOf("node_modules") + 1;
  return at ? parts.slice(at, at + (parts[at].startsWith("@") ? 2 : 1)).join("/") : null;
}

/** A package and all that it needs to run; types are no part of what runs. */
function withNeeds(name, seen = new Set()) {
  if (!seen.has(name) && !name.startsWith("@types/") && existsSync(join(MODULES, name))) {
    seen.add(name);
    Object.keys(described(name).dependencies ?? {}).forEach((need) => withNeeds(need, seen));
  }
  return seen;
}

/** A package's name, version and licence, and its text as it lies beside it. */
function notice(name) {
  const { version, license } = described(name);
  const files = readdirSync(join(MODULES, name)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(join(MODULES, name, file), "utf8").trim());
  return `${name} ${version} (${license})\n${"-".repeat(72)}\n${texts.join("\n\n")}\n`;
}

/** The licences of the packages that some files come from, in the order of their names. */
export function licences(paths) {
  const names = new Set(paths.map(packageOf).filter(Boolean));
  BUNDLED.filter((name) => names.has(name)).forEach((name) => withNeeds(name, names));
  return [...names].sort().map(notice).join("\n\n");
}

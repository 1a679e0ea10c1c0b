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

/** The packages that a package needs to run, and those that these need; types are no part of what runs. */
function needs(name, seen = new Set()) {
  for (const need of Object.keys(described(name).dependencies ?? {})) {
    if (seen.has(need) || need.startsWith("@types/") || !existsSync(join(MODULES, need))) continue;
    seen.add(need);
    needs(need, seen);
  }
  return seen;
}

/** A package's name, version and licence, and its text as it lies beside it; its makers where no text does. */
function notice(name) {
  const { version, license, author } = described(name);
  const files = readdirSync(join(MODULES, name)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(join(MODULES, name, file), "utf8").trim());
  const text = texts.join("\n\n") || `Copyright ${author?.name ?? author}. The package holds no text of its licence.`;
  return `${name} ${version} (${license})\n${"-".repeat(72)}\n${text}\n`;
}

/** The licences of the packages that some files come from, in the order of their names. */
export function licences(paths) {
  const named = new Set(paths.map(packageOf).filter(Boolean));
  const within = BUNDLED.filter((name) => named.has(name)).flatMap((name) => [...needs(name)]);
  return [...new Set([...named, ...within])].sort().map(notice).join("\n\n");
}

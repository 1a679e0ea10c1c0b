/* The built files as the page's server wants them: each under a name that carries a mark of its content, with
   compressed twins, and a manifest of the names.

   A file is written beside its place and moved there, and old ones go last, so that a server which runs meanwhile
   finds whole files only. */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const MANIFEST = "manifest.json";
/** What is text; fonts are compressed in themselves. */
const TEXTS = [".js", ".css", ".json", ".txt"];
/** How names begin of files that are being written, perhaps by another build; the wheel leaves them out. */
const UNDER_WAY = ".";
/** Letters of a mark: as many as esbuild's have. */
const MARK_LENGTH = 8;
/** How each twin is made. Brotli's 9 saves a tenth of gzip's bytes in twice its time; its 11 saves a tenth more, and
    takes a second and a half for the map's library alone. Browsers take Brotli from this machine and over https only. */
const TWINS = {
  ".gz": (content) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
  ".br": (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
};

const markOf = (content) => createHash("sha256").update(content).digest("hex").slice(0, MARK_LENGTH).toUpperCase();

/** A name that carries a mark of what is in the file. */
export function marked(name, content) {
  const kind = extname(name);
  return `${basename(name, kind)}-${markOf(content)}${kind}`;
}

/** A file is whole or not there. */
function put(folder, name, content) {
  const making = join(folder, `${UNDER_WAY}${name}.${process.pid}`);
  writeFileSync(making, content);
  renameSync(making, join(folder, name));
}

/** A file with its twins; one that is there already is the same, since its name tells its content. */
async function putAll(folder, name, content) {
  if (!existsSync(join(folder, name))) put(folder, name, content);
  await Promise.all(twinsOf(name).map(async (twin) => {
    if (!existsSync(join(folder, twin))) put(folder, twin, await TWINS[extname(twin)](content));
  }));
}

const twinsOf = (name) => (TEXTS.includes(extname(name)) ? Object.keys(TWINS).map((kind) => name + kind) : []);

/** The folder holds the files (a list of name, built name and content), their twins, a manifest, and nothing else. */
export async function write(folder, files) {
  const putFiles = () => Promise.all(files.map(({ built, content }) => putAll(folder, built, content)));
  mkdirSync(folder, { recursive: true });
  await putFiles();
  const names = files.map(({ name, built }) => [name, built]).sort();
  const manifest = { ...Object.fromEntries(names), mark: markOf(names.join()) };
  put(folder, MANIFEST, JSON.stringify(manifest, null, 1) + "\n");
  const kept = new Set([MANIFEST, ...files.flatMap(({ built }) => [built, ...twinsOf(built)])]);
  const old = readdirSync(folder).filter((name) => !kept.has(name) && !name.startsWith(UNDER_WAY));
  old.forEach((name) => rmSync(join(folder, name), { force: true }));
  await putFiles(); // another build that ran meanwhile may have taken ours for old
}

/* Builds the page's scripts and styles into the Python package: `npm run build`, or `npm run watch` while working.

   Every file that lies directly in scripts/ is built under its own name, and what they are made of lies in folders
   beside them; so is every style sheet that none beside it takes in. What is laid beside them as it is stands in
   LAID. All names go into manifest.json, by which the page's templates find them. New files are seen when the build
   is started anew. */

import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";
import { fonts } from "./building/fonts.mjs";
import { licences } from "./building/licences.mjs";
import { marked, write } from "./building/output.mjs";
import { plot } from "./building/plot.mjs";

const PAGE = fileURLToPath(new URL(".", import.meta.url));
const BUILT = join(PAGE, "../src/tidings/out/web/built");
/** Files of packages that are laid beside what is built, by the names that templates use. */
const LAID = {
  "countries-50m.json": "world-atlas/countries-50m.json",
};
/** The map's worker is a program of its own, which the map's script starts by its address. */
const WORKER = { in: "maplibre-gl/dist/maplibre-gl-worker.mjs", out: "maplibre-worker" };
/** What browsers of the last three years know, which is what the map's library asks for. */
const TARGET = ["chrome115", "firefox115", "safari16.4"];

const within = (folder, kind) =>
  readdirSync(join(PAGE, folder)).filter((name) => name.endsWith(kind)).map((name) => join(PAGE, folder, name));
const installed = (path) => join(PAGE, "node_modules", path);

/** The style sheets that no other takes in. */
function sheets() {
  const all = within("styles", ".css");
  const taken = all.flatMap((path) => [...readFileSync(path, "utf8").matchAll(/@import\s+(?:url\()?"\.\/([^"]+)"/g)]);
  return all.filter((path) => !taken.some(([, name]) => name === basename(path)));
}

/** The files laid as they are. */
function laid() {
  return Object.entries(LAID).map(([name, path]) => {
    const content = readFileSync(installed(path));
    return { name, built: marked(name, content), content };
  });
}

/** The name in the manifest of a file that was built: that of its entry, or its own without the mark. */
function plain(path, { entryPoint }) {
  const name = basename(path).replace(/-[A-Z0-9]{8}(?=\.\w+$)/, "");
  return name.startsWith("chunk.") || !entryPoint ? (name.endsWith(".woff2") ? name : basename(path)) : name;
}

/** What esbuild made, as a list of files with the licences of all that went into them. */
function made({ outputFiles, metafile }) {
  const outputs = Object.fromEntries(Object.entries(metafile.outputs).map(([path, told]) => [basename(path), told]));
  const files = outputFiles.map(({ path, contents }) => (
    { name: plain(path, outputs[basename(path)]), built: basename(path), content: contents }
  ));
  const text = Buffer.from(licences([...Object.keys(metafile.inputs), ...Object.values(LAID).map(installed)]));
  return [...files, { name: "licences.txt", built: marked("licences.txt", text), content: text }];
}

/** For esbuild: what is made is written when it is whole. */
const writing = {
  name: "writing",
  setup(building) {
    building.onEnd(async (result) => {
      if (result.errors.length) return;
      const files = [...made(result), ...laid()];
      await write(BUILT, files);
      console.log(`page: ${files.length} files, ${Math.round(performance.now())} ms`);
    });
  },
};

const options = {
  entryPoints: [...within("scripts", ".js"), ...sheets(), WORKER],
  absWorkingDir: PAGE,
  outdir: BUILT,
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  write: false,
  metafile: true,
  target: TARGET,
  loader: { ".woff2": "file" },
  legalComments: "none",
  logLevel: "warning",
  plugins: [plot, fonts, writing],
};

if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  await build(options).catch(() => process.exit(1));
}

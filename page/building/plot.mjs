/* Observable Plot without the style elements that it puts into figures and legends.

   The page's policy allows no style in a page but its own files. So what Plot would write into each figure is taken
   out of its source while it is bundled, and stands once in page.css. A version of Plot that writes it otherwise fails
   the build, and not the reader. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The class that all figures have, unless a chart names another (whose look is then its own affair). */
const CLASS = "plot";
/** Where Plot puts a style element into a figure or legend: the element that it goes into, and the rules. */
const ELEMENT = /\b(svg|div)\.(?:append\("style"\)|insert\("style", "\*"\))\.text\(\s*`([^`]*)`\s*\)/g;
/** The rules for the two forms of a legend of swatches, which its style element takes up. */
const FURTHER = /extraStyle = `([^`]*)`/g;
/** The name that Plot gives figures which name none. */
const DEFAULT = /(if \(name === undefined\) return )"[\w-]+";/;
/** The files of Plot's source that hold such elements: figures, legends of colours, legends of swatches. */
const HOLDING = ["plot.js", "legends/ramp.js", "legends/swatches.js"];

const source = (name) =>
  readFileSync(fileURLToPath(new URL(`./${name}`, import.meta.resolve("@observablehq/plot"))), "utf8");

/** A text with all places that fit a pattern changed; throws where there are not as many as there must be. */
function changed(text, pattern, change, many, name) {
  const found = text.match(pattern)?.length ?? 0;
  if (found !== many) {
    throw new Error(`@observablehq/plot ${name}: ${found} places fit ${pattern}, not ${many}; renew building/plot.mjs`);
  }
  return text.replace(pattern, change);
}

/** A file of Plot's source without its style element. */
export const unstyled = (name) => changed(source(name), ELEMENT, "$1", 1, name);

/** Plot's file of styles, by which every figure has our class. */
export const named = () => changed(source("style.js"), new RegExp(DEFAULT, "g"), `$1"${CLASS}";`, 1, "style.js");

/** The rules that the style elements would have held. */
export function rules() {
  const texts = HOLDING.map(source);
  const elements = texts.flatMap((text) => [...text.matchAll(ELEMENT)].map((match) => match[2]));
  const further = texts.flatMap((text) => [...text.matchAll(FURTHER)].map((match) => match[1]));
  if (elements.length !== HOLDING.length || further.length !== 2) {
    throw new Error("@observablehq/plot writes its styles otherwise than building/plot.mjs expects");
  }
  return [...elements, ...further]
    .join("\n")
    .replaceAll("${className}", CLASS)
    .replaceAll("${extraStyle}", "");
}

/** For esbuild: Plot's source without styles, and page.css with them. */
export const plot = {
  name: "plot",
  setup(build) {
    build.onLoad({ filter: /@observablehq[\\/]plot[\\/]src[\\/].*\.js$/ }, ({ path }) => {
      const name = path.split(/[\\/]/).join("/").split("@observablehq/plot/src/")[1];
      if (name === "style.js") return { contents: named(), loader: "js" };
      return HOLDING.includes(name) ? { contents: unstyled(name), loader: "js" } : undefined;
    });
    build.onLoad({ filter: /[\\/]page[\\/]styles[\\/]page\.css$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\n${rules()}\n`,
      loader: "css",
    }));
  },
};

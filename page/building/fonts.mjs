/* The fonts' files for the scripts that reports of our sample and their makers' names need; other letters, Arabic and
   Hebrew among them, are drawn with the fonts of the reader's machine. A browser fetches a file only when a page holds
   a letter of it. */

import { readFileSync } from "node:fs";

const SUBSETS = ["latin", "latin-ext", "cyrillic"];
/** A block of a fontsource style sheet: its subset stands in the comment before it. */
const BLOCK = /\/\* [a-z-]+?-[34]-([a-z-]+)-wght-(?:normal|italic) \*\/\s*@font-face \{[^}]*\}/g;

/** A style sheet of fontsource with the subsets that are kept; throws where it is not made of such blocks. */
export function kept(sheet) {
  const blocks = [...sheet.matchAll(BLOCK)].filter(([, subset]) => SUBSETS.includes(subset));
  if (blocks.length !== SUBSETS.length) {
    throw new Error(`${blocks.length} of the subsets ${SUBSETS} found in a font's style sheet; renew building/fonts.mjs`);
  }
  return blocks.map(([block]) => block).join("\n");
}

/** For esbuild: the style sheets of the fonts with the subsets that are kept. */
export const fonts = {
  name: "fonts",
  setup(build) {
    build.onLoad({ filter: /@fontsource-variable[\\/].*\.css$/ }, ({ path }) => ({
      contents: kept(readFileSync(path, "utf8")),
      loader: "css",
    }));
  },
};

// The base map: the shipped outlines of countries, or the style that somebody asked for with --basemap.

import { feature, mesh } from "topojson-client";
import { FONTS, base, layers, sources } from "./map-style.js";
import { told } from "./map-ask.js";

/** The outlines that are shipped, as land and lines. */
async function outlines(address) {
  const world = await told(address);
  const { countries } = world.objects;
  const line = (kind, keep) => ({ type: "Feature", properties: { kind }, geometry: mesh(world, countries, keep) });
  const lines = [line("coast", (one, other) => one === other), line("border", (one, other) => one !== other)];
  return [feature(world, countries), { type: "FeatureCollection", features: lines }];
}

/** The whole style of the map, and whether the base map that was asked for could not be had.

    A style with letters of its own (glyphs) is written on with the fonts it uses itself, since only those are there. */
export async function styleOf(element, families, look) {
  const { basemap, countries } = element.dataset;
  const asked = basemap ? await told(basemap).catch(() => null) : null;
  if (asked?.layers && asked.sources) {
    return { style: joined(absolute(asked, basemap), families, look, fontsOf(asked)), missing: false };
  }
  const [land, lines] = await outlines(countries);
  return { style: joined(base(land, lines, look), families, look, FONTS), missing: Boolean(basemap) };
}

const joined = (style, families, look, fonts) => ({
  ...style,
  sources: { ...style.sources, ...sources(families) },
  layers: [...style.layers, ...layers(look, families, fonts)],
});

/** A style's own addresses, which may be told from where it lies. */
function absolute(style, from) {
  const whole = (address) => (address ? decodeURI(new URL(address, from).href) : undefined);
  const named = Object.fromEntries(Object.entries(style.sources).map(([name, source]) => [name, source.url ? { ...source, url: whole(source.url) } : source]));
  return { ...style, sources: named, ...(style.glyphs && { glyphs: whole(style.glyphs) }), ...(typeof style.sprite === "string" && { sprite: whole(style.sprite) }) };
}

/** The fonts to write with: ours where letters are drawn here, else the first that the style itself uses. */
function fontsOf(style) {
  if (!style.glyphs) return FONTS;
  const font = style.layers.map((layer) => layer.layout?.["text-font"]).find((one) => Array.isArray(one) && typeof one[0] === "string" && one[0] !== "literal");
  return font ? { plain: font, strong: font, slanted: font } : FONTS;
}

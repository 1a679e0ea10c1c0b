// The base map: the shipped outlines of countries, or the style that somebody asked for with --basemap.

import { feature, mesh } from "topojson-client";
import { FONTS, base, layers, sources } from "./style.js";
import { told } from "./ask.js";

/** A line that crosses the day line goes on beyond 180 degrees instead of leaping round the earth: the file is made for
    globes, and this map is flat. One around a pole stays as it is. */
function unrolled(points) {
  let turn = 0;
  const made = points.map(([lon, lat], n) => {
    const step = n ? lon - points[n - 1][0] : 0;
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    return [lon + turn, lat];
  });
  return turn ? points : made;
}

/** A geometry with all of its lines unrolled. */
function flat({ type, coordinates }) {
  const deep = (one) => (typeof one[0][0] === "number" ? unrolled(one) : one.map(deep));
  return { type, coordinates: deep(coordinates) };
}

/** The outlines that are shipped, as land and lines. */
async function outlines(address) {
  const world = await told(address);
  const { countries } = world.objects;
  const land = feature(world, countries).features.map(({ geometry }) => ({ type: "Feature", properties: {}, geometry: flat(geometry) }));
  const line = (kind, keep) => ({ type: "Feature", properties: { kind }, geometry: flat(mesh(world, countries, keep)) });
  const lines = [line("coast", (one, other) => one === other), line("border", (one, other) => one !== other)];
  return [land, lines].map((features) => ({ type: "FeatureCollection", features }));
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

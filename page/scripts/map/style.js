// The style of the map: land and sea from the shipped outlines, and over them names, provinces, places and events.

/** The families of type that the map writes with. A name in quotes is taken as it is; one that no machine has, and that
    says how thick the letters are ("semibold"), is how MapLibre is told so, before the family that is meant. */
const SANS = '"Source Sans 3 Variable"', SERIF = '"Source Serif 4 Variable"';
export const FONTS = { plain: [SANS], strong: ["semibold", SANS], slanted: ["italic", SERIF] };
/** From one zoom further on, marks of one place stand side by side instead of in one pill. */
export const CLUSTER_TO = 8;
/** Marks nearer than this are one pill, in pixels. */
const CLUSTER_WITHIN = 44;
/** From this zoom on discs have letters: where they would be smaller than some 7 pixels nobody reads them. */
const LETTERS_FROM = 4;
/** From this zoom on a country's name may stand aside of its point: from further off it would stand in the next country. */
const ASIDE_FROM = 5;
/** Marks of one place in a row, and how far they are apart across and down, in widths of their letters. */
const IN_A_ROW = 3, ACROSS = 3.7, DOWN = 1.8, ABOVE = 2.05;
/** Marks of one place at most: one of each family. */
const MOST_MARKS = 12;
/** How strong the tint of a province is, and where what it rests on is doubtful. */
const TINT = ["case", ["get", "faint"], 0.1, 0.2];
const NOTHING = { type: "FeatureCollection", features: [] };

/** The sources of our own data, empty at first. */
export function sources(families) {
  const own = { type: "geojson", data: NOTHING };
  const sums = Object.fromEntries(families.map((family) => [family, ["+", ["case", ["==", ["get", "family"], family], ["get", "events"], 0]]]));
  const corner = (how, what) => [how, ["get", what]];
  return {
    provinces: own, names: own, places: own, chosen: own,
    marks: {
      ...own, cluster: true, clusterRadius: CLUSTER_WITHIN, clusterMaxZoom: CLUSTER_TO,
      clusterProperties: {
        ...sums, sum: ["+", ["get", "events"]],
        west: corner("min", "lon"), east: corner("max", "lon"), south: corner("min", "lat"), north: corner("max", "lat"),
      },
    },
  };
}

/** The base map that is shipped: `land` are the countries, `borders` the lines between them and along the sea. */
export function base(land, borders, look) {
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    sources: {
      land: { type: "geojson", data: land, attribution: "Land: Natural Earth" },
      borders: { type: "geojson", data: borders },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": look.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": look.land, "fill-antialias": false } },
      ...lines(look),
    ],
  };
}

function lines(look) {
  const paint = (width, opacity) => ({
    "line-color": look.border, "line-opacity": opacity,
    "line-width": ["interpolate", ["linear"], ["zoom"], 2, width / 2, 6, width, 10, width * 2],
  });
  return [
    { id: "coast", type: "line", source: "borders", filter: ["==", ["get", "kind"], "coast"], paint: paint(0.8, 0.7) },
    { id: "borders", type: "line", source: "borders", filter: ["==", ["get", "kind"], "border"], layout: { "line-join": "round" }, paint: paint(1.3, 1) },
  ];
}

const bySlot = (look) => ["match", ["get", "slot"],
  ...["1", "2", "3", "4", "5", "6", "7"].flatMap((slot) => [slot, look[`camp-${slot}`]]), look["camp-other"]];

/** Provinces: tinted by a camp, striped by several, with an edge that shows it is none of a survey. */
function provinces(look) {
  return [
    { id: "provinces", type: "fill", source: "provinces", filter: ["!", ["has", "pattern"]],
      paint: { "fill-color": bySlot(look), "fill-opacity": TINT, "fill-antialias": false } },
    { id: "striped", type: "fill", source: "provinces", filter: ["has", "pattern"],
      paint: { "fill-pattern": ["get", "pattern"], "fill-opacity": TINT } },
    { id: "edges", type: "line", source: "provinces",
      paint: { "line-color": look.quiet, "line-opacity": 0.55, "line-width": 0.8, "line-dasharray": [2, 2.5] } },
  ];
}

/** Names that are there to find one's way: countries in slanted capitals, settlements small and faint. */
function names(look, fonts) {
  const halo = { "text-halo-color": look.land, "text-halo-width": 1.2 };
  return [
    { id: "settlements", type: "symbol", source: "names", filter: [">", ["get", "size"], 0],
      layout: {
        "text-field": ["get", "name"], "text-font": fonts.plain, "symbol-sort-key": ["get", "order"],
        "text-size": ["interpolate", ["linear"], ["zoom"], 4, ["match", ["get", "size"], 1, 11.5, 2, 10.5, 10], 9, ["match", ["get", "size"], 1, 15, 2, 13.5, 3, 12.5, 11.5]],
        "text-padding": 6, "text-max-width": 8,
      },
      paint: { "text-color": look.quiet, "text-opacity": 0.82, ...halo } },
    { id: "countries", type: "symbol", source: "names", filter: ["==", ["get", "size"], 0],
      layout: {
        "text-field": ["get", "name"], "text-font": fonts.slanted, "symbol-sort-key": ["get", "order"], "text-letter-spacing": 0.12, "text-max-width": 7, "text-padding": 8,
        "text-variable-anchor-offset": ["step", ["zoom"], ["literal", ["center", [0, 0]]], ASIDE_FROM, ["literal", ["center", [0, 0], "center", [0, -2.6], "center", [0, 2.6], "center", [-6, 0], "center", [6, 0]]]],
        "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 4, 14, 6, 20], "text-transform": "none",
      },
      paint: { "text-color": look.quiet, "text-opacity": 0.75, ...halo } },
  ];
}

/** Who holds which place: discs with letters, and a ring for the place that is pointed at. */
function places(look) {
  const sized = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops.flatMap(([zoom, size]) => [zoom, ["*", size, ["get", "scale"]]])];
  return [
    { id: "chosen", type: "circle", source: "chosen",
      paint: { "circle-radius": ["interpolate", ["linear"], ["zoom"], 2, 9, 7, 17, 10, 21], "circle-color": look.accent, "circle-opacity": 0.16, "circle-stroke-color": look.accent, "circle-stroke-width": 2.5 } },
    { id: "places", type: "symbol", source: "places",
      layout: {
        "icon-image": ["step", ["zoom"], ["concat", ["get", "sign"], "|bare"], LETTERS_FROM, ["get", "sign"]],
        "icon-allow-overlap": true, "icon-size": sized([1, 0.46], [LETTERS_FROM, 0.8], [7, 1], [10, 1.25]), "icon-padding": 0,
        "symbol-sort-key": ["-", 0, ["get", "order"]], "icon-offset": ["case", ["get", "beside"], ["literal", [17, 15]], ["literal", [0, 0]]],
      } },
  ];
}

/** Where a name may stand around a disc, so far from its middle, in widths of its letters. */
const around = (far) => [
  "right", [-far, 0], "left", [far, 0], "top", [0, far - 0.15], "bottom", [0, 0.15 - far],
  "top-right", [-far * 0.6, far * 0.6], "top-left", [far * 0.6, far * 0.6], "bottom-right", [-far * 0.6, -far * 0.6], "bottom-left", [far * 0.6, -far * 0.6],
];

/** The names of places with discs, which come before all other names; those of cities first, and seen nearer than
    from afar they are there even where they cover something. */
function placeNames(look, fonts) {
  const anchors = (...far) => ["literal", far.flatMap(around)];
  const named = (id, filter, overlap, ...further) => ({
    id, type: "symbol", source: "places", filter,
    layout: {
      "text-field": ["get", "name"], "text-font": fonts.strong, "symbol-sort-key": ["get", "order"], "text-overlap": overlap,
      "text-size": ["interpolate", ["linear"], ["zoom"], 3, 11, 6, 12.5, 9, 15], "text-padding": 1, "text-max-width": 9, "text-justify": "auto",
      "text-variable-anchor-offset": ["case", ["get", "ringed"], anchors(1.3, ...further), anchors(1.02, ...further)],
    },
    paint: { "text-color": look.ink, "text-halo-color": look.paper, "text-halo-width": 1.6 },
  });
  return [
    named("place-names", ["!", ["get", "city"]], "never"),
    named("city-names", ["get", "city"], ["step", ["zoom"], "never", 5, "always"], 2, 3),
  ];
}

/** Where the n-th mark of a place may stand: above it, in rows from the middle to the right; where a disc or a name is
    there, on the other side, below, beside it, or a row further off. */
function spread(count) {
  const stood = (n) => {
    const x = (n % IN_A_ROW) * ACROSS, y = ABOVE + Math.floor(n / IN_A_ROW) * DOWN;
    const near = [[x, -y], [-x, -y], [x, y], [-x, y], [x + ACROSS, 0], [-x - ACROSS, 0]];
    return [...near, [x, -y - DOWN], [-x, -y - DOWN], [x, y + DOWN], [-x, y + DOWN]].flatMap((at) => ["center", at]);
  };
  const cases = Array.from({ length: count - 1 }, (_, n) => [n, ["literal", stood(n)]]).flat();
  return ["match", ["get", "n"], ...cases, ["literal", stood(count - 1)]];
}

/** Events: one mark for several places or families, with the sign of the commonest, and one for each family of a place.
    A mark of many goes where it covers no disc or name, and if there is no such place, over them. */
function marks(look, fonts, families) {
  const most = ["max", ...families.map((family) => ["get", family])];
  const commonest = ["case", ...families.slice(1).flatMap((family) => [["==", ["get", family], most], family]), families[0]];
  const middle = { "vertical-align": "center" };
  const layout = (card, family, number) => ({
    "icon-image": card, "icon-text-fit": "both", "icon-overlap": "always", "text-overlap": "always", "icon-padding": 0, "text-padding": 0,
    "text-field": ["format", ["image", ["concat", "sign|", family]], middle, " ", {}, ["number-format", number, { locale: "en-GB" }], middle],
    "text-font": fonts.strong, "text-size": 11.5,
  });
  const paint = { "text-color": look.ink };
  return [
    { id: "marks", type: "symbol", source: "marks", filter: ["!", ["has", "point_count"]], paint,
      layout: { ...layout("one", ["get", "family"], ["get", "events"]), "text-variable-anchor-offset": spread(MOST_MARKS), "symbol-sort-key": ["get", "n"] } },
    { id: "clusters", type: "symbol", source: "marks", filter: ["has", "point_count"], paint,
      layout: {
        ...layout("many", commonest, ["get", "sum"]), "symbol-sort-key": ["-", 0, ["get", "sum"]],
        "text-variable-anchor-offset": [1, 2.1, 3.2].flatMap((far) => [
          "bottom", [0, -1.5 * far], "left", [1.55 * far, 0], "right", [-1.65 * far, 0], "top", [0, 1.5 * far],
          "bottom-left", [1.3 * far, -far], "bottom-right", [-1.4 * far, -far], "top-left", [1.3 * far, far], "top-right", [-1.4 * far, far],
        ]),
      } },
  ];
}

/** The layers of our own, in the order in which they are drawn. Fonts are those of the base map's letters, if it has its own. */
export function layers(look, families, fonts = FONTS) {
  return [...provinces(look), ...names(look, fonts), ...marks(look, fonts, families), ...placeNames(look, fonts), ...places(look)];
}

/** All colours of a style that is shown become those of another look. */
export function recolour(map, style) {
  for (const { id, paint = {} } of style) {
    for (const [name, value] of Object.entries(paint)) {
      if (map.getLayer(id) && name.endsWith("color")) map.setPaintProperty(id, name, value);
    }
  }
}

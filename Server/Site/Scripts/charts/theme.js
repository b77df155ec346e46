// Colours and fonts of the page, read from its tokens so that figures follow the theme.
const tokens = ["ground", "raised", "sunken", "ink", "ink-soft", "line", "line-strong", "accent", "series-1", "series-2", "series-3", "series-4"];

// Besides its colour every series has a dash and a marker of its own: nothing is told by colour alone.
const dashes = ["solid", [7, 4], [2, 3], [10, 3, 2, 3]];
const markers = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond"];

export function readTheme(element) {
  // A custom property that holds light-dark() is only resolved where it is used: as the colour of an element.
  const probe = element.appendChild(document.createElement("span"));
  const theme = { font: getComputedStyle(element).fontFamily };
  for (const token of tokens) {
    probe.style.color = `var(--${token})`;
    theme[token] = getComputedStyle(probe).color;
  }
  probe.remove();
  theme.paper = paperUnder(element);
  return theme;
}

/** The colour that a figure is drawn on: the first ground behind it that is not transparent. */
function paperUnder(element) {
  for (let at = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (color !== "transparent" && !/, 0\)$/.test(color)) return color;
  }
  return "rgb(255, 255, 255)";
}

export function watchTheme(changed) {
  const choice = new MutationObserver(changed);
  choice.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const device = matchMedia("(prefers-color-scheme: dark)");
  device.addEventListener("change", changed);
  return () => {
    choice.disconnect();
    device.removeEventListener("change", changed);
  };
}

export const seriesColor = (theme, index) => theme[`series-${index % 4 + 1}`];

// From the fifth series on the colours come again, each with the next dash.
export const seriesDash = index => dashes[(index + Math.floor(index / 4)) % 4];

export const seriesMarker = index => markers[index % markers.length];

/** A colour between two, as rgb(); share 0 is the first. */
export function mix(from, to, share) {
  const [a, b] = [channels(from), channels(to)];
  return `rgb(${a.map((value, i) => Math.round(value + (b[i] - value) * share)).join(",")})`;
}

export const channels = color => color.match(/[\d.]+/g).slice(0, 3).map(Number);

/** What all figures have in common. */
export const common = theme => ({
  animation: false,
  textStyle: { fontFamily: theme.font, fontSize: 12, color: theme["ink-soft"] },
  aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
  tooltip: {
    renderMode: "richText", confine: true, backgroundColor: theme.raised, borderColor: theme["line-strong"], borderWidth: 1, padding: [6, 10],
    textStyle: { fontFamily: theme.font, fontSize: 12, lineHeight: 18, color: theme.ink }, shadowBlur: 0, shadowOffsetX: 0, shadowOffsetY: 0,
  },
});

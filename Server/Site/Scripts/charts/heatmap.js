// A matrix as colours, with its values where asked and where they fit.
import { categoryAxis, plot, textWidth } from "./axes.js";
import { brief, show } from "./numbers.js";
import { channels, common, mix } from "./theme.js";

export function heatmapOption(figure, theme) {
  const grid = figure.grid ?? { xs: [], ys: [], values: [] };
  const cells = grid.values.flatMap((row, y) => row.map((value, x) => [x, y, value])).filter(cell => cell[2] !== null);
  const values = cells.map(cell => cell[2]);
  const [least, most] = values.length ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const diverging = least < 0 && most > 0;
  const [low, high] = diverging ? [-Math.max(-least, most), Math.max(-least, most)] : [least, most === least ? least + 1 : most];
  const ramp = diverging ? [theme["series-2"], theme.paper, theme["series-1"]] : [mix(theme.sunken, theme["series-1"], 0.04), theme["series-1"]];
  const widest = Math.max(0, ...values.map(value => textWidth(brief(value), theme)));
  const written = grid.showValues && (figure.width - 110) / Math.max(1, grid.xs.length) > widest + 4 && (figure.height - 80) / Math.max(1, grid.ys.length) > 13;
  return {
    ...common(theme),
    grid: { ...plot({ right: 76 }) },
    xAxis: { ...categoryAxis(figure.x, grid.xLabels ?? grid.xs.map(value => show(value)), theme, { plotWidth: grid.xLabels ? figure.width - 130 : 0 }), axisLine: { show: false } },
    // A matrix is read from its first row down; a measured y axis grows upwards.
    yAxis: { ...categoryAxis(figure.y, grid.yLabels ?? grid.ys.map(value => show(value)), theme, { vertical: true, inverse: Boolean(grid.yLabels) }), axisLine: { show: false }, nameLocation: grid.yLabels ? "start" : "end" },
    visualMap: {
      type: "continuous", min: low, max: high, dimension: 2, calculable: false, orient: "vertical", right: 4, top: "middle", itemWidth: 12, itemHeight: Math.max(60, figure.height * 0.45),
      text: [show(high), show(low)], textStyle: { color: theme["ink-soft"], fontSize: 12 }, inRange: { color: ramp }, formatter: value => show(value),
    },
    tooltip: {
      ...common(theme).tooltip, trigger: "item",
      formatter: ({ value: [x, y, value] }) => `${grid.yLabels?.[y] ?? show(grid.ys[y])} · ${grid.xLabels?.[x] ?? show(grid.xs[x])}\n${show(value)}`,
    },
    series: [{
      type: "heatmap", itemStyle: { borderColor: theme.paper, borderWidth: cells.length > 400 ? 0 : 1 }, emphasis: { disabled: true },
      data: cells.map(cell => ({ value: cell, label: { color: legible(shade(ramp, (cell[2] - low) / (high - low)), theme) } })),
      label: { show: written, fontSize: 12, formatter: ({ value }) => brief(value[2]) },
    }],
  };
}

function shade(ramp, share) {
  const scaled = Math.min(1, Math.max(0, share)) * (ramp.length - 1), from = Math.min(ramp.length - 2, Math.floor(scaled));
  return mix(ramp[from], ramp[from + 1], scaled - from);
}

/** The text colour that stands out more on a ground. */
function legible(ground, theme) {
  const [a, b] = [theme.ink, theme.paper].map(color => Math.abs(luminance(color) - luminance(ground)));
  return a >= b ? theme.ink : theme.paper;
}

const luminance = color => channels(color).reduce((sum, value, i) => sum + [0.2126, 0.7152, 0.0722][i] * (value / 255) ** 2.2, 0) ** 0.45;

// Walks over a landscape: lines above the landscape's contour.
import { contourImage } from "./contour.js";
import { curve, frame, legend, survey } from "./lines.js";
import { show } from "./numbers.js";
import { common, seriesColor } from "./theme.js";

export function pathOption(figure, theme) {
  const { all, present, xs, ys } = survey(figure);
  const { grid } = figure;
  // The landscape fills the plot: what walks out of it walks out of sight.
  const x = grid ? { ...figure.x, min: figure.x?.min ?? grid.xs[0], max: figure.x?.max ?? grid.xs.at(-1) } : figure.x;
  const y = grid ? { ...figure.y, min: figure.y?.min ?? grid.ys[0], max: figure.y?.max ?? grid.ys.at(-1) } : figure.y;
  const above = legend(present, figure, theme);
  const base = frame({ ...figure, x, y }, theme, xs, ys, { legend: above.height });
  base.yAxis.splitLine.show = !grid;
  return {
    ...base,
    legend: above.option,
    tooltip: {
      ...common(theme).tooltip, trigger: "item",
      formatter: ({ seriesName, value, dataIndex }) => `${seriesName} · ${dataIndex}\n${figure.x?.label ?? "x"} ${show(value[0])}\n${figure.y?.label ?? "y"} ${show(value[1])}`,
    },
    series: [
      ...(grid ? [landscape(grid, theme, figure)] : []),
      ...all.map(series => ({
        ...curve(series, figure, theme),
        // Every step shows while there are few, so that their lengths can be compared; the first is always marked.
        symbolSize: (_, { dataIndex }) => series.before ? 0 : dataIndex === 0 ? 9 : series.points.length <= 150 ? 4 : 0,
        sampling: undefined,
      })),
      ...present.filter(series => series.points.length > 1).map(series => last(series, theme)),
    ],
  };
}

const last = (series, theme) => ({
  type: "scatter", name: series.name, data: [series.points.findLast(([x, y]) => x !== null && y !== null) ?? []], symbol: "circle", symbolSize: 10, z: 5,
  itemStyle: { color: theme.paper, borderColor: seriesColor(theme, series.index), borderWidth: 3 },
});

const landscape = (grid, theme, figure) => ({
  type: "custom", silent: true, z: 0, data: [0], clip: true, tooltip: { show: false },
  renderItem: (_, api) => {
    const [left, bottom] = api.coord([grid.xs[0], grid.ys[0]]);
    const [right, top] = api.coord([grid.xs.at(-1), grid.ys.at(-1)]);
    const width = Math.round(Math.abs(right - left)), height = Math.round(Math.abs(bottom - top));
    if (!(width > 0 && height > 0)) return { type: "group", children: [] };
    const image = contourImage(grid, width, height, theme, { x: figure.x?.log, y: figure.y?.log });
    return { type: "image", style: { image, x: Math.min(left, right), y: Math.min(top, bottom), width, height } };
  },
});

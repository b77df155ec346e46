// Figures of demos on a canvas. Loaded on pages that hold a demo, and nowhere else.
// The Content-Security-Policy forbids inline styles in markup: canvas renderer, tooltips as rich text, styles through the DOM only.
import * as echarts from "echarts/core";
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { barsOption } from "./charts/bars.js";
import { graphOption } from "./charts/graph.js";
import { heatmapOption } from "./charts/heatmap.js";
import { histogramOption, linesOption, scatterOption } from "./charts/lines.js";
import { pathOption } from "./charts/path.js";
import { readTheme, watchTheme } from "./charts/theme.js";

echarts.use([BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart,
  AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, CanvasRenderer]);

const options = {
  lines: linesOption, scatter: scatterOption, histogram: histogramOption, path: pathOption,
  bars: barsOption, stackedBars: barsOption, heatmap: heatmapOption, graph: graphOption,
};

/** Starts an empty figure in an element. declaration: { kind, x, y, categories }, axes: { label, log, min, max }. */
export function create(element, declaration) {
  const chart = echarts.init(element, null, { renderer: "canvas" });
  const figure = { ...declaration, series: new Map(), grid: null, graph: null, before: [] };
  let frame = 0;

  const draw = () => {
    frame = 0;
    figure.width = chart.getWidth();
    figure.height = chart.getHeight();
    if (figure.width > 0 && figure.height > 0)
      chart.setOption(options[figure.kind](figure, readTheme(element)), { replaceMerge: ["series", "visualMap"] });
  };
  // However fast a run reports, it is drawn once a frame.
  const schedule = () => { frame ||= requestAnimationFrame(draw); };

  const resizing = new ResizeObserver(() => { chart.resize(); schedule(); });
  resizing.observe(element);
  const unwatch = watchTheme(schedule);
  schedule();

  return {
    /** delta: { series: [{ id, name, reset, points }], grid, graph }; a grid or graph of null has not changed. */
    update(delta) {
      for (const { id, name, reset, points } of delta.series) {
        const known = reset ? null : figure.series.get(id);
        figure.series.set(id, { id, name, points: known ? known.points.concat(points) : points });
      }
      figure.grid = delta.grid ?? figure.grid;
      figure.graph = delta.graph ?? figure.graph;
      schedule();
    },

    /** The series of the run before, drawn faint: [{ id, name, points }]; empty for none. */
    compare(before) {
      figure.before = before;
      schedule();
    },

    dispose() {
      cancelAnimationFrame(frame);
      unwatch();
      resizing.disconnect();
      chart.dispose();
    },
  };
}

/** Offers a text as a file. */
export function saveText(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Scrolls an element into view when less than half of the window shows it. */
export function reveal(element) {
  const { top } = element.getBoundingClientRect();
  if (top > innerHeight * 0.5 || top < 0) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
  }
}

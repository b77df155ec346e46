// Charts for demo pages: only the parts of ECharts that figures use. Loaded on pages that hold a demo, and nowhere else.
import * as echarts from "echarts/core";
import { LineChart, ScatterChart, BarChart, HeatmapChart, GraphChart } from "echarts/charts";
import { GridComponent, TooltipComponent, TitleComponent, LegendComponent, VisualMapComponent, DataZoomComponent, MarkLineComponent, AriaComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([LineChart, ScatterChart, BarChart, HeatmapChart, GraphChart, GridComponent, TooltipComponent, TitleComponent, LegendComponent,
  VisualMapComponent, DataZoomComponent, MarkLineComponent, AriaComponent, LabelLayout, CanvasRenderer]);

export { echarts };

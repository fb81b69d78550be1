import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, SVGRenderer]);

const WIDTH = 480;
const ROW = 54;
const MOST_ROWS = 40;

/** A bar of the chart, in the order it is drawn. */
export interface VoteBar {
  readonly name: string;
  readonly votes: number;
  /** As it is written at the bar. */
  readonly words: string;
}

/**
 * Horizontal bars as SVG text, drawn on the server, each with its name above so that it can be read on a phone. Colours are the page's own, so that they follow its light and dark. The table beside
 * it holds the same, so it is hidden from readers of the text; at most 40 bars are drawn.
 */
export function votesChart(bars: readonly VoteBar[]): string {
  const shown = bars.slice(0, MOST_ROWS);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: shown.length * ROW + 8 });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 0, right: 0, top: 12, bottom: 0 },
      xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...shown.map(({ votes }) => votes)) },
      yAxis: { type: 'category', inverse: true, show: false, data: shown.map(({ name }) => name) },
      series: [
        {
          type: 'bar', silent: true, barWidth: 14, barMinHeight: 2, itemStyle: { color: 'var(--seal)' },
          data: shown.map(({ name, votes, words }) => ({ value: votes, label: { show: true, position: [0, -20], align: 'left', formatter: () => `${name} · ${words}`, color: 'currentColor', fontSize: 15, width: WIDTH, overflow: 'truncate' } })),
        },
      ],
    });
    return chart.renderToSVGString({ useViewBox: true }).replace('<svg ', '<svg aria-hidden="true" class="votes-chart" ');
  } finally {
    chart.dispose();
  }
}

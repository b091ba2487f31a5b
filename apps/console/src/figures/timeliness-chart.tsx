import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { usePalette } from '../look/theme-choice.ts';
import { useWords } from '../words/language.ts';
import type { Timeliness } from './figure-reads.ts';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** Bars of each month: received, and beside it what was handled in time, extended, late. The numbers are in the table beside it. */
export const TimelinessChart = ({
  months,
  title,
}: {
  readonly months: Timeliness['months'];
  readonly title: string;
}) => {
  const { words } = useWords();
  const palette = usePalette();
  const box = useRef<HTMLDivElement>(null);
  const { time } = words.figures;
  useEffect(() => {
    if (box.current === null) return undefined;
    const chart = init(box.current, null, { renderer: 'svg' });
    const text = { color: palette.ink2, fontFamily: 'inherit', fontSize: 12 };
    const series = [
      ['received', palette.t2, 'received'],
      ['inTime', palette.t4, 'handled'],
      ['extended', palette.t3, 'handled'],
      ['late', palette.red, 'handled'],
    ] as const;
    chart.setOption({
      animation: false,
      aria: { enabled: true, decal: { show: true }, label: { description: title } },
      textStyle: text,
      grid: { left: 8, right: 8, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: text, itemHeight: 10, itemWidth: 16, itemGap: 18 },
      tooltip: {
        trigger: 'axis',
        backgroundColor: palette.bgEl,
        borderColor: palette.line2,
        textStyle: { color: palette.ink },
      },
      xAxis: {
        type: 'category',
        data: months.map(({ from }) => from.slice(5)),
        axisLine: { lineStyle: { color: palette.line3 } },
        axisLabel: text,
      },
      yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: palette.line } }, axisLabel: text },
      series: series.map(([id, color, stack]) => ({
        type: 'bar',
        stack,
        name: time[id],
        itemStyle: { color },
        barMaxWidth: 14,
        data: months.map((span) => span[id]),
      })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [months, palette, time, title]);
  return <div ref={box} className="chart" role="img" aria-label={title} />;
};

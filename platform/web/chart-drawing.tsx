import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartProps } from './chart.tsx'
import { formatNumber } from './format.ts'
import { colours } from './theme.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

// Told apart by lightness too, not by hue alone.
const palette = [colours.accent, '#c77b1b', '#4a76b8', '#7a4a78', '#6f8f4e', '#8b8f94']

/** The picture of a chart; redrawn as its box changes, the instance kept while the figures change. */
export function Drawing(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init> | null>(null)
  const choose = useRef(props.choose)
  choose.current = props.choose
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    const element = box.current
    if (!element) return
    const drawn = init(element)
    chart.current = drawn
    drawn.on('click', (event) => choose.current?.(event.dataIndex))
    const watch = new ResizeObserver(() => {
      drawn.resize()
      drawn.setOption(labelsOf(latest.current, element.clientWidth))
    })
    watch.observe(element)
    return () => {
      watch.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(optionOf(props), { notMerge: true })
    chart.current?.setOption(labelsOf(props, box.current?.clientWidth ?? 0))
  }, [props])
  return <div ref={box} style={{ height: '100%' }} />
}

/** More names than this along one axis are thinned out: they could not be read. */
const namesTold = 9

/** The names under a few bars are all told, in several lines where they are long. */
function labelsOf({ kind, points }: ChartProps, width: number): EChartsCoreOption {
  if (kind !== 'bar' || points.length === 0 || points.length > namesTold || width === 0) return {}
  const room = Math.max(Math.floor((width - 60) / points.length) - 6, 24)
  return {
    xAxis: {
      axisLabel: { interval: 0, hideOverlap: false, width: room, overflow: 'breakAll', lineHeight: 16 },
    },
  }
}

function optionOf({ kind, points, series, unit, choose }: ChartProps): EChartsCoreOption {
  const words = { color: colours['text-soft'], fontFamily: getComputedStyle(document.body).fontFamily }
  return {
    animation: false,
    color: palette,
    textStyle: words,
    grid: { left: 4, right: 16, top: series.length > 1 ? 56 : 32, bottom: 4, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0, textStyle: words, icon: 'roundRect' },
    tooltip: {
      trigger: 'axis',
      // The tooltip's own styles are set on elements, which a strict content policy allows; HTML is not used.
      renderMode: 'richText',
      valueFormatter: (value: unknown) =>
        typeof value === 'number' ? `${formatNumber(value, 1)} ${unit}` : '—',
    },
    xAxis: {
      type: 'category',
      data: [...points],
      axisLine: { lineStyle: { color: colours['line-strong'] } },
      axisTick: { show: false },
      axisLabel: { ...words, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      // Without it the numbers along the axis would be of nothing.
      name: unit,
      nameLocation: 'end',
      nameTextStyle: { ...words, align: 'left' },
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { ...words, formatter: (value: number) => formatNumber(value) },
    },
    series: series.map((one) => ({
      name: one.name,
      type: kind,
      data: [...one.values],
      cursor: choose ? 'pointer' : 'default',
      ...(kind === 'line'
        ? { symbolSize: 7, lineStyle: { width: 2.5 }, connectNulls: false }
        : { barMaxWidth: 34, itemStyle: { borderRadius: [3, 3, 0, 0] } }),
    })),
  }
}

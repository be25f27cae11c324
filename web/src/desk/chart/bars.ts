// Stacked bars in the colours of the page, so that they fit light and dark.

import type { ComposeOption } from 'echarts/core'
import type { BarSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption } from 'echarts/components'

export type BarsOption = ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption>

export interface Bars {
  /** What each bar stands for, from above. */
  lines: string[]
  /** What a bar is made of, with one count for each line. */
  parts: { name: string; counts: number[] }[]
}

/** Colours apart from each other also for those who see few; in the order of the parts. */
const LIGHT = ['#b3261e', '#1f6f8b', '#c98a1b', '#4f7f3a', '#6d4fa3', '#8a5a3c', '#2f5fae', '#7a7a72']
const DARK = ['#e57368', '#5fb3cf', '#e0b04d', '#8fc077', '#ab93dd', '#c79a7c', '#86a8ec', '#b5b3a8']

export function barsOption({ lines, parts }: Bars, look: { ink: string; line: string; font: string; dark: boolean }): BarsOption {
  const text = { color: look.ink, fontFamily: look.font, fontSize: 14 }
  return {
    animation: false,
    color: look.dark ? DARK : LIGHT,
    textStyle: text,
    legend: { type: 'scroll', top: 0, left: 0, textStyle: text, pageTextStyle: text, pageIconColor: look.ink, show: parts.length > 1 },
    grid: { top: parts.length > 1 ? 40 : 8, right: 24, bottom: 8, left: 8, containLabel: true },
    xAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: look.line } } },
    yAxis: { type: 'category', data: lines, inverse: true, axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } }, axisLabel: text },
    series: parts.map((part) => ({ name: part.name, type: 'bar' as const, stack: 'all', barMaxWidth: 26, data: part.counts })),
  }
}

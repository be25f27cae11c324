// Rectangles over a photo, in ten-thousandths of its sides. Invariant: none leaves the picture, none is empty.

import type { Schemas } from '@/shared/api/client'

export type Area = Schemas['BlurArea']

export const WHOLE = 10_000
/** Smaller than this was a click, not a rectangle. */
const LEAST = 50

const clamp = (value: number, least: number, most: number) => Math.round(Math.min(most, Math.max(least, value)))

interface Point {
  x: number
  y: number
}

/** The rectangle between two corners; none where they lie together. */
export function between(one: Point, other: Point, mode: Area['mode']): Area | null {
  const [left, right] = [one.x, other.x].map((x) => clamp(x, 0, WHOLE)).sort((a, b) => a - b) as [number, number]
  const [top, bottom] = [one.y, other.y].map((y) => clamp(y, 0, WHOLE)).sort((a, b) => a - b) as [number, number]
  if (right - left < LEAST || bottom - top < LEAST) return null
  return { x: left, y: top, width: right - left, height: bottom - top, mode }
}

export const moved = (area: Area, x: number, y: number): Area => ({
  ...area,
  x: clamp(area.x + x, 0, WHOLE - area.width),
  y: clamp(area.y + y, 0, WHOLE - area.height),
})

export const resized = (area: Area, x: number, y: number): Area => ({
  ...area,
  width: clamp(area.width + x, LEAST, WHOLE - area.x),
  height: clamp(area.height + y, LEAST, WHOLE - area.y),
})

// How a picture lies in its frame: larger, moved, turned. Points are measured from the middle of the frame.
//
// Invariant: what lies under the pointer or between two fingers stays there; the whole picture is always in the middle.

export interface Place {
  zoom: number
  turn: number
  x: number
  y: number
}

export interface Point {
  x: number
  y: number
}

export const WHOLE: Place = { zoom: 1, turn: 0, x: 0, y: 0 }
export const STEP = 1.4
const MOST = 8

export function zoomed(place: Place, by: number, at: Point = { x: 0, y: 0 }): Place {
  const zoom = Math.min(MOST, Math.max(1, place.zoom * by))
  if (zoom === 1) return { ...place, zoom, x: 0, y: 0 }
  const ratio = zoom / place.zoom
  return { ...place, zoom, x: at.x - (at.x - place.x) * ratio, y: at.y - (at.y - place.y) * ratio }
}

export function pulled(place: Place, by: Point): Place {
  return place.zoom > 1 ? { ...place, x: place.x + by.x, y: place.y + by.y } : place
}

export const turned = (place: Place): Place => ({ ...place, turn: place.turn + 90 })

const middle = ([one, other]: [Point, Point]): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
const apart = ([one, other]: [Point, Point]) => Math.hypot(one.x - other.x, one.y - other.y) || 1

/** Two fingers that went from here to there. */
export function pinched(place: Place, before: [Point, Point], after: [Point, Point]): Place {
  const [from, to] = [middle(before), middle(after)]
  const moved = { ...place, x: place.x + to.x - from.x, y: place.y + to.y - from.y }
  return zoomed(moved, apart(after) / apart(before), to)
}

export const styleOf = (place: Place) => ({
  transform: `translate(${place.x}px, ${place.y}px) rotate(${place.turn}deg) scale(${place.zoom})`,
})

// What sending is about, as screens show it. Apart from the store, so that the frame of the app needs nothing of it.

import { reactive } from 'vue'

export interface LineState {
  /** The report or the note under way, if any. */
  current: string | null
  /** How much of each photo is over there, 0 to 1. */
  parts: Record<string, number>
  /** The server could not be reached at the last try. */
  unreachable: boolean
}

export function idle(): LineState {
  return reactive({ current: null, parts: {}, unreachable: false })
}

/** That of this page. */
export const line = idle()

// The keys of the desk's screens, in one table each: for the screen and for its help.

export const KEYS = [
  { keys: ['J', 'K'], word: 'keys.move' },
  { keys: ['/'], word: 'keys.search' },
  { keys: ['↑', '↓'], word: 'keys.walk' },
  { keys: ['Enter'], word: 'keys.attach' },
  { keys: ['V'], word: 'keys.view' },
  { keys: [']', '['], word: 'keys.walk-on' },
  { keys: ['S'], word: 'keys.points' },
  { keys: ['F'], word: 'keys.full' },
  { keys: ['G'], word: 'keys.agree' },
  { keys: ['R'], word: 'keys.reason' },
  { keys: ['Alt', '1–3'], word: 'keys.recent' },
  { keys: ['Ctrl', 'Enter'], word: 'keys.save' },
  { keys: ['Ctrl', 'Z'], word: 'keys.undo' },
  { keys: ['Esc'], word: 'keys.leave' },
  { keys: ['?'], word: 'keys.help' },
] as const

export const LIST_KEYS = [
  { keys: ['J', 'K'], word: 'keys.rows' },
  { keys: ['↑', '↓'], word: 'keys.rows' },
  { keys: ['Enter'], word: 'keys.open' },
  { keys: ['?'], word: 'keys.help' },
] as const

/** Of a report that is read whole. */
export const REPORT_KEYS = [
  { keys: ['A'], word: 'keys.attach' },
  { keys: ['←', '→'], word: 'keys.photos' },
  { keys: ['+', '−', '0'], word: 'keys.zoom' },
  { keys: ['R'], word: 'keys.turn' },
  { keys: ['B'], word: 'keys.beside' },
  { keys: ['Esc'], word: 'keys.shut' },
] as const

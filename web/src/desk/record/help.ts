// The keys of the scoring screen, in one table: for the screen and for its help.

export const KEYS = [
  { keys: ['J', 'K'], word: 'keys.move' },
  { keys: ['/'], word: 'keys.search' },
  { keys: ['↑', '↓'], word: 'keys.walk' },
  { keys: ['Enter'], word: 'keys.attach' },
  { keys: ['V'], word: 'keys.view' },
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

/** Whether a letter typed here would be text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
}

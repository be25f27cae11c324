// One sentence that says what happened, read out by screen readers, gone after a while.

import { ref } from 'vue'

export const said = ref('')
let timer: ReturnType<typeof setTimeout> | undefined
let since = 0

export function say(sentence: string): void {
  said.value = sentence
  since = Date.now()
  clearTimeout(timer)
  // Long enough for whoever reads slowly.
  timer = setTimeout(() => (said.value = ''), Math.max(4000, sentence.length * 200))
}

/** Takes a sentence away that belongs to the screen before, but not one said on the way to this one. */
export function hush(): void {
  if (Date.now() - since > 1000) said.value = ''
}

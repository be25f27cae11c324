// Size of text and light or dark, as the person chose. Applied before the first picture.

import { ref } from 'vue'

import { recall, remember } from './settings'

export type TextSize = 'normal' | 'large' | 'huge'
export type Theme = 'system' | 'light' | 'dark'

export const textSize = ref<TextSize>((recall('text') as TextSize | null) ?? 'normal')
export const theme = ref<Theme>((recall('theme') as Theme | null) ?? 'system')

export function applyLook(): void {
  document.documentElement.dataset.text = textSize.value
  document.documentElement.dataset.theme = theme.value
}

export function chooseText(size: TextSize): void {
  textSize.value = size
  remember('text', size)
  applyLook()
}

export function chooseTheme(next: Theme): void {
  theme.value = next
  remember('theme', next)
  applyLook()
}

// The desk's own words: simplified Chinese at once, English when asked for.

import { createI18n } from 'vue-i18n'

import { recall, remember } from '@/shared/settings'

import zh from './zh-Hans.json'

export type Language = 'zh-Hans' | 'en'

export const i18n = createI18n({ legacy: false, locale: 'zh-Hans', fallbackLocale: 'zh-Hans', messages: { 'zh-Hans': zh } })

export async function speak(language: Language): Promise<void> {
  if (language === 'en') {
    const { default: messages } = await import('./en.json')
    i18n.global.setLocaleMessage('en' as 'zh-Hans', messages as typeof zh)
  }
  i18n.global.locale.value = language as 'zh-Hans'
  document.documentElement.lang = language
  remember('language', language)
}

export async function speakAsBefore(): Promise<void> {
  if (recall('language') === 'en') await speak('en')
}

/** Of a pair of names, the one in the language spoken. */
export function named(pair: { name_zh: string; name_en: string }): string {
  return (i18n.global.locale.value as Language) === 'en' ? pair.name_en : pair.name_zh
}

/** Of a pair of titles, the one in the language spoken. */
export function titled(pair: { title_zh: string; title_en: string }): string {
  return (i18n.global.locale.value as Language) === 'en' && pair.title_en ? pair.title_en : pair.title_zh
}

export function worded(pair: { text_zh: string; text_en: string }): string {
  return (i18n.global.locale.value as Language) === 'en' && pair.text_en ? pair.text_en : pair.text_zh
}

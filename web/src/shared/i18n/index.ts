// The languages: simplified Chinese is in the first bundle, English comes when asked for.

import { createI18n } from 'vue-i18n'

import { recall, remember } from '../settings'
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

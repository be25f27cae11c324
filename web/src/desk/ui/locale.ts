// The words of Element Plus itself, in the language spoken at the desk.

import { ElConfigProvider } from 'element-plus'
import en from 'element-plus/es/locale/lang/en'
import zh from 'element-plus/es/locale/lang/zh-cn'

export { ElConfigProvider }

export const elementWords = (locale: string) => (locale === 'en' ? en : zh)

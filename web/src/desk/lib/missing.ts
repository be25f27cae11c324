// What has to be there before a step, in words: the server points at it, and a table says what it is called.

import type { Schemas } from '@/shared/api/client'

type Translate = (key: string, values?: Record<string, string>) => string

export function missingWords(missing: Schemas['FieldError'][], t: Translate, te: (key: string) => boolean): string[] {
  return missing.map(({ pointer }) => {
    const [, what = '', code = ''] = pointer.split('/')
    const key = `missing-of.${what}`
    return te(key) ? t(key, { code }) : t('missing-of.other')
  })
}

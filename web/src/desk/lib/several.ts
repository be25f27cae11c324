// One step taken for several branches: one after the other, each a request and an entry of the log of its own, and what
// came of each is said. What was refused may be tried again; what is done is not done twice.

import { ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { api, must, type Schemas } from '@/shared/api/client'

import { missingWords } from './missing'
import { sentenceFor } from './sentences'

export interface Branch {
  /** The record. */
  id: string
  name: string
}

export function useSeveral() {
  const { t, te } = useI18n()
  const busy = ref(false)
  const done = ref<string[]>([])
  /** Branches for which it was not done, and why. */
  const refused = ref<{ name: string; why: string }[]>([])

  /** Why it was not done; null when it was. */
  async function take({ id }: Branch, body: Schemas['StepBody']): Promise<string | null> {
    const steps = await must(api.GET('/api/v1/records/{id}/steps', { params: { path: { id } } }))
    const next = steps.next.find((one) => one.step === body.step)
    if (!next) return t('problem.wrong-state')
    if (next.missing.length > 0) return missingWords(next.missing, t, te).join(t('mark.clause'))
    const params = { path: { id }, header: { 'If-Match': `"r${steps.revision}"` } }
    await must(api.POST('/api/v1/records/{id}/steps', { params, body }))
    return null
  }

  async function takeAll(branches: readonly Branch[], body: Schemas['StepBody']): Promise<boolean> {
    busy.value = true
    refused.value = []
    for (const branch of branches.filter((one) => !done.value.includes(one.id))) {
      const why = await take(branch, body).catch((error: unknown) => sentenceFor(error, t))
      if (why === null) done.value.push(branch.id)
      else refused.value.push({ name: branch.name, why })
    }
    busy.value = false
    return refused.value.length === 0
  }

  return { busy, done, refused, takeAll }
}

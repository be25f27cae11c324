// The appraisal record of a branch as its keeper meets it: where it stands, what was asked,
// what each level did, and the steps that are the branch's own.
//
// Invariant: a step carries the revision of the scores that were on the screen, so that nobody decides on
// what he has not seen. What is read beside them may be newer.

import { computed, ref, shallowRef } from 'vue'

import { api, must, type Schemas } from '@/shared/api/client'
import { mayOffer } from '@/shared/appraisal/offers'

import { copyOf, keepCopy } from '../outbox/db'

export interface Record {
  dossier: Schemas['DossierView']
  proceedings: Schemas['ProceedingsView']
  supplements: Schemas['SupplementsView']
}

export type OwnStep = 'declare' | 'withdraw' | 'submit_self_scores' | 'resubmit'

async function read(id: string): Promise<Record> {
  const params = { path: { id } }
  const [dossier, proceedings, supplements] = await Promise.all([
    must(api.GET('/api/v1/records/{id}', { params })),
    must(api.GET('/api/v1/records/{id}/steps', { params })),
    must(api.GET('/api/v1/records/{id}/supplements', { params })),
  ])
  return { dossier, proceedings, supplements }
}

export function useRecord(id: string) {
  const record = shallowRef<Record | null>(null)
  const trouble = ref<unknown>(null)
  /** What is shown is a copy of an earlier day. */
  const old = ref(false)
  const key = `record.${id}`

  /** The steps the branch itself could take now. */
  const next = computed(() => (record.value?.proceedings.next ?? []).filter((one) => one.who === 'branch'))
  /** Whether the branch scores itself now. */
  const scores = computed(() => ['declared', 'returned'].includes(record.value?.dossier.state ?? ''))

  /** Whether the branch may offer reports for criteria now: until the city has concluded. */
  const offers = computed(() => !old.value && record.value !== null && mayOffer(record.value.dossier))

  async function load(): Promise<boolean> {
    try {
      record.value = await read(id)
      trouble.value = null
      old.value = false
      void keepCopy(key, record.value)
      return true
    } catch (error) {
      record.value ??= await copyOf<Record>(key)
      trouble.value = error
      old.value = record.value !== null
      return false
    }
  }

  async function take(step: OwnStep): Promise<void> {
    const header = { 'If-Match': `"r${record.value?.dossier.revision ?? 0}"` }
    await must(api.POST('/api/v1/records/{id}/steps', { params: { path: { id }, header }, body: { step } }))
  }

  async function putScores(scores: Schemas['SelfScoreBody'][]): Promise<void> {
    const present = record.value
    if (!present || scores.length === 0) return
    const params = { path: { id }, header: { 'If-Match': `"r${present.dossier.revision}"` } }
    const { revision } = await must(api.PUT('/api/v1/records/{id}/self-scores', { params, body: { scores } }))
    record.value = { ...present, dossier: { ...present.dossier, revision } }
  }

  async function answer(question: string, text: string | null, seconds: number): Promise<void> {
    const params = { path: { id: question } }
    const body = { answer: text, typed_seconds: seconds }
    const supplements = await must(api.POST('/api/v1/supplements/{id}/answer', { params, body }))
    if (record.value) record.value = { ...record.value, supplements }
  }

  const first = load()
  return { record, trouble, old, next, scores, offers, first, load, take, putScores, answer }
}

export type OpenRecord = ReturnType<typeof useRecord>

// The branches that somebody may visit, and what was noted of one; with copies for where there is no signal.

import { computed, ref, shallowRef } from 'vue'

import { api, must, type Schemas } from '@/shared/api/client'

import { ofAllCycles } from '../cycles'
import { copyOf, keepCopy } from '../outbox/db'
import { usePages } from '../report/pages'
import { useSession } from '../session'
import type { Visitable } from './writing'

/** The branches, all of them at once: an inspector's list is short. */
export function useBranches() {
  return usePages<Visitable>(`visits.${useSession().account}`, () =>
    ofAllCycles(async (id) => (await must(api.GET('/api/v1/cycles/{id}/visits', { params: { path: { id } } }))).items),
  )
}

/** One branch with the notes of it. */
export function useBranch(record: string) {
  const branches = useBranches()
  const branch = computed(() => branches.items.value.find((one) => one.record_id === record) ?? null)
  const notes = shallowRef<Schemas['VisitNoteView'][]>([])
  const trouble = ref<unknown>(null)
  const key = `notes.${useSession().account}.${record}`

  async function load(): Promise<void> {
    try {
      notes.value = (await must(api.GET('/api/v1/records/{id}/visit-notes', { params: { path: { id: record } } }))).items
      trouble.value = null
      void keepCopy(key, notes.value)
    } catch (error) {
      notes.value = (await copyOf<Schemas['VisitNoteView'][]>(key)) ?? []
      trouble.value = error
    }
  }

  async function withdraw(id: string, reason: string): Promise<void> {
    await must(api.POST('/api/v1/visit-notes/{id}/withdraw', { params: { path: { id } }, body: { reason } }))
    await load()
  }

  void load()
  return { branch, branches, notes, trouble, load, withdraw }
}

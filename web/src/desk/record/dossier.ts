// One record at the desk: its dossier, its proceedings, and what others change meanwhile.
//
// Invariant: what is shown is one revision of the record, and a change names that revision.

import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

import { api, Failure, must, type Schemas } from '@/shared/api/client'

export type Dossier = Schemas['DossierView']
export type Part = Schemas['CriterionDossierView']
export type Proceedings = Schemas['ProceedingsView']

/** How often it is asked whether somebody else changed the record. */
const LOOK_AGAIN = 6000

export function useDossier(id: Ref<string>) {
  const dossier = shallowRef<Dossier | null>(null)
  const proceedings = shallowRef<Proceedings | null>(null)
  const trouble = ref<unknown>(null)
  /** Somebody else changed the record while it was open. */
  const changed = ref(false)
  let saving = 0
  /** An own change was made that is not shown yet. */
  let owed = false

  /** Whether what is shown is as new as this question. */
  async function load(): Promise<boolean> {
    const asked = id.value
    const path = { id: asked }
    try {
      const [nextDossier, nextProceedings] = await Promise.all([
        must(api.GET('/api/v1/records/{id}', { params: { path } })),
        must(api.GET('/api/v1/records/{id}/steps', { params: { path } })).catch((error: unknown) => {
          // Whoever only handles objections sees no steps.
          if (error instanceof Failure && error.kind === 'refused') return null
          throw error
        }),
      ])
      if (asked !== id.value) return false
      // What another request told meanwhile may be newer.
      if (dossier.value === null || nextDossier.revision >= dossier.value.revision) {
        dossier.value = nextDossier
        proceedings.value = nextProceedings
      }
      trouble.value = null
      owed = false
      return true
    } catch (error) {
      if (asked === id.value && !dossier.value) trouble.value = error
      return false
    }
  }

  async function lookAgain(): Promise<void> {
    if (document.visibilityState !== 'visible' || !dossier.value || saving > 0) return
    const path = { id: id.value }
    const next = await must(api.GET('/api/v1/records/{id}/steps', { params: { path } })).catch(() => null)
    if (!next || saving > 0 || next.record_id !== dossier.value.id || next.revision <= dossier.value.revision) return
    const own = owed
    if (await load()) changed.value = !own
  }

  /** Makes a change with the revision at hand; the dossier follows. */
  async function change<T>(action: (tag: string) => Promise<T>): Promise<T> {
    const of = id.value
    saving += 1
    try {
      return await action(`"r${dossier.value?.revision ?? 0}"`)
    } finally {
      // Until it is here, what is new is one's own.
      const shown = await load()
      if (of === id.value) owed = !shown
      saving -= 1
    }
  }

  const timer = setInterval(() => void lookAgain(), LOOK_AGAIN)
  onScopeDispose(() => clearInterval(timer))
  watch(
    id,
    () => {
      dossier.value = null
      proceedings.value = null
      changed.value = false
      owed = false
      void load()
    },
    { immediate: true },
  )

  return { dossier, proceedings, trouble, changed, load, change }
}

// What is done with the score being written: saved, cleared, thrown away, chosen between two.

import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { api, must } from '@/shared/api/client'
import { ask } from '@/shared/ui/ask'
import { say } from '@/shared/ui/toast'

import { useDoing } from '../lib/doing'
import type { Level } from '../lib/roles'
import type { Dossier, Part } from './dossier'
import { formOf, type Drafts } from './drafts'
import { keepReason, reasonsFor } from './reasons'
import { useScoring } from './scoring'

interface Desk {
  account: string
  dossier: Ref<Dossier | null>
  level: Ref<Level | null>
  part: Ref<Part | null>
  drafts: Drafts
  change: <T>(action: (tag: string) => Promise<T>) => Promise<T>
  /** To the next criterion. */
  moveOn: () => void
}

export function useActing({ account, dossier, level, part, drafts, change, moveOn }: Desk) {
  const { t } = useI18n()
  const { save: send, conflict } = useScoring({ dossier, level, change })
  const { busy, trouble, run } = useDoing()
  /** Rises when a reason was kept, which tells nobody by itself. */
  const keptReasons = ref(0)
  const about = computed(() => ({ account, domain: dossier.value?.organization.domain ?? '', code: part.value?.criterion.code ?? '' }))
  const recent = computed(() => (void keptReasons.value, reasonsFor(about.value)))
  const criterion = computed(() => part.value?.criterion.id ?? '')
  watch(criterion, () => (trouble.value = ''))
  watch(() => dossier.value?.id, () => (conflict.value = null))

  async function save(next: boolean): Promise<void> {
    const [saving, score, of] = [criterion.value, drafts.draft.value, about.value]
    const [record, by] = [dossier.value?.id, level.value]
    if (!saving || !record || !by || busy.value) return
    let saved = false
    await run(async () => {
      saved = await send(saving, score)
    })
    if (!saved) return
    // Whoever went on meanwhile finds the draft of what he sees now as it was.
    drafts.at(record, by, saving).settle(score)
    keepReason(of, score.reason)
    keptReasons.value += 1
    say(t('record.saved', { code: of.code }))
    if (next && dossier.value?.id === record && criterion.value === saving) moveOn()
  }

  async function clear(): Promise<void> {
    const [record, clearing, of] = [dossier.value?.id, criterion.value, level.value]
    if (!record || !of || !(await ask(t('record.clear'), t('record.clear-sure'), t('record.clear'), t('cancel')))) return
    const path = { record_id: record, criterion_id: clearing }
    const remove = (tag: string) => must(api.DELETE('/api/v1/records/{record_id}/scores/{criterion_id}', { params: { path, query: { level: of }, header: { 'If-Match': tag } } }))
    if (await run(() => change(remove), t('record.cleared'))) drafts.at(record, of, clearing).drop()
  }

  async function drop(): Promise<void> {
    if (await ask(t('record.drop'), t('record.drop-sure'), t('record.drop'), t('cancel'))) drafts.drop(criterion.value)
  }

  function useMine(): void {
    const theirs = conflict.value?.theirs
    conflict.value = null
    // The other score was read, so this is a choice and no accident.
    if (theirs) drafts.edit({ base: formOf(theirs) })
    void save(false)
  }

  function useTheirs(): void {
    if (conflict.value) drafts.drop(conflict.value.criterion)
    conflict.value = null
  }

  return { busy, trouble, conflict, recent, save, clear, drop, useMine, useTheirs }
}

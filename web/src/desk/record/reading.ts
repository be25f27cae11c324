// The report that is open over the record: what is known of it here, and whether it is evidence of the score being written.

import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { say } from '@/shared/ui/toast'

import { useOpened } from '../lib/opened'
import type { Dossier } from './dossier'
import { keyOf, pieceOf, type Drafts, type Piece } from './drafts'
import { knownOfEvidence, type Known } from './known'

/** What the search over the record's reports found of one. */
export type Found = (report: string) => { known: Known; piece: (photos: string[] | null) => Piece } | null

export function useReading(dossier: Ref<Dossier | null>, drafts: Drafts, found: Found) {
  const { t } = useI18n()
  const opened = useOpened()
  const { report } = opened

  /** The evidence that stands of it, of any level. */
  const standing = computed(() => dossier.value?.criteria.flatMap((one) => one.evidence).find((one) => one.report?.id === report.value) ?? null)
  const known = computed<Known | null>(() => found(report.value)?.known ?? (standing.value?.report ? knownOfEvidence(standing.value.report) : null))
  const whole = computed(() => `report:${report.value}`)
  const attached = computed(() => drafts.draft.value.pieces.some((one) => keyOf(one) === whole.value))

  function pieceFor(photo: string | null): Piece | null {
    const here = found(report.value)?.piece(photo ? [photo] : null)
    if (here || !standing.value) return here ?? null
    const body: Piece['body'] = photo ? { kind: 'photos', report_id: report.value, photo_ids: [photo] } : { kind: 'report', report_id: report.value }
    return { ...pieceOf(standing.value), ...(photo && { photos: [photo] }), evidence: undefined, body }
  }

  /** The report, or one photo of it alone, onto the score; the report a second time takes it away again. */
  function attach(photo: string | null): void {
    if (!photo && attached.value) return drafts.detach(whole.value)
    const piece = pieceFor(photo)
    if (!piece) return
    drafts.attach(piece)
    say(t('record.attached'))
  }

  return { opened, known, attached, attach }
}

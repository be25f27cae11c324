// The plan of a cycle as a form holds it.

import type { Schemas } from '@/shared/api/client'

export interface CycleForm {
  name: string
  starts_on: string
  ends_on: string
  scheme_type: Schemas['SchemeType']
  approval_document: string
  red_flag_cap: number
  model_cap: number
  publicity_days: number
  blind_levels: Schemas['Level'][]
}

export function cycleForm(cycle: Schemas['CycleView'] | null): CycleForm {
  return {
    name: cycle?.name ?? '',
    starts_on: cycle?.starts_on ?? '',
    ends_on: cycle?.ends_on ?? '',
    scheme_type: cycle?.scheme_type ?? 'demonstration',
    approval_document: cycle?.approval_document ?? '',
    red_flag_cap: cycle?.red_flag_cap ?? 100,
    model_cap: cycle?.model_cap ?? 100,
    publicity_days: cycle?.publicity_days ?? 5,
    blind_levels: cycle?.blind_levels ?? [],
  }
}

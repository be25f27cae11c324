// A report read whole: what the server has of it, names instead of ids, and the earlier photos its own look like.

import { onScopeDispose, ref, shallowRef } from 'vue'

import { api, must, type Schemas } from '@/shared/api/client'

import { places } from '../lib/names'

export type Whole = Schemas['ReportView']

export interface Names {
  place: string | null
  team: string | null
  project: string | null
}

const NONE: Names = { place: null, team: null, project: null }
const LOOKS = 120

type Named = { id: string; name: string }
const nameIn = (list: Named[], id: string | null | undefined) => list.find((one) => one.id === id)?.name ?? null

async function namesOf(whole: Whole): Promise<Names> {
  if (!whole.place_id && !whole.team_id && !whole.project_id) return NONE
  const branch = await must(api.GET('/api/v1/organizations/{organization_id}', { params: { path: { organization_id: whole.branch.id } } }))
  return {
    team: nameIn(branch.teams, whole.team_id),
    project: nameIn(branch.projects, whole.project_id),
    place: whole.place_id ? ((await places.find(whole.place_id).catch(() => null))?.name ?? null) : null,
  }
}

export function useWhole(report: string, ask: { veiled: boolean; hints: boolean }) {
  const whole = shallowRef<Whole | null>(null)
  /** None as long as they are being looked up. */
  const names = shallowRef<Names | null>(null)
  const hints = shallowRef<Schemas['HintView'][]>([])
  const trouble = ref<unknown>(null)
  /** A new picture is being made of what was veiled. */
  const making = ref(false)
  const path = { report_id: report }
  let left = false
  onScopeDispose(() => (left = true))

  async function read(): Promise<void> {
    whole.value = await must(api.GET('/api/v1/reports/{report_id}', { params: { path } }))
  }

  async function load(): Promise<void> {
    // To a level that scores blind, who and where stay hidden.
    if (ask.veiled) return
    trouble.value = null
    try {
      await read()
    } catch (error) {
      trouble.value = error
      return
    }
    if (whole.value) void namesOf(whole.value).then((found) => (names.value = found), () => (names.value = NONE))
    if (ask.hints) hints.value = (await must(api.GET('/api/v1/reports/{report_id}/hints', { params: { path } })).catch(() => null))?.hints ?? []
  }

  /** Whether the picture without what was veiled is there; in a blind record only the picture itself is asked for. */
  async function isRedrawn(photo: string, old: string | undefined): Promise<boolean> {
    if (ask.veiled) return (await fetch(`/api/v1/reports/${report}/photos/${photo}/renditions/1600`, { cache: 'reload' })).ok
    await read()
    const now = largeOf(photo)
    return now !== undefined && now !== old
  }

  const largeOf = (photo: string) => whole.value?.photos.find((one) => one.id === photo)?.renditions?.large

  /** Looks until the new picture is there: the old one is not given out any more. */
  async function redrawn(photo: string): Promise<void> {
    const old = largeOf(photo)
    making.value = true
    for (let look = 0; look < LOOKS && making.value && !left; look += 1) {
      if (await isRedrawn(photo, old).catch(() => false)) break
      await new Promise((done) => setTimeout(done, 1000))
    }
    making.value = false
  }

  return { whole, names, hints, trouble, making, load, redrawn }
}

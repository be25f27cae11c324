// Lists to pick from: asked of the server when there is signal, kept for when there is none.

import { shallowRef, type ShallowRef } from 'vue'

import { api, must, type Schemas } from '@/shared/api/client'

import { copyOf, keepCopy } from '../outbox/db'

/** A list with the last known copy first, and the server's answer as soon as it comes. */
function kept<T>(key: string, ask: () => Promise<T[]>): ShallowRef<T[]> {
  const list = shallowRef<T[]>([])
  let fresh = false
  void copyOf<T[]>(key).then((copy) => {
    if (copy && !fresh) list.value = copy
  })
  ask().then(
    (found) => {
      fresh = true
      list.value = found
      void keepCopy(key, found)
    },
    () => undefined,
  )
  return list
}

export function placesOf(branch: string): ShallowRef<Schemas['PlaceView'][]> {
  return kept(`places.${branch}`, async () => {
    const query = { organization_id: branch, limit: 100 }
    return (await must(api.GET('/api/v1/places', { params: { query } }))).items as Schemas['PlaceView'][]
  })
}

export function projectsOf(branch: string): ShallowRef<Schemas['ProjectView'][]> {
  return kept(`projects.${branch}`, async () => {
    const path = { organization_id: branch }
    return (await must(api.GET('/api/v1/organizations/{organization_id}', { params: { path } }))).projects
  })
}

export function teamsOf(branch: string): ShallowRef<Schemas['TeamView'][]> {
  return kept(`teams.${branch}`, async () => {
    const path = { organization_id: branch }
    return (await must(api.GET('/api/v1/organizations/{organization_id}/teams', { params: { path } }))).items
  })
}

export function membersOf(branch: string): ShallowRef<Schemas['MemberNameView'][]> {
  return kept(`members.${branch}`, async () => {
    const params = { path: { organization_id: branch }, query: { limit: 100 } }
    return (await must(api.GET('/api/v1/organizations/{organization_id}/members', { params })))
      .items as Schemas['MemberNameView'][]
  })
}

/** Fetches what writing needs before the signal is gone. */
export function fetchAhead(branch: string): void {
  placesOf(branch)
  projectsOf(branch)
  teamsOf(branch)
  membersOf(branch)
}

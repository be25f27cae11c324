// Things that are picked by a part of their name: how each kind is searched, and how one is called whose id is known.

import { api, must, type Schemas } from '@/shared/api/client'

import { everyPage } from './pages'

export interface Named {
  id: string
  name: string
}

export interface NameSource {
  search(text: string): Promise<Named[]>
  /** The one with this id; null when nobody can say what it is called. */
  find(id: string): Promise<Named | null>
}

/** Where to look first for the name of a place or a project: the list of all of them may be long. */
export interface Surroundings {
  organization?: string
  area?: string
}

const LIMIT = 20
const byId = (list: readonly Named[], id: string) => list.find((one) => one.id === id) ?? null

export const organizations: NameSource = {
  search: async (q) => (await must(api.GET('/api/v1/organizations', { params: { query: { q, limit: LIMIT } } }))).items,
  find: (id) => must(api.GET('/api/v1/organizations/{organization_id}', { params: { path: { organization_id: id } } })),
}

type PlacePage = { items: Schemas['PlaceView'][]; next_cursor?: string }

export const placesOf = (narrowed: { organization_id?: string; area_id?: string }) =>
  everyPage<Schemas['PlaceView']>(async (cursor) => {
    const query = { ...narrowed, limit: 100, cursor }
    return (await must(api.GET('/api/v1/places', { params: { query } }))) as PlacePage
  })

export function placesNear(near: () => Surroundings): NameSource {
  return {
    search: async (q) => (await must(api.GET('/api/v1/places', { params: { query: { q, limit: LIMIT } } }))).items,
    async find(id) {
      const { organization, area } = near()
      const own = organization ? byId(await placesOf({ organization_id: organization }), id) : null
      return own ?? (area ? byId(await placesOf({ area_id: area }), id) : null)
    },
  }
}

type ProjectPage = { items: Schemas['ProjectView'][]; next_cursor?: string }

export const projects: NameSource = {
  search: async (q) => (await must(api.GET('/api/v1/projects', { params: { query: { q, limit: LIMIT } } }))).items,
  // A city has some dozens of them.
  async find(id) {
    const all = await everyPage<Schemas['ProjectView']>(async (cursor) => {
      const query = { limit: 100, cursor }
      return (await must(api.GET('/api/v1/projects', { params: { query } }))) as ProjectPage
    })
    return byId(all, id)
  },
}

// Things that are picked by a part of their name: how each kind is searched, and how one is called whose id is known.

import { api, must, type Schemas } from '@/shared/api/client'

import { everyPage } from './pages'

export interface Named {
  id: string
  name: string
}

export interface NameSource {
  search(text: string): Promise<Named[]>
  /** The one with this id; null, or a failure, when nobody can say what it is called. */
  find(id: string): Promise<Named | null>
}

const LIMIT = 20

export const organizations: NameSource = {
  search: async (q) => (await must(api.GET('/api/v1/organizations', { params: { query: { q, limit: LIMIT } } }))).items,
  find: (id) => must(api.GET('/api/v1/organizations/{organization_id}', { params: { path: { organization_id: id } } })),
}

export const places: NameSource = {
  search: async (q) => (await must(api.GET('/api/v1/places', { params: { query: { q, limit: LIMIT } } }))).items,
  find: (id) => must(api.GET('/api/v1/places/{place_id}', { params: { path: { place_id: id } } })),
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
    return all.find((one) => one.id === id) ?? null
  },
}

// Domains, areas, themes and cycles: asked once, used by every screen.

import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

import { api, must, type Schemas } from '@/shared/api/client'
import { recall, remember } from '@/shared/settings'

import { named } from '../i18n'
import { everyPage } from './pages'

export type Cycle = Schemas['CycleView']

export const useReference = defineStore('reference', () => {
  const domains = shallowRef<Schemas['DomainView'][]>([])
  const areas = shallowRef<Schemas['AreaView'][]>([])
  const themes = shallowRef<Schemas['WorkThemeView'][]>([])
  const cycles = shallowRef<Cycle[]>([])
  const chosen = shallowRef<string | null>(recall('desk.cycle'))
  let asking: Promise<void> | null = null

  const cycle = computed(
    () =>
      cycles.value.find((one) => one.id === chosen.value) ??
      cycles.value.find((one) => one.state === 'open') ??
      cycles.value[0] ??
      null,
  )

  /** Asks once for all that seldom changes. */
  function load(): Promise<void> {
    asking ??= fetchAll().catch((error: unknown) => {
      asking = null
      throw error
    })
    return asking
  }

  async function fetchAll(): Promise<void> {
    const [domainList, areaList, themeList] = await Promise.all([
      must(api.GET('/api/v1/domains')),
      must(api.GET('/api/v1/areas')),
      must(api.GET('/api/v1/work-themes')),
      loadCycles(),
    ])
    domains.value = domainList.items
    areas.value = areaList.items
    themes.value = themeList.items
  }

  async function loadCycles(): Promise<void> {
    cycles.value = await everyPage(async (cursor) => {
      const page = await must(api.GET('/api/v1/cycles', { params: { query: { limit: 100, cursor } } }))
      return page as { items: Cycle[]; next_cursor?: string }
    })
  }

  async function loadAreas(): Promise<void> {
    areas.value = (await must(api.GET('/api/v1/areas'))).items
  }

  function choose(id: string): void {
    chosen.value = id
    remember('desk.cycle', id)
  }

  /** Another person has logged in: what is shown may be another. */
  function forget(): void {
    asking = null
    cycles.value = []
  }

  function domainName(code: string | null | undefined): string {
    const found = domains.value.find((one) => one.code === code)
    return found ? named(found) : (code ?? '—')
  }

  function areaName(id: string | null | undefined): string {
    return areas.value.find((one) => one.id === id)?.name ?? '—'
  }

  return { domains, areas, themes, cycles, cycle, load, loadCycles, loadAreas, choose, forget, domainName, areaName }
})

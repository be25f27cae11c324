// What a screen is narrowed to stands in its address, so that a link or the back button leads to the same.

import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'

/** What was asked for and is not the address yet: two changes at once must not lose one of them. */
let wanted: LocationQueryRaw | null = null

/** A text in the query of the address; empty is the same as absent. */
export function useAddress(name: string, fallback = ''): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const value = route.query[name]
      return typeof value === 'string' ? value : fallback
    },
    set: (value) => {
      const query: LocationQueryRaw = { ...(wanted ?? route.query) }
      if (value === '' || value === fallback) delete query[name]
      else query[name] = value
      wanted = query
      void router.replace({ query, hash: route.hash }).finally(() => {
        if (wanted === query) wanted = null
      })
    },
  })
}

/** A yes or no in the query of the address; no is the same as absent. */
export function useFlag(name: string): WritableComputedRef<boolean> {
  const text = useAddress(name)
  return computed({
    get: () => text.value !== '',
    set: (value) => (text.value = value ? 'yes' : ''),
  })
}

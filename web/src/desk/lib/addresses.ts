// What a screen is narrowed to stands in its address, so that a link or the back button leads to the same.

import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

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
      const query = { ...route.query }
      if (value === '' || value === fallback) delete query[name]
      else query[name] = value
      void router.replace({ query, hash: route.hash })
    },
  })
}

// The six minutes of a branch on the stage: begun, held and set back by hand.
//
// Invariant: what is left follows from when it was begun, so a page that is loaded anew shows the same.

import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'

import { recall, remember } from '@/shared/settings'

interface Kept {
  of: string
  /** Milliseconds before the clock was last held. */
  spent: number
  /** When it was last begun; null while it is held. */
  since: number | null
}

const KEY = 'desk.stage-clock'

function kept(of: string): Kept {
  try {
    const found = JSON.parse(recall(KEY) ?? 'null') as Kept | null
    if (found?.of === of) return found
  } catch {
    // What cannot be read is as good as nothing kept.
  }
  return { of, spent: 0, since: null }
}

/** `of` names whose minutes these are; another one begins anew. */
export function useClock(of: Ref<string>, seconds: Ref<number>) {
  const state = ref<Kept>(kept(of.value))
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), 200)
  onScopeDispose(() => clearInterval(timer))
  watch(of, (next) => (state.value = kept(next)))

  function put(next: Kept): void {
    now.value = Date.now()
    state.value = next
    remember(KEY, JSON.stringify(next))
  }

  const runs = computed(() => state.value.since !== null)
  const spent = computed(() => state.value.spent + (state.value.since === null ? 0 : Math.max(0, now.value - state.value.since)))
  const left = computed(() => seconds.value - Math.floor(spent.value / 1000))

  function toggle(): void {
    const { since } = state.value
    if (since === null) put({ ...state.value, since: Date.now() })
    else put({ ...state.value, spent: state.value.spent + Date.now() - since, since: null })
  }

  return { runs, spent, left, toggle, reset: () => put({ of: of.value, spent: 0, since: null }) }
}

/** `75` as 1:15; beyond the end with a sign. */
export function clockText(seconds: number): string {
  const all = Math.abs(seconds)
  return `${seconds < 0 ? '+' : ''}${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`
}

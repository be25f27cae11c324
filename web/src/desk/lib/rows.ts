// The rows of a long list: only those in sight are drawn, more come by scrolling, keys walk through them, and a list one
// comes back to is as it was, with what changed meanwhile.
//
// Invariant: what was kept of a list is given back to the same account at the same entry of the history alone.

import { useVirtualizer, type VirtualItem } from '@tanstack/vue-virtual'
import { computed, nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router'

import { useSession } from '@/shared/session'

import type { Pages } from './pages'
import { usePrinting } from './printing'
import { isTyping } from './typing'

interface Shape<T> {
  /** Of one row, about. */
  height: number
  overscan: number
  /** How near to its end the list is read on. */
  ahead: number
  idOf: (row: T) => string
  /** Above the rows, always in sight. */
  head?: number
}

/** Has the focus where nobody has chosen anything: the page, or the heading of a new screen. */
const isIdle = (at: Element | null) => at === null || at === document.body || at.matches('h1, main')

type Drawn = Pick<VirtualItem, 'index' | 'key' | 'start'>

/** Rows drawn in sight, and walking among them. The element that takes the focus carries `data-row`. */
export function useRows<T>(list: Pages<T>, scroller: Ref<HTMLElement | null>, shape: Shape<T>, before: Left<T> | null = null) {
  const active = ref(0)
  const rows = useVirtualizer(
    computed(() => ({
      count: list.items.value.length,
      getScrollElement: () => scroller.value,
      estimateSize: () => shape.height,
      overscan: shape.overscan,
      scrollPaddingStart: shape.head ?? 0,
      getItemKey: (index: number) => (list.items.value[index] ? shape.idOf(list.items.value[index]) : index),
      initialOffset: before?.offset ?? 0,
      initialMeasurementsCache: before?.sizes ?? [],
    })),
  )
  const printing = usePrinting()
  const inSight = computed(() => rows.value.getVirtualItems().filter((one) => one.index < list.items.value.length))
  /** On paper every row that is here. */
  const shown = computed<Drawn[]>(() => (printing.value ? list.items.value.map((row, index) => ({ index, key: shape.idOf(row), start: 0 })) : inSight.value))
  const above = computed(() => (printing.value ? 0 : (inSight.value[0]?.start ?? 0)))
  const below = computed(() => (printing.value ? 0 : Math.max(0, rows.value.getTotalSize() - (inSight.value.at(-1)?.end ?? 0))))
  watch(inSight, (visible) => {
    const last = visible.at(-1)
    if (last && last.index >= list.items.value.length - shape.ahead) void list.more()
  })

  /** The row that holds the focus. */
  function entered(): HTMLElement | null {
    const at = document.activeElement
    if (!at || !scroller.value?.contains(at)) return null
    return at.closest<HTMLElement>('[data-row]') ?? at.closest('tr, li')?.querySelector<HTMLElement>('[data-row]') ?? null
  }

  /** A row that was scrolled to is drawn within a frame or two. Whoever went elsewhere meanwhile is not fetched back. */
  function enter(index: number, from = document.activeElement, frames = 20): void {
    requestAnimationFrame(() => {
      const now = document.activeElement
      if (active.value !== index || (now !== from && !isIdle(now) && !scroller.value?.contains(now))) return
      const row = scroller.value?.querySelector<HTMLElement>(`[data-row="${index}"]`)
      if (row) row.focus({ preventScroll: true })
      else if (frames > 0) enter(index, from, frames - 1)
    })
  }

  async function go(index: number): Promise<void> {
    active.value = Math.max(0, Math.min(list.items.value.length - 1, index))
    rows.value.scrollToIndex(active.value)
    await nextTick()
    enter(active.value)
  }

  /** Steps not made yet, for their rows are still to be read. */
  let owed = 0
  let waiting = false

  /** By so many rows, also to those that are still to be read. */
  async function step(by: number): Promise<void> {
    owed += by
    if (waiting) return
    waiting = true
    const [from, row] = [document.activeElement, list.items.value[active.value]]
    while (active.value + owed >= list.items.value.length && (await list.more()));
    await nextTick()
    // In a list that is another by now the same row stands elsewhere.
    const here = row ? list.items.value.findIndex((one) => shape.idOf(one) === shape.idOf(row)) : -1
    const to = (here >= 0 ? here : active.value) + owed
    owed = 0
    waiting = false
    if (document.activeElement === from) await go(to)
  }

  /** To the first row of what was asked for, unless something else is wanted by then. */
  async function first(still: () => boolean): Promise<void> {
    const from = document.activeElement
    await list.settled()
    if (document.activeElement === from && still() && list.items.value.length > 0) await go(0)
  }

  /** The rows are others: the one that has the focus may stand elsewhere. */
  async function follow(otherwise: number): Promise<HTMLElement | null> {
    await nextTick()
    const row = entered()
    active.value = Number(row?.dataset.row ?? otherwise)
    return row
  }

  /** Asks for the rows anew and begins at the top. A row that has the focus and is still there keeps it. */
  async function begin(): Promise<void> {
    await list.load()
    const row = await follow(0)
    if (row) rows.value.scrollToIndex(active.value)
    else scroller.value?.scrollTo({ top: 0 })
  }

  const measure = (element: unknown) => rows.value.measureElement(element as HTMLElement)
  return { rows, shown, above, below, active, go, step, first, begin, follow, measure }
}

interface Left<T = unknown> {
  path: string
  rows: T[]
  next: string | null
  offset: number
  sizes: VirtualItem[]
  at: string | null
}

const MOST = 12
const left = new Map<string, Left>()

function keep(key: string, what: Left): void {
  left.delete(key)
  left.set(key, what)
  for (const old of [...left.keys()].slice(0, -MOST)) left.delete(old)
}

/** The record that was looked at last: a list one comes back to is entered there. */
let visited = ''
export const visit = (record: string) => void (visited = record)

/** The rows of a screen that is left for one of them and come back to. */
export function useList<T>(list: Pages<T>, scroller: Ref<HTMLElement | null>, shape: Shape<T>) {
  const route = useRoute()
  const key = `${useSession().account}.${window.history.state?.position}`
  const found = left.get(key) as Left<T> | undefined
  const before = found?.path === route.fullPath ? found : null
  if (before) list.restore(before.rows, before.next)
  const seen = useRows(list, scroller, shape, before)
  const place = (id: string | null) => (id ? list.items.value.findIndex((row) => shape.idOf(row) === id) : -1)
  const inside = () => scroller.value?.contains(document.activeElement) ?? false

  async function comeBack(): Promise<void> {
    if (!before) return void list.load()
    await nextTick()
    scroller.value?.scrollTo({ top: before.offset })
    const id = place(visited) >= 0 ? visited : before.at
    const at = Math.max(0, place(id))
    await seen.go(at)
    const stood = seen.active.value
    await list.renew(Math.max(at, seen.shown.value.at(-1)?.index ?? 0) + 1)
    // Who has walked on meanwhile is not fetched back.
    if (seen.active.value !== stood) return void (await seen.follow(seen.active.value))
    // What stood here may have left the list: then the next one stands in its place.
    if (inside() || isIdle(document.activeElement)) await seen.go(place(id) >= 0 ? place(id) : at)
  }

  function walk(event: KeyboardEvent): void {
    if (event.key === 'Escape' && isTyping(event.target)) return (event.target as HTMLElement).blur()
    const by = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 }[event.key]
    if (!by || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || list.items.value.length === 0) return
    const target = event.target as HTMLElement
    // An arrow is a field's or a menu's own while it has the focus.
    const free = inside() || isIdle(target)
    if (isTyping(target) || (event.key.length > 1 && !free) || document.querySelector('dialog[open], .el-dialog')) return
    event.preventDefault()
    void (target.closest('[data-row]') ? seen.step(by) : seen.go(seen.active.value))
  }

  onMounted(() => {
    window.addEventListener('keydown', walk)
    void comeBack()
  })
  // A way that was given up, or led nowhere, leaves the list as it was.
  let away: unknown = null
  const stay = (to: unknown) => to === away && list.reopen()
  const router = useRouter()
  const watched = [router.afterEach((to, _from, failure) => void (failure && stay(to))), router.onError((_error, to) => void stay(to))]
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', walk)
    for (const end of watched) end()
  })
  onBeforeRouteLeave((to, from) => {
    away = to
    const row = list.items.value[seen.active.value]
    const [rows, next, offset] = [list.items.value, list.next.value, scroller.value?.scrollTop ?? 0]
    if (rows.length > 0 && !list.outdated.value) keep(key, { path: from.fullPath, rows, next, offset, sizes: seen.rows.value.measurementsCache, at: row ? shape.idOf(row) : null })
    list.close()
  })
  return seen
}

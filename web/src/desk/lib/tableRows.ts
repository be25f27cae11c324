// The rows of a long table, of which only those in sight are drawn. A short one is drawn whole: then it prints whole.

import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, useTemplateRef, type ComponentPublicInstance } from 'vue'

/** Up to so many rows nothing is gained by leaving any out. */
const SHORT = 200

/** What scrolls has `ref="scroller"`. `short` is 0 for a list that fetches more as its end comes into sight. */
export function useTableRows(count: () => number, height: number, short = SHORT) {
  const scroller = useTemplateRef<HTMLElement>('scroller')
  const whole = computed(() => count() <= short)
  const rows = useVirtualizer(
    computed(() => ({
      count: whole.value ? 0 : count(),
      getScrollElement: () => scroller.value,
      estimateSize: () => height,
      overscan: 12,
      scrollPaddingStart: height,
    })),
  )
  const drawn = computed(() => rows.value.getVirtualItems())
  return {
    /** Indices of the rows to draw. */
    shown: computed(() => (whole.value ? Array.from({ length: count() }, (_, at) => at) : drawn.value.map((one) => one.index))),
    /** Heights that stand for the rows left out, in pixels. */
    above: computed(() => (whole.value ? 0 : (drawn.value[0]?.start ?? 0))),
    below: computed(() => (whole.value ? 0 : rows.value.getTotalSize() - (drawn.value.at(-1)?.end ?? 0))),
    /** For the `ref` of each row, which carries `data-index`: names may need two lines. */
    measure: (row: Element | ComponentPublicInstance | null) => {
      if (row instanceof Element && !whole.value) rows.value.measureElement(row)
    },
  }
}

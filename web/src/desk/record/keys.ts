// The keyboard of the scoring screen: `help.ts` tells people what is done here.

import { onBeforeUnmount, onMounted } from 'vue'

import { isTyping } from '../lib/typing'

interface Acts {
  /** Nothing but what lies over the screen takes keys now. */
  covered: () => boolean
  save: () => void
  recent: (number: number) => void
  undo: () => boolean
  /** By the letter, small. */
  plain: Record<string, () => void>
}

export function useRecordKeys({ covered, save, recent, undo, plain }: Acts): void {
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || covered() || document.querySelector('dialog[open], .el-dialog')) return
    const typing = isTyping(event.target)
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save()
    } else if (event.altKey && /^[1-3]$/.test(event.key)) {
      event.preventDefault()
      recent(Number(event.key) - 1)
    } else if (event.key === 'Escape' && typing) {
      ;(event.target as HTMLElement).blur()
    } else if (typing || event.altKey) {
      return
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
      if (undo()) event.preventDefault()
    } else if (!event.ctrlKey && !event.metaKey) {
      const act = plain[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
  }

  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}

// One thing done at a time, with what went wrong said in words.

import { ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { Failure } from '@/shared/api/client'
import { say } from '@/shared/ui/toast'

import { sentenceFor } from './sentences'

export function useDoing() {
  const busy = ref(false)
  const trouble = ref('')
  /** Pointers of the fields at fault, as the server named them. */
  const pointers = ref<string[]>([])
  const { t } = useI18n()

  async function run(action: () => Promise<unknown>, done?: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    trouble.value = ''
    pointers.value = []
    try {
      await action()
      if (done) say(done)
      return true
    } catch (error) {
      trouble.value = sentenceFor(error, t)
      pointers.value = error instanceof Failure ? error.pointers : []
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, trouble, pointers, run }
}

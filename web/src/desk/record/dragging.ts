// The piece of evidence that is being dragged; browsers hide what is dragged until it is dropped.
import { shallowRef } from 'vue'

import type { Piece } from './drafts'

export const dragged = shallowRef<Piece | null>(null)

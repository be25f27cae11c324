// Brings one visit note to the server: the note, then every photo that is missing there.
//
// Invariants: as for reports; the note is the frozen one, so that any repetition is the same
// note; photos are forgotten here only when the server has said that it holds all of them.

import { Failure } from '@/shared/api/client'

import type { Visit } from './db'
import { judge, type Outcome, type Sending } from './sender'

export async function deliverVisit(visit: Visit, { store, door, progress, stop }: Sending): Promise<Outcome> {
  try {
    if (!visit.note) throw new Failure({ kind: 'refused', slug: 'no-manifest' })
    const { photos } = await door.note(visit.recordId, visit.note)
    await store.visits.update(visit.id, { announced: true })
    for (const { id, missing } of photos) {
      if (missing) {
        const photo = await store.photos.get(id)
        if (!photo) throw new Failure({ kind: 'refused', slug: 'photo-not-here' })
        await door.sendOfVisit(visit.id, photo, (sent) => progress({ photoId: id, part: sent / photo.size }), stop)
      }
      progress({ photoId: id, part: 1 })
    }
    await store.transaction('rw', store.visits, store.photos, async () => {
      await store.photos.where('draftId').equals(visit.id).delete()
      await store.visits.update(visit.id, { state: 'delivered', trouble: null, tries: 0, updatedAt: Date.now() })
    })
    return { end: 'delivered' }
  } catch (error) {
    return judge(visit, error, async (change) => {
      // The city concluded, or reopened, while this waited on the phone.
      const turned = change.trouble?.pointers.includes('/finding') ? { findingDue: !visit.findingDue } : {}
      await store.visits.update(visit.id, { ...change, ...turned })
    })
  }
}

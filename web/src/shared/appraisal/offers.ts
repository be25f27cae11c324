// 推荐: a branch puts reports that are there already beside a criterion. Nobody has to.

import type { Schemas } from '@/shared/api/client'

/** As many as fit into a look; the server holds to the same. */
export const MOST_OFFERED = 9

const OFFERING = ['declared', 'returned', 'self_scored', 'township_reviewed', 'county_reviewed']

/** Whether the branch may offer reports now: until the city has concluded. */
export function mayOffer(dossier: Schemas['DossierView']): boolean {
  return dossier.cycle.state === 'open' && OFFERING.includes(dossier.state)
}

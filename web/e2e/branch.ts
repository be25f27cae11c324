// What stands on the server of a branch's appraisal, and what a reviewer asks of it.

export type Caller = (path: string, init?: RequestInit) => Promise<Response>

interface Dossier {
  id: string
  revision: number
  state: string
  criteria: {
    criterion: { id: string; code: string }
    scores: { level: string; points: number; reason: string }[]
  }[]
}

interface Supplements {
  items: { question: string; answer: string | null; answered_at: string | null }[]
}

/** The record of the branch that the caller keeps. */
export async function recordOf(call: Caller): Promise<{ dossier: Dossier; supplements: Supplements }> {
  const page = (await (await call('/records?limit=1')).json()) as { items: { id: string }[] }
  const id = page.items[0]?.id
  if (!id) throw new Error('the caller keeps no branch that is appraised')
  return {
    dossier: (await (await call(`/records/${id}`)).json()) as Dossier,
    supplements: (await (await call(`/records/${id}/supplements`)).json()) as Supplements,
  }
}

/** Asks about a criterion, as a reviewer who has looked through the reports first; once asked it stays. */
export async function ask(reviewer: Caller, dossier: Dossier, code: string, question: string): Promise<void> {
  const criterion = dossier.criteria.find((one) => one.criterion.code === code)?.criterion.id
  if (!criterion) throw new Error(`there is no criterion ${code}`)
  await reviewer(`/records/${dossier.id}/reports?criterion_id=${criterion}`)
  const answer = await reviewer(`/records/${dossier.id}/supplements`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ criterion_id: criterion, question }),
  })
  const { type } = (await answer.json()) as { type?: string }
  if (answer.status !== 201 && type !== '/problems/conflict') throw new Error(`the question was refused: ${answer.status}`)
}

// The door to the server: typed calls, and every failure as one kind of error.
//
// No screen and no storage here. Invariant: a call returns what the contract says or
// throws a `Failure`, whose `kind` tells what to do and never how it was worded.

import createClient from 'openapi-fetch'

import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** What the caller has to do about a failure. */
export type FailureKind =
  /** Nothing arrived: no signal, or the server is away. Try again later. */
  | 'offline'
  /** The server asks to wait. Try again later. */
  | 'busy'
  /** The login has ended. Ask for it, then go on. */
  | 'login'
  /** It is not there, or not for this person. */
  | 'missing'
  /** Somebody changed it meanwhile. */
  | 'stale'
  /** The server has no room. */
  | 'full'
  /** It was understood and refused; trying again changes nothing. */
  | 'refused'

export interface Trouble {
  kind: FailureKind
  /** Slug of the problem, when the server named one. */
  slug: string
  pointers: string[]
  /** Seconds the server asks to wait. */
  wait: number | null
}

export class Failure extends Error implements Trouble {
  readonly kind: FailureKind
  readonly slug: string
  readonly pointers: string[]
  readonly wait: number | null

  constructor(trouble: Partial<Trouble> & { kind: FailureKind }) {
    super(trouble.slug ?? trouble.kind)
    this.name = 'Failure'
    this.kind = trouble.kind
    this.slug = trouble.slug ?? trouble.kind
    this.pointers = trouble.pointers ?? []
    this.wait = trouble.wait ?? null
  }
}

const KINDS: Record<number, FailureKind> = {
  401: 'login',
  404: 'missing',
  408: 'busy',
  412: 'stale',
  423: 'busy',
  425: 'busy',
  429: 'busy',
  507: 'full',
}

/** Reads a problem of the server; an answer of something in between counts as no answer. */
export function failureOf(status: number, body: unknown, retryAfter: string | null): Failure {
  const wait = retryAfter === null ? Number.NaN : Number.parseInt(retryAfter, 10)
  const problem = body as Partial<Schemas['Problem']> | null
  const type = typeof problem?.type === 'string' ? problem.type : ''
  const slug = type.split('/').pop() ?? ''
  if (slug === '') return new Failure({ kind: status >= 500 ? 'busy' : 'offline', slug: `http-${status}` })
  // An upload that was given up is begun anew by the next try.
  const mends = status >= 500 || problem?.retryable === true || slug === 'upload-given-up'
  const byStatus = mends ? 'busy' : 'refused'
  const kind = slug === 'wrong-credentials' ? 'refused' : (KINDS[status] ?? byStatus)
  return new Failure({
    kind,
    slug,
    pointers: (problem?.errors ?? []).map((error) => error.pointer),
    wait: Number.isNaN(wait) ? null : wait,
  })
}

const TIMEOUT = 30_000
const LONG_TIMEOUT = 300_000

const within = (milliseconds: number) => async (request: Request): Promise<Response> => {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), milliseconds)
  try {
    return await fetch(request, { signal: stop.signal })
  } catch {
    throw new Failure({ kind: 'offline' })
  } finally {
    clearTimeout(timer)
  }
}

const timed = within(TIMEOUT)
/** For the few calls that may take minutes. */
export const patiently = within(LONG_TIMEOUT)

export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin', fetch: timed })

type Answered<T> = { data?: T; error?: unknown; response: Response }

let onLoginLost: () => void = () => undefined

/** Names who is told when any call finds that the login has ended. */
export function whenLoginIsLost(tell: () => void): void {
  onLoginLost = tell
}

export function loginIsLost(): void {
  onLoginLost()
}

/** Unwraps a call. */
export async function must<T>(call: Promise<Answered<T>>): Promise<T> {
  const answer = await settled(call)
  return answer.data as T
}

/** Unwraps a call whose headers matter too. */
export async function settled<T>(call: Promise<Answered<T>>): Promise<Answered<T>> {
  const answer = await call
  if (answer.response.ok) return answer
  const failure = failureOf(answer.response.status, answer.error, answer.response.headers.get('retry-after'))
  if (failure.kind === 'login') onLoginLost()
  throw failure
}

// The calls that sending needs. Apart from the rest, so that tests can put another
// server behind them.

import type { DetailedError } from 'tus-js-client'

import { api, Failure, failureOf, loginIsLost, must, type Schemas } from '@/shared/api/client'

import type { KeptPhoto } from './db'

export interface Door {
  announce(manifest: Schemas['ManifestBody']): Promise<Schemas['ReportView']>
  amend(id: string, revision: number, patch: Schemas['EditBody']): Promise<Schemas['ReportView']>
  read(id: string): Promise<Schemas['ReportView']>
  /** `earlier` is where an upload of this photo broke off, if one did. */
  send(
    reportId: string,
    photo: KeptPhoto,
    earlier: string | null,
    progress: (sent: number) => void,
    stop: AbortSignal,
  ): Promise<void>
  note(recordId: string, note: Schemas['VisitNoteBody']): Promise<Schemas['VisitNoteView']>
  sendOfVisit(noteId: string, photo: KeptPhoto, progress: (sent: number) => void, stop: AbortSignal): Promise<void>
}

/** Seconds without a byte moving after which the line counts as broken. */
const STALL = 45_000

export const door: Door = {
  announce: (manifest) => must(api.POST('/api/v1/reports', { body: manifest })),
  amend: (id, revision, patch) =>
    must(
      api.PATCH('/api/v1/reports/{report_id}', {
        params: { path: { report_id: id }, header: { 'If-Match': `"r${revision}"` } },
        body: patch,
      }),
    ),
  read: (id) => must(api.GET('/api/v1/reports/{report_id}', { params: { path: { report_id: id } } })),
  send: sendPhoto,
  note: (id, body) => must(api.POST('/api/v1/records/{id}/visit-notes', { params: { path: { id } }, body })),
  sendOfVisit: sendVisitPhoto,
}

/**
 * Sends what the server does not have yet of a photo, by tus: the announcement's answer named
 * the upload that broke, and its bytes count. One request for all the rest, since on a slow
 * line every question costs; repeating is left to the runner.
 */
async function sendPhoto(
  reportId: string,
  photo: KeptPhoto,
  earlier: string | null,
  progress: (sent: number) => void,
  stop: AbortSignal,
): Promise<void> {
  const { Upload } = await tusClient()
  return new Promise((done, fail) => {
    let timer = 0
    const end = (then: () => void) => {
      clearTimeout(timer)
      stop.removeEventListener('abort', broken)
      then()
    }
    const broken = () => {
      void upload.abort()
      end(() => fail(new Failure({ kind: 'offline' })))
    }
    const watch = () => {
      clearTimeout(timer)
      timer = window.setTimeout(broken, STALL)
    }
    const upload = new Upload(new Blob([photo.bytes]), {
      endpoint: '/api/v1/uploads',
      uploadUrl: earlier,
      metadata: { report_id: reportId, photo_id: photo.id },
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: (sent) => {
        watch()
        progress(sent)
      },
      onSuccess: () => end(done),
      onError: (error) => end(() => fail(failureOfUpload(error))),
    })
    stop.addEventListener('abort', broken)
    watch()
    upload.start()
  })
}

/** Loaded with the first photo that leaves; where it cannot be had, there is no signal for a photo either. */
function tusClient(): Promise<typeof import('tus-js-client')> {
  return import('tus-js-client').catch(() => {
    throw new Failure({ kind: 'offline' })
  })
}

function failureOfUpload(error: Error): Failure {
  const answer = (error as Partial<DetailedError>).originalResponse
  if (!answer) return new Failure({ kind: 'offline' })
  return told(failureOf(answer.getStatus(), problemIn(answer.getBody()), answer.getHeader('retry-after') ?? null))
}

function told(failure: Failure): Failure {
  if (failure.kind === 'login') loginIsLost()
  return failure
}

function problemIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** The photo of a visit goes in one piece; the server knows no pieces of it. */
function sendVisitPhoto(noteId: string, photo: KeptPhoto, progress: (sent: number) => void, stop: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    let timer = 0
    const request = new XMLHttpRequest()
    const broken = () => request.abort()
    const watch = () => {
      clearTimeout(timer)
      timer = window.setTimeout(broken, STALL)
    }
    request.upload.onprogress = ({ loaded }) => {
      watch()
      progress(loaded)
    }
    request.onloadend = () => {
      clearTimeout(timer)
      stop.removeEventListener('abort', broken)
      const { status } = request
      if (status >= 200 && status < 300) return done()
      if (status === 0) return fail(new Failure({ kind: 'offline' }))
      fail(told(failureOf(status, problemIn(request.responseText), request.getResponseHeader('retry-after'))))
    }
    stop.addEventListener('abort', broken)
    watch()
    request.open('PUT', `/api/v1/visit-notes/${noteId}/photos/${photo.id}/content`)
    request.setRequestHeader('content-type', photo.mediaType)
    request.send(photo.bytes)
  })
}

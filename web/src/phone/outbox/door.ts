// The three calls that sending needs. Apart from the rest, so that tests can put another
// server behind them.

import { api, Failure, failureOf, loginIsLost, must, type Schemas } from '@/shared/api/client'

import type { KeptPhoto } from './db'

export interface Door {
  announce(manifest: Schemas['ManifestBody']): Promise<Schemas['ReportView']>
  amend(id: string, revision: number, patch: Schemas['EditBody']): Promise<Schemas['ReportView']>
  read(id: string): Promise<Schemas['ReportView']>
  send(reportId: string, photo: KeptPhoto, progress: (sent: number) => void, stop: AbortSignal): Promise<void>
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
}

/** One PUT. `fetch` does not tell how far it is, which matters most on a slow line. */
function sendPhoto(
  reportId: string,
  photo: KeptPhoto,
  progress: (sent: number) => void,
  stop: AbortSignal,
): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    let timer = 0
    const watch = () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => request.abort(), STALL)
    }
    const broken = () => {
      clearTimeout(timer)
      fail(new Failure({ kind: 'offline' }))
    }
    request.open('PUT', `/api/v1/reports/${reportId}/photos/${photo.id}/content`)
    request.setRequestHeader('content-type', photo.mediaType)
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      watch()
      progress(event.loaded)
    }
    request.onerror = broken
    request.onabort = broken
    request.onload = () => {
      clearTimeout(timer)
      if (request.status >= 200 && request.status < 300) return done()
      const failure = failureOf(request.status, request.response, request.getResponseHeader('retry-after'))
      if (failure.kind === 'login') loginIsLost()
      fail(failure)
    }
    stop.addEventListener('abort', () => request.abort())
    watch()
    request.send(photo.bytes)
  })
}

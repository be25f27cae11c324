// A server in front of the program that hands out another build of the pages, as after an
// upgrade: same program, same data, new files, and the old files gone.

import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BUILT = fileURLToPath(new URL('../dist', import.meta.url))
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
}

export class Front {
  url = ''
  private readonly folder = mkdtempSync(join(tmpdir(), 'shigan-pages-'))
  private readonly listener: Server

  constructor(private readonly target: () => string) {
    cpSync(BUILT, this.folder, { recursive: true })
    this.listener = createServer((asked, answer) => this.answer(asked, answer))
  }

  async start(): Promise<void> {
    this.listener.listen(0, '127.0.0.1')
    await once(this.listener, 'listening')
    this.url = `http://127.0.0.1:${(this.listener.address() as { port: number }).port}`
  }

  async stop(): Promise<void> {
    this.listener.closeAllConnections()
    this.listener.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** A next version: the page says so, and every script has another name, under which alone it is to be had. */
  upgrade(version: string): void {
    const scripts = readdirSync(join(this.folder, 'assets')).filter((name) => name.endsWith('.js'))
    const stems = scripts.map((name) => name.slice(0, -'.js'.length)).sort((one, other) => other.length - one.length)
    const texts = [...scripts.map((name) => join('assets', name)), 'index.html', 'sw.js']
    for (const path of texts) {
      let text = readFileSync(join(this.folder, path), 'utf8')
      for (const stem of stems) text = text.replaceAll(`${stem}.js`, `${stem}.${version}.js`)
      text = text.replace('<html ', `<html data-version="${version}" `)
      // A changed page has another revision.
      text = text.replace(/("?index\.html"?,revision:")[^"]*/, `$1${version}`)
      writeFileSync(join(this.folder, path), text)
    }
    for (const stem of stems) {
      renameSync(join(this.folder, 'assets', `${stem}.js`), join(this.folder, 'assets', `${stem}.${version}.js`))
    }
  }

  private answer(asked: IncomingMessage, answer: ServerResponse): void {
    const path = new URL(asked.url ?? '/', 'http://front').pathname
    if (/^\/(api|docs|health|problems)(\/|$)/.test(path)) return this.passOn(asked, answer)
    const file = /\.\w+$/.test(path) ? path : '/index.html'
    try {
      const bytes = readFileSync(join(this.folder, file))
      answer.writeHead(200, { 'content-type': TYPES[file.split('.').pop() ?? ''] ?? 'text/plain', 'cache-control': 'no-cache' })
      answer.end(bytes)
    } catch {
      answer.writeHead(404).end()
    }
  }

  private passOn(asked: IncomingMessage, answer: ServerResponse): void {
    const onwards = request(
      new URL(asked.url ?? '/', this.target()),
      // A connection of its own each time: one that was kept may be closed by the program just then.
      { method: asked.method, headers: asked.headers, agent: false },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers)
        given.pipe(answer)
      },
    )
    onwards.on('error', () => answer.destroy())
    asked.pipe(onwards)
  }
}

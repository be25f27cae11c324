// The real program on a port of its own, with a copy of the demo city that was loaded once,
// to be stopped and started again by tests.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = process.env.SHIGAN_PROGRAM ?? fileURLToPath(new URL('../../target/debug/shigan', import.meta.url))
export const PASSWORD = 'Shigan-demo-2026'
export const SECRETARY = '10011111111'
export const MEMBER = '10022222222'
/** Reviews the secretary's branch at the first level. */
export const TOWNSHIP = '10033333333'
/** Reviews every branch for the city. */
export const CITY = '10055555555'
export const ADMIN = '10077777777'

/** The program knows its own settings only, and refuses those of the tests. */
const otherSettings = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SHIGAN_')))

/** Below those the system hands out, and each worker's own: a server that is started again finds its port free. */
let nextPort = 23_000 + 500 * Number(process.env.TEST_PARALLEL_INDEX ?? 9)

async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort++
    const listener = createServer().listen(port, '127.0.0.1')
    const free = await once(listener, 'listening').then(() => true, () => false)
    listener.close()
    if (free) return port
  }
}

export class ShiganServer {
  private made = ''

  /** Begins with a copy of that folder, if there is one: by default the demo county. */
  constructor(private readonly begin = process.env.SHIGAN_E2E_DEMO) {}

  /** Made when it is first asked for: a file of tests is also read to see what is in it. */
  get folder(): string {
    if (this.made) return this.made
    this.made = mkdtempSync(join(tmpdir(), 'shigan-e2e-'))
    if (this.begin) cpSync(this.begin, this.made, { recursive: true })
    return this.made
  }

  url = ''
  private port = 0
  private process: ChildProcess | null = null

  private get environment(): NodeJS.ProcessEnv {
    return {
      ...otherSettings,
      SHIGAN_LISTEN: `127.0.0.1:${this.port}`,
      SHIGAN_DATA_DIR: this.folder,
      SHIGAN_DEMO: 'true',
      SHIGAN_LOG: 'warn',
      SHIGAN_METRICS_LISTEN: 'off',
      SHIGAN_LOGIN_FAILURES_PER_MINUTE: '1000',
    }
  }

  /** Runs a command of the program on its folder, while it does not serve; what it printed. */
  async command(...words: string[]): Promise<string> {
    const running = spawn(PROGRAM, words, { env: this.environment, stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = ''
    running.stdout.on('data', (text) => (printed += String(text)))
    const [code] = (await once(running, 'close')) as [number]
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}`)
    return printed
  }

  async start(): Promise<void> {
    // One that a page knows stays.
    if (this.port) return this.serve()
    for (let tries = 5; ; tries -= 1) {
      this.port = await freePort()
      try {
        return await this.serve()
      } catch (error) {
        // Somebody took it between the look and the start.
        if (tries === 1) throw error
      }
    }
  }

  private async serve(): Promise<void> {
    this.url = `http://127.0.0.1:${this.port}`
    const running = spawn(PROGRAM, ['serve'], { env: this.environment, stdio: ['ignore', 'pipe', 'inherit'] })
    this.process = running
    // It answers before the demo is whole, and says so when it is.
    const told = new Promise<boolean>((done) => running.stdout.on('data', (text) => String(text).includes('Shigan serves at') && done(true)))
    const ended = once(running, 'exit').then(() => false)
    if (!(await Promise.race([told, ended]))) throw new Error('the server ended')
  }

  /** Ends it without any grace, as a power cut would. */
  async kill(): Promise<void> {
    const running = this.process
    this.process = null
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    running.kill('SIGKILL')
    await gone
  }

  /** Ends it in peace; what it keeps lies in its folder. */
  async stop(): Promise<void> {
    const running = this.process
    this.process = null
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    running.kill('SIGTERM')
    await gone
  }

  async remove(): Promise<void> {
    await this.kill()
    if (this.made) rmSync(this.made, { recursive: true, force: true })
  }

  /** A caller beside the page. */
  async caller(login = MEMBER): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
    const answer = await fetch(`${this.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: PASSWORD }),
    })
    const { token } = (await answer.json()) as { token: string }
    return (path, init = {}) =>
      fetch(`${this.url}/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
  }
}

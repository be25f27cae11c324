// Starts the program with the demo city for measurements; hands back its address.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const LOGIN = '10022222222'
export const PASSWORD = 'Shigan-demo-2026'

export async function startProgram(port) {
  const program = process.env.SHIGAN_PROGRAM ?? fileURLToPath(new URL('../../target/release/shigan', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'shigan-web-'))
  // The program knows its own settings only, and refuses those of the measurements.
  const others = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SHIGAN_')))
  const address = `127.0.0.1:${port}`
  const running = spawn(program, ['serve'], {
    env: { ...others, SHIGAN_LISTEN: address, SHIGAN_DATA_DIR: folder, SHIGAN_DEMO: 'true', SHIGAN_LOG: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://${address}`
  for (let tries = 0; ; tries += 1) {
    if (running.exitCode !== null || tries > 600) throw new Error('the program does not answer')
    const answer = await fetch(`${url}/health/ready`).catch(() => null)
    if (answer?.ok) break
    await new Promise((done) => setTimeout(done, 100))
  }
  return {
    url,
    async stop() {
      const gone = once(running, 'exit')
      running.kill()
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const CHROMIUM = process.env.SHIGAN_CHROMIUM ?? '/usr/bin/chromium'
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

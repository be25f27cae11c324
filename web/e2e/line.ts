// The line between the page and the server: counts what goes up, and is cut at a byte of the
// test's choosing instead of at some moment.

import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export class Line {
  url = ''
  /** Bytes that went from the page to the server. */
  carried = 0
  private readonly open = new Set<Socket>()
  private readonly phones = new Set<Socket>()
  private room = Infinity
  private onCut: () => void = () => undefined
  private listener: Server | null = null

  constructor(private readonly target: () => string) {}

  async start(): Promise<void> {
    this.listener = createServer((phone) => this.carry(phone)).listen(0, '127.0.0.1')
    await once(this.listener, 'listening')
    this.url = `http://127.0.0.1:${(this.listener.address() as { port: number }).port}`
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy()
    this.listener?.close()
  }

  /** Carries so many bytes more, then nothing in any direction until `mend`. Resolves when it is cut. */
  cutAfter(bytes: number): Promise<void> {
    this.room = this.carried + bytes
    return new Promise((done) => (this.onCut = done))
  }

  mend(): void {
    this.room = Infinity
  }

  private carry(phone: Socket): void {
    if (this.carried >= this.room) {
      phone.destroy()
      return
    }
    const server = connect({ host: '127.0.0.1', port: Number(new URL(this.target()).port) })
    for (const socket of [phone, server]) {
      this.open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => this.open.delete(socket))
    }
    // What was handed over reaches the server all the same, as on a real line.
    this.phones.add(phone)
    phone.on('close', () => {
      this.phones.delete(phone)
      server.end()
    })
    server.on('close', () => phone.destroy())
    server.pipe(phone)
    phone.on('data', (bytes) => {
      this.carried += bytes.length
      if (!server.write(bytes)) phone.pause()
      if (this.carried >= this.room) this.cut()
    })
    server.on('drain', () => phone.resume())
  }

  private cut(): void {
    for (const phone of this.phones) phone.destroy()
    this.onCut()
  }
}

// Who uses this phone, and whether the server still knows it.
//
// Invariant: the person stays known here when the login ends or the signal is gone, so
// that writing goes on; only logging out forgets.

import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

import { api, must, settled, whenLoginIsLost, type Schemas } from '@/shared/api/client'
import { recall, remember } from '@/shared/settings'

type Me = Schemas['MeView']

function remembered(): Me | null {
  try {
    return JSON.parse(recall('me') ?? 'null') as Me | null
  } catch {
    return null
  }
}

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(remembered())
  const expired = ref(recall('expired') === 'yes')

  const account = computed(() => me.value?.account_id ?? null)
  const member = computed(() => me.value?.member ?? null)
  /** Whose reports may be sent now. */
  const sendingAs = computed(() => (me.value && !expired.value && !me.value.must_change_password ? account.value : null))
  const keepsBranch = computed(() => me.value?.permissions.includes('branch_keeper') ?? false)

  const has = (role: Schemas['Role']) => me.value?.roles.some((one) => one.role === role) ?? false
  const judges = computed(() => has('panel_judge'))
  const inspects = computed(() => has('inspector'))

  function set(next: Me | null): void {
    me.value = next
    remember('me', next ? JSON.stringify(next) : null)
  }

  function setExpired(value: boolean): void {
    expired.value = value
    remember('expired', value ? 'yes' : null)
  }

  whenLoginIsLost(() => {
    if (me.value) setExpired(true)
  })

  async function logIn(login: string, password: string, device: string): Promise<void> {
    await must(
      api.POST('/api/v1/sessions', { body: { login, password, device_label: device, transport: 'cookie' } }),
    )
    await refresh()
  }

  async function refresh(): Promise<void> {
    const next = await must(api.GET('/api/v1/me'))
    set(next)
    setExpired(false)
  }

  async function logOut(): Promise<void> {
    // Without signal the phone forgets all the same; the session can be ended from another device.
    await settled(api.DELETE('/api/v1/sessions/current')).catch(() => undefined)
    set(null)
    setExpired(false)
  }

  return { me, account, member, expired, sendingAs, keepsBranch, judges, inspects, logIn, refresh, logOut }
})

/** What a device is called in the list of devices. */
export function deviceName(agent = navigator.userAgent): string {
  const system = /iPhone|iPad/.test(agent) ? 'iPhone' : /Android/.test(agent) ? '安卓手机' : '电脑'
  return /MicroMessenger/.test(agent) ? `${system}（微信）` : system
}

// Addresses of the app. Screens beyond the first come when they are opened, and are held
// by the service worker so that they also open without signal.

import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

import { i18n } from '@/shared/i18n'
import { hush } from '@/shared/ui/toast'

import { useSession } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Open to somebody who is not logged in. */
    open?: boolean
    /** Nothing is lost when the page is loaded anew here. */
    calm?: boolean
    tabs?: boolean
  }
}

const HomeScreen = () => import('./screens/HomeScreen.vue')
const WriteScreen = () => import('./screens/WriteScreen.vue')
const RecordScreen = () => import('./screens/RecordScreen.vue')

const routes: RouteRecordRaw[] = [
  { path: '/', component: HomeScreen, meta: { title: 'home.title', calm: true, tabs: true } },
  { path: '/login', component: () => import('./screens/LoginScreen.vue'), meta: { title: 'login.title', open: true } },
  {
    path: '/activate',
    component: () => import('./screens/ActivateScreen.vue'),
    meta: { title: 'activate.title', open: true },
  },
  { path: '/write/:id?', component: WriteScreen, meta: { title: 'write.title' } },
  {
    path: '/records',
    component: () => import('./screens/RecordsScreen.vue'),
    meta: { title: 'records.title', calm: true, tabs: true },
  },
  { path: '/records/:id', component: RecordScreen, meta: { title: 'record.title' } },
  {
    path: '/branch',
    component: () => import('./screens/BranchScreen.vue'),
    meta: { title: 'branch.title', calm: true, tabs: true },
  },
  { path: '/branch/:id', component: () => import('./screens/DossierScreen.vue'), meta: { title: 'dossier.title' } },
  { path: '/branch/:id/offers/:criterion', component: () => import('./screens/OfferScreen.vue'), meta: { title: 'offer.title' } },
  { path: '/branch/:id/self', component: () => import('./screens/SelfScoreScreen.vue'), meta: { title: 'self.title' } },
  { path: '/me', component: () => import('./screens/MeScreen.vue'), meta: { title: 'me.title', calm: true, tabs: true } },
  { path: '/me/devices', component: () => import('./screens/DevicesScreen.vue'), meta: { title: 'devices.title' } },
  { path: '/me/password', component: () => import('./screens/PasswordScreen.vue'), meta: { title: 'password.title' } },
  { path: '/me/data', component: () => import('./screens/DataScreen.vue'), meta: { title: 'data.title' } },
  { path: '/panels', component: () => import('./screens/PanelsScreen.vue'), meta: { title: 'panel.title' } },
  { path: '/panels/:id', component: () => import('./screens/PanelScreen.vue'), meta: { title: 'panel.title' } },
  { path: '/visits', component: () => import('./screens/VisitsScreen.vue'), meta: { title: 'visit.title' } },
  { path: '/visits/:record', component: () => import('./screens/VisitScreen.vue'), meta: { title: 'visit.title' } },
  {
    path: '/visits/:record/write',
    component: () => import('./screens/VisitWriteScreen.vue'),
    meta: { title: 'visit.write' },
  },
  { path: '/feedback', component: () => import('./screens/FeedbackScreen.vue'), meta: { title: 'feedback.title' } },
  { path: '/:rest(.*)', redirect: '/' },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach((to) => {
  const session = useSession()
  if (!session.me && !to.meta.open) return { path: '/login', query: to.path === '/' ? {} : { then: to.fullPath } }
  if (session.me?.must_change_password && !to.meta.open && to.path !== '/me/password') return '/me/password'
  return true
})

router.afterEach((to, from) => {
  hush()
  document.title = `${i18n.global.t(to.meta.title)} · ${i18n.global.t('app')}`
  // Readers of screens hear where they are; the first page is announced by its title, and a
  // screen that only got another address keeps its cursor.
  if (from.matched.length > 0 && from.matched[0] !== to.matched[0] && to.matched[0]?.path !== '/write/:id?') {
    requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }))
  }
})

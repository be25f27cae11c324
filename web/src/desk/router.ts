// Addresses of the desk. Each screen comes when it is opened.

import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'

import { useSession } from '@/shared/session'
import { hush } from '@/shared/ui/toast'

import { i18n } from './i18n'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Open to somebody who is not logged in. */
    open?: boolean
    /** The screen fills the window and scrolls within. */
    filling?: boolean
    /** Nothing of the desk stands around it: for a hall. */
    bare?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./screens/HomeScreen.vue'), meta: { title: 'home.title' } },
  { path: '/login', component: () => import('./screens/LoginScreen.vue'), meta: { title: 'login.title', open: true } },
  {
    path: '/cycles/:cycle/queue',
    component: () => import('./screens/QueueScreen.vue'),
    meta: { title: 'queue.title', filling: true },
  },
  {
    path: '/cycles/:cycle/matrix',
    component: () => import('./screens/MatrixScreen.vue'),
    meta: { title: 'matrix.title', filling: true },
  },
  { path: '/cycles/:cycle/differences', component: () => import('./screens/DifferencesScreen.vue'), meta: { title: 'differences.title' } },
  { path: '/cycles/:cycle/supplements', component: () => import('./screens/SupplementsScreen.vue'), meta: { title: 'supplements.title' } },
  { path: '/cycles/:cycle/ranking', component: () => import('./screens/RankingScreen.vue'), meta: { title: 'ranking.title' } },
  { path: '/cycles/:cycle/publicity', component: () => import('./screens/PublicityScreen.vue'), meta: { title: 'publicity.title' } },
  { path: '/cycles/:cycle/burden', component: () => import('./screens/BurdenScreen.vue'), meta: { title: 'burden.title' } },
  { path: '/cycles/:cycle/progress', component: () => import('./screens/ProgressScreen.vue'), meta: { title: 'progress.title' } },
  { path: '/cycles/:cycle/panels', component: () => import('./panel/PanelsScreen.vue'), meta: { title: 'panels.title' } },
  { path: '/cycles/:cycle/visits', component: () => import('./visit/VisitsScreen.vue'), meta: { title: 'visits.title' } },
  { path: '/cycles/:cycle/naming', component: () => import('./honor/NamingScreen.vue'), meta: { title: 'naming.title' } },
  { path: '/honors', component: () => import('./honor/HonorsScreen.vue'), meta: { title: 'honors.title' } },
  { path: '/panels/:panel', component: () => import('./panel/PanelScreen.vue'), meta: { title: 'panels.title' } },
  { path: '/panels/:panel/hall', component: () => import('./panel/HallScreen.vue'), meta: { title: 'panel.hall', filling: true, bare: true } },
  {
    path: '/panels/:panel/show/:record',
    component: () => import('./panel/ShowScreen.vue'),
    meta: { title: 'show.title', filling: true, bare: true },
  },
  { path: '/public/:cycle', component: () => import('./screens/PublicScreen.vue'), meta: { title: 'public.title', open: true } },
  {
    path: '/records/:record',
    component: () => import('./screens/RecordScreen.vue'),
    meta: { title: 'record.title', filling: true },
  },
  { path: '/snapshots/:snapshot', component: () => import('./screens/SnapshotScreen.vue'), meta: { title: 'snapshot.title' } },
  { path: '/reports', component: () => import('./screens/ReportsScreen.vue'), meta: { title: 'reports.title', filling: true } },
  { path: '/exports', component: () => import('./screens/ExportsScreen.vue'), meta: { title: 'exports.title' } },
  { path: '/organizations', component: () => import('./admin/OrganizationsScreen.vue'), meta: { title: 'organizations.title' } },
  { path: '/organizations/:organization', component: () => import('./admin/OrganizationScreen.vue'), meta: { title: 'organization.title' } },
  { path: '/branch', component: () => import('./admin/BranchScreen.vue'), meta: { title: 'branch.title' } },
  { path: '/projects', component: () => import('./admin/ProjectsScreen.vue'), meta: { title: 'projects.title' } },
  { path: '/places', component: () => import('./admin/PlacesScreen.vue'), meta: { title: 'places.title' } },
  { path: '/accounts', component: () => import('./admin/AccountsScreen.vue'), meta: { title: 'accounts.title' } },
  { path: '/roster', component: () => import('./admin/RosterScreen.vue'), meta: { title: 'roster.title' } },
  { path: '/accounts/:account', component: () => import('./admin/AccountScreen.vue'), meta: { title: 'account.title' } },
  { path: '/cycles', component: () => import('./admin/CyclesScreen.vue'), meta: { title: 'cycles.title' } },
  { path: '/cycles/:cycle', component: () => import('./admin/CycleScreen.vue'), meta: { title: 'cycle.title' } },
  { path: '/cycles/:cycle/sheets/:domain', component: () => import('./admin/SheetScreen.vue'), meta: { title: 'sheet.title' } },
  { path: '/keeping', component: () => import('./admin/KeepingScreen.vue'), meta: { title: 'keeping.title' } },
  { path: '/audit', component: () => import('./admin/AuditScreen.vue'), meta: { title: 'audit.title' } },
  { path: '/feedback', component: () => import('./admin/FeedbackScreen.vue'), meta: { title: 'feedback.title' } },
  { path: '/:rest(.*)*', component: () => import('./screens/MissingScreen.vue'), meta: { title: 'missing.title', open: true } },
]

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach((to) => {
  const session = useSession()
  if (to.meta.open) return true
  if (!session.me || session.expired) return { path: '/login', query: to.path === '/' ? {} : { then: to.fullPath } }
  // The members' app has the screen for it.
  if (session.me.must_change_password) location.assign('/me/password')
  return true
})

export function showTitle(to: RouteLocationNormalized): void {
  // Before the first screen is reached there is no title.
  if (to.matched.length === 0) return
  document.title = `${i18n.global.t(to.meta.title)} · ${i18n.global.t('app')}`
}

router.afterEach((to, from) => {
  hush()
  showTitle(to)
  if (from.matched.length > 0 && from.matched[0] !== to.matched[0]) {
    requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }))
  }
})

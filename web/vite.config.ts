import { fileURLToPath, URL } from 'node:url'

import VueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { VitePWA } from 'vite-plugin-pwa'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const server = process.env.SHIGAN_SERVER ?? 'http://127.0.0.1:8080'

/** `npm run dev` answers addresses of the desk with its page, as the program does. */
function deskWhileDeveloping(): Plugin {
  return {
    name: 'desk',
    configureServer({ middlewares }) {
      middlewares.use((asked, _answer, next) => {
        if (asked.url && /^\/desk(\/|\?|$)/.test(asked.url)) asked.url = '/desk.html'
        next()
      })
    },
  }
}

export default defineConfig({
  plugins: [
    vue(),
    // Messages are compiled here, so that the page needs no compiler and the policy no eval.
    VueI18n({ include: fileURLToPath(new URL('./src/*/i18n/*.json', import.meta.url)), strictMessage: false }),
    deskWhileDeveloping(),
    VitePWA({
      // The app decides when a new version takes over: never in the middle of a sentence.
      registerType: 'prompt',
      injectRegister: false,
      includeAssets: ['icon.svg', 'icon-180.png'],
      manifest: {
        id: '/',
        name: '实干',
        short_name: '实干',
        description: '一句话记下办了什么，可不拍照，没有信号也能记。',
        lang: 'zh-Hans',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f7f6f3',
        theme_color: '#f7f6f3',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
        shortcuts: [{ name: '记一笔', url: '/write' }],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|desk|docs|health|problems)(\/|$)/],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  build: {
    // Phones that are some years old, and the browser inside WeChat.
    target: ['es2020', 'safari14', 'chrome80'],
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    // The Host header stays the browser's, since a cookie is only given to pages of that host.
    proxy: Object.fromEntries(
      ['/api', '/docs', '/health', '/problems'].map((path) => [path, { target: server, changeOrigin: false }]),
    ),
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    // The compiler works beside them.
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
})

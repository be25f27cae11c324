// The review desk is built apart from the members' app: what the two share is then in both,
// and nothing that only the desk needs is ever loaded by a phone.
import { fileURLToPath, URL } from 'node:url'

import VueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue(), VueI18n({ include: here('./src/desk/i18n/*.json'), strictMessage: false })],
  publicDir: false,
  resolve: { alias: { '@': here('./src') } },
  define: { __VUE_OPTIONS_API__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  build: {
    target: ['es2020', 'safari14', 'chrome80'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // Beside the members' app, which was built before.
    emptyOutDir: false,
    assetsDir: 'assets/desk',
    rollupOptions: { input: here('./desk.html') },
  },
})

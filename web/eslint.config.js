import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['dist/', 'src/shared/api/schema.d.ts', 'screenshots/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      // Types are checked by vue-tsc, which knows the globals of a browser.
      'no-undef': 'off',
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 80, skipComments: true, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='localStorage']",
          message: 'Settings go through src/shared/settings.ts, which survives a browser that refuses storage.',
        },
      ],
      // Layout of templates is a matter of taste that nobody needs to argue about.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/attributes-order': 'off',
      'vue/no-v-html': 'error',
    },
  },
  { files: ['src/shared/settings.ts', 'e2e/languages.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['e2e/**', 'tests/**'], rules: { 'max-lines-per-function': 'off' } },
)

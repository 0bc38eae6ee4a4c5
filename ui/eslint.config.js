import js from '@eslint/js';
import globals from 'globals';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const HAN = '/[\\u3400-\\u9fff\\uff01-\\uff5e\\u3000-\\u303f]/';

const noHanText = [
  { selector: `Literal[value=${HAN}]`, message: 'Words live in src/i18n.' },
  { selector: `TemplateElement[value.raw=${HAN}]`, message: 'Words live in src/i18n.' },
  { selector: `JSXText[value=${HAN}]`, message: 'Words live in src/i18n.' },
];

const oneKeyHandler = [
  {
    selector: 'JSXAttribute[name.name=/^onKey(Down|Up|Press)$/]',
    message: 'Use onKeys() or useKeys() from shared/keys: they know about input methods.',
  },
  {
    selector: "CallExpression[callee.property.name='addEventListener'][arguments.0.value=/^key/]",
    message: 'Use useKeys() from shared/keys: it knows about input methods.',
  },
];

const noStorage = ['localStorage', 'sessionStorage', 'indexedDB'].map((name) => ({
  name,
  message: 'The page stores nothing outside the vault.',
}));

const onlyPlatformTalksToTauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/platform/tauri.ts talks to the host.',
};

const features = [
  'shell',
  'firstrun',
  'unlock',
  'settings',
  'help',
  'palette',
  'home',
  'customers',
  'billing',
  'imports',
  'exports',
  'trace',
  'strays',
  'ledger',
  'people',
  'reviews',
  'watch',
  'month',
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/generated'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['src/**/*.{ts,tsx}'] })),
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      'no-restricted-imports': ['error', { patterns: [onlyPlatformTalksToTauri] }],
      'no-restricted-globals': ['error', ...noStorage],
      'no-restricted-syntax': ['error', ...noHanText, ...oneKeyHandler],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...features.map((name) => ({
    files: [`src/features/${name}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            onlyPlatformTalksToTauri,
            {
              regex: `(^|/)(${features.filter((other) => other !== name).join('|')})/`,
              message: 'A feature does not import another feature; share through src/shared or a slot.',
            },
            { regex: 'platform/(tauri|fake)', message: 'Features talk to the core through src/api.' },
          ],
        },
      ],
    },
  })),
  {
    files: ['src/platform/tauri.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/shared/keys/**'],
    rules: { 'no-restricted-syntax': ['error', ...noHanText] },
  },
  {
    files: [
      'src/i18n/**',
      'src/platform/fake.ts',
      'src/platform/fake/**',
      'src/**/*.test.{ts,tsx}',
      'src/test/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...oneKeyHandler] },
  },
  {
    files: ['src/**/*.test.{ts,tsx}', 'src/test/**'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);

import { createTheme, type CSSVariablesResolver, type MantineColorSchemeManager } from '@mantine/core';

/** Ten steps are what the library asks for; the pages use the tokens, so all steps say the same. */
function flat(color: string) {
  return [color, color, color, color, color, color, color, color, color, color] as const;
}

/** Forms and dialogs of the library in the product's measures. Colours come from tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: flat('var(--primary)') },
  defaultRadius: 'var(--r)',
  fontSizes: { xs: 'var(--fs-s)', sm: 'var(--fs)', md: 'var(--fs)', lg: 'var(--fs-l)', xl: 'var(--fs-xl)' },
  lineHeights: { xs: '1.35', sm: '1.5', md: '1.6', lg: '1.5', xl: '1.4' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Input: { defaultProps: { size: 'sm' } },
    Popover: { defaultProps: { shadow: 'none', transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { shadow: 'none', transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 0 }, withArrow: false } },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 0 } }, allowDeselect: false } },
  },
});

/** Maps the library's variables onto the tokens, so that one `data-theme` switches both. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--muted)',
    '--mantine-color-anchor': 'var(--primary)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default': 'var(--bg)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--control)',
    '--mantine-color-disabled': 'var(--surface)',
    '--mantine-color-disabled-color': 'var(--muted)',
    '--mantine-color-disabled-border': 'var(--hair)',
    '--mantine-color-accent-filled': 'var(--primary)',
    '--mantine-color-accent-filled-hover': 'var(--primary-strong)',
    '--mantine-color-accent-light': 'var(--select)',
    '--mantine-color-accent-light-hover': 'var(--select)',
    '--mantine-color-accent-light-color': 'var(--primary)',
    '--mantine-color-accent-outline': 'var(--primary)',
    '--mantine-primary-color-contrast': 'var(--on-primary)',
  };
  return { variables: {}, light: shared, dark: shared };
};

/** The library would keep the theme in the browser's storage; ours is a preference of the core. */
export const noStorage: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

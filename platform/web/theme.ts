import type { ThemeConfig } from 'antd'

/** The colours of theme.css, for what cannot read CSS: antd's tokens and the charts' canvas. */
export const colours = {
  ground: '#f4f6f5',
  surface: '#ffffff',
  sunken: '#edf1f0',
  line: '#d8dfdd',
  'line-strong': '#7c8c89',
  text: '#18282a',
  'text-soft': '#4d5f60',
  accent: '#0e5a5f',
  'accent-strong': '#0a464a',
  'accent-soft': '#e2efee',
  danger: '#ae2018',
  warning: '#7d5200',
  good: '#1b6238',
  info: '#1d5484',
} as const

const font = 'var(--font)'

/** antd in the look of the house. On a phone every control is as tall as a thumb. */
export const antdTheme = (phone: boolean): ThemeConfig => ({
  token: {
    colorPrimary: colours.accent,
    colorPrimaryHover: colours['accent-strong'],
    colorPrimaryActive: colours['accent-strong'],
    colorLink: colours.accent,
    colorLinkHover: colours['accent-strong'],
    colorError: colours.danger,
    colorWarning: colours.warning,
    colorSuccess: colours.good,
    colorInfo: colours.info,
    colorText: colours.text,
    colorTextSecondary: colours['text-soft'],
    colorTextTertiary: colours['text-soft'],
    colorTextPlaceholder: '#5d6d6d',
    colorTextDisabled: '#5d6d6d',
    colorBorder: colours['line-strong'],
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    borderRadius: 6,
    borderRadiusLG: 8,
    controlHeight: phone ? 44 : 38,
    controlHeightSM: phone ? 40 : 30,
    fontSize: phone ? 16 : 15,
    fontSizeSM: phone ? 15 : 14,
    fontFamily: font,
    motion: false,
  },
  components: {
    Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: {
      headerBg: colours.sunken,
      headerColor: colours['text-soft'],
      headerSplitColor: 'transparent',
      headerBorderRadius: 0,
      cellPaddingBlock: 11,
    },
  },
})

import type { ThemeConfig } from 'antd';
import { theme as antd } from 'antd';
import type { Preferences } from './preferences.ts';

export type Mode = 'light' | 'dark';

/** Every colour of the console: paper, ink and one vermilion, as on the public site. Text colours reach 4.5:1 on all three papers. */
const COLOURS = {
  light: {
    paper: '#faf7f1',
    'paper-raised': '#fffdf9',
    'paper-sunk': '#f2ede3',
    ink: '#211d18',
    'ink-soft': '#544c42',
    'ink-faint': '#6a6155',
    rule: '#e3dbcd',
    'rule-strong': '#8b8070',
    seal: '#b32d1a',
    'seal-strong': '#932313',
    'on-seal': '#fffaf5',
    'seal-wash': '#f8e8e1',
    pine: '#2c654b',
    'pine-wash': '#e4eee6',
    ochre: '#7d5200',
    'ochre-wash': '#f6ebd2',
    slate: '#36577c',
    'slate-wash': '#e5ebf1',
    veil: 'rgb(33 29 24 / 45%)',
  },
  dark: {
    paper: '#171512',
    'paper-raised': '#201d19',
    'paper-sunk': '#100e0c',
    ink: '#ece6da',
    'ink-soft': '#c2b9aa',
    'ink-faint': '#a89f90',
    rule: '#38322b',
    'rule-strong': '#83796a',
    seal: '#f18f78',
    'seal-strong': '#f6a896',
    'on-seal': '#1c100c',
    'seal-wash': '#3a221b',
    pine: '#8fc7a6',
    'pine-wash': '#1c2e24',
    ochre: '#e2b766',
    'ochre-wash': '#352a15',
    slate: '#9dbce0',
    'slate-wash': '#1d2733',
    veil: 'rgb(0 0 0 / 60%)',
  },
} as const;

const SANS = "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Source Han Sans SC', 'Noto Sans CJK SC', system-ui, sans-serif";
const LATIN = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif";

/** Type, targets and distances by size, in pixels. Touch screens get targets of 44 at every size. */
const SIZES = {
  compact: { type: 14, line: 1.5, target: 32, gap: 12, cell: 6 },
  normal: { type: 15, line: 1.6, target: 36, gap: 16, cell: 10 },
  large: { type: 18, line: 1.7, target: 48, gap: 20, cell: 14 },
} as const;

export interface Look {
  readonly mode: Mode;
  readonly size: Preferences['size'];
  readonly english: boolean;
  /** The pointer is a finger, or the window as narrow as a phone's. */
  readonly touch: boolean;
}

const targetOf = (look: Look) => Math.max(SIZES[look.size].target, look.touch ? 44 : 0);
const fontOf = (look: Look) => (look.english ? LATIN : SANS);

/** The custom properties that the console's own style sheets read; set on the root element. */
export function rootProperties(look: Look): Record<string, string> {
  const size = SIZES[look.size];
  const colours = Object.fromEntries(Object.entries(COLOURS[look.mode]).map(([name, value]) => [`--${name}`, value]));
  return {
    ...colours,
    '--font': fontOf(look),
    '--type': `${size.type}px`,
    '--type-small': `${size.type - 2}px`,
    '--type-title': `${Math.round(size.type * 1.55)}px`,
    '--line': String(size.line),
    '--target': `${targetOf(look)}px`,
    '--gap': `${size.gap}px`,
    'color-scheme': look.mode,
  };
}

/** antd's tokens for a look. */
export function antdTheme(look: Look, still: boolean): ThemeConfig {
  const c = COLOURS[look.mode];
  const size = SIZES[look.size];
  const target = targetOf(look);
  // Given again after the algorithm, which would dull them in the dark.
  const accents = { colorPrimary: c.seal, colorInfo: c.slate, colorSuccess: c.pine, colorWarning: c.ochre, colorError: c.seal };
  return {
    cssVar: { prefix: 'h', key: 'heming' },
    hashed: false,
    algorithm: [look.mode === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm, (_, map) => ({ ...map!, ...accents })],
    token: {
      ...accents,
      colorLink: c.seal, colorLinkHover: c['seal-strong'], colorLinkActive: c['seal-strong'], linkDecoration: 'underline', linkHoverDecoration: 'underline', linkFocusDecoration: 'underline',
      colorPrimaryHover: c['seal-strong'], colorPrimaryActive: c['seal-strong'], colorTextLightSolid: c['on-seal'],
      colorPrimaryBg: c['seal-wash'], colorErrorBg: c['seal-wash'], colorSuccessBg: c['pine-wash'], colorWarningBg: c['ochre-wash'], colorInfoBg: c['slate-wash'],
      colorPrimaryText: c.seal, colorErrorText: c.seal, colorSuccessText: c.pine, colorWarningText: c.ochre, colorInfoText: c.slate,
      colorBgLayout: c.paper, colorBgContainer: c['paper-raised'], colorBgElevated: c['paper-raised'], colorBgContainerDisabled: c['paper-sunk'], colorBgSpotlight: look.mode === 'dark' ? '#3b352d' : c.ink, colorBgMask: c.veil,
      colorText: c.ink, colorTextHeading: c.ink, colorTextSecondary: c['ink-soft'], colorTextTertiary: c['ink-faint'], colorTextDescription: c['ink-faint'], colorTextPlaceholder: c['ink-faint'], colorTextDisabled: c['ink-faint'], colorTextQuaternary: c['ink-faint'], colorIcon: c['ink-faint'],
      colorBorder: c['rule-strong'], colorBorderSecondary: c.rule, colorSplit: c.rule,
      colorFillAlter: c['paper-sunk'], controlItemBgHover: c['paper-sunk'], controlItemBgActive: c['seal-wash'], controlItemBgActiveHover: c['seal-wash'],
      fontFamily: fontOf(look), fontSize: size.type, lineHeight: size.line, borderRadius: 4, borderRadiusLG: 6, borderRadiusSM: 3,
      controlHeight: target, controlHeightSM: Math.max(look.touch ? 44 : 28, target - 8), controlHeightLG: target + 8,
      // A button that is sending stays readable; its turning mark says enough.
      opacityLoading: 1,
      padding: size.gap, motion: !still, wireframe: false,
      boxShadowSecondary: look.mode === 'dark' ? '0 4px 18px rgb(0 0 0 / 45%)' : '0 4px 18px rgb(60 45 25 / 14%)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: c['on-seal'], fontWeight: 500 },
      Table: { headerBg: c['paper-sunk'], headerColor: c['ink-soft'], headerSplitColor: 'transparent', rowHoverBg: c['paper-sunk'], cellPaddingBlock: size.cell, cellPaddingInline: 12, borderColor: c.rule },
      Tooltip: { colorTextLightSolid: look.mode === 'dark' ? c.ink : c['on-seal'] },
      Form: { labelColor: c['ink-soft'], verticalLabelPadding: '0 0 4px', itemMarginBottom: size.gap + 4 },
      Alert: { defaultPadding: '10px 14px' },
      Steps: { colorTextDescription: c['ink-faint'] },
    },
  };
}

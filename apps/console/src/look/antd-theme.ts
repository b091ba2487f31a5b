import { theme as antd, type ThemeConfig } from 'antd';
import type { Palette } from './palette.ts';

const SANS =
  '"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';

const shared = {
  fontFamily: SANS,
  fontSize: 14,
  fontSizeSM: 12,
  fontSizeLG: 16,
  fontSizeHeading3: 20,
  fontWeightStrong: 600,
  lineHeight: 1.5,
  borderRadius: 4,
  borderRadiusSM: 3,
  borderRadiusLG: 4,
  borderRadiusXS: 2,
  controlHeight: 32,
  controlHeightSM: 28,
  controlHeightLG: 36,
  lineWidthFocus: 2,
  controlOutlineWidth: 0,
  wireframe: false,
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
  motionEaseOut: 'ease-out',
  linkDecoration: 'underline',
  linkHoverDecoration: 'underline',
} as const;

// antd draws a white tick: the near-white primary of the dark theme would hide it.
const darkTicks = {
  Checkbox: { colorPrimary: '#5d7690', colorPrimaryHover: '#6b859f' },
  Radio: { colorPrimary: '#5d7690' },
  Switch: { colorPrimary: '#5d7690' },
};

const componentsOf = (p: Palette): ThemeConfig['components'] => ({
  Button: {
    primaryShadow: 'none',
    defaultShadow: 'none',
    dangerShadow: 'none',
    fontWeight: 400,
    paddingInline: 12,
    primaryColor: p.onPri,
    defaultBorderColor: p.line2,
    defaultHoverBorderColor: p.line3,
    defaultHoverColor: p.ink,
    borderColorDisabled: p.line,
  },
  Tabs: {
    inkBarColor: p.pri,
    itemColor: p.ink2,
    itemHoverColor: p.ink,
    itemSelectedColor: p.ink,
    horizontalItemGutter: 22,
    horizontalItemPadding: '8px 1px',
  },
  Tag: { defaultBg: p.bg, defaultColor: p.ink2 },
  Segmented: { trackBg: p.bgSub, itemSelectedBg: p.dark ? p.t2 : p.bg, itemSelectedColor: p.ink },
  ...(p.dark ? darkTicks : {}),
});

/** The theme of antd for a palette: its map and alias tokens are set, since its algorithms repaint the seeds. */
export const antdTheme = (p: Palette): ThemeConfig => ({
  cssVar: { prefix: 'gk', key: p.dark ? 'gk-dark' : 'gk-light' },
  algorithm: antd.defaultAlgorithm,
  components: componentsOf(p),
  token: {
    ...shared,
    colorTextBase: p.ink,
    colorBgBase: p.bg,
    colorBgSpotlight: p.dark ? p.line : p.ink,
    colorPrimary: p.pri,
    colorPrimaryHover: p.priHover,
    colorPrimaryActive: p.priHover,
    colorPrimaryText: p.pri,
    // The outline of the focused control is drawn with this one.
    colorPrimaryBorder: p.pri,
    colorPrimaryBg: p.t1,
    colorPrimaryBgHover: p.t2,
    controlItemBgActive: p.t1,
    controlItemBgActiveHover: p.t2,
    controlItemBgHover: p.bgSub,
    colorInfo: p.t4,
    colorSuccess: p.ink,
    colorLink: p.ink,
    colorLinkHover: p.pri,
    colorLinkActive: p.pri,
    colorError: p.redText,
    colorErrorText: p.redText,
    colorErrorBg: p.redBg,
    colorErrorBorder: p.redLine,
    colorWarning: p.amberText,
    colorWarningText: p.amberText,
    colorWarningBg: p.amberBg,
    colorWarningBorder: p.amberLine,
    colorText: p.ink,
    colorTextSecondary: p.ink2,
    colorTextTertiary: p.ink3,
    colorTextDisabled: p.inkOff,
    colorTextPlaceholder: p.ink3,
    colorTextQuaternary: p.ink3,
    colorBorder: p.line3,
    colorBorderSecondary: p.line,
    colorSplit: p.line,
    colorFillAlter: p.bgSub,
    colorBgContainerDisabled: p.bgSub,
    colorBgLayout: p.bg,
    colorBgContainer: p.bg,
    colorBgElevated: p.bgEl,
    boxShadow: p.shadow,
    boxShadowSecondary: p.shadow,
  },
});

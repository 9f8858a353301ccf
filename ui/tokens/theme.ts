/** The tokens of the look, spelled for antd: one object for each of light, dark and large type. */
import type { ThemeConfig } from 'antd';
import type { Shade, TypeSize } from './appearance.ts';

const light = {
  colorPrimary: '#125688',
  colorInfo: '#125688',
  colorLink: '#125688',
  colorTextLightSolid: '#ffffff',
  colorSuccess: '#136542',
  colorWarning: '#835d00',
  colorError: '#a02a17',
  colorText: '#18201c',
  colorTextSecondary: '#434c47',
  colorTextTertiary: '#5c6660',
  colorTextDescription: '#5c6660',
  colorTextPlaceholder: '#5c6660',
  colorBorder: '#7f8982',
  colorBorderSecondary: '#dce0da',
  colorSplit: '#dce0da',
  colorBgLayout: '#f4f6f3',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  controlItemBgActive: '#eaf2f8',
};

const dark: typeof light = {
  colorPrimary: '#7fb8dd',
  colorInfo: '#7fb8dd',
  colorLink: '#7fb8dd',
  colorTextLightSolid: '#06202f',
  colorSuccess: '#7fd0aa',
  colorWarning: '#edc868',
  colorError: '#f7a08e',
  colorText: '#e9eeeb',
  colorTextSecondary: '#bcc6c0',
  colorTextTertiary: '#97a39c',
  colorTextDescription: '#97a39c',
  colorTextPlaceholder: '#97a39c',
  colorBorder: '#6d7a73',
  colorBorderSecondary: '#2a342f',
  colorSplit: '#2a342f',
  colorBgLayout: '#0f1412',
  colorBgContainer: '#161d1a',
  colorBgElevated: '#1e2723',
  controlItemBgActive: '#14303f',
};

const measures = {
  fontFamily: 'var(--font)',
  fontSize: 14,
  fontWeightStrong: 700,
  controlHeight: 36,
  controlHeightSM: 32,
  borderRadius: 4,
  borderRadiusSM: 2,
  borderRadiusLG: 8,
  boxShadow: 'var(--e-3)',
  boxShadowSecondary: 'var(--e-2)',
  motionDurationFast: '0.12s',
  motionDurationMid: '0.2s',
  lineWidthFocus: 3,
  controlOutline: 'transparent',
};

export const palettes = { light, dark };

/** `darkAlgorithm` is added by the shell, so that this file stays data. */
export function themeFor(shade: Shade, size: TypeSize): Pick<ThemeConfig, 'token' | 'components'> {
  const colours = palettes[shade];
  return {
    token: { ...colours, ...measures, ...(size === 'large' && { fontSize: 16, controlHeight: 44 }) },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', contentFontSize: size === 'large' ? 16 : 14 },
      Table: { headerBg: 'transparent', cellPaddingBlock: 10, rowSelectedBg: colours.controlItemBgActive },
      Menu: { itemHeight: 34, itemSelectedBg: colours.controlItemBgActive, itemBorderRadius: 4 },
      Tag: { borderRadiusSM: 2 },
    },
  };
}

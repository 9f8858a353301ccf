/** The map's colours, read from the tokens; read again when the theme changes, since a canvas has no stylesheet. */

export type Resolve = (colour: string) => string;

/** Turns `var(--map-farm)` or `--map-farm` into the colour in force; anything else stays. */
export function coloursNow(): Resolve {
  const computed = getComputedStyle(document.documentElement);
  return (colour) => {
    const name = /^(?:var\()?(--[\w-]+)\)?$/.exec(colour)?.[1];
    return name === undefined ? colour : computed.getPropertyValue(name).trim() || 'transparent';
  };
}

/** The families of `--font` as MapLibre wants them. With no glyph address in the style it draws every letter itself, from these. */
export function fontsNow(): { normal: string[]; strong: string[] } {
  const families = coloursNow()('--font')
    .split(',')
    .map((family) => family.trim().replaceAll(/^["']|["']$/g, ''));
  // MapLibre takes the weight from the name of the first family; this one exists nowhere and only says "Bold".
  return { normal: families, strong: ['Cuntu Bold', ...families] };
}

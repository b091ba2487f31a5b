/** The colours of one theme; each is also a variable of the style sheet, `--gk-…`. */
export interface Palette {
  readonly dark: boolean;
  readonly bg: string;
  readonly bgSub: string;
  readonly bgEl: string;
  readonly line: string;
  readonly line2: string;
  readonly line3: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly inkOff: string;
  readonly pri: string;
  readonly priHover: string;
  readonly onPri: string;
  readonly t1: string;
  readonly t2: string;
  readonly t3: string;
  readonly t4: string;
  readonly red: string;
  readonly redText: string;
  readonly redBg: string;
  readonly redLine: string;
  readonly onRed2: string;
  readonly amberText: string;
  readonly amberBg: string;
  readonly amberLine: string;
  readonly hatch: string;
  readonly shadow: string;
}

const hatchOf = (colour: string): string =>
  `repeating-linear-gradient(135deg,transparent 0 3px,rgb(${colour}/.26) 3px 4px)`;

// Ink on white and one red: red is for what is late, for running incidents and for errors; amber for what is short or unsure.
export const LIGHT: Palette = {
  dark: false,
  bg: '#ffffff',
  bgSub: '#f6f7f9',
  bgEl: '#ffffff',
  line: '#e3e6ea',
  line2: '#c3cad2',
  line3: '#7d8896',
  ink: '#1a232e',
  ink2: '#46515f',
  ink3: '#5f6a78',
  inkOff: '#66717f',
  pri: '#22344a',
  priHover: '#30475f',
  onPri: '#ffffff',
  t1: '#edf1f5',
  t2: '#d3dde7',
  t3: '#a9b9c9',
  t4: '#5c7289',
  red: '#b81923',
  redText: '#b0151f',
  redBg: '#fdf3f2',
  redLine: '#e2a9a8',
  onRed2: '#ffe3e1',
  amberText: '#855000',
  amberBg: '#fff3d9',
  amberLine: '#dfb768',
  hatch: hatchOf('60 80 100'),
  shadow: '0 8px 28px rgb(20 30 42/.16),0 1px 3px rgb(20 30 42/.12)',
};

export const DARK: Palette = {
  dark: true,
  bg: '#14181d',
  bgSub: '#191e24',
  bgEl: '#1e242b',
  line: '#2a323b',
  line2: '#47525f',
  line3: '#7f8b98',
  ink: '#e7ebf0',
  ink2: '#b9c2cc',
  ink3: '#97a2ae',
  inkOff: '#8a95a2',
  pri: '#d9e2ec',
  priHover: '#eef3f8',
  onPri: '#151b22',
  t1: '#1f2730',
  t2: '#303d4a',
  t3: '#4f6376',
  t4: '#8fa5ba',
  red: '#9d1f28',
  redText: '#ff9189',
  redBg: '#2b191b',
  redLine: '#7a3338',
  onRed2: '#ffdad8',
  amberText: '#f1c06a',
  amberBg: '#2b2315',
  amberLine: '#7a602c',
  hatch: hatchOf('170 190 210'),
  shadow: '0 10px 30px rgb(0 0 0/.55),0 0 0 1px #2f3843',
};

// `t1` is a name of its own; `ink2` is the second `ink`.
const dashed = (name: string): string => name.replaceAll(/([A-Z]|(?<=[a-z]{2})\d)/g, '-$1').toLowerCase();

/** Writes the colours of a theme where the style sheet reads them. */
export const showPalette = (palette: Palette, style: CSSStyleDeclaration): void => {
  for (const [name, value] of Object.entries(palette)) {
    if (typeof value === 'string') style.setProperty(`--gk-${dashed(name)}`, value);
  }
  style.setProperty('color-scheme', palette.dark ? 'dark' : 'light');
};

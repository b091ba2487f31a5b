import { useSyncExternalStore } from 'react';
import { DARK, LIGHT, type Palette } from './palette.ts';
import { keptChoice } from '../data/kept-choice.ts';

/** What a person chose; `system` follows the machine. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const choice = keptChoice<ThemeChoice>('theme', ['system', 'light', 'dark']);
const system = matchMedia('(prefers-color-scheme: dark)');

const watch = (changed: () => void): (() => void) => {
  const leave = choice.watch(changed);
  system.addEventListener('change', changed);
  return () => {
    leave();
    system.removeEventListener('change', changed);
  };
};

const isDark = (): boolean => (choice.get() === 'system' ? system.matches : choice.get() === 'dark');

/** The palette that is shown now. */
export const usePalette = (): Palette => (useSyncExternalStore(watch, isDark) ? DARK : LIGHT);

/** The choice, and how to change it. */
export const useThemeChoice = (): readonly [ThemeChoice, (next: ThemeChoice) => void] => [
  useSyncExternalStore(choice.watch, choice.get),
  choice.set,
];

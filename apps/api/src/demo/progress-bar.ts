import type { Progress } from './load-stories.ts';

const WIDTH = 32;

/** Where progress is shown: redrawn on a terminal, otherwise line by line. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Draws one line that is replaced on a terminal; otherwise one line for every tenth of the work. */
export const progressBar = (out: Screen): ((progress: Progress) => void) => {
  let lastDrawn = 0;
  let lastTenth = -1;
  return ({ cases, of, acknowledged }) => {
    const share = of === 0 ? 1 : cases / of;
    const text = `${cases} of ${of} cases, ${acknowledged} facts`;
    if (!out.isTTY) {
      const tenth = Math.floor(share * 10);
      if (tenth > lastTenth) out.write(`  ${String(tenth * 10).padStart(3)} %  ${text}\n`);
      lastTenth = tenth;
      return;
    }
    const now = performance.now();
    if (now - lastDrawn < 80 && share < 1) return;
    lastDrawn = now;
    const filled = Math.round(share * WIDTH);
    out.write(`\r  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${text} ${share === 1 ? '\n' : ''}`);
  };
};

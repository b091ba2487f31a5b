import { redrawLine } from '../../apps/cli/src/redraw-line.ts';

/** One step that was done, with its seconds. */
export interface Done {
  readonly title: string;
  readonly seconds: number;
}

/** Prints what is under way (on a terminal alone) and each step that is done, with its time; several may run at once. */
export const stepsOn = (out: NodeJS.WriteStream) => {
  const done: Done[] = [];
  const running = new Set<string>();
  const draw = (): void => redrawLine(out, [...running].join(' · '));
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    running.add(title);
    draw();
    const result = await work();
    const seconds = (performance.now() - began) / 1000;
    done.push({ title, seconds });
    running.delete(title);
    redrawLine(out, '');
    out.write(`${seconds.toFixed(1).padStart(6)} s  ${title}\n`);
    draw();
    return result;
  };
  return { step, done };
};

export type Step = ReturnType<typeof stepsOn>['step'];

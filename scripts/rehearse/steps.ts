/** One step that was done, with its seconds. */
export interface Done {
  readonly title: string;
  readonly seconds: number;
}

/** Tells what is under way (on a terminal alone) and each step that is done, with its time; several may run at once. */
export const stepsOn = (out: NodeJS.WriteStream) => {
  const done: Done[] = [];
  const running = new Set<string>();
  const draw = (): void => {
    if (!out.isTTY) return;
    const line = [...running].join(' · ');
    out.write(`\r\u001B[K${line.slice(0, out.columns - 1)}`);
  };
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    running.add(title);
    draw();
    const result = await work();
    const seconds = (performance.now() - began) / 1000;
    done.push({ title, seconds });
    running.delete(title);
    out.write(`${out.isTTY ? '\r\u001B[K' : ''}${seconds.toFixed(1).padStart(6)} s  ${title}\n`);
    draw();
    return result;
  };
  return { step, done };
};

export type Step = ReturnType<typeof stepsOn>['step'];

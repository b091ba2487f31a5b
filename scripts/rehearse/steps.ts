/** One step that was done, with its seconds. */
export interface Done {
  readonly title: string;
  readonly seconds: number;
}

/** Tells each step when it begins (on a terminal alone) and when it is done, with its time. */
export const stepsOn = (out: NodeJS.WriteStream) => {
  const done: Done[] = [];
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    if (out.isTTY) out.write(`        ${title} …`);
    const result = await work();
    const seconds = (performance.now() - began) / 1000;
    done.push({ title, seconds });
    out.write(`${out.isTTY ? '\r\u001B[K' : ''}${seconds.toFixed(1).padStart(6)} s  ${title}\n`);
    return result;
  };
  return { step, done };
};

export type Step = ReturnType<typeof stepsOn>['step'];

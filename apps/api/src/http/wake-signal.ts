/** Something that one waits for and many may ring; a ring that nobody waited for is kept. */
export interface Bell {
  ring(): void;
  /** Whether it rang before the time was over. */
  wait(milliseconds: number): Promise<boolean>;
}

export const createBell = (): Bell => {
  let rung = false;
  let wake = (): void => undefined;
  return {
    ring: () => {
      rung = true;
      wake();
    },
    wait: async (milliseconds) => {
      if (!rung && milliseconds > 0) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, milliseconds);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
      }
      const heard = rung;
      rung = false;
      return heard;
    },
  };
};

/** A contestant or server that takes part in a measurement until it fails. */
export interface Member {
  readonly name: string;
}

/** Runs steps for each member; a member that fails is reported once and takes no further part. */
export const participantsOf = <T extends Member>(members: readonly T[], failed: string[]) => {
  let left = [...members];
  return {
    members: (): readonly T[] => left,
    /**
     * Runs one step for one member after the other, so that only one of them runs at a time. `turn` selects the member
     * that begins, so that no member always runs after the same other one.
     */
    each: async (step: (member: T) => Promise<void>, turn = 0): Promise<void> => {
      const first = turn % Math.max(1, left.length);
      for (const member of [...left.slice(first), ...left.slice(0, first)]) {
        try {
          await step(member);
        } catch (error) {
          left = left.filter((one) => one !== member);
          failed.push(`${member.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        }
      }
    },
  };
};

export type Participants<T extends Member> = ReturnType<typeof participantsOf<T>>;

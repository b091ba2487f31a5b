/** What takes part in a measurement until it fails. */
export interface Member {
  readonly name: string;
}

/** Runs steps for each member; one that fails is told once, takes no more part, and harms no other. */
export const crewOf = <T extends Member>(members: readonly T[], failed: string[]) => {
  let left = [...members];
  return {
    members: (): readonly T[] => left,
    /**
     * One step of one member after the other: nothing runs beside what is measured. `turn` says who begins, so that
     * nobody always follows the same one and what that leaves behind.
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

export type Crew<T extends Member> = ReturnType<typeof crewOf<T>>;

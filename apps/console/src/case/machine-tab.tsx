import { lazy, Suspense } from 'react';
import { useWords } from '../words/language.ts';
import type { CaseParts } from './case-data.ts';
import { stepsOf } from './checklist.ts';
import { movingEntries } from './checklist-view.tsx';
import { useFactLabel } from './entry-said.tsx';

const MachinePicture = lazy(async () => ({ default: (await import('../parts/machine-picture.tsx')).MachinePicture }));

/** Where the case is in its procedure. */
export const MachineTab = ({ parts: { one, procedure, entries } }: { readonly parts: CaseParts }) => {
  const { words } = useWords();
  const nameOf = useFactLabel(procedure);
  const passed = stepsOf(procedure, movingEntries(entries, procedure), one.state.id)
    .filter(({ how }) => how === 'done')
    .map(({ id }) => id);
  return (
    <Suspense fallback={<p className="quiet">{words.frame.loading}</p>}>
      <MachinePicture states={procedure.states} nameOf={nameOf} current={one.state.id} passed={passed} />
    </Suspense>
  );
};

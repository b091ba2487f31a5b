import { useWords } from '../words/language.ts';

const GLYPHS = {
  running: '▶',
  paused: '‖',
  overdue: '▶',
  waiting: '○',
  met: '■',
  late: '■',
  early: '■',
  void: '■',
} as const;

type State = keyof typeof GLYPHS;

const isState = (state: string): state is State => Object.hasOwn(GLYPHS, state);

/** Whether a clock runs, as a glyph and a word; a running one is quiet, since that is the usual case. */
export const ClockWord = ({ state, extended = false }: { readonly state: string; readonly extended?: boolean }) => {
  const { words } = useWords();
  if (!isState(state)) return null;
  const isExtended = extended && state === 'running';
  return (
    <span className="clock-word" data-state={isExtended ? 'extended' : state}>
      <span aria-hidden="true">{isExtended ? '⇥' : GLYPHS[state]}</span>{' '}
      {isExtended ? words.time.extended : words.time.states[state]}
    </span>
  );
};

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { readMe, readProcedure, readProcedures } from '../data/reads.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useServerSecond } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { Outcomes } from './outcomes.tsx';
import { readThirdDay, type SupervisedCase } from './region-reads.ts';
import { DEMAND, type Demand, useSupervise } from './use-supervise.ts';

// Who may is said by the procedures; that of the first one is that of all, since the fact belongs to the file.
const useMayDemand = (): boolean => {
  const { data: me } = useQuery(readMe);
  const { data: all } = useQuery(readProcedures);
  const first = all?.procedures[0]?.id ?? '';
  const { data: procedure } = useQuery({ ...readProcedure(first), enabled: first !== '' });
  const allowed = procedure?.facts.find(({ type }) => type === DEMAND)?.allowedDuties ?? [];
  return me?.duties.some(({ duty }) => allowed.includes(duty)) === true;
};

const Fields = ({ value, onChange }: { readonly value: Demand; readonly onChange: (value: Demand) => void }) => {
  const { words } = useWords();
  const today = dayAt(useServerSecond());
  return (
    <>
      <label className="dock-field dock-wide">
        <span>{words.region.demand}</span>
        <input
          value={value.demand}
          maxLength={2000}
          required
          onChange={(event) => onChange({ ...value, demand: event.target.value })}
        />
      </label>
      <label className="dock-field">
        <span>{words.region.dueOn}</span>
        <input
          type="date"
          value={value.dueOn ?? ''}
          min={today}
          onChange={(event) => onChange({ ...value, dueOn: event.target.value === '' ? null : event.target.value })}
        />
      </label>
    </>
  );
};

/**
 * What is demanded of the chosen cases, in one act: below the list it belongs to. Without a choice it is one quiet line.
 */
export const DemandDock = ({
  title,
  more,
  count,
  load,
  onClear,
}: {
  readonly title: string;
  readonly more?: ReactNode;
  /** How many cases are chosen, as far as it is known before they are read. */
  readonly count: number;
  readonly load: () => Promise<readonly SupervisedCase[]>;
  readonly onClear: () => void;
}) => {
  const { words } = useWords();
  const today = dayAt(useServerSecond());
  const { data: third = null } = useQuery(readThirdDay(today, null));
  const [typed, setTyped] = useState<Partial<Demand>>({});
  const [failed, setFailed] = useState<unknown>(null);
  const [isNone, setNone] = useState(false);
  const { outcomes, isRunning, run, again, forget } = useSupervise();
  const may = useMayDemand();
  const why = useId();
  const barred = may ? {} : { 'aria-disabled': true, 'aria-describedby': why };
  const value: Demand = { demand: words.region.demandDefault, dueOn: third, ...typed };
  if (outcomes.length > 0) {
    const done = (): void => {
      forget();
      onClear();
    };
    return <Outcomes outcomes={outcomes} isRunning={isRunning} onAgain={() => void again()} onDone={done} />;
  }
  if (count === 0) return <p className="dock-none quiet">{words.region.nothingChosen}</p>;
  const act = async (given: Demand): Promise<void> => {
    try {
      setFailed(null);
      const cases = await load();
      setNone(cases.length === 0);
      if (cases.length > 0) await run(cases, given);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <form
      className="dock"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (may) void act(value);
      }}
    >
      <div className="dock-what">
        <h2>{title}</h2>
        {more}
        <p className="quiet" id={why}>
          {may ? words.region.dockMore : `⊘ ${words.region.noDuty}`}
        </p>
        {isNone && <p>{words.region.noLate}</p>}
      </div>
      <Fields value={value} onChange={setTyped} />
      <div className="dock-acts">
        <button type="button" className="link" onClick={onClear}>
          {words.region.clear}
        </button>
        <Button
          {...barred}
          title={may ? words.region.urgeMore : words.region.noDuty}
          onClick={() => may && void act({ ...value, dueOn: null })}
        >
          {words.region.urge}
        </Button>
        <Button type={may ? 'primary' : 'default'} htmlType="submit" size="large" {...barred}>
          {words.region.supervise(count)}
        </Button>
      </div>
      <ProblemNote error={failed} />
    </form>
  );
};

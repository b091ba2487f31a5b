import { serverNow } from '../data/server-time.ts';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { chinaMinute, isDay } from './china-time.ts';
import type { TimeField } from './field.ts';
import { FieldSet, useFramed } from './field-frame.tsx';
import type { Control } from './simple-fields.tsx';

const presentMinute = (): string => chinaMinute(new Date(serverNow()).toISOString()).slice(0, 16);

const Inputs = ({ field, path, typed, onType }: Control<TimeField>) => {
  const { words } = useWords();
  const dates = useDates();
  const framed = useFramed(field, path);
  const [day = '', time = ''] = typed.split('T');
  return (
    <>
      <input
        type="date"
        aria-label={words.forms.day}
        value={day}
        aria-invalid={framed.error !== null}
        onChange={({ target }) => onType(`${target.value}T${time}`)}
      />
      {isDay(day) && <span className="quiet">{dates.day(day).split(' ')[1]}</span>}
      <input
        type="time"
        aria-label={words.forms.time}
        value={time}
        aria-invalid={framed.error !== null}
        onChange={({ target }) => onType(`${day}T${target.value}`)}
      />
    </>
  );
};

const Running = () => {
  const { words } = useWords();
  const dates = useDates();
  return <span>{words.forms.nowIs(dates.minute(new Date(useServerSecond()).toISOString()))}</span>;
};

/** An instant by the time of China; where `isNow` is left as it is, it is that of the act. */
export const InstantControl = ({ isNow = false, ...control }: Control<TimeField> & { readonly isNow?: boolean }) => {
  const { words } = useWords();
  const { field, path, typed, onType } = control;
  const framed = useFramed(field, path);
  const standsStill = isNow && typed === '';
  return (
    <FieldSet field={field} framed={framed} wide={isNow}>
      <span className="form-day">
        {standsStill ? <Running /> : <Inputs {...control} />}
        <button type="button" className="link" onClick={() => onType(isNow && !standsStill ? '' : presentMinute())}>
          {standsStill ? words.forms.otherTime : words.forms.now}
        </button>
      </span>
    </FieldSet>
  );
};

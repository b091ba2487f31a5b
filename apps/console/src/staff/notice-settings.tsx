import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useWords } from '../words/language.ts';
import { Field, issueAt, typed } from './form-parts.tsx';

const ROBOTS = ['wecom', 'dingtalk'] as const;

const readSettings = () => answerOf(api.me.notices.$get());

type Settings = Awaited<ReturnType<typeof readSettings>>;

// The address of a robot is never shown again: one that is not typed again stays as it is.
const robotIn = (form: FormData, before: Settings['robot']) => {
  const kind = ROBOTS.find((one) => one === form.get('robot'));
  if (kind === undefined) return { robot: null };
  const [url, secret] = [typed(form, 'robotUrl'), typed(form, 'robotSecret')];
  if (url === null) return before?.kind === kind ? {} : { robot: { kind, url: '' } };
  return { robot: { kind, url, ...(secret === null || kind !== 'dingtalk' ? {} : { secret }) } };
};

const settingsIn = (form: FormData, before: Settings) => ({
  mail: typed(form, 'mail'),
  inApp: form.get('inApp') !== null,
  quiet:
    form.get('quiet') === null
      ? null
      : {
          from: typed(form, 'from') ?? '',
          to: typed(form, 'to') ?? '',
          weekends: form.get('weekends') !== null,
        },
  ...robotIn(form, before.robot),
});

const Robot = ({ settings, error }: { readonly settings: Settings; readonly error: unknown }) => {
  const { notices } = useWords().words.account;
  const [kind, setKind] = useState<string>(settings.robot?.kind ?? '');
  const kept = settings.robot?.kind === kind ? settings.robot : null;
  return (
    <>
      <Field label={notices.robot}>
        <select name="robot" value={kind} onChange={({ target }) => setKind(target.value)}>
          <option value="">{notices.robotNone}</option>
          {ROBOTS.map((one) => (
            <option key={one} value={one}>
              {notices.robots[one]}
            </option>
          ))}
        </select>
      </Field>
      {kind !== '' && (
        <Field
          label={notices.robotUrl}
          error={issueAt(error, 'robot')}
          {...(kept === null ? {} : { more: notices.robotKept(kept.host) })}
        >
          <input name="robotUrl" type="url" maxLength={2000} required={kept === null} autoComplete="off" />
        </Field>
      )}
      {kind === 'dingtalk' && (
        <Field label={notices.robotSecret}>
          <input name="robotSecret" type="password" maxLength={200} autoComplete="off" />
        </Field>
      )}
    </>
  );
};

const Quiet = ({ quiet, error }: { readonly quiet: Settings['quiet']; readonly error: unknown }) => {
  const { notices } = useWords().words.account;
  const [isOn, setOn] = useState(quiet !== null);
  return (
    <fieldset className="checks">
      <legend>{notices.quiet}</legend>
      <label>
        <input type="checkbox" name="quiet" checked={isOn} onChange={() => setOn(!isOn)} /> {notices.quietOn}
      </label>
      {isOn && (
        <>
          <label className="inline-field">
            {notices.from} <input type="time" name="from" defaultValue={quiet?.from ?? '21:00'} required />
          </label>
          <label className="inline-field">
            {notices.to} <input type="time" name="to" defaultValue={quiet?.to ?? '07:00'} required />
          </label>
          <label>
            <input type="checkbox" name="weekends" defaultChecked={quiet?.weekends ?? false} /> {notices.weekends}
          </label>
        </>
      )}
      {issueAt(error, 'quiet') !== null && <span className="field-error">⚠ {issueAt(error, 'quiet')}</span>}
      <span className="field-more">{notices.quietMore}</span>
    </fieldset>
  );
};

const Form = ({ settings }: { readonly settings: Settings }) => {
  const { words } = useWords();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) => answerOf(api.me.notices.$put({ json: settingsIn(form, settings) })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notice-settings'] }),
  });
  const { notices } = words.account;
  return (
    <form
      className="section"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2>{notices.title}</h2>
      <label>
        <input type="checkbox" name="inApp" defaultChecked={settings.inApp} /> {notices.inApp}
      </label>
      <Field label={notices.mail} more={notices.mailMore} error={issueAt(save.error, 'mail')}>
        <input name="mail" type="email" defaultValue={settings.mail ?? ''} maxLength={254} />
      </Field>
      <Robot settings={settings} error={save.error} />
      <Quiet quiet={settings.quiet} error={save.error} />
      <ProblemNote error={save.error} />
      <p className="form-end">
        <span role="status">{save.isSuccess && notices.saved}</span>
        <Button htmlType="submit" loading={save.isPending}>
          {notices.save}
        </Button>
      </p>
    </form>
  );
};

/** How reminders reach a person: in the console, by mail, by a robot, and when not. */
export const NoticeSettings = () => {
  const read = useQuery({ queryKey: ['notice-settings'], queryFn: readSettings });
  const { data } = read;
  if (data === undefined) return <ReadFailed of={read} />;
  return <Form settings={data} />;
};

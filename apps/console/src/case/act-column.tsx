import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ActDialog } from '../acts/act-dialog.tsx';
import type { Case, Permission } from '../acts/case-parts.ts';
import { orderedActs, type RefusedActs } from '../acts/ordered-acts.ts';
import { type Effects, useEffects } from '../acts/use-effects.ts';
import { readCase, readProcedure } from '../data/reads.ts';
import { Article } from '../parts/article.tsx';
import { useWords } from '../words/language.ts';

const FEW = 4;

/** A document has no form: it comes into the case by its upload. */
const UPLOADED = 'document.attached';

const ActLink = ({
  one,
  act,
  effects,
  isPrimary = false,
}: {
  readonly one: Case;
  readonly act: Permission;
  readonly effects: Effects;
  readonly isPrimary?: boolean;
}) => {
  const { words, text } = useWords();
  const effect = effects.get(act.fact);
  const isUpload = act.fact === UPLOADED;
  return (
    <Link
      to="/cases/$id"
      params={{ id: one.id }}
      search={(before) => ({ ...before, ...(isUpload ? { tab: 'attachments' } : {}), fact: act.fact })}
      resetScroll={false}
      activeProps={{}}
      className={isPrimary ? 'primary-button' : 'quiet-button'}
      data-act={isPrimary ? 'primary' : 'quiet'}
    >
      {text(act.label)}
      {effect !== undefined && <span className="act-effect">{words.forms[effect]}</span>}
    </Link>
  );
};

const Refused = ({ one, group: { acts, why } }: { readonly one: Case; readonly group: RefusedActs }) => {
  const { words, text } = useWords();
  const [first] = acts;
  return (
    <li className="refused">
      <p className="refused-name">
        <span aria-hidden="true">⊘</span> {acts.map(({ label }) => text(label)).join('、')}
      </p>
      <p>{text(why.reason)}</p>
      {why.basis !== null && (
        <p>
          <Article basis={why.basis} />
        </p>
      )}
      {why.recordable && first !== undefined && (
        <p>
          <Link
            to="/cases/$id"
            params={{ id: one.id }}
            search={(before) => ({ ...before, fact: first.fact, anyway: true })}
            resetScroll={false}
            activeProps={{}}
          >
            {words.forms.recordAnyway}
          </Link>
        </p>
      )}
    </li>
  );
};

const Refusals = ({ one, groups }: { readonly one: Case; readonly groups: readonly RefusedActs[] }) => {
  const { words } = useWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? groups : groups.slice(0, FEW);
  const count = (some: readonly RefusedActs[]): number => some.reduce((sum, { acts }) => sum + acts.length, 0);
  const rest = count(groups) - count(groups.slice(0, FEW));
  return (
    <section aria-labelledby="acts-not">
      <h2 id="acts-not">{words.forms.cannot}</h2>
      <ul className="refused-list">
        {shown.map((group) => (
          <Refused key={`${group.why.code} ${group.acts[0]?.fact}`} one={one} group={group} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.forms.less : words.forms.more(rest)}
        </button>
      )}
    </section>
  );
};

const Open = ({ caseId }: { readonly caseId: string }) => {
  const { fact, seq, anyway } = useSearch({ from: '/cases/$id' });
  const navigate = useNavigate({ from: '/cases/$id' });
  if (fact === undefined || fact === UPLOADED) return null;
  const close = (): void => {
    void navigate({
      search: ({ tab, clock }) => ({
        ...(tab === undefined ? {} : { tab }),
        ...(clock === undefined ? {} : { clock }),
      }),
      resetScroll: false,
    });
  };
  return (
    <ActDialog
      key={`${fact} ${seq}`}
      caseId={caseId}
      fact={fact}
      seq={seq ?? null}
      isIrregular={anyway === true}
      onClose={close}
    />
  );
};

/** What may be done with a case now, what may not and why, and the form of the act that the address names. */
export const ActColumn = ({ caseId }: { readonly caseId: string }) => {
  const { words, text } = useWords();
  const { data: one } = useSuspenseQuery(readCase(caseId));
  const { data: procedure } = useSuspenseQuery(readProcedure(one.procedure));
  const { primary, quiet, refused } = orderedActs(one, procedure);
  const effects = useEffects(one, procedure);
  const because = one.suggestions.find(({ fact }) => fact === primary?.fact)?.because;
  return (
    <div className="acts">
      <section aria-labelledby="acts-can">
        <h2 id="acts-can">{words.forms.can}</h2>
        {primary === null && quiet.length === 0 && <p className="quiet">{words.forms.nothing}</p>}
        <div className="act-list">
          {quiet.map((act) => (
            <ActLink key={act.fact} one={one} act={act} effects={effects} />
          ))}
        </div>
      </section>
      {refused.length > 0 && <Refusals one={one} groups={refused} />}
      {primary !== null && (
        <div className="act-primary">
          <span className="quiet">{because === undefined ? null : text(because)}</span>
          <ActLink one={one} act={primary} effects={effects} isPrimary />
        </div>
      )}
      <Open caseId={caseId} />
    </div>
  );
};

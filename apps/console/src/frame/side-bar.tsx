import { Link, useRouterState } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import { type Section, useSections } from './sections.ts';
import { isWithin, useSubSections } from './sub-sections.ts';

const Entry = ({ section, onGo }: { readonly section: Section; readonly onGo: () => void }) => {
  const { to, search = {}, label, exact = false, count = 0, isAlarm = false } = section;
  return (
    <Link to={to} search={search} activeOptions={{ exact, includeSearch: to === '/cases' }} onClick={onGo}>
      <span>{label}</span>
      {count > 0 && <span className={isAlarm ? 'badge' : 'side-count'}>{count}</span>}
    </Link>
  );
};

/** The pages inside of the section that is open. */
const Pages = ({ area, onGo }: { readonly area: string; readonly onGo: () => void }) => {
  const pages = useSubSections(area);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (!isWithin(path, pages)) return null;
  return (
    <ul className="side-pages">
      {pages.map(({ to, label }) => (
        <li key={to}>
          <Link to={to} activeOptions={{ exact: true, includeSearch: false }} onClick={onGo}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
};

/** The sections of the console; those that the person's duties do not open are not there. */
export const SideBar = ({
  isOpen,
  onGo,
  onHelp,
}: {
  readonly isOpen: boolean;
  readonly onGo: () => void;
  readonly onHelp: () => void;
}) => {
  const { words } = useWords();
  return (
    <nav className="side" data-open={isOpen} aria-label={words.frame.menu}>
      <ul>
        {useSections().map((section) => (
          <li key={`${section.to} ${section.label}`}>
            <Entry section={section} onGo={onGo} />
            <Pages area={section.to} onGo={onGo} />
          </li>
        ))}
      </ul>
      <p className="side-foot">
        {words.frame.press}{' '}
        <button type="button" className="key" onClick={onHelp} aria-label={words.frame.keys}>
          ?
        </button>{' '}
        {words.frame.keysHint}
      </p>
    </nav>
  );
};

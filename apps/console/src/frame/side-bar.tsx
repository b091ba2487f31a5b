import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import { type Section, useSections } from './sections.ts';

const Entry = ({ section, onGo }: { readonly section: Section; readonly onGo: () => void }) => {
  const { to, search = {}, label, exact = false, count = 0, isAlarm = false } = section;
  return (
    <Link to={to} search={search} activeOptions={{ exact, includeSearch: to === '/cases' }} onClick={onGo}>
      <span>{label}</span>
      {count > 0 && <span className={isAlarm ? 'badge' : 'side-count'}>{count}</span>}
    </Link>
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

import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { api, answerOf } from '../data/api.ts';
import { readMe } from '../data/reads.ts';
import { useThemeChoice } from '../look/theme-choice.ts';
import { setLanguage, useWords } from '../words/language.ts';

const THEMES = ['system', 'light', 'dark'] as const;

/** Who is signed in, the look and language of the pages, and signing out. */
export const AccountMenu = () => {
  const { words, language } = useWords();
  const { data: me } = useQuery(readMe);
  const [theme, setTheme] = useThemeChoice();
  const box = useRef<HTMLDetailsElement>(null);
  // The page is loaded again, so that nothing of this person stays in its memory.
  const leave = useMutation({
    mutationFn: () => answerOf(api.sessions.current.$delete({ query: {} })),
    onSettled: () => location.assign('/console/'),
  });
  return (
    <details
      ref={box}
      className="account"
      onBlur={(event) => {
        if (box.current !== null && !box.current.contains(event.relatedTarget)) box.current.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && box.current !== null) box.current.open = false;
      }}
    >
      <summary>
        {me?.name ?? '…'} <span className="quiet">{me?.unit}</span>
      </summary>
      <div className="account-box">
        <Link
          to="/account"
          className="account-link"
          onClick={() => {
            if (box.current !== null) box.current.open = false;
          }}
        >
          {words.frame.me}
        </Link>
        <fieldset>
          <legend>{words.frame.themeLabel}</legend>
          {THEMES.map((one) => (
            <button key={one} type="button" aria-pressed={theme === one} onClick={() => setTheme(one)}>
              {words.frame.theme[one]}
            </button>
          ))}
        </fieldset>
        <button type="button" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {words.frame.language}
        </button>
        <button type="button" onClick={() => leave.mutate()}>
          {words.frame.signOut}
        </button>
      </div>
    </details>
  );
};

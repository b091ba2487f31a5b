import { Outlet, useRouterState } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { followEvents } from '../data/events.ts';
import { queryClient } from '../data/queries.ts';
import { readMe } from '../data/reads.ts';
import { session } from '../data/session.ts';
import { SignInPage } from '../sign-in/sign-in-page.tsx';
import { useWords } from '../words/language.ts';
import { ConnectionNote } from './connection-note.tsx';
import { ExpiryWarning } from './expiry-warning.tsx';
import { IncidentStrip } from './incident-strip.tsx';
import { PageFailed } from './page-failed.tsx';
import { KeySheet, useFrameKeys } from './keys.tsx';
import { SideBar } from './side-bar.tsx';
import { TopBar } from './top-bar.tsx';

// These pages are for who cannot sign in yet.
const OPEN = new Set(['/console/set-up', '/set-up']);

const Frame = () => {
  const { words } = useWords();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useFrameKeys(() => setHelpOpen(true));
  useEffect(() => followEvents(queryClient), []);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {words.frame.skip}
      </a>
      <IncidentStrip />
      <TopBar onMenu={() => setMenuOpen(!isMenuOpen)} isMenuOpen={isMenuOpen} />
      <SideBar isOpen={isMenuOpen} onGo={() => setMenuOpen(false)} onHelp={() => setHelpOpen(true)} />
      <main id="content" tabIndex={-1}>
        <ConnectionNote />
        <Outlet />
      </main>
      <ExpiryWarning />
      {isHelpOpen && <KeySheet onClose={() => setHelpOpen(false)} />}
    </div>
  );
};

/**
 * The frame around every page. Where a session ends, signing in is shown over the page: what was typed stays in it.
 */
export const Shell = () => {
  const { words } = useWords();
  const { pathname } = useRouterState({ select: ({ location }) => location });
  const lacking = useSyncExternalStore(session.watch, session.get);
  const isOpen = OPEN.has(pathname);
  const me = useQuery({ ...readMe, enabled: !isOpen });
  if (isOpen) return <Outlet />;
  return (
    <>
      {me.data !== undefined && (
        <div inert={lacking !== null}>
          <Frame />
        </div>
      )}
      {lacking !== null && <SignInPage lacking={lacking} isOver={me.data !== undefined} />}
      {me.data === undefined && lacking === null && (
        <main>
          {me.isError ? (
            <>
              <ConnectionNote />
              <PageFailed error={me.error} reset={() => void me.refetch()} />
            </>
          ) : (
            <p className="quiet first-read" role="status">
              {words.frame.loading}
            </p>
          )}
        </main>
      )}
    </>
  );
};

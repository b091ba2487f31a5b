import { Link } from '@tanstack/react-router';
import { type Area, useSubSections } from './sub-sections.ts';

/** The pages of a section beside each other, for screens on which the menu is closed. */
export const PageTabs = ({ area }: { readonly area: Area }) => {
  const pages = useSubSections(area);
  return (
    <nav className="area-tabs">
      {pages.map(({ to, label }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Link>
      ))}
    </nav>
  );
};

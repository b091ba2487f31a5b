import type { ReactNode } from 'react';

/** A box in which a wide table scrolls by itself; it takes the focus, so that it can be scrolled by keyboard. */
export const WideBox = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="wide-box" role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
);

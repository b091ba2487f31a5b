import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A box in which a wide table scrolls; it can be reached by keyboard while there is something to scroll. */
export const ScrollBox = ({ children }: { readonly children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const watch = new ResizeObserver(() => setWide(current.scrollWidth > current.clientWidth));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={box} className="scroll-box" tabIndex={isWide ? 0 : undefined}>
      {children}
    </div>
  );
};

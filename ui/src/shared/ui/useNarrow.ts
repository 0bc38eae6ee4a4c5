import { useLayoutEffect, useState, type RefObject } from 'react';

/** Whether an element is narrower than `px`: the list folds when the card takes its place. */
export function useNarrow(element: RefObject<HTMLElement | null>, px: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () => {
      const { clientWidth: width } = target;
      setNarrow(width > 0 && width < px);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, px]);
  return narrow;
}

import { useEffect, useState } from 'react';

/** The value once it has not changed for `ms` milliseconds: what is typed is searched for when the typing rests. */
export function useSettled<T>(value: T, ms = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

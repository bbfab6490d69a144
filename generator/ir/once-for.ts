/**
 * Caches a function's answer for each object while the object lives. Models ask about each other
 * often, and under `--watch` again whenever one of them has changed.
 */
export function onceFor<Of extends object, Answer extends NonNullable<unknown>>(
  answer: (of: Of) => Answer,
): (of: Of) => Answer {
  const known = new WeakMap<Of, Answer>();
  return (of) => {
    const earlier = known.get(of);
    if (earlier !== undefined) return earlier;
    const first = answer(of);
    known.set(of, first);
    return first;
  };
}

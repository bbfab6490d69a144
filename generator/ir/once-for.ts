/**
 * A function that is asked once for each object, as long as that lives: models that stay as they are
 * are asked about by each other, and again whenever one of them has changed.
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

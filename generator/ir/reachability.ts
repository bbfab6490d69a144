/**
 * Asks whether `is` holds for a node or for any node that it leads to. Nodes may lead to each other
 * in circles. Answers are kept, because every model is asked about.
 */
export function reachability<Node>(
  is: (node: Node) => boolean,
  next: (node: Node) => Iterable<Node>,
): (from: Node) => boolean {
  const known = new Map<Node, boolean>();
  return (from) => {
    const seen = new Set([from]);
    for (const node of seen) {
      const earlier = known.get(node);
      if (earlier ?? is(node)) {
        known.set(from, true);
        return true;
      }
      if (earlier === undefined) for (const one of next(node)) seen.add(one);
    }
    for (const node of seen) known.set(node, false);
    return false;
  };
}

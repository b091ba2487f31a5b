/** Returns the circles of a graph: every set of nodes that reach each other, sorted, in the order of their names. */
export const circlesOf = (graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  // Tarjan's algorithm, without recursion: a chain of imports may be as long as the tree is large.
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const circles: string[][] = [];
  const low = (node: string): number => lowest.get(node) ?? 0;

  const enter = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
  };
  const leave = (node: string): void => {
    if (low(node) !== order.get(node)) return;
    const circle = open.splice(open.lastIndexOf(node));
    for (const one of circle) isOpen.delete(one);
    if (circle.length > 1) circles.push(circle.toSorted());
  };
  const visit = (root: string): void => {
    const path = [{ node: root, targets: [...(graph.get(root) ?? [])] }];
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = top.targets.pop();
      if (target === undefined) {
        path.pop();
        leave(top.node);
        const parent = path.at(-1)?.node;
        if (parent !== undefined) lowest.set(parent, Math.min(low(parent), low(top.node)));
      } else if (!order.has(target)) {
        enter(target);
        path.push({ node: target, targets: [...(graph.get(target) ?? [])] });
      } else if (isOpen.has(target)) {
        lowest.set(top.node, Math.min(low(top.node), order.get(target) ?? 0));
      }
    }
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles.toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
};

/** The TypeScript snippets of a page, by the file name in their first line. */
export const snippetsOf = (page: string): ReadonlyMap<string, string> =>
  new Map(
    [...page.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, file = '', text = '']) => [
      file,
      text,
    ]),
  );

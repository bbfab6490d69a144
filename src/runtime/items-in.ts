/** The items of a list; none for any other value. */
export const itemsIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

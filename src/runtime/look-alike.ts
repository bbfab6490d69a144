/**
 * Which declared name a key could be taken for: one that differs by case, separators, Unicode
 * normalisation, invisible characters, or letters of other scripts that look alike.
 *
 * Some readers behind a parser do take them for each other: Go's `encoding/json` ignores case
 * (CVE-2020-16250), Spring's `disallowedFields` did (CVE-2022-22968). Here they are unknown keys like
 * any other; the likeness is for who reads the audit log.
 *
 * @param key What was sent.
 * @param names What is declared.
 */
export function declaredLike(key: string, names: readonly string[]): string | undefined {
  const skeleton = skeletonOf(key);
  return skeleton === '' ? undefined : names.find((name) => skeletonOf(name) === skeleton);
}

/** What a reader sees of a name, after Unicode TR39: of confusable letters those of ASCII's. */
function skeletonOf(name: string): string {
  return [...name.normalize('NFKC').toLowerCase().normalize('NFD')]
    .map((character) => CONFUSABLES.get(character) ?? character)
    .join('')
    .replace(/[\p{M}\p{Cf}\p{Cc}\s_.\-[\]]/gu, '');
}

/** Lower-case letters of other scripts, behind the one of ASCII that they look like. */
const LOOKING_LIKE = {
  a: 'аαɑ', b: 'ьƅ', c: 'сϲ', d: 'ԁɗ', e: 'еҽє', f: 'ƒ', g: 'ɡ', h: 'һհ', i: 'іιıɩ', j: 'јϳ',
  k: 'кκ', l: 'ӏǀ1', m: 'м', n: 'ոη', o: 'оοօ0', p: 'рρ', q: 'ԛ', r: 'гɾ', s: 'ѕꜱ', t: 'тτ', u: 'υս',
  v: 'νѵ', w: 'ԝѡω', x: 'хχ', y: 'уγү', z: 'ᴢ',
}; // prettier-ignore

const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKING_LIKE).flatMap(([letter, others]) =>
    [...others].map((other): [string, string] => [other, letter]),
  ),
);

/**
 * Reads a multipart form as a careless parser does: it takes the last name, whatever is around it.
 */
export function readMultipart(text: string): Record<string, string> {
  const parts = [
    ...text.matchAll(/name\*?=(?:UTF-8'')?"?([^";\r\n]+)"?[^\r\n]*\r\n\r\n([^]*?)\r\n--/g),
  ];
  return Object.fromEntries(parts.map(([, name = '', value = '']) => [name, value]));
}

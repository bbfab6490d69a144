import { Refused } from './refused.js';

/** A multipart form, read by the platform (RFC 7578). Its bytes were counted before. */
export async function formDataOf(body: Uint8Array, contentType: string): Promise<FormData> {
  const response = new Response(Uint8Array.from(body), {
    headers: { 'content-type': contentType },
  });
  return response.formData().catch(() => {
    throw new Refused(400);
  });
}

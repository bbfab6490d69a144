/** What each host runs: the application, and a route for its audit log. */
import { audit } from '../adapters/application.js';
import { answer } from '../adapters/web-application.js';

export default {
  fetch: (request: Request): Promise<Response> | Response =>
    new URL(request.url).pathname === '/audit' ? Response.json(audit.splice(0)) : answer(request),
};

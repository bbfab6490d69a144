import { defineConfig } from 'gen-dtos/config';

export default defineConfig({
  models: ['models/**/*.model.ts'],
  outDir: 'generated',
  openapi: {
    info: {
      title: 'Service configuration',
      version: '1.0.0',
      description: 'The configuration of services, and their API keys.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Acme', url: 'https://acme.dev' },
    },
    servers: [{ url: 'https://api.acme.dev' }],
    securitySchemes: {
      ApiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description: '`ApiKey`, a space and the key. Never in the query string.',
      },
      XApiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    },
    security: [{ ApiKey: [] }, { XApiKey: [] }],
    resources: {
      ServiceConfig: {
        path: '/configs',
        operations: ['update', 'replace'],
        patch: ['merge-patch', 'json-patch'],
      },
      ApiKey: {
        path: '/keys',
        operations: ['create', 'update', 'delete'],
        patch: ['merge-patch', 'json-patch'],
      },
    },
  },
});

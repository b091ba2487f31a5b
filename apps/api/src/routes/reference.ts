import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OpenAPIHono } from '@hono/zod-openapi';
import { type Env, page } from '../http/index.ts';

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gongkai 公开 · API</title>
<link rel="stylesheet" href="/reference/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/reference/swagger-ui-bundle.js"></script>
<script src="/reference/start.js"></script>
</body>
</html>
`;

const START = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, docExpansion: 'list', validatorUrl: null });\n`;

const HOME = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gongkai 公开</title>
<link rel="stylesheet" href="/home.css">
</head>
<body>
<main>
<h1>Gongkai 公开</h1>
<p>政府信息公开的程序、期限与统计。Procedures, deadlines and figures of Chinese government disclosure.</p>
<ul>
<li><a href="/reference">API 说明 · Reference</a></li>
<li><a href="/api/v1/procedures">程序 · Procedures</a></li>
<li><a href="/api/v1/calendar/deadline?start=2026-01-30&amp;workingDays=20">期限示例 · A deadline, explained</a></li>
<li><a href="/openapi.json">OpenAPI 3.1</a></li>
<li><a href="/healthz">/healthz</a> · <a href="/readyz">/readyz</a> · <a href="/metrics">/metrics</a></li>
</ul>
</main>
</body>
</html>
`;

const HOME_CSS = `body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:0;color:#1d2129;background:#fff}
main{max-width:44rem;margin:12vh auto;padding:0 1.5rem}h1{font-size:2rem;margin:0 0 .5rem}a{color:#0b57d0}li{margin:.4rem 0}
`;

// The published package contains the two files, so that an installation does not need their package, which has an
// install script that reports to its author.
const CARRIED = fileURLToPath(new URL('./reference', import.meta.url));

const folderOfFiles = (): string =>
  existsSync(CARRIED) ? CARRIED : dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Routes of the reference page and the front page: all files are local, without inline script. */
export const referenceRoutes = (hasConsole: boolean) => {
  const root = folderOfFiles();
  const app = new OpenAPIHono<Env>();
  if (!hasConsole) app.openapi(page('/'), (c) => c.html(HOME));
  app.openapi(page('/home.css'), (c) => c.body(HOME_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.openapi(page('/reference'), (c) => c.html(PAGE));
  // People type the slash; in the API an address with an empty segment is not found.
  app.openapi(page('/reference/'), (c) => c.redirect('/reference', 301));
  app.openapi(page('/reference/start.js'), (c) =>
    c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  for (const [file, type] of Object.entries(FILES)) {
    app.openapi(page(`/reference/${file}`), (c) =>
      c.body(readFileSync(join(root, file)), 200, { 'content-type': type, 'cache-control': 'public, max-age=86400' }),
    );
  }
  return app;
};

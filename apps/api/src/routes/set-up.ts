import { OpenAPIHono } from '@hono/zod-openapi';
import { type Env, page } from '../http/index.ts';

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gongkai 公开 · 设置密码</title>
<link rel="stylesheet" href="/set-up/page.css">
</head>
<body>
<main>
<h1>设置用户名和密码</h1>
<p id="told" role="status">正在核对链接 · Checking the link</p>
<form id="form" hidden>
<label>用户名 · User name<input id="username" name="username" autocomplete="username" required minlength="2" maxlength="64"></label>
<label>密码(至少 12 个字符)· Password, 12 characters at least<input id="password" name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="200"></label>
<label>再输入一次 · Once more<input id="again" type="password" autocomplete="new-password" required></label>
<button>保存 · Save</button>
</form>
</main>
<script src="/set-up/page.js"></script>
</body>
</html>
`;

const CSS = `body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:0;color:#1d2129;background:#fff}
main{max-width:28rem;margin:10vh auto;padding:0 1.5rem}h1{font-size:1.5rem}label{display:block;margin:1rem 0}
input{display:block;box-sizing:border-box;width:100%;font:inherit;padding:.4rem .6rem;margin-top:.2rem}
button{font:inherit;padding:.4rem 1.6rem}
`;

// The token is in the part of the address that a browser sends nowhere, and leaves the address at once.
const SCRIPT = `const at = (id) => document.getElementById(id);
const tell = (text) => { at('told').textContent = text; };
const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const post = async (path, body) => {
  const answer = await fetch('/api/v1/invitations/' + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [answer.ok, await answer.json()];
};
const why = (problem) =>
  [problem.detail, ...(problem.issues || []).map((one) => one.path + ': ' + one.message)].join(' ');
const begin = async () => {
  const [ok, link] = await post('check', { token });
  if (!ok) return tell(why(link));
  tell(link.name);
  if (link.username !== null) {
    at('username').value = link.username;
    at('username').readOnly = true;
  }
  at('form').hidden = false;
};
at('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const password = at('password').value;
  if (password !== at('again').value) return tell('两次输入的密码不一致 · The passwords differ');
  const [ok, saved] = await post('accept', { token, username: at('username').value, password });
  if (!ok) return tell(why(saved));
  at('form').remove();
  tell('已保存,请登录 · Saved; sign in as ' + saved.username);
});
begin().catch(() => tell('无法连接 · No connection'));
`;

/** The page behind a one-time link; a browser takes what follows # along to the page of the console. */
export const setUpRoutes = (hasConsole: boolean) => {
  const app = new OpenAPIHono<Env>();
  if (hasConsole) {
    app.openapi(page('/set-up'), (c) => c.redirect('/console/set-up', 302));
    return app;
  }
  app.openapi(page('/set-up'), (c) => c.html(PAGE));
  app.openapi(page('/set-up/page.css'), (c) => c.body(CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.openapi(page('/set-up/page.js'), (c) =>
    c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  return app;
};

/** What the browser shows after the sign-in came back. Static: no scripts, nothing from elsewhere. */
function page(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta http-equiv="Cache-Control" content="no-store">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 32rem; padding: 0 1rem; }</style>
</head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>`;
}

export const SUCCESS_PAGE = page(
  'Signed in',
  'You can close this page and go back to Tidewatch. It checks the account and goes on by itself.',
);

export const ERROR_PAGE = page(
  'Not signed in',
  'You can close this page. Tidewatch says what happened and what to do next.',
);

/** The other parts of the hostile manuscript: its metadata, a drawing, and a template of its own. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../command-line.ts';

/** Metadata that breaks out of wherever it is printed unescaped. */
export const METADATA = `title: 'A report</title><script>document.title="pwned"</script>'
subtitle: '<img src=x onerror=document.title="pwned">'
description: '"><script>document.title="pwned"</script><meta http-equiv="refresh" content="0;url=SERVER/description">'
authors: ['"><script>document.title="pwned"</script>', "' onmouseover='document.title=1"]
publisher: '{{ "now" | date: "%s" }}{% include "canary" %}'
rights: ']]><script>document.title="pwned"</script>'
subjects: ['<x:y>&canary;', '--><script>document.title="pwned"</script>']
language: en
uuid: 123e4567-e89b-42d3-a456-426614174000
slug: hostile
template: ./template
cover: linked.png
`;

/** A drawing that would run, load and embed. */
export const DRAWING = `<?xml version="1.0"?>
<?xml-stylesheet href="SERVER/drawing.css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="30" onload="document.title='pwned'">
  <script>document.title = 'pwned'</script>
  <style>@import url("SERVER/drawing-style.css"); rect { fill: url(SECRET/canary.svg#x) }</style>
  <foreignObject width="90" height="30"><iframe xmlns="http://www.w3.org/1999/xhtml" src="SECRET/canary.txt"/></foreignObject>
  <image href="SECRET/canary.png" width="9" height="9"/>
  <image xlink:href="SERVER/drawing.png" width="9" height="9"/>
  <use href="SERVER/drawing.svg#x"/>
  <a href="javascript:document.title='pwned'"><rect width="90" height="30" fill="#eee"/></a>
  <rect width="9" height="9" style="fill: url(SERVER/fill.svg#x)"/>
  <set attributeName="onmouseover" to="document.title='pwned'"/>
  <text x="2" y="20" font-size="9">A drawing</text>
</svg>
`;

/** A style sheet that loads; each line is reported with its own number. */
const CSS = `@import url("SERVER/import.css");
@import "SECRET/canary.css";
@import '../../outside/canary.css';
body { background: url(SECRET/canary.png) }
p { background-image: image-set("SERVER/set.png" 1x) }
h1 { background: url('../../outside/canary.png') }
h2 { background: url("fonts/linked.png") }
h3 { --hidden: url(SERVER/variable.png); background: var(--hidden) }
@font-face { font-family: Stolen; src: url(SERVER/font.woff2) }
h4 { background: u\\72l(SERVER/escaped.png) }
@\\69mport url(SERVER/escaped-import.css);
@media print { p { content: url(//127.0.0.1/print.png) } }
`;

const HEAD = `<meta http-equiv="refresh" content="0; url=SERVER/refresh">
<base href="SERVER/">
<link rel="stylesheet" href="SECRET/canary.css">
<link rel="stylesheet" href="SERVER/link.css">
<link rel="prefetch" href="SERVER/prefetch">
<script>document.title = 'pwned'; fetch('SERVER/fetch')</script>
<script src="SERVER/script.js"></script>`;

const BODY = `<iframe src="SECRET/canary.txt"></iframe>
<iframe srcdoc="<script>parent.document.title='pwned'</script>"></iframe>
<img src="SECRET/canary.png" alt="">
<img src="SERVER/shell.png" srcset="SERVER/shell-2.png 2x" onerror="document.title='pwned'" alt="">
<object data="SECRET/canary.txt"></object>
<embed src="SECRET/canary.txt">
<a href="javascript:document.title='pwned'" ping="SERVER/ping">words</a>
<svg><image href="SECRET/canary.png"/><use href="SERVER/use.svg#x"/><script>document.title='pwned'</script></svg>
<form action="SERVER/form"><button formaction="javascript:alert(1)">words</button></form>
<style>p { background: url(SERVER/inline.png) } @import url(SECRET/canary.css);</style>
<p style="background: url(SERVER/attribute.png)">words</p>`;

const shell = (rest: string): string => `<!doctype html>
<html lang="{{ language }}" onclick="document.title='pwned'">
<head>
<title>{{ title }}</title>
${HEAD}
<style>{{ css | raw }}</style>
</head>
<body onload="document.title='pwned'">
<h1>{{ title }}</h1>
<p>{{ publisher }} {{ description }} {{ authors }}</p>
${BODY}
{{ contents | raw }}
${rest}
</body>
</html>
`;

/** The files of the template. */
export const TEMPLATE: Readonly<Record<string, string>> = {
  'screen.css': CSS,
  'print.css': CSS,
  'epub.css': CSS,
  'page.liquid': shell(
    '<main id="text">{% for chapter in chapters %}<section id="{{ chapter.id }}"><h2>{{ chapter.heading | raw }}</h2>{{ chapter.body | raw }}</section>{% endfor %}</main>{{ notes | raw }}',
  ),
  // The print shell of the package, with the attacks put in: the make-up wants its sections.
  'print.liquid': readFileSync(join(ROOT, 'templates', 'report', 'print.liquid'), 'utf8')
    .replace('<body>', `<body onload="document.title='pwned'">`)
    .replace('</head>', `${HEAD}</head>`)
    .replace('<section class="imprint">', `<section class="imprint">${BODY}`),
};
